"""A directive is recalled: nothing more leaves, every copy says so, everyone who had it is told once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from domain import times
from domain.directives import Directive
from domain.errors import Refusal
from domain.life_cards import recall_card, recall_question
from domain.markup import h
from domain.messages import Lane, Message
from domain.people import ANSWERING, Actor, holds
from domain.text import clean, clip, squeeze
from domain.urgency import Urgency
from domain.wording import answering
from domain.wording import lives as words
from handlers import duty, group_copies, relay_chain, replaced
from handlers.copies import redraw_all
from handlers.desk import Desk
from handlers.publish import RELEASE
from handlers.steward import in_care
from storage import alarms, boards, copies, directives, drafts, journal, outbox, recalls
from storage.outbox import Claimed, Owed
from storage.store import Tx

KIND: Final = "recall"  # the message that tells of it
PROMPT: Final = "recall"  # waits for the reason
REASON_MAX: Final = 300  # code points: it stands on every card
_LIVE: Final = ("releasing", "published", "closed")


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a recall did: whom it is told, whose units must confirm, how many copies had not left."""

    people: int
    units: int
    unsent: int
    title: str = ""
    freed: tuple[Directive, ...] = ()  # what it had replaced, to be opened again where it still holds


async def may(tx: Tx, actor: Actor, directive_id: int) -> tuple[Directive, int]:
    """The directive, and how many people have it. Raises Refusal for whoever may not recall it."""
    directive = await in_care(tx, actor, directive_id, *_LIVE)
    return directive, len(await copies.holders(tx, directive_id))


async def recall(tx: Tx, actor: Actor, directive_id: int, typed: str) -> Recalled:
    """Recall it, and all that was handed down of it, for the reason that was typed.

    What is known of it stays: data, answers, reports, journal.
    """
    directive = await in_care(tx, actor, directive_id, *_LIVE)
    reason = _reason(typed)
    done = await _recall(tx, actor, directive, reason)
    for one in await relay_chain.below(tx, directive_id):
        relay = await directives.get(tx, one.directive_id)
        assert relay is not None
        more = await _recall(tx, actor, relay, reason, along_with=directive_id)
        await relay_chain.recalled(tx, actor, one, directive.title, reason, more.freed)
        done = Recalled(
            done.people + more.people, done.units + more.units, done.unsent + more.unsent,
            done.title, done.freed,
        )  # fmt: skip
    return done


async def _recall(
    tx: Tx, actor: Actor, directive: Directive, reason: str, along_with: int | None = None
) -> Recalled:
    directive_id = directive.id
    await directives.set_state(tx, directive_id, directive.state, "recalled", reason)
    unsent = await outbox.stop(tx, directive_id, "recalled")
    await alarms.silence(tx, RELEASE, directive_id)
    await duty.end(tx, directive_id, "recalled")
    people = await copies.holders(tx, directive_id)
    units = await _had_it(tx, directive_id, people)
    await recalls.add(tx, directive_id, actor.person.id, reason, units)
    await outbox.owe(tx, [_told(tx, directive, person) for person in people])
    await group_copies.tell_recall(tx, directive)
    await redraw_all(tx, directive_id, directive.revision, "recalled")
    await boards.stir(tx, directive_id)
    data: dict[str, object] = {
        "reason": reason, "people": len(people), "units": len(units), "unsent": unsent,
    }  # fmt: skip
    data |= {"along_with": along_with} if along_with else {}
    await journal.write(tx, "recalled", actor.person.id, directive_id=directive_id, data=data)
    return Recalled(len(people), len(units), unsent, directive.title, await replaced.free(tx, directive_id))


async def _had_it(tx: Tx, directive_id: int, people: list[int]) -> list[int]:
    asked = await directives.asked_of(tx, directive_id, people)
    return sorted({answer.unit_id for answers in asked.values() for _, answer in answers})


def _told(tx: Tx, directive: Directive, person_id: int) -> Owed:
    """At once, in the night without a sound: an order that no longer holds must not be carried out."""
    lane = Lane.FLASH if directive.urgency is Urgency.FLASH else Lane.DIRECTIVE
    key = f"d{directive.id}:recall:p{person_id}"
    return Owed(key, KIND, lane, person_id, directive.id, silent=directive.urgency is not Urgency.FLASH)


async def came_after_all(tx: Tx, directive: Directive, person_id: int) -> None:
    """A copy that was on its way while the directive was recalled has arrived: that person is told, too."""
    await outbox.owe(tx, [_told(tx, directive, person_id)])


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What everyone who had the directive reads."""
    assert claimed.directive_id is not None
    reader = await desk.reader(tx, claimed.directive_id, claimed.person_id)
    return await _card(tx, claimed.directive_id, desk, confirm=bool(reader.units))


async def seen_card(tx: Tx, directive_id: int, zone: tzinfo) -> Message:
    """The same, for whoever has just said to know of it."""
    card = await _card(tx, directive_id, Desk(zone), confirm=False)
    return replace(card, text=f"{card.text}\n\n<i>{h(words.CONFIRMED)}</i>")


async def _card(tx: Tx, directive_id: int, desk: Desk, *, confirm: bool) -> Message:
    directive, revision = await desk.directive(tx, directive_id)
    found = await recalls.get(tx, directive.id)
    assert found is not None
    return recall_card(directive, revision, times.show(found.at, desk.zone), found.reason, confirm=confirm)


async def confirm(tx: Tx, actor: Actor, directive_id: int) -> list[int]:
    """The actor's units know of the recall; which had not said so before. Raises Refusal for a foreign unit."""
    mine = holds(actor, *ANSWERING)
    if not await recalls.concerns(tx, directive_id, mine):
        raise Refusal(answering.NOT_YOURS)
    seen = await recalls.see(tx, directive_id, mine, actor.person.id)
    for unit_id in seen:
        await journal.write(tx, "recall_confirmed", actor.person.id, directive_id=directive_id, unit_id=unit_id)
    if seen:
        await boards.stir(tx, directive_id)
    return seen


async def ask(tx: Tx, actor: Actor, directive_id: int) -> str:
    """The actor's next message is the reason; the question."""
    directive, people = await may(tx, actor, directive_id)
    await drafts.ask(tx, actor.person.id, PROMPT, directive_id)
    return words.ask_reason(directive.title, people)


async def propose(tx: Tx, actor: Actor, directive_id: int, typed: str) -> Message:
    """The reason was written: it is kept until the actor presses that she is sure."""
    directive, _ = await may(tx, actor, directive_id)
    reason = _reason(typed)
    await drafts.ask(tx, actor.person.id, PROMPT, directive_id, reason)
    return recall_question(directive, reason)


async def sure(tx: Tx, actor: Actor, directive_id: int) -> Recalled:
    """She is sure. Raises Refusal when the reason is not there any more."""
    asked = await drafts.asked(tx, actor.person.id)
    if asked is None or asked.kind != PROMPT or asked.subject != directive_id or not asked.data:
        raise Refusal(words.REASON_LOST)
    done = await recall(tx, actor, directive_id, asked.data)
    await drafts.answered(tx, actor.person.id)
    return done


def _reason(typed: str) -> str:
    reason = clip(squeeze(clean(typed)), REASON_MAX)
    if not reason:
        raise Refusal(words.REASON_EMPTY)
    return reason
