"""A unit hands a directive that it received down to its own subtree: a draft of its own, never typed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, limits, relaying
from domain.directives import Directive
from domain.drafts import Draft, DraftRelay
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.relay_cards import on_draft
from domain.text import clean, squeeze
from domain.units import Tree
from domain.wording import drills as drill_words
from domain.wording import relaying as words
from domain.wording import rollup as list_words
from handlers.publish import Gaps, editable
from storage import boards, calendar, directives, drafts, duties, journal, relays, revisions, units
from storage.drafts import StoredDraft
from storage.store import Tx

NOTE: Final = "relay_note"  # the prompt that waits for the relaying unit's own word


async def begin(tx: Tx, actor: Actor, directive_id: int, zone: tzinfo) -> int:
    """A draft that hands the directive down; one that is open already is gone on with, with today's content.

    Raises Refusal for whoever does not coordinate a unit that received it and has units below.
    """
    original, unit_id = await _received(tx, actor, directive_id)
    if original.drill:
        raise Refusal(drill_words.NO_RELAY)
    made = await taken(tx, original, unit_id, zone)
    source = await revisions.source_of(tx, directive_id, original.revision)
    for stored in await drafts.open_of(tx, actor.person.id):
        known = stored.draft.relay
        if stored.amends is None and known and (known.directive_id, known.unit_id) == (directive_id, unit_id):
            if known.revision != original.revision:
                await drafts.replace_source(tx, stored, _kept(made, stored.draft), source)
            return stored.id
    draft_id = await drafts.add(tx, actor.person.id, made, source)
    data = {"draft": draft_id}
    await journal.write(
        tx, "relay_begun", actor.person.id, directive_id=directive_id, unit_id=unit_id, data=data
    )
    return draft_id


async def _received(tx: Tx, actor: Actor, directive_id: int) -> tuple[Directive, int]:
    original = await directives.get(tx, directive_id)
    mine = (await relays.relaying(tx, directive_id, [actor.person.id])).get(actor.person.id, [])
    if original is None or not mine:
        raise Refusal(words.NOT_YOURS)
    if original.state != "published":
        raise Refusal(words.NO_ORIGINAL)
    relayed = {one.unit_id for one in await relays.of(tx, directive_id)}
    return original, next((unit for unit in mine if unit not in relayed), mine[0])


async def taken(tx: Tx, original: Directive, unit_id: int, zone: tzinfo) -> Draft:
    """What the unit would hand down of the directive as it stands now; nobody is chosen yet."""
    kept = await directives.revision(tx, original.id, original.revision)
    assert kept is not None
    content = replace(kept.draft, due_at=original.due_at, relay=None)
    unit = await units.name(tx, unit_id)
    issuer = kept.draft.relay.unit if kept.draft.relay else original.issuer
    tie = DraftRelay(unit_id, unit, original.id, original.revision, original.title, issuer)
    due = next(iter(await due_of(tx, original, unit_id)), None)
    return relaying.handed_down(content, tie, due, tx.now, zone, await calendar.calendar(tx))


def _kept(made: Draft, before: Draft) -> Draft:
    """New content with what the relaying unit had put in itself."""
    assert made.relay is not None
    assert before.relay is not None
    return replace(
        made, audience=before.audience, urgency=max(made.urgency, before.urgency, key=lambda u: u.rank),
        relay=replace(made.relay, note=before.relay.note),
    )  # fmt: skip


async def due_of(tx: Tx, original: Directive, unit_id: int) -> list[datetime]:
    """When the unit itself is still due under the original, the earliest first."""
    owed = [slot.due_at for slot in await duties.open_slots_of(tx, original.id, unit_id)]
    return owed or ([original.due_at] if original.due_at else [])


async def ask_note(tx: Tx, actor: Actor, draft_id: int) -> str:
    """The actor's next message is what her unit adds; what to ask."""
    await _draft(tx, actor, draft_id)
    await drafts.ask(tx, actor.person.id, NOTE, draft_id)
    return words.ask_note(limits.RELAY_NOTE_MAX)


