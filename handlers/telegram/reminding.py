"""The buttons of reminders and escalations: later, and "I shall see to it"."""

from __future__ import annotations

from domain import times
from domain.wording import reminders as words
from handlers import put_off, taking
from handlers.desk import Desk
from handlers.reminding_cards import pressed_climb
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
    zone = visit.office.zone
    pressed = visit.pressed.message_id if visit.pressed else 0
    done = await visit.do(taking.take, visit.actor, climb_id, unit_id, pressed, zone)
    await visit.toast(done, alert=True)
    message = await visit.ask(pressed_climb, visit.actor.person.id, pressed, Desk(zone))
    if message:
        await visit.redraw(message)
