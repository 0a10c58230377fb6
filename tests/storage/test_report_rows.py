"""Rows of reports: earlier ones are kept, impossible ones are refused, hot questions have an index."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage import migrate, people
from storage.migrate import migrations
from storage.store import Store, Tx, open_store
from tests.conftest import Clock

AT = "2026-07-20T02:00:00.000Z"


async def _office(tx: Tx) -> None:
    """One person, one unit, one directive, by hand: these rows are older than the code that writes them."""
    await people.meet(tx, 100, "Hoa")
    await tx.run("INSERT INTO units (id, code, kind, created_at) VALUES (1, 'X1', 'commune', ?)", AT)
    await tx.run(
        "INSERT INTO directives (id, kind, subject, search_key, urgency, ack_wanted, state, published_by,"
        " published_at, release_at) VALUES (1, 'notice', 'đê', 'de', 'normal', 1, 'published', 1, ?, ?)",
        AT, AT,
    )  # fmt: skip


async def test_reports_of_an_earlier_version_are_kept(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await open_store(tmp_path / "old.db", clock)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(migrate, "migrations", lambda: [m for m in migrations() if m.number < 11])
            await migrate.migrate(store)
        await store.write(_old)
        assert "0011_reports" in await migrate.migrate(store)
        rows = await store.read(_all)
        assert rows == [(1, "sent", AT, "text", "Đã xong"), (1, "sent", AT, "photo", "Ảnh")]
        assert await store.read(_orphans) == []
    finally:
        await store.close()


async def _old(tx: Tx) -> None:
    await _office(tx)
    await tx.run(
        "INSERT INTO reports (id, directive_id, unit_id, revision, person_id, state, started_at, sent_at)"
        " VALUES (1, 1, 1, 1, 1, 'sent', ?, ?)",
        AT, AT,
    )  # fmt: skip
    for message, kind, text in ((1, "text", "Đã xong"), (2, "photo", "Ảnh")):
        await tx.run(
            "INSERT INTO report_parts (report_id, message_id, kind, text) VALUES (1, ?, ?, ?)",
            message,
            kind,
            text,
        )


async def _all(tx: Tx) -> list[tuple[object, ...]]:
    rows = await tx.rows(
        "SELECT r.id, r.state, r.sent_at, p.kind, p.text FROM reports r"
        " JOIN report_parts p ON p.report_id = r.id"
        " ORDER BY p.id"
    )
    return [tuple(row) for row in rows]


async def _orphans(tx: Tx) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await tx.rows("PRAGMA foreign_key_check")]


IMPOSSIBLE = [
    "state = 'sent'",  # without when
    "state = 'returned', sent_at = '{at}', decided_at = '{at}', decided_by = 1",  # without why
    "state = 'accepted', sent_at = '{at}'",  # by nobody
    "state = 'superseded', sent_at = '{at}'",  # by nothing
    "percent = 101",
    "progress = 'soon'",
]


@pytest.mark.parametrize("change", IMPOSSIBLE)
async def test_what_cannot_be_is_refused(store: Store, change: str) -> None:
    async def attempt(tx: Tx) -> None:
        await _office(tx)
        await tx.run(
            "INSERT INTO reports (id, directive_id, unit_id, revision, person_id, started_at)"
            " VALUES (1, 1, 1, 1, 1, ?)",
            AT,
        )
        await tx.run(f"UPDATE reports SET {change.format(at=AT)}")

    with pytest.raises(sqlite3.IntegrityError):
        await store.write(attempt)


HOT = [
    ("SELECT max(id) FROM reports WHERE directive_id = 1 AND unit_id = 1"
     " AND state IN ('sent', 'accepted', 'returned')", "reports_of_directive"),
    ("SELECT id FROM reports WHERE person_id = 1 AND directive_id = 1 AND unit_id = 1 AND state = 'writing'",
     "reports_one_pen"),
    ("SELECT key FROM files WHERE state = 'wanted' AND next_at <= '2026' ORDER BY next_at LIMIT 2",
     "files_wanted"),
    ("SELECT * FROM extensions WHERE directive_id = 1 AND unit_id = 1 AND state = 'asked'",
     "extensions_one_open"),
    ("SELECT * FROM report_parts WHERE report_id = 1 ORDER BY id", "report_parts_of_report"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "index"), HOT)
async def test_hot_questions_have_an_index(store: Store, sql: str, index: str) -> None:
    async def plan(tx: Tx) -> str:
        return " ".join(row["detail"] for row in await tx.rows(f"EXPLAIN QUERY PLAN {sql}"))

    assert index in await store.read(plan)
