"""Finding directives for somebody: the newest, by words, what waits for an answer or a report.

``unit_ids`` None means every unit: whoever sees all need not be asked about each.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from domain import limits, times
from domain.directives import Directive
from storage.directives import directive_of
from storage.store import Row, Tx, Value, marks

Units = Sequence[int] | None


class Owing(NamedTuple):
    """A report that a unit owes: under which directive, by when, and whether it was returned for rework."""

    directive: Directive
    unit_id: int
    due_at: datetime | None  # None: it was returned, and no deadline was named
    returned: bool


_URGENT_FIRST: Final = (
    "CASE d.urgency WHEN 'flash' THEN 0 WHEN 'very_urgent' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END,"
    " d.due_at IS NULL, d.due_at, d.id"
)
_NO_REPORT: Final = (
    "NOT EXISTS (SELECT 1 FROM reports r WHERE r.directive_id = d.id AND r.unit_id = a.unit_id"
    " AND r.state IN ('sent', 'accepted'))"
)
_OWED: Final = (
    "EXISTS (SELECT 1 FROM slots s WHERE s.directive_id = d.id AND s.unit_id = a.unit_id"
    " AND s.state IN ('open', 'returned') AND s.opens_at <= ?)"
)
_OPEN_MAX: Final = 200  # of one person's open items: nobody reads more


async def silent_for(tx: Tx, unit_ids: Sequence[int]) -> list[tuple[Directive, int]]:
    """Published directives that these units have not acknowledged, each with the unit, most urgent first."""
    return await _asked(tx, unit_ids, "a.state = 'silent' AND d.ack_wanted = 1")


async def unreported_for(tx: Tx, unit_ids: Sequence[int]) -> list[Owing]:
    """Reports that these units owe by now under what they have acknowledged, the earliest due first."""
    rows = await tx.rows(
        "SELECT d.*, s.unit_id AS asked_unit, s.due_at AS slot_due, s.state AS slot_state"  # noqa: S608 — constants and question marks only
        " FROM slots s JOIN directives d ON d.id = s.directive_id"
        " JOIN audience a ON a.directive_id = s.directive_id AND a.unit_id = s.unit_id"
        f" WHERE s.unit_id IN ({marks(unit_ids)}) AND s.state IN ('open', 'returned') AND s.opens_at <= ?"
        " AND d.state = 'published' AND a.state <> 'refused' AND (a.state = 'acknowledged' OR d.ack_wanted = 0)"
        f" ORDER BY s.due_at, s.id LIMIT {_OPEN_MAX}",
        *unit_ids, tx.stamp,
    )  # fmt: skip
    return [
        Owing(*_pair(row), times.from_text(row["slot_due"]), row["slot_state"] == "returned") for row in rows
    ]


async def returned_for(tx: Tx, unit_ids: Sequence[int]) -> list[Owing]:
    """Reports of these units that were returned where no duty names a deadline, the oldest first."""
    rows = await tx.rows(
        "SELECT d.*, r.unit_id AS asked_unit FROM reports r JOIN directives d ON d.id = r.directive_id"  # noqa: S608 — question marks only
        f" WHERE r.unit_id IN ({marks(unit_ids)}) AND r.state = 'returned' AND r.slot_id IS NULL"
        " AND d.state = 'published' AND NOT EXISTS (SELECT 1 FROM reports n"
        f" WHERE n.directive_id = r.directive_id AND n.unit_id = r.unit_id AND n.state IN ('sent', 'accepted'))"
        f" ORDER BY r.id LIMIT {_OPEN_MAX}",
        *unit_ids,
    )
    return [Owing(*_pair(row), None, True) for row in rows]


async def upcoming_for(tx: Tx, unit_ids: Sequence[int], until: datetime) -> list[Owing]:
    """What these units may not report on yet, but what opens or falls due by ``until``; the earliest first."""
    end = times.to_text(until)
    rows = await tx.rows(
        "SELECT d.*, s.unit_id AS asked_unit, s.due_at AS slot_due FROM slots s"  # noqa: S608 — constants and question marks only
        " JOIN directives d ON d.id = s.directive_id"
        f" WHERE s.unit_id IN ({marks(unit_ids)}) AND s.state IN ('open', 'returned') AND s.state = 'open'"
        " AND s.opens_at > ?"  # the first as its index says it
        " AND (s.opens_at <= ? OR s.due_at <= ?) AND d.state = 'published' AND NOT EXISTS"
        " (SELECT 1 FROM audience a WHERE a.directive_id = s.directive_id AND a.unit_id = s.unit_id"
        f" AND a.state = 'refused') ORDER BY s.due_at, s.id LIMIT {_OPEN_MAX}",
        *unit_ids, tx.stamp, end, end,
    )  # fmt: skip
    return [Owing(*_pair(row), times.from_text(row["slot_due"]), False) for row in rows]


async def reportable_for(tx: Tx, unit_ids: Sequence[int]) -> list[tuple[Directive, int]]:
    """Published directives on which these units have handed in no report, or not all that is owed by now."""
    return await _asked(tx, unit_ids, f"a.state <> 'refused' AND ({_NO_REPORT} OR {_OWED})", tx.stamp)


async def _asked(tx: Tx, unit_ids: Sequence[int], where: str, *more: Value) -> list[tuple[Directive, int]]:
    rows = await tx.rows(
        "SELECT d.*, a.unit_id AS asked_unit FROM audience a JOIN directives d ON d.id = a.directive_id"  # noqa: S608 — constants and question marks only
        f" WHERE {_in(unit_ids)} AND a.purpose = 'act' AND d.state = 'published' AND {where}"
        f" ORDER BY {_URGENT_FIRST} LIMIT {_OPEN_MAX}",
        *unit_ids,
        *more,
    )
    return [_pair(row) for row in rows]


def _pair(row: Row) -> tuple[Directive, int]:
    return directive_of(row), row["asked_unit"]


def _in(unit_ids: Units) -> str:
    return "1 = 1" if unit_ids is None else f"a.unit_id IN ({', '.join('?' * len(unit_ids))})"


async def remember(tx: Tx, person_id: int, words: str) -> int:
    """Keep what this person searches for; the search's id. Only the latest few are kept."""
    made = await tx.insert(
        "INSERT INTO searches (person_id, words, at) VALUES (?, ?, ?)", person_id, words, tx.stamp
    )
    await tx.run(
        "DELETE FROM searches WHERE person_id = ? AND id NOT IN ("
        " SELECT id FROM searches WHERE person_id = ? ORDER BY id DESC LIMIT ?)",
        person_id, person_id, limits.SEARCHES_KEPT,
    )  # fmt: skip
    return made


async def remembered(tx: Tx, search_id: int, person_id: int) -> str:
    """The words of this person's search; empty for another's or a forgotten one."""
    row = await tx.row("SELECT words FROM searches WHERE id = ? AND person_id = ?", search_id, person_id)
    return "" if row is None else str(row["words"])
