"""The buttons of a draft's relations to other directives."""

from __future__ import annotations

from handlers import ties as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_ties(visit: Visit) -> None:
    """Văn bản liên quan."""
    (draft_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.screen, visit.actor, draft_id))


async def on_add(visit: Visit) -> None:
    """One relation was chosen: to which directive?"""
    draft_id, place = visit.action.ids
    await visit.say(await visit.do(use.ask, visit.actor, draft_id, place))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """Its number, as a message."""
    await visit.say(await visit.do(use.typed, visit.actor, prompt.subject, prompt.data, visit.text))


async def on_move(visit: Visit) -> None:
    """Whether the open reports of what is replaced end or move."""
    draft_id, place = visit.action.ids
    await visit.redraw(await visit.do(use.turn, visit.actor, draft_id, place))


async def on_drop(visit: Visit) -> None:
    """Take a relation out."""
    draft_id, place = visit.action.ids
    await visit.redraw(await visit.do(use.drop, visit.actor, draft_id, place))
