"""Duties of published directives and their slots: what each unit owes, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from storage.store import Row, Tx

OPEN: Final = "('open', 'returned')"
"""The states in which a report is still owed."""


DROPPED: Final = 1_000_000
"""Positions from here on are of duties that a correction dropped: they never meet those of the others."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One due report of one unit. From ``late_at`` on a report is late; it is never before ``due_at``."""

    id: int
    duty_id: int
    directive_id: int
    unit_id: int
    planned_for: datetime
    due_at: datetime
    late_at: datetime
    opens_at: datetime
    state: str  # open, reported, accepted, returned (open again), cancelled
    report_id: int | None = None
    late: bool = False
    returned_at: datetime | None = None
    remind_at: datetime | None = None
    soft_at: datetime | None = None  # better by then; makes nothing late
    linked_at: datetime | None = None  # the unit had nobody until then, by when it was due already

    @property
    def joined_late(self) -> bool:
        """It was due before anybody of the unit could know."""
        return self.linked_at is not None and self.due_at < self.linked_at

    @property
    def is_open(self) -> bool:
        """A report is owed."""
        return self.state in ("open", "returned")


async def slot(tx: Tx, slot_id: int) -> Slot | None:
    """The slot of this id."""
    row = await tx.row("SELECT * FROM slots WHERE id = ?", slot_id)
    return None if row is None else slot_of(row)


async def open_slots_of(tx: Tx, directive_id: int, unit_id: int) -> list[Slot]:
    """What this unit still owes under this directive, the earliest due first; those not open yet included."""
    rows = await tx.rows(
        f"SELECT * FROM slots WHERE directive_id = ? AND unit_id = ? AND state IN {OPEN} ORDER BY due_at, id",  # noqa: S608 — constants only
        directive_id, unit_id,
    )  # fmt: skip
    return [slot_of(row) for row in rows]


async def due_before(tx: Tx, slot: Slot) -> datetime | None:
    """When the same unit's slot of the same duty before this one is due; None for the first."""
    row = await tx.row(
        "SELECT max(due_at) AS due FROM slots WHERE duty_id = ? AND unit_id = ? AND planned_for < ?",
        slot.duty_id, slot.unit_id, times.to_text(slot.planned_for),
    )  # fmt: skip
    return _instant(row["due"]) if row else None


async def overdue_of(tx: Tx, directive_id: int) -> list[Slot]:
    """The open slots of a directive whose deadline has passed."""
    rows = await tx.rows(
        f"SELECT s.* FROM duties y JOIN slots s ON s.duty_id = y.id WHERE y.directive_id = ?"  # noqa: S608 — constants only
        f" AND s.due_at <= ? AND s.state IN {OPEN} ORDER BY s.due_at, s.id",
        directive_id, tx.stamp,
    )  # fmt: skip
    return [slot_of(row) for row in rows]


async def fill(tx: Tx, slot_id: int, report_id: int, late: bool) -> bool:
    """A report has come in for it; False if none was owed. A correction of a reported one is ``refill``."""
    changed = await tx.run(
        "UPDATE slots SET state = 'reported', report_id = ?, late = ?, remind_at = NULL"  # noqa: S608 — constants only
        f" WHERE id = ? AND state IN {OPEN}",
        report_id, int(late), slot_id,
    )  # fmt: skip
    return changed == 1


async def refill(tx: Tx, slot_id: int, report_id: int) -> bool:
    """A correction takes the place of a report that nobody has accepted yet; when it came first stands."""
    changed = await tx.run(
        "UPDATE slots SET report_id = ? WHERE id = ? AND state = 'reported'", report_id, slot_id
    )
    return changed == 1


async def accept(tx: Tx, slot_id: int) -> bool:
    """The report is good; False if there was none to judge."""
    changed = await tx.run("UPDATE slots SET state = 'accepted' WHERE id = ? AND state = 'reported'", slot_id)
    return changed == 1


async def reopen(tx: Tx, slot_id: int) -> bool:
    """The report is returned for rework: owed again, and reminded of again. False if there was none."""
    changed = await tx.run(
        "UPDATE slots SET state = 'returned', returned_at = ?, told_at = ?, remind_at = ?"
        " WHERE id = ? AND state IN ('reported', 'accepted')",
        tx.stamp, tx.stamp, tx.stamp, slot_id,
    )  # fmt: skip
    return changed == 1


