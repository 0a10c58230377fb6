"""The text of a directive in a unit's group: only what was sent to that unit, and no scan."""

from __future__ import annotations

from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.wording import LANGUAGES, answering, speaking
from domain.wording import groups as words
from handlers import reading
from storage import directives
from storage.store import Tx

is_page = reading.is_page


async def full_text(tx: Tx, actor: Actor, unit_id: int, directive_id: int, revision: int, page: int) -> Message:
    """One page. Raises Refusal for what the unit was not sent, and for a scan: nobody knows who reads along."""
    kept = await directives.revision(tx, directive_id, revision)
    if kept is None or not await directives.asked_units(tx, directive_id, [unit_id]):
        raise Refusal(answering.NOT_YOURS)
    if kept.draft.oath:
        raise Refusal(words.NOT_HERE)
    with speaking(LANGUAGES[0]):
        return await reading.full_text(tx, actor, directive_id, revision, page)
