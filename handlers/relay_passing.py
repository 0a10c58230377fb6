"""One press passes on what became of an original: its correction, or the directive that replaced it."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from domain.directives import Directive
from domain.drafts import Draft, DraftRelay, DraftTie
from domain.errors import Refusal
from domain.people import Actor
from domain.wording import relaying as words
from handlers import orders, relay
from handlers.amend import Amended
from handlers.approving import Waiting
from handlers.publish import Gaps, Published
from handlers.steward import in_care
from storage import directives, drafts, journal, relations, relays, revisions
from storage.store import Tx

Done = Published | Amended | Waiting | Gaps


async def amendment(tx: Tx, actor: Actor, relay_id: int, zone: tzinfo) -> tuple[int, Done]:
    """Correct the relay as its original was corrected: the draft made for it, and what became of that.

    The units chosen and the word added stay; so do the deadlines where those of the original did not change.
    """
    passed, old, told = await _relay(tx, actor, relay_id)
    original = await directives.get(tx, told.directive_id)
    if original is None or original.state != "published":
        raise Refusal(words.NO_ORIGINAL)
    if original.revision == told.revision:
        raise Refusal(words.SAME_ALREADY)
    made = await relay.taken(tx, original, told.unit_id, zone)
    assert made.relay is not None
    made = replace(
        made, audience=old.audience, urgency=max(made.urgency, old.urgency, key=lambda urgency: urgency.rank),
        ack_wanted=old.ack_wanted, warned=True, relay=replace(made.relay, note=told.note, warned=True),
    )  # fmt: skip
    if await _same_limits(tx, original, told):
        made = replace(made, due_at=passed.due_at, due_quote=old.due_quote, duties=old.duties)
    source = await revisions.source_of(tx, original.id, original.revision)
    draft_id = await drafts.add(tx, actor.person.id, made, source, amends=passed.id)
    return draft_id, await orders.order(tx, actor, draft_id, 1, zone)


async def _relay(tx: Tx, actor: Actor, relay_id: int) -> tuple[Directive, Draft, DraftRelay]:
    passed = await in_care(tx, actor, relay_id, "published")
    kept = await directives.revision(tx, relay_id, passed.revision)
    if kept is None or kept.draft.relay is None:
        raise Refusal(words.NOT_YOURS)
    return passed, kept.draft, kept.draft.relay


async def _same_limits(tx: Tx, original: Directive, told: DraftRelay) -> bool:
    was = await directives.revision(tx, original.id, told.revision)
    now = await directives.revision(tx, original.id, original.revision)
    assert was is not None
    assert now is not None
    return (was.draft.due_at, was.draft.duties) == (now.draft.due_at, now.draft.duties)


async def replacement(tx: Tx, actor: Actor, relay_id: int, zone: tzinfo) -> tuple[int, Done]:
    """Hand the directive down that replaced the original: to the same units, in place of the old relay."""
    passed, old, told = await _relay(tx, actor, relay_id)
    new_id = await _successor(tx, told.directive_id)
    if told.unit_id not in (await relays.relaying(tx, new_id, [actor.person.id])).get(actor.person.id, []):
        raise Refusal(words.NOT_IN_NEW)
    draft_id = await relay.begin(tx, actor, new_id, zone)
    stored = await drafts.get(tx, draft_id)
    assert stored is not None
    assert stored.draft.relay is not None
    ties = (*stored.draft.ties, DraftTie("replaces", passed.id, passed.title))
    draft = replace(
        stored.draft, audience=old.audience, ack_wanted=old.ack_wanted, warned=True, ties=ties,
        relay=replace(stored.draft.relay, note=told.note),
    )  # fmt: skip
    await drafts.change(tx, stored, draft)
    data = {"draft": draft_id, "replaces": passed.id}
    await journal.write(tx, "replacement_passed_on", actor.person.id, directive_id=new_id, data=data)
    return draft_id, await orders.order(tx, actor, draft_id, stored.version + 1, zone)


async def _successor(tx: Tx, directive_id: int) -> int:
    found = [
        one.directive_id
        for one in await relations.of(tx, directive_id)
        if one.kind == "replaces" and not one.forward
    ]
    if not found:
        raise Refusal(words.NO_ORIGINAL)
    return found[0]
