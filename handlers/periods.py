"""For which period a report is, and until when it is on time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.directives import Directive
from domain.text import clip
from storage import duties, extensions, latecomers, period_rows, reports
from storage.duties import Slot
from storage.store import Tx

NAME_MAX: Final = 40  # code points of a duty's own words on a button


@dataclass(frozen=True, slots=True)
class Period:
    """The slot that a report fills (None where no duty names one), its deadline, and when it becomes late."""

    slot: Slot | None = None
    due_at: datetime | None = None
    late_at: datetime | None = None

    @property
    def slot_id(self) -> int | None:
        """The slot's id."""
        return self.slot.id if self.slot else None


async def present(tx: Tx, directive: Directive, unit_id: int) -> Period:
    """The period that the unit's next report is for.

    The earliest that waits and has opened; else the one reported last, which is then corrected; else the first.
    """
    waiting = await duties.open_slots_of(tx, directive.id, unit_id)
    opened = [slot for slot in waiting if slot.opens_at <= tx.now]
    if opened:
        return of_slot(opened[0])
    last = await reports.newest(tx, directive.id, unit_id)
    if last and last.slot_id and (slot := await duties.slot(tx, last.slot_id)):
        return of_slot(slot)
    if waiting:
        return of_slot(waiting[0])
    due = await extensions.granted(tx, directive.id, unit_id) or directive.due_at
    excused = due is not None and await latecomers.excuses(tx, directive.id, unit_id, due)
    return Period(None, due, None if excused else due)


def of_slot(slot: Slot) -> Period:
    """The period of a slot."""
    return Period(slot, slot.due_at, slot.late_at)


async def chosen(tx: Tx, directive: Directive, unit_id: int, slot_id: int | None) -> Period:
    """The period that a report being written is for, which may have been filled by a colleague meanwhile."""
    slot = await duties.slot(tx, slot_id) if slot_id else None
    return of_slot(slot) if slot and slot.state != "cancelled" else await present(tx, directive, unit_id)


async def waiting(tx: Tx, directive_id: int, unit_id: int) -> Sequence[Slot]:
    """The periods that have opened and wait for a report, the earliest first."""
    return [slot for slot in await duties.open_slots_of(tx, directive_id, unit_id) if slot.opens_at <= tx.now]


async def offered(tx: Tx, directive_id: int, unit_id: int) -> list[Slot]:
    """The periods that a report may be for: those that wait, and the one reported last, to correct it."""
    found = list(await waiting(tx, directive_id, unit_id))
    last = await reports.newest(tx, directive_id, unit_id)
    slot = await duties.slot(tx, last.slot_id) if last and last.slot_id else None
    return [slot, *found] if slot and slot.id not in {one.id for one in found} else found


async def duty_names(tx: Tx, directive_id: int, slots: Sequence[Slot]) -> dict[int, str]:
    """For each slot what its duty asks for, in the directive's own words; nothing for a single duty."""
    duties_ = await period_rows.duties_of(tx, directive_id)
    if len(duties_) < 2:
        return {}
    return {slot.id: clip(duties_[slot.duty_id].quote, NAME_MAX) for slot in slots}


async def begins(tx: Tx, period: Period) -> datetime | None:
    """When the unit's period before this one was due; None for the first, and where no duty names periods."""
    return await duties.due_before(tx, period.slot) if period.slot else None


async def fill(tx: Tx, slot: Slot, report_id: int, *, late: bool) -> None:
    """The report stands for the slot; a correction keeps how the first one was judged by the clock."""
    if slot.is_open:
        await duties.fill(tx, slot.id, report_id, late)
    elif not await duties.refill(tx, slot.id, report_id) and await duties.reopen(tx, slot.id):
        await duties.fill(tx, slot.id, report_id, slot.late)