async def noted(tx: Tx, actor: Actor, draft_id: int, typed: str) -> None:
    """Her word stands above the content. Raises Refusal for none, or one too long for a card."""
    stored, relay = await _draft(tx, actor, draft_id)
    note = squeeze(clean(typed))
    if not note:
        raise Refusal(words.NOTE_EMPTY)
    if len(note) > limits.RELAY_NOTE_MAX:
        raise Refusal(words.note_long(len(note), limits.RELAY_NOTE_MAX))
    await drafts.change(tx, stored, replace(stored.draft, relay=replace(relay, note=note)))
    await drafts.answered(tx, actor.person.id)


async def _draft(tx: Tx, actor: Actor, draft_id: int) -> tuple[StoredDraft, DraftRelay]:
    stored = await editable(tx, actor, draft_id)
    if stored.draft.relay is None:
        raise Refusal(words.NOT_YOURS)
    return stored, stored.draft.relay


async def gaps(tx: Tx, actor: Actor, stored: StoredDraft, zone: tzinfo) -> Gaps | None:
    """What its author must have seen before it goes. Raises Refusal where the original does not allow it."""
    relay = stored.draft.relay
    assert relay is not None
    await _still_holds(tx, actor, relay)
    tree = await units.tree(tx)
    below = {unit.id for unit in tree.subtree(relay.unit_id)} - {relay.unit_id}
    if not below.issuperset(stored.draft.audience):
        raise Refusal(words.OUTSIDE.format(relay.unit))
    said = await warning(tx, stored.draft, tree, zone)
    if not said or relay.warned:
        return None
    await drafts.change(tx, stored, replace(stored.draft, relay=replace(relay, warned=True)))
    return Gaps(words.again(said))


async def _still_holds(tx: Tx, actor: Actor, relay: DraftRelay) -> None:
    original = await directives.get(tx, relay.directive_id)
    mine = (await relays.relaying(tx, relay.directive_id, [actor.person.id])).get(actor.person.id, [])
    if original is None or original.state != "published":
        raise Refusal(words.NO_ORIGINAL)
    if relay.unit_id not in mine:
        raise Refusal(words.NOT_YOURS)
    if original.revision != relay.revision:
        raise Refusal(words.OUTDATED)


async def warning(tx: Tx, draft: Draft, tree: Tree, zone: tzinfo) -> str:
    """What speaks against sending it so: no time for the roll-up, units that have it. Empty for nothing."""
    assert draft.relay is not None
    said = []
    original = await directives.get(tx, draft.relay.directive_id)
    if original:
        own = await due_of(tx, original, draft.relay.unit_id)
        short = relaying.short_of_time(draft, own, tx.now, zone, await calendar.calendar(tx))
        if short:
            own_due, below = (deadlines.show(at, zone) for at in (short.own, short.below))
            said.append(words.short_of_time(draft.relay.unit, own_due, below))
    have = await relays.have_it(tx, draft.relay.directive_id, draft.audience)
    if have:
        said.append(words.have_it(len(have), list_words.names([u.name for u in tree if u.id in have])))
    return " ".join(said)


async def dress(tx: Tx, card: Message, stored: StoredDraft, tree: Tree, zone: tzinfo) -> Message:
    """The card of a relay's draft with what is its own."""
    relay = stored.draft.relay
    assert relay is not None
    original = await directives.get(tx, relay.directive_id)
    own = next(iter(await due_of(tx, original, relay.unit_id)), None) if original else None
    warned = await warning(tx, stored.draft, tree, zone) if stored.draft.audience else ""
    return on_draft(card, stored.id, stored.draft, own, zone, warned)


async def established(tx: Tx, actor: Actor, directive_id: int, draft: Draft) -> None:
    """It has gone out: the original's boards show it."""
    assert draft.relay is not None
    await boards.stir(tx, draft.relay.directive_id)
    data = {"relay": directive_id, "units": len(draft.audience)}
    await journal.write(
        tx, "relayed", actor.person.id, directive_id=draft.relay.directive_id, unit_id=draft.relay.unit_id,
        data=data,
    )  # fmt: skip
