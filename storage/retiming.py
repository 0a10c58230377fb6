"""Deadlines of what is published are moved: only of what is still owed, never of what was reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import duties_json, times
from domain.duties import Due, Duty
from storage import planning
from storage.duties import OPEN
from storage.planning import StoredDuty
from storage.store import Tx

_ALL: Final = 1000  # periods of a duty that anybody can owe at once
_UNTIL: Final = (
    "(SELECT max(e.wanted_at) FROM extensions e WHERE e.slot_id = slots.id AND e.state = 'approved')"
)


@dataclass(frozen=True, slots=True)
class Owing:
    """A period of a duty in which units still owe a report. ``slot_id`` of one of them names it in buttons."""

    slot_id: int
    planned_for: datetime
    due_at: datetime  # of whoever was given no more time
    units: int


async def duties_of(tx: Tx, directive_id: int) -> list[StoredDuty]:
    """The open duties of a directive, in its order."""
    rows = await tx.rows(
        "SELECT id FROM duties WHERE directive_id = ? AND state = 'open' ORDER BY position", directive_id
    )
    found = [await planning.get(tx, row["id"]) for row in rows]
    return [duty for duty in found if duty is not None]


async def owing(tx: Tx, duty_id: int, limit: int) -> list[Owing]:
    """The periods in which anybody owes a report, the earliest first."""
    rows = await tx.rows(
        "SELECT min(id) AS slot_id, planned_for, min(due_at) AS due_at, count(*) AS units FROM slots"  # noqa: S608 — constants only
        f" WHERE duty_id = ? AND state IN {OPEN} GROUP BY planned_for ORDER BY min(due_at) LIMIT ?",
        duty_id, limit,
    )  # fmt: skip
    return [
        Owing(row["slot_id"], times.from_text(row["planned_for"]), times.from_text(row["due_at"]), row["units"])
        for row in rows
    ]


async def period_of(tx: Tx, duty_id: int, slot_id: int) -> Owing | None:
    """The period that this slot is of, if anybody owes it."""
    row = await tx.row("SELECT planned_for FROM slots WHERE id = ? AND duty_id = ?", slot_id, duty_id)
    every = await owing(tx, duty_id, _ALL) if row else []
    return next((one for one in every if row and times.to_text(one.planned_for) == row["planned_for"]), None)


async def changed_of(tx: Tx, directive_id: int) -> dict[int, datetime]:
    """Each unit's next deadline (or last), where deadlines were changed since the present text; else none."""
    was_changed = await tx.row(
        "SELECT 1 FROM journal j JOIN directives d ON d.id = j.directive_id JOIN revisions r"
        " ON r.directive_id = d.id AND r.revision = d.revision WHERE d.id = ? AND j.at >= r.at"
        " AND j.kind IN ('deadline_changed', 'schedule_changed', 'event_dated') LIMIT 1",
        directive_id,
    )
    if was_changed is None:
        return {}
    rows = await tx.rows(
        f"SELECT s.unit_id, coalesce(min(CASE WHEN s.state IN {OPEN} THEN s.due_at END), max(s.due_at)) AS due"  # noqa: S608 — constants only
        " FROM duties y CROSS JOIN slots s ON s.duty_id = y.id WHERE y.directive_id = ?"
        " AND s.state <> 'cancelled' GROUP BY s.unit_id",
        directive_id,
    )
    return {row["unit_id"]: times.from_text(row["due"]) for row in rows}


async def units_of(tx: Tx, duty_id: int) -> list[int]:
    """Who owes the duty."""
    rows = await tx.rows(
        "SELECT unit_id FROM duty_units WHERE duty_id = ? AND ended_at IS NULL ORDER BY unit_id", duty_id
    )
    return [row["unit_id"] for row in rows]


async def ahead(tx: Tx, duty_id: int) -> list[datetime]:
    """The instants that periods ahead are named by, touched or not, in order."""
    rows = await tx.rows(
        "SELECT DISTINCT planned_for FROM slots WHERE duty_id = ? AND planned_for > ? ORDER BY planned_for",
        duty_id, tx.stamp,
    )  # fmt: skip
    return [times.from_text(row["planned_for"]) for row in rows]


async def last_past(tx: Tx, duty_id: int) -> datetime | None:
    """What the last period that is over is named by."""
    row = await tx.row(
        "SELECT max(planned_for) AS last FROM slots WHERE duty_id = ? AND planned_for <= ?", duty_id, tx.stamp
    )
    return times.from_text(row["last"]) if row and row["last"] else None


async def move_period(
    tx: Tx, duty_id: int, planned_for: datetime, due_at: datetime, late_at: datetime
) -> list[int]:
    """Another deadline for whoever still owes this period; more time once given stays. The units.

    What was told stays told; the rest is planned anew by the next sweep.
    """
    due, late = times.to_text(due_at), times.to_text(late_at)
    rows = await tx.rows(
        f"UPDATE slots SET due_at = max(?, coalesce({_UNTIL}, '')), late_at = max(?, coalesce({_UNTIL}, '')),"  # noqa: S608 — constants only
        " opens_at = CASE WHEN opens_at >= ? THEN ? ELSE opens_at END, told_at = ?, remind_at = ?"
        f" WHERE duty_id = ? AND planned_for = ? AND state IN {OPEN} RETURNING unit_id",
        due, late, due, tx.stamp, tx.stamp, tx.stamp, duty_id, times.to_text(planned_for),
    )  # fmt: skip
    return sorted(row["unit_id"] for row in rows)


