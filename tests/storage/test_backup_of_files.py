"""The files that reports brought along go with the copy: whole, under their digests, and come back."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.keeper import put
from domain.reports import Part
from storage import archive, files
from storage.backup import BadCopy, backup, restore, verify
from storage.migrate import migrate
from storage.store import open_store

PHOTO, PLAN = b"a picture of the dam", b"a plan of the dyke"


@pytest.fixture
async def office(tmp_path: Path, clock: object) -> Path:
    """A database that names two kept files, and its folder."""
    database = tmp_path / "office" / "office.db"
    store = await open_store(database, clock)  # type: ignore[arg-type]  # the fixture's clock is callable
    await migrate(store)
    for data in (PHOTO, PLAN):
        key = put(files.folder_of(database), data)
        await store.write(files.want, [Part("photo", "", "id", key, "photo.jpg", len(data))])
        await store.write(files.kept, key, key, len(data))
    await store.close()
    return database


def folder(database: Path) -> Path:
    return files.folder_of(database)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_database_and_files_come_back_from_one_copy(office: Path, tmp_path: Path) -> None:
    saved = backup(office, tmp_path / "copy.tar", folder(office))
    assert (saved.files, saved.missing) == (2, ())
    elsewhere = tmp_path / "new" / "office.db"
    assert restore(tmp_path / "copy.tar", elsewhere, tmp_path / "aside.db", folder(elsewhere)) is False
    verify(elsewhere)
    for data in (PHOTO, PLAN):
        path = archive.place(folder(elsewhere), digest(data))
        assert path.read_bytes() == data
        assert path.stat().st_mode & 0o077 == 0
    assert archive.named(elsewhere) == sorted(map(digest, (PHOTO, PLAN)))
    assert {path.name for path in elsewhere.parent.iterdir()} == {"office.db", "files"}


def test_others_may_not_read_it_and_nobodys_name_is_in_it(office: Path, tmp_path: Path) -> None:
    backup(office, tmp_path / "copy.tar", folder(office))
    assert (tmp_path / "copy.tar").stat().st_mode & 0o077 == 0
    with tarfile.open(tmp_path / "copy.tar") as tar:
        assert {(member.uname, member.uid, member.mode) for member in tar} == {("", 0, 0o600)}


def test_a_restore_mends_a_damaged_file_and_leaves_others_alone(office: Path, tmp_path: Path) -> None:
    backup(office, tmp_path / "copy.tar", folder(office))
    archive.place(folder(office), digest(PHOTO)).write_bytes(b"damaged")
    later = put(folder(office), b"came later")
    assert restore(tmp_path / "copy.tar", office, tmp_path / "aside.db", folder(office)) is True
    assert archive.is_whole(folder(office), digest(PHOTO))
    assert archive.is_whole(folder(office), later)


def test_a_missing_file_is_named_and_holds_up_no_copy(office: Path, tmp_path: Path) -> None:
    archive.place(folder(office), digest(PLAN)).unlink()
    saved = backup(office, tmp_path / "copy.tar", folder(office))
    assert (saved.files, saved.missing) == (1, (digest(PLAN),))


def test_without_kept_files_a_copy_is_the_database_alone(office: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office)) as connection, connection:
        connection.execute("DELETE FROM files")
    backup(office, tmp_path / "copy.db", folder(office))
    verify(tmp_path / "copy.db")


def test_a_plain_copy_of_before_is_still_restored(office: Path, tmp_path: Path) -> None:
    backup(office, tmp_path / "copy.db")
    assert restore(tmp_path / "copy.db", office, tmp_path / "aside.db", folder(office)) is True


def hostile(target: Path, name: str, data: bytes, kind: bytes = tarfile.REGTYPE) -> Path:
    with tarfile.open(target, "w") as tar:
        member = tarfile.TarInfo(name)
        member.size, member.type, member.linkname = len(data), kind, "/etc/passwd"
        tar.addfile(member, io.BytesIO(data))
    return target


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../escaped", tarfile.REGTYPE),
        ("/tmp/escaped", tarfile.REGTYPE),
        ("database.db", tarfile.SYMTYPE),
        (f"files/aa/{'b' * 64}", tarfile.REGTYPE),
        (f"files/{'ab'}/{'ab' * 32}", tarfile.REGTYPE),  # not its digest
    ],
)
def test_a_copy_that_holds_anything_else_changes_nothing(
    office: Path, tmp_path: Path, name: str, kind: bytes
) -> None:
    before = office.read_bytes()
    copy = hostile(tmp_path / "bad.tar", name, b"", kind)
    with pytest.raises(BadCopy, match="not a whole copy"):
        restore(copy, office, tmp_path / "aside.db", folder(office))
    assert office.read_bytes() == before
    assert not (tmp_path / "aside.db").exists()
    assert not (tmp_path / "escaped").exists()


def test_a_cut_off_copy_changes_nothing(office: Path, tmp_path: Path) -> None:
    backup(office, tmp_path / "copy.tar", folder(office))
    data = (tmp_path / "copy.tar").read_bytes()
    (tmp_path / "cut.tar").write_bytes(data[: len(data) // 2])
    with pytest.raises(BadCopy):
        restore(tmp_path / "cut.tar", office, tmp_path / "aside.db", folder(office))
