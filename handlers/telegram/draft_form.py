"""Biểu mẫu, on the card of a draft."""

from __future__ import annotations

from handlers import draft_form as use
from handlers.telegram import publishing
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_form(visit: Visit) -> None:
    """Ask for the form."""
    (draft_id,) = visit.action.ids
    await visit.say(await visit.do(use.ask, visit.actor, draft_id))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The form, as a message."""
    await visit.do(use.attach, visit.actor, prompt.subject, visit.text)
    await publishing.say_draft(visit, prompt.subject)
