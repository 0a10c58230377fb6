"""How a draft stands to other directives, and what follows when it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from typing import Final

from domain import tie_cards
from domain.directives import Directive
from domain.drafts import Draft, DraftTie, number_key
from domain.errors import Refusal
from domain.messages import Lane, Message
from domain.people import Actor
from domain.text import clean, clip, squeeze
from domain.wording import ties as words
from handlers import duty, relay_chain
from handlers.board import find
from handlers.copies import redraw_all
from handlers.notes import notes
from handlers.publish import editable
from handlers.steward import in_care
from storage import boards, copies, directives, drafts, duty_moves, journal, outbox, people, relations
from storage.drafts import StoredDraft
from storage.store import Tx

PROMPT: Final = "tie"  # waits for the number of the other directive
_REPLACEABLE: Final = ("published", "closed")


async def screen(tx: Tx, actor: Actor, draft_id: int) -> Message:
    """The draft's relations. Raises Refusal for whoever is not its author."""
    stored = await editable(tx, actor, draft_id)
    return tie_cards.screen(draft_id, stored.draft)


async def ask(tx: Tx, actor: Actor, draft_id: int, place: int) -> str:
    """The actor's next message is the number of the directive that is replaced (amended …); what to ask."""
    await editable(tx, actor, draft_id)
    if place >= len(tie_cards.OFFERED):
        raise Refusal(words.GONE)
    kind = tie_cards.OFFERED[place]
    await drafts.ask(tx, actor.person.id, PROMPT, draft_id, kind)
    return words.ask(kind)


async def typed(tx: Tx, actor: Actor, draft_id: int, kind: str, number: str) -> Message:
    """The number as typed. Raises Refusal for one that nobody knows; the question stays."""
    stored = await editable(tx, actor, draft_id)
    other = await _find(tx, actor, number)
    if kind == "replaces":
        await in_care(tx, actor, other.id, *_REPLACEABLE)
        if other.state == "closed" and other.closed_reason:
            raise Refusal(words.REPLACED_ONCE.format(other.title))
    ties = [tie for tie in stored.draft.ties if (tie.kind, tie.directive_id) != (kind, other.id)]
    await _keep(tx, stored, replace(stored.draft, ties=(*ties, DraftTie(kind, other.id, other.title))))
    await drafts.answered(tx, actor.person.id)
    return await screen(tx, actor, draft_id)


async def _find(tx: Tx, actor: Actor, number: str) -> Directive:
    if not number_key(number):
        raise Refusal(words.NOT_FOUND.format(clip(squeeze(clean(number)), 40)))
    found = await find(tx, actor, number)
    if found.drill:
        raise Refusal(words.NOT_FOUND.format(found.title))
    return found


async def _keep(tx: Tx, stored: StoredDraft, draft: Draft) -> None:
    if not await drafts.change(tx, stored, draft):
        raise Refusal(words.GONE)


async def turn(tx: Tx, actor: Actor, draft_id: int, place: int) -> Message:
    """The other way round: whether the open reports of a replaced directive end or move."""
    stored, tie = await _tie(tx, actor, draft_id, place)
    return await _put(tx, actor, stored, place, replace(tie, moves=not tie.moves))


async def drop(tx: Tx, actor: Actor, draft_id: int, place: int) -> Message:
    """Take a relation out."""
    stored, _ = await _tie(tx, actor, draft_id, place)
    return await _put(tx, actor, stored, place, None)


async def _tie(tx: Tx, actor: Actor, draft_id: int, place: int) -> tuple[StoredDraft, DraftTie]:
    stored = await editable(tx, actor, draft_id)
    if place >= len(stored.draft.ties) or stored.draft.ties[place].kind == "relays":
        raise Refusal(words.GONE)
    return stored, stored.draft.ties[place]


async def _put(tx: Tx, actor: Actor, stored: StoredDraft, place: int, tie: DraftTie | None) -> Message:
    before, after = stored.draft.ties[:place], stored.draft.ties[place + 1 :]
    ties = (*before, *((tie,) if tie else ()), *after)
    await _keep(tx, stored, replace(stored.draft, ties=ties))
    return await screen(tx, actor, stored.id)


async def establish(tx: Tx, actor: Actor, directive_id: int, draft: Draft, zone: tzinfo) -> None:
    """The draft is a directive now: its relations hold. What it replaces is no longer followed up."""
    for tie in draft.ties:
        if tie.directive_id == directive_id:
            raise Refusal(words.NOT_THIS)
        await relations.add(tx, directive_id, tie.directive_id, tie.kind)
        if tie.kind == "replaces":
            await _replace(tx, actor, tie, directive_id, draft, zone)


async def _replace(tx: Tx, actor: Actor, tie: DraftTie, new_id: int, draft: Draft, zone: tzinfo) -> None:
    old = await in_care(tx, actor, tie.directive_id, *_REPLACEABLE)
    new = await directives.get(tx, new_id)
    assert new is not None
    moved = await duty_moves.move(tx, old.id, new_id, draft.audience) if tie.moves else 0
    await directives.set_state(tx, old.id, old.state, "closed", new.title)
    await outbox.stop(tx, old.id, "replaced")
    ended = await duty.end(tx, old.id, "replaced")
    await _tell(tx, old, new, draft)
    await relay_chain.changed(tx, old.id, "replaced", str(new_id))
    await redraw_all(tx, old.id, old.revision, f"replaced:{new_id}")  # it may be replaced again later
    await boards.stir(tx, old.id)
    facts = {"by": new_id, "moved": moved, "ended": ended}
    await journal.write(tx, "replaced", actor.person.id, directive_id=old.id, data=facts)


async def _tell(tx: Tx, old: Directive, new: Directive, draft: Draft) -> None:
    """Whoever had the old one and does not get the new one hears that it holds no more."""
    getting = set(await people.answering(tx, draft.audience))
    others = [person for person in await copies.holders(tx, old.id) if person not in getting]
    told = await notes(
        tx, f"d{old.id}:replaced:{new.id}", others, lambda: words.note(old.title, new.title), Lane.DIRECTIVE,
        old.id, not_before=new.release_at if new.release_at > tx.now else None,
    )  # fmt: skip
    await outbox.owe(tx, told)
