"""How units stand on directives, for boards and pictures: counted in one statement each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from domain.pictures import Count
from domain.standings import Counts, Standing, state_of
from storage.store import Row, Tx, Value, marks

# A unit owes something that is past its time: a report, or word that it has received what was due. What is not
# for it, it does not owe; nor was it late with what it could not know of.
_OVERDUE: Final = (
    "a.state <> 'refused' AND (EXISTS (SELECT 1 FROM slots s WHERE s.unit_id = a.unit_id"
    " AND s.directive_id = a.directive_id AND s.state IN ('open', 'returned') AND s.late_at <= ?)"
    " OR (a.state = 'silent' AND d.ack_wanted AND d.due_at <= ? AND NOT EXISTS (SELECT 1 FROM late_links l"
    " WHERE l.directive_id = a.directive_id AND l.unit_id = a.unit_id AND l.linked_at > d.due_at)))"
)
_REPORTS: Final = (
    "FROM reports r WHERE r.directive_id = a.directive_id AND r.unit_id = a.unit_id"
    " AND r.state IN ('sent', 'accepted', 'returned') AND r.state <> 'returned'"  # as its index says it
)
REPORTED: Final = (  # what it sent last counts: one that was returned is owed again, whatever came before it
    f"EXISTS (SELECT 1 {_REPORTS} AND NOT EXISTS (SELECT 1 FROM reports n"  # noqa: S608 — constants only
    " WHERE n.directive_id = r.directive_id"
    " AND n.unit_id = r.unit_id AND n.state IN ('sent', 'accepted', 'returned') AND n.state = 'returned'"
    " AND (n.sent_at > r.sent_at OR (n.sent_at = r.sent_at AND n.id > r.id))))"
)
"""Whether the unit of the audience row ``a`` has reported."""
_AUDIENCE: Final = "FROM audience a JOIN directives d ON d.id = a.directive_id WHERE a.purpose = 'act'"


@dataclass(frozen=True, slots=True)
class Owing:
    """What became of one unit's reports that fell due in one of the spans asked about."""

    unit_id: int
    span: int
    count: Count


def _of(directive_ids: Sequence[int], only: Collection[int] | None) -> tuple[str, tuple[Value, ...]]:
    """The condition that picks these directives' audience, of these units only."""
    mine = () if only is None else tuple(only)
    units = "" if only is None else f" AND a.unit_id IN ({marks(mine)})"
    return f" AND a.directive_id IN ({marks(directive_ids)}){units}", (*directive_ids, *mine)


async def of_directive(tx: Tx, directive_id: int, only: Collection[int] | None = None) -> list[Standing]:
    """Every unit that is to act on it, in no order."""
    which, values = _of([directive_id], only)
    rows = await tx.rows(
        f"SELECT a.unit_id, a.state, a.answered_at, (SELECT min(r.sent_at) {_REPORTS}) AS reported_at,"
        f" {REPORTED} AS reported, {_OVERDUE} AS overdue {_AUDIENCE}{which}",
        tx.stamp, tx.stamp, *values,
    )  # fmt: skip
    return [_standing(row) for row in rows]


def _standing(row: Row) -> Standing:
    answered, first, reported = row["answered_at"], row["reported_at"], bool(row["reported"])
    state = state_of(
        refused=row["state"] == "refused", overdue=bool(row["overdue"]), reported=reported,
        silent=row["state"] == "silent" and first is None,
    )  # fmt: skip
    return Standing(
        row["unit_id"],
        state,
        times.from_text(answered) if answered and row["state"] == "acknowledged" else None,
        times.from_text(first) if first else None,
    )


async def counts(
    tx: Tx, directive_ids: Sequence[int], only: Collection[int] | None = None
) -> dict[int, Counts]:
    """Of each of these directives that has units to act on it."""
    return await _counted(tx, "a.directive_id", directive_ids, only)


async def counts_of_units(
    tx: Tx, directive_ids: Sequence[int], only: Collection[int] | None = None
) -> dict[int, Counts]:
    """Of each unit over these directives: ``units`` says on how many it is to act."""
    return await _counted(tx, "a.unit_id", directive_ids, only)


async def _counted(
    tx: Tx, by: str, directive_ids: Sequence[int], only: Collection[int] | None
) -> dict[int, Counts]:
    which, values = _of(directive_ids, only)
    rows = await tx.rows(
        f"SELECT {by}, count(*), sum(a.state = 'acknowledged'), sum({REPORTED}),"
        f" sum({_OVERDUE}), sum(a.state = 'refused') {_AUDIENCE}{which} GROUP BY {by}",
        tx.stamp, tx.stamp, *values,
    )  # fmt: skip
    return {row[0]: Counts(row[1], row[2], row[3], row[4] or 0, row[5]) for row in rows}


async def owing(
    tx: Tx, directive_ids: Sequence[int], only: Collection[int] | None, spans: Sequence[datetime]
) -> list[Owing]:
    """What became of each unit's reports that fell due in the spans between these instants, and by now.

    What was due before its unit had anybody is nobody's: neither in time nor late.
    """
    bounds = [times.to_text(instant) for instant in spans]
    later = " + ".join(["(a.due_at >= ?)"] * (len(bounds) - 2)) or "0"
    which, values = _of(directive_ids, only)
    rows = await tx.rows(
        f"SELECT a.unit_id, {later} AS span, sum(a.state IN ('reported', 'accepted') AND a.late = 0),"  # noqa: S608 — constants and question marks only
        " sum(a.state IN ('reported', 'accepted') AND a.late = 1),"
        " sum(a.state IN ('open', 'returned') AND a.late_at <= ?)"
        " FROM duties y CROSS JOIN slots a ON a.duty_id = y.id"  # not by what is open alone: most is not
        f" WHERE y.directive_id IN ({marks(directive_ids)})"
        " AND a.state <> 'cancelled' AND a.due_at >= ? AND a.due_at < ? AND a.due_at <= ?"
        " AND (a.linked_at IS NULL OR a.due_at >= a.linked_at)"
        f"{which}"
        " GROUP BY a.unit_id, span",
        *bounds[1:-1], tx.stamp, *directive_ids, bounds[0], bounds[-1], tx.stamp, *values,
    )  # fmt: skip
    return [Owing(row[0], row[1], Count(row[2], row[3], row[4])) for row in rows]