async def rename(tx: Tx, duty_id: int, pairs: Sequence[tuple[datetime, Due]]) -> list[int]:
    """Periods that somebody knows of already are named by other instants; the units whose deadline moves.

    What was reported keeps the deadline by which it was judged; a deadline that was moved by hand stays.
    """
    moved: set[int] = set()
    for old, _ in pairs:  # out of each other's way first: a new name may be another's old one
        await tx.run(
            "UPDATE slots SET planned_for = '~' || planned_for WHERE duty_id = ? AND planned_for = ?",
            duty_id, times.to_text(old),
        )  # fmt: skip
    for old, due in pairs:
        await _make_way(tx, duty_id, old, due.at)
        name, at, late = times.to_text(old), times.to_text(due.at), times.to_text(due.late_at)
        rows = await tx.rows(
            "UPDATE slots SET due_at = ?, late_at = ?, told_at = ?, remind_at = ?,"  # noqa: S608 — constants only
            " opens_at = CASE WHEN opens_at >= ? THEN ? ELSE opens_at END"
            f" WHERE duty_id = ? AND planned_for = '~' || ? AND due_at = ? AND state IN {OPEN}"
            " RETURNING unit_id",
            at, late, tx.stamp, tx.stamp, at, tx.stamp, duty_id, name, name,
        )  # fmt: skip
        moved |= {row["unit_id"] for row in rows}
        await tx.run(
            "UPDATE slots SET planned_for = ? WHERE duty_id = ? AND planned_for = '~' || ?", at, duty_id, name
        )
    return sorted(moved)


async def _make_way(tx: Tx, duty_id: int, old: datetime, new: datetime) -> None:
    """A unit that has both periods owes one: what is owed or reported under the new name, else what moves.

    The other one, which nobody owes any more, is named a moment later: two of one name cannot be.
    """
    rows = await tx.rows(
        "SELECT a.id AS mover, b.id AS stayer, b.state FROM slots a JOIN slots b ON b.duty_id = a.duty_id"
        " AND b.unit_id = a.unit_id AND b.planned_for = ? WHERE a.duty_id = ? AND a.planned_for = '~' || ?",
        times.to_text(new), duty_id, times.to_text(old),
    )  # fmt: skip
    for row in rows:
        aside, named = (row["stayer"], new) if row["state"] == "cancelled" else (row["mover"], old)
        await tx.run(
            "UPDATE slots SET planned_for = ?, remind_at = NULL,"  # noqa: S608 — constants only
            f" state = CASE WHEN state IN {OPEN} THEN 'cancelled' ELSE state END WHERE id = ?",
            times.to_text(named + timedelta(milliseconds=1 + aside % 999)), aside,
        )  # fmt: skip


async def withdraw(tx: Tx, duty_id: int, planned: Sequence[datetime]) -> int:
    """Nobody owes these periods any more; what was reported in them stays."""
    return await tx.many(
        f"UPDATE slots SET state = 'cancelled', remind_at = NULL WHERE duty_id = ? AND planned_for = ?"  # noqa: S608 — constants only
        f" AND state IN {OPEN}",
        [(duty_id, times.to_text(each)) for each in planned],
    )


async def change_duty(tx: Tx, duty_id: int, duty: Duty) -> None:
    """The duty is this from now on; its slots are the caller's to plan."""
    await tx.run(
        "UPDATE duties SET body = ?, planned_until = '' WHERE id = ?", duties_json.to_json(duty), duty_id
    )


async def move_common(tx: Tx, directive_id: int, old: datetime, new: datetime) -> bool:
    """The deadline that stands on the cards, if it was this one."""
    changed = await tx.run(
        "UPDATE directives SET due_at = ? WHERE id = ? AND due_at = ?",
        times.to_text(new), directive_id, times.to_text(old),
    )  # fmt: skip
    return changed == 1


async def judge_anew(tx: Tx, directive_id: int) -> None:
    """The next sweep finds the next reminder of all that is still owed; what is over is not told again."""
    await tx.run(
        f"UPDATE slots SET told_at = ?, remind_at = ? WHERE directive_id = ? AND state IN {OPEN}",  # noqa: S608 — constants only
        tx.stamp, tx.stamp, directive_id,
    )  # fmt: skip
    await tx.run(
        "UPDATE ack_watches SET told_at = ?, remind_at = ? WHERE directive_id = ? AND EXISTS (SELECT 1"
        " FROM audience a WHERE a.directive_id = ack_watches.directive_id AND a.unit_id = ack_watches.unit_id"
        " AND a.state = 'silent')",
        tx.stamp, tx.stamp, directive_id,
    )  # fmt: skip


async def stop_climbing(tx: Tx, directive_id: int) -> int:
    """No silence about this directive climbs any further."""
    return await tx.run(
        "UPDATE climbs SET state = 'settled' WHERE directive_id = ? AND state = 'climbing'", directive_id
    )
