"""A unit answers: one tap of any one seated person answers for the unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from domain.directives import Answer, Directive
from domain.errors import Refusal
from domain.people import ANSWERING, Actor, coordinates, holds
from domain.text import clip
from domain.wording import amending
from domain.wording import answering as words
from domain.wording import ties as tie_words
from handlers import group_copies
from handlers.notes import notes
from handlers.publish import is_held
from storage import boards, directives, journal, outbox, units
from storage.store import Tx

UNDO_FOR: Final = timedelta(minutes=5)  # a mistaken tap is noticed at once or not at all
REASON_MAX: Final = 500

_CLOSED: Final = {"recalled": "RECALLED", "withdrawn": "WITHDRAWN", "closed": "CLOSED"}


class Revised(Refusal):
    """Raised for the button of an older revision, pressed by somebody who is still asked: show the new one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a tap did: the units it answered for now, and for the rest who was first."""

    directive: Directive
    units: tuple[int, ...]
    earlier: tuple[Answer, ...]
    late: bool


async def acknowledge(tx: Tx, actor: Actor, directive_id: int, revision: int) -> Answered:
    """Answer "received" for every unit of the audience that the actor answers for and that is silent.

    Raises Refusal for a foreign unit or a directive that wants no answer any more, Revised for the button of
    an older revision.
    """
    directive = await live(tx, directive_id)
    await own_units(tx, actor, directive_id)
    if revision > directive.revision:
        raise Refusal(words.REVISED)
    if revision < directive.revision:
        raise Revised(amending.revised(directive.revision - 1))
    return await _answer(tx, actor, directive, "acknowledged")


async def decline(tx: Tx, actor: Actor, directive_id: int, reason: str) -> Answered:
    """Answer "not within our competence", with a reason, which its publisher is told."""
    directive = await live(tx, directive_id)
    reason = clip(reason.strip(), REASON_MAX)
    if not reason:
        raise Refusal(words.REASON_EMPTY)
    done = await _answer(tx, actor, directive, "refused", reason)
    for unit_id in done.units:
        await _tell(tx, actor, directive, unit_id, reason)
    return done


async def _tell(tx: Tx, actor: Actor, directive: Directive, unit_id: int, reason: str) -> None:
    unit, key = await units.name(tx, unit_id), f"d{directive.id}:u{unit_id}:refused:{tx.stamp}"
    told = await notes(
        tx, key, [directive.keeper],
        lambda: words.refusal_note(unit, actor.person.name, directive.title, reason),
        directive_id=directive.id,
    )  # fmt: skip
    await outbox.owe(tx, told)


async def live(tx: Tx, directive_id: int) -> Directive:
    """The directive, if answers are still taken. Raises Refusal otherwise."""
    directive = await directives.get(tx, directive_id)
    if directive is None:
        raise Refusal(words.FOREIGN)
    if directive.state == "closed" and directive.closed_reason:
        raise Refusal(tie_words.replaced_by(directive.closed_reason))
    if not directive.is_live:
        raise Refusal(getattr(words, _CLOSED[directive.state]))
    if is_held(directive, tx.now):
        raise Refusal(words.NOT_SENT)
    return directive


async def own_units(tx: Tx, actor: Actor, directive_id: int) -> list[int]:
    """The units of the audience that the actor answers for. Raises Refusal when there is none."""
    mine = await directives.asked_units(tx, directive_id, holds(actor, *ANSWERING))
    if not mine:
        raise Refusal(words.NOT_YOURS)
    return mine


async def _answer(tx: Tx, actor: Actor, directive: Directive, state: str, reason: str = "") -> Answered:
    mine = await own_units(tx, actor, directive.id)
    late = directive.due_at is not None and tx.now > directive.due_at
    given, earlier = [], []
    for unit_id in mine:
        if await directives.give_answer(
            tx, directive.id, unit_id, state, actor.person.id, late=late, reason=reason
        ):
            given.append(unit_id)
            await _record(tx, actor, directive, unit_id, state, late=late, reason=reason)
        elif answer := await directives.answer(tx, directive.id, unit_id):
            earlier.append(answer)
    if given:
        await boards.stir(tx, directive.id)
    return Answered(directive, tuple(given), tuple(earlier), late)


async def _record(tx: Tx, actor: Actor, directive: Directive, unit_id: int, kind: str, **data: object) -> None:
    facts = {"revision": directive.revision, **{key: value for key, value in data.items() if value}}
    await journal.write(tx, kind, actor.person.id, directive_id=directive.id, unit_id=unit_id, data=facts)
    await group_copies.redraw_unit(tx, directive.id, unit_id, f"{kind}:{tx.stamp}")


async def undo(tx: Tx, actor: Actor, directive_id: int) -> tuple[int, ...]:
    """Take the actor's own answers of the last five minutes back. Raises Refusal when there is none."""
    directive = await live(tx, directive_id)
    mine = await own_units(tx, actor, directive_id)
    since = tx.now - UNDO_FOR
    undone = [
        unit_id
        for unit_id in mine
        if await directives.take_back(tx, directive_id, unit_id, actor.person.id, since)
    ]
    if not undone:
        raise Refusal(await _why_not(tx, actor, directive_id, mine))
    for unit_id in undone:
        await _record(tx, actor, directive, unit_id, "undone")
    await boards.stir(tx, directive_id)
    return tuple(undone)


async def _why_not(tx: Tx, actor: Actor, directive_id: int, mine: list[int]) -> str:
    for unit_id in mine:
        answer = await directives.answer(tx, directive_id, unit_id)
        if answer and answer.answered_by == actor.person.id:
            return words.UNDO_LATE
    return words.NOTHING_TO_UNDO


async def on_behalf(tx: Tx, actor: Actor, directive_id: int, unit_id: int) -> bool:
    """A coordinator records that a unit has received it (by telephone, say). False if it had answered."""
    directive = await live(tx, directive_id)
    if not coordinates(actor, unit_id, await units.tree(tx)):
        raise Refusal(words.NOT_YOURS)
    late = directive.due_at is not None and tx.now > directive.due_at
    given = await directives.give_answer(
        tx, directive_id, unit_id, "acknowledged", actor.person.id, late=late, on_behalf=True
    )
    if given:
        await _record(tx, actor, directive, unit_id, "acknowledged", late=late, on_behalf=True)
        await boards.stir(tx, directive_id)
    return given
