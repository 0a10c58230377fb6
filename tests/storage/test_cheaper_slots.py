"""Migration 45 changes what slots cost, not what they are: rows, ids, references and conditions stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.migrate import migrations, statements

NUMBER = 45
DUE = "2026-07-24T10:00:00.000Z"
OFFICE = f"""
INSERT INTO people (id, telegram_id, name, created_at, seen_at) VALUES (1, 1001, 'Lan', '{DUE}', '{DUE}');
INSERT INTO units (id, code, kind, created_at) VALUES (1, 'X1', 'commune', '{DUE}');
INSERT INTO directives (id, kind, subject, search_key, urgency, ack_wanted, state, published_by, published_at,
    release_at) VALUES (1, 'directive', 'lũ', 'lũ', 'normal', 1, 'published', 1, '{DUE}', '{DUE}');
INSERT INTO duties (id, directive_id, position, body) VALUES (1, 1, 0, '{{}}');
INSERT INTO duty_units (duty_id, unit_id) VALUES (1, 1);
INSERT INTO slots (id, duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at, remind_at,
    soft_at) VALUES (7, 1, 1, 1, 'a', '{DUE}', '{DUE}', '{DUE}', '{DUE}', '{DUE}');
INSERT INTO slots (id, duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at)
    VALUES (9, 1, 1, 1, 'b', '{DUE}', '{DUE}', '{DUE}');
INSERT INTO reports (id, directive_id, unit_id, revision, slot_id, person_id, state, started_at, sent_at)
    VALUES (3, 1, 1, 1, 9, 1, 'sent', '{DUE}', '{DUE}');
UPDATE slots SET state = 'reported', report_id = 3 WHERE id = 9;
INSERT INTO extensions (directive_id, unit_id, slot_id, person_id, due_at, wanted_at, reason, asked_at)
    VALUES (1, 1, 7, 1, '{DUE}', '2026-07-30', 'mưa', '{DUE}');
"""
IMPOSSIBLE = [
    "state = 'gone'",
    "state = 'reported'",
    "state = 'accepted'",
    "state = 'returned'",
    "state = 'cancelled'",  # and still to be reminded of
    "state = 'returned', returned_at = NULL, remind_at = NULL",
    "late = 2",
    "late_at = '2026-07-01'",
    "unit_id = 5",
    "planned_for = 'b'",
]


def bring(database: sqlite3.Connection, *, since: int, until: int) -> None:
    """Apply the migrations of these numbers as the bot does, in one transaction each."""
    for migration in migrations():
        if since <= migration.number <= until:
            database.execute("BEGIN IMMEDIATE")
            for statement in statements(migration.sql):
                database.execute(statement)
            database.execute("COMMIT")


def rows(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    return database.execute("SELECT * FROM slots ORDER BY id").fetchall()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An office as it was before the migration, with data."""
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        bring(opened, since=1, until=NUMBER - 1)
        opened.executescript(OFFICE)
        yield opened


def test_every_row_and_all_that_refers_to_it_stays(database: sqlite3.Connection) -> None:
    before = rows(database)
    bring(database, since=NUMBER, until=NUMBER)
    assert rows(database) == before
    assert [row[0] for row in before] == [7, 9]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("change", IMPOSSIBLE)
@pytest.mark.parametrize("reopened", [False, True], ids=["at once", "after a restart"])
def test_what_was_impossible_is_impossible(
    database: sqlite3.Connection, tmp_path: Path, change: str, *, reopened: bool
) -> None:
    forbidden = f"UPDATE slots SET {change} WHERE id = 7"
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(forbidden)
    bring(database, since=NUMBER, until=NUMBER)
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            (other if reopened else database).execute(forbidden)


def test_what_was_possible_is_possible(database: sqlite3.Connection) -> None:
    bring(database, since=NUMBER, until=NUMBER)
    for change in (
        "state = 'returned', returned_at = 'x', remind_at = 'y'",
        "state = 'cancelled', remind_at = NULL",
        "state = 'open', remind_at = 'z'",
        "state = 'accepted', report_id = 3, remind_at = NULL, late = 1",
    ):
        assert database.execute(f"UPDATE slots SET {change} WHERE id = 7").rowcount == 1


def test_the_condition_is_the_new_one_and_later_columns_may_come(database: sqlite3.Connection) -> None:
    bring(database, since=NUMBER, until=NUMBER)
    database.execute("ALTER TABLE slots ADD COLUMN later TEXT")
    (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'slots'").fetchone()
    assert "CHECK (state NOT IN" not in sql
    assert "'open', 'reported'" not in sql
    assert "CHECK (state = 'open' OR (" in sql
    (index,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'slots_late'").fetchone()
    assert "(directive_id, late_at)" in index
    assert "later" in [row[1] for row in database.execute("PRAGMA table_info(slots)")]
