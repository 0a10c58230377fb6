"""Own seats and settings; giving a seat up, taking one away, each after a second press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from domain import times
from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Message
from domain.people import ANSWERING, Actor, Person, Role, Seat, holds, is_admin
from domain.text import clip
from domain.units import Tree
from domain.wording import absences as absence_words
from domain.wording import answering, approvals, handing, speaking
from domain.wording import enrol as enrol_words
from domain.wording import groups as group_words
from domain.wording import numbers as number_words
from domain.wording import settings as words
from domain.wording import workdays as day_words
from handlers import enrol, greet, workdays
from handlers.notes import notes
from storage import boards, languages, numbers, outbox, people, units
from storage.store import Tx

LABEL_MAX = 60


@dataclass(frozen=True, slots=True)
class Ended:
    """A seat that has ended: whose it was, what is said to whoever pressed."""

    person: Person
    said: str


async def settings(tx: Tx, actor: Actor, zone: tzinfo) -> Message:
    """The actor's seats, language and quiet hours, with buttons to change what can be changed."""
    tree = await units.tree(tx)
    person = await people.get(tx, actor.person.id) or actor.person
    lines = [f"<b>{h(words.TITLE)}</b>", person.name, "", words.SEATS]
    lines += [_line(seat, tree, zone) for seat in actor.seats]
    lines += ["", words.LANGUAGE.format(words.LANGUAGES[person.language])]
    lines += [words.QUIET, "", number_words.own(await numbers.of_person(tx, actor.person.id))]
    rows = [row for seat in actor.seats if seat.unit_id is not None for row in _seat_rows(seat, actor, tree)]
    languages = tuple(
        Button(name, encode(Verb.LANGUAGE, place)) for place, name in enumerate(words.LANGUAGES.values())
    )
    away = ((Button(absence_words.BUTTON, encode(Verb.ABSENCE)),),) if holds(actor, *ANSWERING) else ()
    phone = ((Button(number_words.BUTTON, encode(Verb.PHONE)),),) if holds(actor, *Role) else ()
    linking = ((Button(group_words.BUTTON, encode(Verb.GROUPS, 0)),),) if holds(actor, *ANSWERING) else ()
    days = ((Button(day_words.BUTTON, encode(Verb.WORKDAYS)),),) if await workdays.keeps(tx, actor) else ()
    rules = ((Button(approvals.BUTTON, encode(Verb.RULES, 0)),),) if is_admin(actor) else ()
    keyboard = (*rows, *away, *phone, *linking, languages, *days, *rules)
    return Message("\n".join([lines[0], *map(h, lines[1:])]), keyboard)


def _line(seat: Seat, tree: Tree, zone: tzinfo) -> str:
    since = times.show_date(seat.since.astimezone(zone).date())
    return f"- {words.held(greet.seat_words(seat, tree), since)}"


def _seat_rows(seat: Seat, actor: Actor, tree: Tree) -> list[tuple[Button, ...]]:
    label = handing.HAND_OVER
    if len(actor.seats) > 1:
        label = clip(handing.hand_over_at(greet.unit_name(seat.unit_id, tree)), LABEL_MAX)
    leave = Button(_leave_label(seat, tree), encode(Verb.LEAVE, seat.id))
    return [(Button(label, encode(Verb.HANDOVER, seat.id)),), (leave,)]


def _leave_label(seat: Seat, tree: Tree) -> str:
    return clip(words.leave(greet.unit_name(seat.unit_id, tree)), LABEL_MAX)


async def set_language(tx: Tx, actor: Actor, place: int) -> str:
    """Remember the language of this place in the list; what is said. Raises Refusal for none of ours."""
    known = tuple(words.LANGUAGES.items())
    if place >= len(known):
        raise Refusal(answering.FOREIGN)
    code, name = known[place]
    await languages.choose(tx, actor.person.id, code)
    with speaking(code):
        return words.LANGUAGE_SAVED.format(name)


async def ask_leave(tx: Tx, actor: Actor, seat_id: int) -> Message:
    """Are you sure? Raises Refusal for another's seat."""
    seat = next((seat for seat in actor.seats if seat.id == seat_id), None)
    if seat is None:
        raise Refusal(enrol_words.NOT_YOUR_SEAT)
    unit = greet.unit_name(seat.unit_id, await units.tree(tx))
    sure = Button(words.LEAVE_SURE, encode(Verb.LEAVE_SURE, seat_id), style="danger")
    keep = Button(words.KEEP, encode(Verb.SETTINGS))
    return Message(h(words.ask_leave(enrol_words.role(seat.role), unit)), ((sure,), (keep,)))


async def leave(tx: Tx, actor: Actor, seat_id: int) -> Ended:
    """The actor gives up an own seat."""
    seat = await enrol.leave(tx, actor, seat_id)
    unit = greet.unit_name(seat.unit_id, await units.tree(tx))
    await _ended(tx, seat)
    return Ended(actor.person, f"{enrol_words.left(unit, seat.role)} {words.BACK_LATER}")


async def ask_revoke(tx: Tx, actor: Actor, seat_id: int) -> Message:
    """Are you sure? Raises Refusal where the actor may not."""
    seat, who = await _foreign(tx, actor, seat_id)
    unit = greet.unit_name(seat.unit_id, await units.tree(tx))
    sure = Button(words.REVOKE_SURE, encode(Verb.REVOKE_SURE, seat_id), style="danger")
    keep = Button(words.KEEP, encode(Verb.UNITS, seat.unit_id or 0, 0))
    return Message(h(words.ask_revoke(who.name, enrol_words.role(seat.role), unit)), ((sure,), (keep,)))


async def revoke(tx: Tx, actor: Actor, seat_id: int) -> Ended:
    """The actor takes a seat away; whoever held it is told."""
    _, who = await _foreign(tx, actor, seat_id)
    seat = await enrol.revoke(tx, actor, seat_id)
    unit = greet.unit_name(seat.unit_id, await units.tree(tx))
    alone = await _ended(tx, seat)
    if who.id != actor.person.id:
        told = await notes(tx, f"seat{seat.id}:revoked", [who.id], lambda: enrol_words.taken(unit, seat.role))
        await outbox.owe(tx, told)
    return Ended(who, f"{words.REVOKED} {words.nobody_left(unit)}" if alone else words.REVOKED)


async def _foreign(tx: Tx, actor: Actor, seat_id: int) -> tuple[Seat, Person]:
    seat = await enrol.revocable(tx, actor, seat_id)
    who = await people.get(tx, seat.person_id)
    assert who is not None
    return seat, who


async def _ended(tx: Tx, seat: Seat) -> bool:
    """Show it on the boards; whether the unit has nobody left who answers."""
    if seat.unit_id is None or seat.role not in ANSWERING:
        return False
    await boards.stir_units(tx, [seat.unit_id])
    return not await people.seated(tx, [seat.unit_id])
