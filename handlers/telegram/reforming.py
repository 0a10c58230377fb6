"""Thay đổi đơn vị: renaming, merging, dividing, abolishing, moving, step by step."""

from __future__ import annotations

from domain.markup import h
from domain.messages import Message
from domain.wording import reforming as words
from handlers import reform_ahead_screens as ahead
from handlers import reform_menu as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_menu(visit: Visit) -> None:
    """Thay đổi đơn vị: what?"""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.menu, visit.actor, unit_id))


async def on_kind(visit: Visit) -> None:
    """One of the kinds."""
    unit_id, place = visit.action.ids
    await visit.say(await visit.do(use.begin, visit.actor, unit_id, place, visit.office.zone))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """What was asked, as a message."""
    await visit.say(await visit.do(use.typed, visit.actor, prompt.subject, visit.text, visit.office.zone))


async def on_to(visit: Visit) -> None:
    """One of several units."""
    unit_id, target_id = visit.action.ids
    await visit.say(await visit.do(use.choose, visit.actor, unit_id, target_id, visit.office.zone))


async def on_set(visit: Visit) -> None:
    """Open work or people: pass or end."""
    unit_id, which, value = visit.action.ids
    await visit.redraw(await visit.do(use.turn, visit.actor, unit_id, which, value, visit.office.zone))


async def on_do(visit: Visit) -> None:
    """Thực hiện."""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.do(use.carry_out, visit.actor, unit_id, visit.office.zone))


async def on_drop(visit: Visit) -> None:
    """Thôi, giữ nguyên."""
    (unit_id,) = visit.action.ids
    await visit.do(use.drop, visit.actor, unit_id)
    await visit.redraw(Message(h(words.DROPPED)))


async def on_aheads(visit: Visit) -> None:
    """Thay đổi chờ ngày."""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.ask(ahead.listed, visit.actor, unit_id))


async def on_ahead(visit: Visit) -> None:
    """One decision that waits."""
    (reform_id,) = visit.action.ids
    await visit.redraw(await visit.ask(ahead.screen, visit.actor, reform_id, visit.office.zone))


async def on_ahead_off(visit: Visit) -> None:
    """Hủy lịch: sure? Then it is called off."""
    reform_id, sure = visit.action.ids
    if not sure:
        await visit.redraw(await visit.ask(ahead.ask_off, visit.actor, reform_id))
        return
    await visit.redraw(Message(h(await visit.do(ahead.call_off, visit.actor, reform_id))))


async def on_ahead_out(visit: Visit) -> None:
    """Bỏ: one change of several."""
    reform_id, place = visit.action.ids
    await visit.redraw(await visit.do(ahead.leave_out, visit.actor, reform_id, place, visit.office.zone))


async def on_ahead_now(visit: Visit) -> None:
    """Thực hiện lại."""
    (reform_id,) = visit.action.ids
    await visit.redraw(await visit.do(ahead.again, visit.actor, reform_id, visit.office.zone))
