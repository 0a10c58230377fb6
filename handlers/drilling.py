"""Making a draft a drill, and its readiness sheet on demand."""

from __future__ import annotations

from dataclasses import replace

from domain import readiness_cards
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.wording import drafting as draft_words
from domain.wording import drills as words
from handlers.board import allowed
from handlers.desk import Desk
from handlers.drills import gather
from handlers.publish import editable
from storage import drafts
from storage.store import Tx


async def turn(tx: Tx, actor: Actor, draft_id: int, *, on: bool) -> None:
    """The draft is a drill from now on, or is none. Raises Refusal for a correction."""
    stored = await editable(tx, actor, draft_id)
    if stored.amends is not None:
        raise Refusal(words.NO_AMENDING)
    if stored.draft.relay:
        raise Refusal(words.NO_RELAY)
    if stored.draft.drill != on and not await drafts.change(tx, stored, replace(stored.draft, drill=on)):
        raise Refusal(draft_words.CHANGED)


async def sheet(tx: Tx, actor: Actor, directive_id: int, desk: Desk) -> Message:
    """The sheet on demand, of the units that the actor may follow. Raises Refusal for what is no drill."""
    directive, _, seen = await allowed(tx, actor, directive_id)
    if not directive.drill:
        raise Refusal(words.NOT_A_DRILL)
    if directive.state == "releasing":
        raise Refusal(words.NOT_YET)
    return readiness_cards.sheet(directive_id, await gather(tx, directive, seen, desk), desk.zone)
