"""Ngày nghỉ, ngày làm bù: the office's own days."""

from __future__ import annotations

from handlers import workdays as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_workdays(visit: Visit) -> None:
    """The days as they are, and how to change them."""
    await visit.redraw(await visit.do(use.begin, visit.actor, visit.office.zone))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """A day off, a day worked instead, or as the law has it."""
    await visit.say(await visit.do(use.typed, visit.actor, visit.text, visit.office.zone))
