"""More time that units ask for, and what became of it."""

from __future__ import annotations

from datetime import datetime

from domain import times
from domain.reports import Extension
from storage.store import Row, Tx


async def ask(
    tx: Tx,
    directive_id: int,
    unit_id: int,
    slot_id: int | None,
    person_id: int,
    due_at: datetime,
    wanted_at: datetime,
    reason: str,
) -> int | None:
    """Write the request down; its id, or None while another one of the unit is open."""
    row = await tx.row(
        "INSERT INTO extensions (directive_id, unit_id, slot_id, person_id, due_at, wanted_at, reason,"
        " asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        directive_id, unit_id, slot_id, person_id, times.to_text(due_at), times.to_text(wanted_at), reason,
        tx.stamp,
    )  # fmt: skip
    return None if row is None else int(row["id"])


async def get(tx: Tx, extension_id: int) -> Extension | None:
    """The request of this id."""
    row = await tx.row("SELECT * FROM extensions WHERE id = ?", extension_id)
    return None if row is None else _extension(row)


async def decide(tx: Tx, extension_id: int, state: str, by_id: int) -> bool:
    """Approved or refused; False if somebody was faster."""
    changed = await tx.run(
        "UPDATE extensions SET state = ?, decided_at = ?, decided_by = ? WHERE id = ? AND state = 'asked'",
        state, tx.stamp, by_id, extension_id,
    )  # fmt: skip
    return changed == 1


async def asked(tx: Tx, directive_id: int) -> list[Extension]:
    """The open requests on a directive, oldest first."""
    rows = await tx.rows(
        "SELECT * FROM extensions WHERE directive_id = ? AND state = 'asked' ORDER BY id", directive_id
    )
    return [_extension(row) for row in rows]


async def asked_by(tx: Tx, directive_id: int, unit_id: int) -> Extension | None:
    """The unit's open request."""
    row = await tx.row(
        "SELECT * FROM extensions WHERE directive_id = ? AND unit_id = ? AND state = 'asked'",
        directive_id, unit_id,
    )  # fmt: skip
    return None if row is None else _extension(row)


async def granted_of(tx: Tx, directive_id: int) -> dict[int, datetime]:
    """For each unit that was given more time for what it still owes: until when."""
    rows = await tx.rows(
        "SELECT e.unit_id, max(e.wanted_at) AS until FROM extensions e LEFT JOIN slots s ON s.id = e.slot_id"
        " WHERE e.directive_id = ? AND e.state = 'approved'"
        " AND (e.slot_id IS NULL OR s.state IN ('open', 'returned')) GROUP BY e.unit_id",
        directive_id,
    )
    return {row["unit_id"]: times.from_text(row["until"]) for row in rows}


async def granted(tx: Tx, directive_id: int, unit_id: int) -> datetime | None:
    """Until when the unit may report under an approved request that names no period; the latest."""
    row = await tx.row(
        "SELECT max(wanted_at) AS until FROM extensions WHERE directive_id = ? AND unit_id = ?"
        " AND state = 'approved' AND slot_id IS NULL",
        directive_id, unit_id,
    )  # fmt: skip
    return times.from_text(row["until"]) if row and row["until"] else None


def _extension(row: Row) -> Extension:
    return Extension(
        row["id"], row["directive_id"], row["unit_id"], row["slot_id"], row["person_id"],
        times.from_text(row["due_at"]), times.from_text(row["wanted_at"]), row["reason"], row["state"],
    )  # fmt: skip


async def owing(tx: Tx, directive_id: int) -> set[int]:
    """The units of which a report with a deadline is expected now."""
    rows = await tx.rows(
        "SELECT unit_id FROM slots WHERE directive_id = ? AND state IN ('open', 'returned') AND opens_at <= ?"
        " UNION SELECT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE a.directive_id = ? AND d.due_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM slots s WHERE s.directive_id = d.id AND s.unit_id = a.unit_id)"
        " AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.directive_id = d.id AND r.unit_id = a.unit_id"
        " AND r.state IN ('sent', 'accepted'))",
        directive_id, tx.stamp, directive_id,
    )  # fmt: skip
    return {row["unit_id"] for row in rows}
