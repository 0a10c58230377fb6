"""Copies of the database: made while the bot runs, verified before anybody relies on them.

These functions block; call them off the event loop.
"""

from __future__ import annotations

import os
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from storage import archive
from storage.migrate import migrations

_STEP: Final = 1000  # pages copied before the writer gets its turn
_SIDES: Final = ("-wal", "-shm")


class BadCopy(Exception):  # noqa: N818 — its sentence says what is wrong
    """A copy that must not be relied on; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A copy that was made: its size in bytes, how many kept files are in it, and which are not to be found."""

    size: int
    files: int = 0
    missing: tuple[str, ...] = ()


def backup(database: Path, target: Path, folder: Path | None = None) -> Saved:
    """Copy ``database`` to the new file ``target`` and verify the copy.

    With a ``folder`` the kept files that the database names go along, and the copy is a tar of both; where
    there are none it is the database alone. Files are written before they are named and never change: so
    the copy is one consistent state, whatever is written meanwhile. Whatever goes wrong, no half copy stays
    under the name; a kept file that is missing or damaged is told and holds up no copy.

    Raises FileExistsError where ``target`` is there already, FileNotFoundError where there is no database,
    ``BadCopy`` when the copy fails its check.
    """
    if target.exists():
        raise FileExistsError(17, "There is a file of this name already; choose another name", str(target))
    if not database.is_file():
        raise FileNotFoundError(2, "There is no database yet; DATABASE_URL names this file", str(database))
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as room:
        part = Path(room) / archive.DATABASE
        _copy(database, part)
        verify(part)
        whole, missing = _files(part, folder)
        if folder is not None and whole:
            packed = Path(room) / "copy.tar"
            archive.pack(part, folder, whole, packed)
            packed.chmod(0o600)
            part = packed
        os.link(part, target)  # unlike rename, this never overwrites
    _flush(target)
    return Saved(target.stat().st_size, len(whole), missing)


def _files(copy: Path, folder: Path | None) -> tuple[list[str], tuple[str, ...]]:
    named = archive.named(copy) if folder is not None else []
    whole = [sha256 for sha256 in named if folder is not None and archive.is_whole(folder, sha256)]
    return whole, tuple(sorted(set(named) - set(whole)))


def restore(copy: Path, database: Path, aside: Path, folder: Path | None = None) -> bool:
    """Put a verified copy in the database's place, and the present one under ``aside``; whether there was one.

    The files of a copy that has any are laid into ``folder``, beside those that are there. Only while nothing
    has the database open. Raises ``BadCopy``, and then nothing was changed.
    """
    if folder is None or not archive.is_archive(copy):
        return _restore(copy, database, aside)
    database.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".restore.", dir=database.parent) as room:
        part, files = Path(room) / archive.DATABASE, Path(room) / "files"
        try:
            digests = archive.unpack(copy, part, files)
        except (ValueError, tarfile.TarError) as error:
            raise BadCopy(f"{copy.name} is not a whole copy: {error}.") from error
        verify(part)
        archive.bring(files, digests, folder)
        return _restore(part, database, aside)


def _restore(copy: Path, database: Path, aside: Path) -> bool:
    verify(copy)
    database.parent.mkdir(parents=True, exist_ok=True)
    part = database.with_name(f".{database.name}.part")
    part.unlink(missing_ok=True)
    try:
        _copy(copy, part)
        verify(part)
        had_one = _keep(database, aside)
        part.replace(database)
    finally:
        part.unlink(missing_ok=True)
    _flush(database)
    return had_one


def _keep(database: Path, aside: Path) -> bool:
    if not database.exists():
        return False
    _settle(database)
    os.link(database, aside)
    for side in _SIDES:  # there still, where the database was too damaged to settle
        if (left := database.with_name(database.name + side)).exists():
            left.rename(aside.with_name(aside.name + side))
    return True


def verify(copy: Path) -> None:
    """Read the whole copy and check it. Raises ``BadCopy``, or FileNotFoundError."""
    if not copy.is_file():
        raise FileNotFoundError(2, "There is no such file", str(copy))
    try:
        with closing(_open(copy)) as connection:
            _judge(connection)
    except sqlite3.DatabaseError as error:
        raise BadCopy(f"{copy.name} is not a whole database: {error}.") from error


def _judge(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise BadCopy(f"The file is damaged: {found}.")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise BadCopy("The file is damaged: a row points to a row that is not there.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = migrations()[-1].number
    if version == 0:
        raise BadCopy("The file is a database, but not one of this bot.")
    if version > newest:
        raise BadCopy(
            f"The file is of a newer bot (schema {version}, this one knows {newest}): update the bot first."
        )


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))  # it holds what the office writes
    try:
        with closing(_open(source)) as reading, closing(sqlite3.connect(target)) as writing:
            reading.backup(writing, pages=_STEP)
            writing.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
    except sqlite3.OperationalError:
        raise  # the disk, the rights, another writer: not the file's fault
    except sqlite3.DatabaseError as error:
        raise BadCopy(f"{source.name} is not a whole database: {error}.") from error


def _settle(database: Path) -> None:
    """Bring what is in the side file home, so that the file alone is the whole state."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError:
        return  # too damaged to settle: kept aside as it is


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)


def _flush(path: Path) -> None:
    for place in (path, path.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
