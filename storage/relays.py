"""Directives handed down by a unit that had received them: each is one of its own, tied to the original."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from domain import times
from storage.duties import OPEN
from storage.standings import REPORTED
from storage.store import Tx, chunks, marks

_LIVE: Final = "('releasing', 'published', 'closed')"


class Relayed(NamedTuple):
    """One relay: by which unit, to how many others, and how many of these have received it."""

    directive_id: int
    unit_id: int
    state: str
    units: int
    acknowledged: int
    reported: int


async def of(tx: Tx, directive_id: int) -> list[Relayed]:
    """What was handed down of this directive and still holds, the oldest first."""
    rows = await tx.rows(
        "SELECT d.id, d.unit_id, d.state, count(a.unit_id) AS units,"  # noqa: S608 — constants only
        f" sum(a.state = 'acknowledged') AS acknowledged, sum({REPORTED}) AS reported"
        " FROM relations x JOIN directives d ON d.id = x.from_id LEFT JOIN audience a ON a.directive_id = d.id"
        f" WHERE x.to_id = ? AND x.kind = 'relays' AND d.unit_id IS NOT NULL AND d.state IN {_LIVE}"
        " GROUP BY d.id ORDER BY d.id",
        directive_id,
    )
    return [
        Relayed(row["id"], row["unit_id"], row["state"], row["units"], row["acknowledged"] or 0,
                row["reported"] or 0)
        for row in rows
    ]  # fmt: skip


async def original(tx: Tx, directive_id: int) -> int | None:
    """What this directive hands down; None for one that hands down nothing."""
    row = await tx.row("SELECT to_id FROM relations WHERE from_id = ? AND kind = 'relays'", directive_id)
    return None if row is None else int(row["to_id"])


async def relaying(tx: Tx, directive_id: int, person_ids: Sequence[int]) -> dict[int, list[int]]:
    """The units of its audience that each of these people coordinates and that have units below them."""
    found: dict[int, list[int]] = {}
    for chunk in chunks(person_ids):
        rows = await tx.rows(
            "SELECT s.person_id, s.unit_id FROM seats s JOIN audience a ON a.unit_id = s.unit_id"  # noqa: S608 — question marks only
            f" WHERE s.person_id IN ({marks(chunk)}) AND s.until IS NULL AND s.role = 'coordinator'"
            " AND a.directive_id = ? AND EXISTS (SELECT 1 FROM unit_parents p"
            " WHERE p.parent_id = s.unit_id AND p.valid_to IS NULL) ORDER BY s.id",
            *chunk, directive_id,
        )  # fmt: skip
        for row in rows:
            found.setdefault(row["person_id"], []).append(row["unit_id"])
    return found


async def have_it(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> set[int]:
    """Which of these units have got it already: from above, or handed down."""
    found: set[int] = set()
    for chunk in chunks(unit_ids):
        rows = await tx.rows(
            "SELECT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"  # noqa: S608 — constants and question marks only
            f" WHERE a.unit_id IN ({marks(chunk)}) AND d.state IN {_LIVE} AND (d.id = ? OR d.id IN"
            " (SELECT from_id FROM relations WHERE to_id = ? AND kind = 'relays'))",
            *chunk, directive_id, directive_id,
        )  # fmt: skip
        found |= {row["unit_id"] for row in rows}
    return found


async def dues(tx: Tx, directive_id: int, unit_id: int | None = None) -> list[tuple[datetime, bool]]:
    """The deadlines of a directive (of one unit), each once, with whether any report for it is still owed."""
    rows = await tx.rows(
        f"SELECT due_at, max(state IN {OPEN}) AS is_open FROM slots WHERE directive_id = ?"  # noqa: S608 — constants only
        " AND (? IS NULL OR unit_id = ?) AND state <> 'cancelled' GROUP BY due_at ORDER BY due_at",
        directive_id, unit_id, unit_id,
    )  # fmt: skip
    return [(times.from_text(row["due_at"]), bool(row["is_open"])) for row in rows]
