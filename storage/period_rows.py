"""Periods of a published directive: one due day of one duty, over all the units that owe it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain import duties_json, times
from domain.duties import Duty
from storage.store import Row, Tx, marks


@dataclass(frozen=True, slots=True)
class Period:
    """One due day of one duty; ``slot_id`` is any slot of it and names it for ever."""

    slot_id: int
    directive_id: int
    duty_id: int
    due_at: datetime  # as the duty names it; single units may have been given more time
    units: int
    reported: int


_PERIODS = (
    "SELECT min(s.id) AS slot_id, y.directive_id, s.duty_id, s.planned_for, count(*) AS units,"
    " sum(s.state IN ('reported', 'accepted')) AS reported FROM duties y JOIN slots s ON s.duty_id = y.id"
)


async def of_directive(
    tx: Tx, directive_id: int, only: Collection[int] | None, limit: int, offset: int
) -> list[Period]:
    """The periods that have opened, the latest first; with ``only`` as far as these units owe them."""
    mine = () if only is None else tuple(only)
    within = "" if only is None else f" AND s.unit_id IN ({marks(mine)})"
    rows = await tx.rows(
        f"{_PERIODS} WHERE y.directive_id = ? AND s.state <> 'cancelled'{within}"
        " GROUP BY s.duty_id, s.planned_for HAVING min(s.opens_at) <= ?"
        " ORDER BY s.planned_for DESC, s.duty_id LIMIT ? OFFSET ?",
        directive_id, *mine, tx.stamp, limit, offset,
    )  # fmt: skip
    return [_period(row) for row in rows]


async def of_slot(tx: Tx, slot_id: int, only: Collection[int] | None = None) -> Period | None:
    """The period that a slot belongs to; None for no such slot, or where none of ``only`` owes it."""
    mine = () if only is None else tuple(only)
    within = "" if only is None else f" AND s.unit_id IN ({marks(mine)})"
    row = await tx.row(
        f"{_PERIODS} JOIN slots x ON x.duty_id = s.duty_id AND x.planned_for = s.planned_for WHERE x.id = ?"
        f" AND s.state <> 'cancelled'{within} GROUP BY s.duty_id, s.planned_for",
        slot_id, *mine,
    )  # fmt: skip
    return None if row is None else _period(row)


async def owing(tx: Tx, period: Period) -> list[int]:
    """The units that still owe a report for it."""
    rows = await tx.rows(
        "SELECT unit_id FROM slots WHERE duty_id = ? AND planned_for = ? AND state IN ('open', 'returned')",
        period.duty_id, times.to_text(period.due_at),
    )  # fmt: skip
    return [row["unit_id"] for row in rows]


async def duties_of(tx: Tx, directive_id: int) -> dict[int, Duty]:
    """The duties of a directive by their ids, in their order."""
    rows = await tx.rows("SELECT id, body FROM duties WHERE directive_id = ? ORDER BY position", directive_id)
    return {row["id"]: duties_json.from_json(row["body"]) for row in rows}


def _period(row: Row) -> Period:
    return Period(
        row["slot_id"], row["directive_id"], row["duty_id"], times.from_text(row["planned_for"]), row["units"],
        row["reported"],
    )  # fmt: skip
