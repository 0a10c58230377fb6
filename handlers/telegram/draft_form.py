"""Biểu mẫu, on the card of a draft."""

from __future__ import annotations

from handlers import draft_form as use
from handlers import duty_editing
from handlers.telegram import publishing
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_form(visit: Visit) -> None:
    """Ask for the form."""
    (draft_id,) = visit.action.ids
    await visit.say(await visit.do(use.ask, visit.actor, draft_id))


async def on_duty_form(visit: Visit) -> None:
    """Ask for the form of one duty."""
    draft_id, place = visit.action.ids
    await visit.say(await visit.do(use.ask, visit.actor, draft_id, place))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The form, as a message; then the draft, or the page of the duty that it was for."""
    await visit.do(use.attach, visit.actor, prompt.subject, prompt.data, visit.text)
    if prompt.data:
        page = await visit.ask(
            duty_editing.page, visit.actor, prompt.subject, int(prompt.data), 0, visit.office.zone
        )
        await visit.say(page)
    else:
        await publishing.say_draft(visit, prompt.subject)
