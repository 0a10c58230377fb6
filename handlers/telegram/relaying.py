"""The buttons with which a unit hands down what it received."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import tzinfo

from domain.people import Actor
from handlers import relay as use
from handlers import relay_passing
from handlers.telegram.publishing import Done, keep_card, say_done, say_draft
from handlers.telegram.visit import Visit
from storage.drafts import Prompt
from storage.store import Tx

Passing = Callable[[Tx, Actor, int, tzinfo], Awaitable[tuple[int, Done]]]


async def on_relay(visit: Visit) -> None:
    """Chuyển xuống: a draft for one's own subtree."""
    (directive_id,) = visit.action.ids
    await say_draft(visit, await visit.do(use.begin, visit.actor, directive_id, visit.office.zone))


async def on_note(visit: Visit) -> None:
    """Ý kiến chỉ đạo: the next message stands above the content."""
    (draft_id,) = visit.action.ids
    await visit.say(await visit.do(use.ask_note, visit.actor, draft_id))


async def on_note_typed(visit: Visit, prompt: Prompt) -> None:
    """The word itself, as a message."""
    await visit.do(use.noted, visit.actor, prompt.subject, visit.text)
    await say_draft(visit, prompt.subject)


async def on_pass_amendment(visit: Visit) -> None:
    """Chuyển đính chính xuống."""
    (relay_id,) = visit.action.ids
    await say_done(visit, *await visit.do(_pass, visit, relay_passing.amendment, relay_id))


async def on_pass_replacement(visit: Visit) -> None:
    """Chuyển văn bản mới xuống."""
    (relay_id,) = visit.action.ids
    await say_done(visit, *await visit.do(_pass, visit, relay_passing.replacement, relay_id))


async def _pass(tx: Tx, visit: Visit, work: Passing, relay_id: int) -> tuple[int, Done]:
    draft_id, done = await work(tx, visit.actor, relay_id, visit.office.zone)
    await keep_card(tx, visit, done)
    return draft_id, done
