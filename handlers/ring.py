"""Alarms ring one by one; each does its work in the transaction that marks it rung."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, tzinfo
from typing import Final

from handlers import (
    absences,
    approval_waits,
    approving,
    drills,
    duty,
    escalate,
    group_keepers,
    groups,
    pasting,
    publish,
    put_off,
    reform_ahead,
    reform_day,
    remind,
    weekly,
)
from storage import alarms, reminding
from storage.alarms import Alarm
from storage.store import Tx


async def _paste(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await pasting.read_pasted(tx, alarm.subject, zone)


async def _release(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await publish.release(tx, alarm.subject)


async def _extend(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await duty.extend(tx, alarm.due_at, zone)
    await weekly.plan(tx, zone)


async def _week(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await weekly.ring(tx, alarm.due_at, zone)


async def _climb(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await escalate.ring(tx, alarm.subject, zone)


async def _letter(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await escalate.letter(tx, alarm.subject)


async def _drill_sheet(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await drills.measured(tx, alarm.subject)


async def _drill_end(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await drills.end(tx, alarm.subject)


async def _approval(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await approving.expire(tx, alarm.subject, zone)


async def _nudge(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await approval_waits.ring(tx, alarm.subject, zone)


async def _snooze(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await put_off.woken(tx, alarm.subject, zone)


async def _absence_begins(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await absences.begin(tx, alarm.subject, zone)


async def _absence_ends(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await absences.ring_end(tx, alarm.subject, zone)


async def _reform(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await reform_day.ring(tx, alarm.subject, zone)


async def _orphan(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await group_keepers.expire(tx, alarm.subject)


async def _group(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await groups.nobody(tx, alarm.subject)


_BELLS: Final[Mapping[str, Callable[[Tx, Alarm, tzinfo], Awaitable[None]]]] = {
    pasting.PASTE: _paste,
    publish.RELEASE: _release,
    duty.EXTEND: _extend,
    escalate.CLIMB: _climb,
    escalate.LETTER: _letter,
    put_off.SNOOZE: _snooze,
    absences.BEGIN: _absence_begins,
    absences.END: _absence_ends,
    weekly.WEEK: _week,
    groups.WAIT: _group,
    group_keepers.ALARM: _orphan,
    approving.ALARM: _approval,
    approval_waits.ALARM: _nudge,
    drills.SHEET: _drill_sheet,
    drills.END: _drill_end,
    reform_ahead.ALARM: _reform,
}


async def ring(tx: Tx, zone: tzinfo) -> bool:
    """Let the alarm that has been due longest ring, else remind; False when nothing is due."""
    alarm = await alarms.due(tx)
    if alarm is None:
        return await remind.sweep(tx, zone)
    await _BELLS[alarm.kind](tx, alarm, zone)
    return True


async def next_due(tx: Tx) -> datetime | None:
    """When there is next anything to do."""
    found = [due for due in (await alarms.next_due(tx), await reminding.next_due(tx)) if due is not None]
    return min(found, default=None)
