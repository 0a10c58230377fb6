"""A copy with the files that reports brought along: one tar, the database first, each file under its SHA-256.

These functions block; call them off the event loop.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

DATABASE: Final = "database.db"
_FILE: Final = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_PIECE: Final = 1024 * 1024  # bytes read at once: a video has twenty times as many


def named(database: Path) -> list[str]:
    """The digests of the files that this database says are kept."""
    with closing(
        sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    ) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'files'").fetchone()
        if not known:  # a copy of an older bot
            return []
        rows = connection.execute("SELECT DISTINCT sha256 FROM files WHERE state = 'kept' ORDER BY sha256")
        return [str(row[0]) for row in rows]


def place(folder: Path, sha256: str) -> Path:
    """Where a file of this digest lies."""
    return folder / sha256[:2] / sha256


def is_whole(folder: Path, sha256: str) -> bool:
    """Whether the file is there and is what its name says."""
    path = place(folder, sha256)
    return path.is_file() and _digest(path) == sha256


def pack(database: Path, folder: Path, digests: list[str], target: Path) -> None:
    """Write a new tar of the database and these files, each of which must be whole."""
    with tarfile.open(target, "x:", format=tarfile.PAX_FORMAT) as tar:
        tar.add(database, DATABASE, filter=_plain)
        for sha256 in digests:
            tar.add(place(folder, sha256), f"files/{sha256[:2]}/{sha256}", filter=_plain)


def is_archive(copy: Path) -> bool:
    """Whether this is a tar and no plain database."""
    return copy.is_file() and tarfile.is_tarfile(copy)


def unpack(copy: Path, database: Path, folder: Path) -> list[str]:
    """Lay the database and the files of a tar into ``database`` and ``folder``; the files' digests.

    Raises ``ValueError`` for a tar that holds anything else, or a file that is not what its name says.
    """
    with tarfile.open(copy, "r:") as tar:
        found = [_unpack(tar, member, database, folder) for member in tar]
    if "" not in found:
        raise ValueError("no database is in it")
    return [sha256 for sha256 in found if sha256]


def bring(folder: Path, digests: list[str], home: Path) -> None:
    """Move unpacked files home; what is there already is left alone, for equal files are one."""
    for sha256 in digests:
        target = place(home, sha256)
        if not is_whole(home, sha256):
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.move(place(folder, sha256), target)


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, database: Path, folder: Path) -> str:
    named_so = _FILE.fullmatch(member.name)
    content = tar.extractfile(member) if member.isreg() and (named_so or member.name == DATABASE) else None
    if content is None:
        raise ValueError(f"it holds something that is no copy's: {member.name[:80]!r}")
    target = place(folder, named_so[2]) if named_so else database
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with content, target.open("xb") as file:
        target.chmod(0o600)
        shutil.copyfileobj(content, file, _PIECE)
    if named_so and _digest(target) != named_so[2]:
        raise ValueError(f"a file in it is damaged: {named_so[2]}")
    return named_so[2] if named_so else ""


def _plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's name and rights: whoever restores it owns it."""
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    return info


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
