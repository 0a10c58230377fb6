"""The buttons of reminders and escalations: later, and "I shall see to it"."""

from __future__ import annotations

from domain import times
from domain.wording import reminders as words
from handlers import escalate, put_off
from handlers.telegram.visit import Visit


async def on_snooze(visit: Visit) -> None:
    """Nhắc sau."""
    directive_id, slot_id = visit.action.ids
    zone = visit.office.zone
    until = await visit.do(put_off.snooze, visit.actor, directive_id, slot_id, zone)
    await visit.toast(words.snoozed(times.show(until, zone)))


async def on_take(visit: Visit) -> None:
    """Tôi sẽ đôn đốc."""
    climb_id, unit_id = visit.action.ids
    await visit.toast(await visit.do(escalate.take, visit.actor, climb_id, unit_id), alert=True)
