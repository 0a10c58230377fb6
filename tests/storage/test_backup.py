"""Copies: whole while others write, never over a file, never from or to anything damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import facts
from storage.backup import BadCopy, Saved, backup, restore, verify
from storage.migrate import migrate
from storage.store import Store, open_store


def fact(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute("SELECT value FROM facts WHERE name = 'office'").fetchone()
    return str(row[0])


async def furnish(path: Path, clock: object, value: str) -> Store:
    store = await open_store(path, clock)  # type: ignore[arg-type]  # the fixture's clock is callable
    await migrate(store)
    await store.write(facts.put, "office", value)
    return store


@pytest.fixture
async def database(tmp_path: Path, clock: object) -> Path:
    path = tmp_path / "office.db"
    await (await furnish(path, clock, "before")).close()
    return path


async def test_a_copy_of_an_open_database_has_what_was_committed(tmp_path: Path, clock: object) -> None:
    store = await furnish(tmp_path / "office.db", clock, "still in the side file")
    saved = backup(tmp_path / "office.db", tmp_path / "copy.db")
    await store.close()
    assert saved == Saved((tmp_path / "copy.db").stat().st_size)
    assert fact(tmp_path / "copy.db") == "still in the side file"


def test_a_copy_never_replaces_a_file(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("dear")
    with pytest.raises(FileExistsError, match="choose another name"):
        backup(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "dear"


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no database yet"):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    assert not list(tmp_path.iterdir())


def test_others_may_not_read_a_copy(database: Path, tmp_path: Path) -> None:
    backup(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.glob("*copy*")} == {"copy.db"}


def test_a_damaged_database_makes_no_copy(database: Path, tmp_path: Path) -> None:
    damage(database)
    with pytest.raises(BadCopy):
        backup(database, tmp_path / "copy.db")
    assert {path.name for path in tmp_path.iterdir()} <= {"office.db", "office.db-wal", "office.db-shm"}


async def test_a_restore_brings_back_the_copy_and_keeps_what_was_there(
    database: Path, tmp_path: Path, clock: object
) -> None:
    backup(database, tmp_path / "copy.db")
    await (await furnish(database, clock, "after")).close()
    assert restore(tmp_path / "copy.db", database, tmp_path / "aside.db") is True
    assert fact(database) == "before"
    assert fact(tmp_path / "aside.db") == "after"
    assert (tmp_path / "copy.db").exists()


def test_a_restore_needs_no_database_to_replace(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "office.db"
    assert restore(database, target, tmp_path / "aside.db") is False
    assert fact(target) == "before"


def test_a_damaged_database_is_kept_aside_whole_with_its_side_file(database: Path, tmp_path: Path) -> None:
    backup(database, tmp_path / "copy.db")
    damage(database)
    (tmp_path / "office.db-wal").write_bytes(b"what was not settled")
    restore(tmp_path / "copy.db", database, tmp_path / "aside.db")
    assert fact(database) == "before"
    assert (tmp_path / "aside.db").exists()


def test_a_bad_copy_changes_nothing(database: Path, tmp_path: Path) -> None:
    backup(database, tmp_path / "copy.db")
    damage(tmp_path / "copy.db")
    with pytest.raises(BadCopy):
        restore(tmp_path / "copy.db", database, tmp_path / "aside.db")
    assert fact(database) == "before"
    assert not (tmp_path / "aside.db").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "not one of this bot"), (b"hello" * 300, "not a database"), (b"SQLite format 3\0", "not a")],
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(BadCopy, match=told):
        verify(tmp_path / "x.db")


def test_a_copy_of_a_newer_bot_is_refused(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(BadCopy, match="newer bot"):
        verify(database)


def test_a_row_without_its_parent_is_refused(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO unit_names (unit_id, name, valid_from) VALUES (7, 'x', '2026-01-01')")
    with pytest.raises(BadCopy, match="points to a row"):
        verify(database)


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(size // 3)
        file.write(b"\xff" * (size // 3))
