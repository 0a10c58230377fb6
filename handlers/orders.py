"""What a press on "Phát hành" comes to: a directive, or the correction of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from domain.errors import Refusal
from domain.people import Actor
from domain.wording import drafting as words
from handlers import amend, approving, publish, relay, relay_chain, ties
from handlers.amend import Amended
from handlers.approving import Waiting
from handlers.publish import Gaps, Published, check_audience, editable, gaps
from storage import journal, people
from storage.drafts import StoredDraft
from storage.store import Tx


async def order(
    tx: Tx, actor: Actor, draft_id: int, version: int, zone: tzinfo, *, at_night: bool = False,
    approved: bool = False,
) -> Published | Amended | Waiting | Gaps:  # fmt: skip
    """Send the draft as it stands at ``version``, or ask a second person first where one must approve.

    ``approved``: somebody has. Raises Refusal for whatever forbids it.
    """
    stored = await editable(tx, actor, draft_id, version)
    if stored.draft.relay and stored.amends is None and (found := await relay.gaps(tx, actor, stored, zone)):
        return found
    if not approved and (need := await approving.needed(tx, actor, stored)):
        if found := await _unready(tx, actor, stored):
            return found
        return await approving.ask(tx, actor, stored, *need, zone, at_night=at_night)
    if stored.amends is None:
        made = await publish.publish(tx, actor, draft_id, version, zone, at_night=at_night)
        if isinstance(made, Published):
            if not stored.draft.drill:  # it replaces nothing
                await ties.establish(tx, actor, made.directive_id, stored.draft, zone)
            if stored.draft.relay:
                await relay.established(tx, actor, made.directive_id, stored.draft)
        return made
    if found := await _unready(tx, actor, stored):
        return found
    if stored.draft.oath:
        await journal.write(tx, "no_secret_sworn", actor.person.id, data={"draft": draft_id})
    done = await amend.publish(tx, actor, stored, zone, at_night=at_night)
    await relay_chain.changed(tx, done.directive_id, "amended", f"r{done.revision}")
    return done


async def _unready(tx: Tx, actor: Actor, stored: StoredDraft) -> Gaps | None:
    """What its author must have seen before it goes, or is asked about. Raises Refusal for what cannot go."""
    if stored.amends is not None:
        await amend.check(tx, actor, stored)
        known = replace(stored, draft=replace(stored.draft, warned=True))  # its gaps were seen when it went out
        return await gaps(tx, known)
    await check_audience(tx, actor, stored.draft)
    found = await gaps(tx, stored)
    if found is None and not await people.answering(tx, stored.draft.audience):
        raise Refusal(words.NOBODY_LINKED)
    return found
