"""Hạn báo cáo on the board: deadlines and reminders of what is published."""

from __future__ import annotations

from domain.errors import Refusal
from domain.wording import retiming as words
from handlers import retime as use
from handlers import retime_menu as look
from handlers.telegram.visit import Visit
from storage import boards
from storage.drafts import Prompt


async def on_dues(visit: Visit) -> None:
    """Hạn báo cáo: every duty with its next deadline; beside the board, which edits itself."""
    (directive_id,) = visit.action.ids
    message = await visit.ask(look.menu, visit.actor, directive_id, visit.office.zone)
    pressed = visit.pressed.message_id if visit.pressed else 0
    beside = await visit.ask(boards.hangs, visit.actor.person.id, pressed)
    await (visit.say(message) if beside else visit.redraw(message))


async def on_duty(visit: Visit) -> None:
    """One duty with the periods that are owed."""
    (duty_id,) = visit.action.ids
    await visit.redraw(await visit.ask(look.page, visit.actor, duty_id, visit.office.zone))


async def on_period(visit: Visit) -> None:
    """Đổi hạn of one period: until when?"""
    duty_id, slot_id = visit.action.ids
    await visit.say(await visit.do(look.ask_period, visit.actor, duty_id, slot_id, visit.office.zone))


async def on_rule(visit: Visit) -> None:
    """Đổi lịch các kỳ sau: by which rule?"""
    (duty_id,) = visit.action.ids
    await visit.say(await visit.do(look.ask_rule, visit.actor, duty_id, visit.office.zone))


async def on_event(visit: Visit) -> None:
    """Ghi ngày …: when is the event?"""
    (duty_id,) = visit.action.ids
    await visit.say(await visit.do(look.ask_event, visit.actor, duty_id))


async def on_mode(visit: Visit) -> None:
    """As by default, less often, not at all."""
    directive_id, place = visit.action.ids
    await visit.do(use.set_mode, visit.actor, directive_id, place)
    await visit.redraw(await visit.ask(look.menu, visit.actor, directive_id, visit.office.zone))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The deadline, the rule or the event's day as a message."""
    if not visit.text.strip():
        raise Refusal(words.BAD_DATE)
    duty_id, zone = prompt.subject, visit.office.zone
    if prompt.kind == look.PERIOD:
        done = await visit.do(use.period_typed, visit.actor, duty_id, int(prompt.data), visit.text, zone)
    elif prompt.kind == look.RULE:
        done = await visit.do(use.rule_typed, visit.actor, duty_id, visit.text, zone)
    else:
        done = await visit.do(use.event_typed, visit.actor, duty_id, visit.text, zone)
    await visit.say(await visit.ask(look.page, visit.actor, duty_id, zone, done))
