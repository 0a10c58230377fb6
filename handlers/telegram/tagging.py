"""Nhãn của đơn vị: the buttons, and a tag that is typed."""

from __future__ import annotations

from handlers import tagging as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_tags(visit: Visit) -> None:
    """Nhãn của đơn vị."""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.screen, visit.actor, unit_id, page))


async def on_tag(visit: Visit) -> None:
    """One tag, given or taken off."""
    unit_id, number, on, page = visit.action.ids
    said, message = await visit.do(use.turn, visit.actor, unit_id, number, page, on=bool(on))
    await visit.toast(said)
    await visit.redraw(message)


async def on_new(visit: Visit) -> None:
    """Nhãn mới: which?"""
    (unit_id,) = visit.action.ids
    await visit.say(await visit.do(use.ask_new, visit.actor, unit_id))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """It, as a message."""
    await visit.say(await visit.do(use.typed, visit.actor, prompt.subject, visit.text))