async def would_owe(tx: Tx, slot_id: int) -> bool:
    """Whether the slot's unit, or whoever took its place, would owe it if its report were returned."""
    row = await tx.row(
        "SELECT 1 FROM slots s JOIN duties y ON y.id = s.duty_id AND y.state = 'open' JOIN duty_units u"
        " ON u.duty_id = s.duty_id AND u.unit_id = s.unit_id JOIN units n ON n.id = s.unit_id"
        " WHERE s.id = ? AND (u.ended_at IS NULL OR n.closed_on IS NOT NULL)",
        slot_id,
    )
    return row is not None


async def move_due(tx: Tx, slot_id: int, due_at: datetime) -> bool:
    """Another deadline for this unit alone; what was reminded of stays, the rest is planned anew.

    One that lies before the period opens is open from now on.
    """
    due = times.to_text(due_at)
    changed = await tx.run(
        "UPDATE slots SET due_at = ?, late_at = ?, told_at = ?, remind_at = ?,"  # noqa: S608 — constants only
        " opens_at = CASE WHEN opens_at >= ? THEN ? ELSE opens_at END"
        f" WHERE id = ? AND state IN {OPEN}",
        due, due, tx.stamp, tx.stamp, due, tx.stamp, slot_id,
    )  # fmt: skip
    return changed == 1


async def cancel_of(tx: Tx, directive_id: int) -> int:
    """Nothing is owed under this directive any more; what was reported stays. The number of slots."""
    await tx.run("UPDATE duties SET state = 'ended' WHERE directive_id = ?", directive_id)
    await tx.run("UPDATE ack_watches SET remind_at = NULL WHERE directive_id = ?", directive_id)
    return await tx.run(
        "UPDATE slots SET state = 'cancelled', remind_at = NULL, ended_at = ?"  # noqa: S608 — constants only
        f" WHERE directive_id = ? AND state IN {OPEN}",
        tx.stamp, directive_id,
    )  # fmt: skip


async def reopen_of(tx: Tx, directive_id: int) -> int:
    """What the latest ``cancel_of`` ended is owed again, reminded of from now on; the number of slots.

    Not what a correction had ended before: a duty that was dropped, a unit that is no longer asked.
    """
    await tx.run(
        "UPDATE duties SET state = 'open' WHERE directive_id = ? AND position < ?", directive_id, DROPPED
    )
    await tx.run(
        "UPDATE ack_watches SET told_at = ?, remind_at = ? WHERE directive_id = ? AND unit_id IN ("
        " SELECT unit_id FROM audience WHERE directive_id = ? AND state = 'silent')",
        tx.stamp, tx.stamp, directive_id, directive_id,
    )  # fmt: skip
    return await tx.run(
        "UPDATE slots SET state = CASE WHEN returned_at IS NULL THEN 'open' ELSE 'returned' END, told_at = ?,"
        " remind_at = ?, ended_at = NULL WHERE directive_id = ? AND state = 'cancelled' AND ended_at = ("
        " SELECT max(ended_at) FROM slots WHERE directive_id = ?) AND EXISTS (SELECT 1 FROM duty_units u"
        " JOIN duties y ON y.id = u.duty_id AND y.state = 'open' WHERE u.duty_id = slots.duty_id"
        " AND u.unit_id = slots.unit_id AND u.ended_at IS NULL)",
        tx.stamp, tx.stamp, directive_id, directive_id,
    )  # fmt: skip


def slot_of(row: Row) -> Slot:
    """The value of a row of ``slots``."""
    return Slot(
        row["id"], row["duty_id"], row["directive_id"], row["unit_id"],
        times.from_text(row["planned_for"]), times.from_text(row["due_at"]), times.from_text(row["late_at"]),
        times.from_text(row["opens_at"]), row["state"], row["report_id"], bool(row["late"]),
        _instant(row["returned_at"]), _instant(row["remind_at"]), _instant(row["soft_at"]),
        _instant(row["linked_at"]),
    )  # fmt: skip


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None
