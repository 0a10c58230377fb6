"""What a press on "Phát hành" comes to: a directive, or the correction of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from domain.people import Actor
from handlers import amend, publish, ties
from handlers.amend import Amended
from handlers.publish import Gaps, Published, editable, gaps
from storage import journal
from storage.store import Tx


async def order(
    tx: Tx, actor: Actor, draft_id: int, version: int, zone: tzinfo, *, at_night: bool = False
) -> Published | Amended | Gaps:
    """Send the draft as it stands at ``version``. Raises Refusal for whatever forbids it."""
    stored = await editable(tx, actor, draft_id, version)
    if stored.amends is None:
        made = await publish.publish(tx, actor, draft_id, version, zone, at_night=at_night)
        if isinstance(made, Published):
            await ties.establish(tx, actor, made.directive_id, stored.draft, zone)
        return made
    known = replace(stored, draft=replace(stored.draft, warned=True))  # its gaps were seen when it went out
    if found := await gaps(tx, known):
        return found
    if stored.draft.oath:
        await journal.write(tx, "no_secret_sworn", actor.person.id, data={"draft": draft_id})
    return await amend.publish(tx, actor, stored, zone, at_night=at_night)
