"""A seat passes to a successor, by a link and a press: the old account's rights end in the same transaction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain import limits
from domain.errors import Refusal
from domain.handovers import Handover, State
from domain.invites import code_of, hash_code, looks_like_code
from domain.messages import Lane
from domain.people import Actor, Person, Role, Seat, may_give
from domain.wording import enrol as enrol_words
from domain.wording import handing as words
from handlers import estate, group_keepers, latecomers
from handlers.estate import Estate
from handlers.handed import KIND
from handlers.latecomers import Open
from handlers.notes import notes
from storage import boards, handovers, invites, journal, outbox, people, units, web
from storage.outbox import Owed
from storage.store import Tx

_CLOSED: Final = {
    State.TAKEN: "TAKEN", State.REVOKED: "REVOKED", State.EXPIRED: "EXPIRED", State.ENDED: "ENDED",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A new link and its code, which is told only here."""

    handover: Handover
    code: str
    unit: str
    role: Role
    holder: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What would pass by a press, and from whom."""

    handover_id: int
    unit: str
    role: Role
    holder: str
    estate: Estate


@dataclass(frozen=True, slots=True)
class Taken:
    """What passed: ``giver`` held the seat before."""

    unit: str
    role: Role
    giver: Person


async def link(tx: Tx, actor: Actor, seat_id: int) -> Link:
    """A link that passes the seat on, once. Earlier ones for it open nothing any more.

    For whoever holds the seat, or may give it. Raises Refusal otherwise.
    """
    seat = await people.seat(tx, seat_id)
    if seat is None:
        raise Refusal(enrol_words.NO_SUCH_SEAT)
    if seat.unit_id is None:
        raise Refusal(words.OFFICE_SEAT)
    await _allowed(tx, actor, seat)
    code = code_of(secrets.token_bytes(limits.INVITE_BYTES))
    made = await handovers.add(tx, hash_code(code), seat_id, actor.person.id)
    data = {"handover": made, "seat": seat_id, "person": seat.person_id}
    await journal.write(tx, "handover.made", actor.person.id, unit_id=seat.unit_id, data=data)
    found, holder = await handovers.get(tx, made), await people.get(tx, seat.person_id)
    assert found is not None
    assert holder is not None
    return Link(found, code, await units.name(tx, seat.unit_id), seat.role, holder.name)


async def _allowed(tx: Tx, actor: Actor, seat: Seat) -> None:
    own = seat.person_id == actor.person.id and any(held.id == seat.id for held in actor.seats)
    if own or (seat.unit_id and may_give(actor, seat.unit_id, seat.role, await units.tree(tx))):
        return
    raise Refusal(words.MAY_NOT)


async def revoke(tx: Tx, actor: Actor, handover_id: int) -> str:
    """Nobody takes the seat by this link any more; the name of its unit. Raises Refusal when it is too late."""
    found = await handovers.get(tx, handover_id)
    if found is None or found.seat is None or found.seat.unit_id is None:
        raise Refusal(words.NO_SUCH_LINK)
    await _allowed(tx, actor, found.seat)
    if not await handovers.revoke(tx, handover_id):
        raise Refusal(words.NO_SUCH_LINK)
    data = {"handover": handover_id}
    await journal.write(tx, "handover.revoked", actor.person.id, unit_id=found.seat.unit_id, data=data)
    return await units.name(tx, found.seat.unit_id)


async def offer(tx: Tx, person: Person, code: str) -> Offer | None:
    """What the code passes on; it waits for the press. None for a code that is no such link.

    Raises Refusal with the reason why the link passes nothing to this person. Whoever guesses too often gets
    None, even when that guess is right.
    """
    own, every = await invites.wrong_codes(tx, person.telegram_id)
    if own >= limits.WRONG_CODES_PERSON or every >= limits.WRONG_CODES_ALL or not looks_like_code(code):
        return None
    found = await handovers.by_hash(tx, hash_code(code))
    if found is None:
        return None
    seat = await _open_to(tx, person, found)
    await handovers.offer(tx, person.id, found.id)
    holder = await people.get(tx, seat.person_id)
    assert holder is not None
    assert seat.unit_id is not None
    name = await units.name(tx, seat.unit_id)
    return Offer(found.id, name, seat.role, holder.name, await estate.of_seat(tx, seat))


async def _open_to(tx: Tx, person: Person, found: Handover) -> Seat:
    """The seat that this person may take by the link. Raises Refusal with the reason why not."""
    state, seat = found.state(tx.now), found.seat
    if state is State.TAKEN and found.taken_by == person.id:
        raise Refusal(words.TAKEN_BY_YOU)
    if state is not State.OPEN or seat is None or seat.unit_id is None:
        raise Refusal(getattr(words, _CLOSED.get(state, "ENDED")))
    if seat.person_id == person.id:
        raise Refusal(words.OWN)
    held = await people.seats_of(tx, person.id)
    if any(one.unit_id == seat.unit_id and one.role is seat.role for one in held):
        raise Refusal(words.holds(await units.name(tx, seat.unit_id), enrol_words.role(seat.role)))
    if await people.was_removed(tx, person.id, seat.unit_id, found.created_at):
        raise Refusal(enrol_words.BAD_CODE)  # taken out of the unit since the link was made
    return seat


async def take(tx: Tx, person: Person, handover_id: int, zone: tzinfo) -> Taken:
    """The seat is this person's from now on, with all that goes along; both are told, and it is recorded.

    Raises Refusal for a link that the person has not opened, or that passes nothing to her any more.
    """
    found = await handovers.get(tx, handover_id)
    if found is None or await handovers.offered(tx, person.id) != handover_id:
        raise Refusal(words.NO_OFFER)
    seat = await _open_to(tx, person, found)
    if not await handovers.take(tx, handover_id, person.id):
        raise Refusal(words.TAKEN)
    giver = await people.get(tx, seat.person_id)
    assert giver is not None
    assert seat.unit_id is not None
    passed = await estate.of_seat(tx, seat)
    await people.give_seat(tx, person.id, seat.unit_id, seat.role)
    await handovers.pass_seat(tx, seat.id, person.id)
    facts = await estate.pass_on(tx, passed, person.id)
    await group_keepers.seats_ended(tx, [giver.id], heir=person.id)
    await web.end_all(tx, giver.id)
    await boards.stir_units(tx, [seat.unit_id])
    data = {"handover": handover_id, "seat": seat.id, "from": giver.id, "role": seat.role, **facts}
    await journal.write(tx, "seat.handed_over", person.id, unit_id=seat.unit_id, data=data)
    opened = await latecomers.enter(tx, person.id, seat.unit_id, seat.role, zone)
    await _tell(tx, found, passed, opened, giver, person)
    return Taken(await units.name(tx, seat.unit_id), seat.role, giver)


async def _tell(tx: Tx, found: Handover, passed: Estate, opened: Open, giver: Person, heir: Person) -> None:
    seat = passed.seat
    assert seat.unit_id is not None
    unit = await units.name(tx, seat.unit_id)
    key = f"handover{found.id}"

    def given() -> str:
        return words.given(unit, enrol_words.role(seat.role), heir.name)

    told = await notes(tx, f"{key}:given", [giver.id], lambda: words.given_away(given()))
    if found.created_by not in (giver.id, heir.id):
        told += await notes(tx, f"{key}:made", [found.created_by], given, Lane.REMINDER, silent=True)
    await outbox.owe(tx, [*told, *_digest(key, passed, opened, heir.id)])


def _digest(key: str, passed: Estate, opened: Open, heir: int) -> list[Owed]:
    """One list of what is open in the unit and new to the heir, and of what came with the seat."""
    if not (opened or passed.drafts or passed.followed):
        return []
    payload: dict[str, object] = {
        "unit": passed.seat.unit_id, "acks": list(opened.acks), "slots": list(opened.slots),
        "drafts": len(passed.drafts), "kept": passed.followed,
    }  # fmt: skip
    return [Owed(f"{key}:digest:p{heir}", KIND, Lane.REPLY, heir, payload=payload)]


async def decline(tx: Tx, person: Person) -> None:
    """The person does not want it: nothing waits for a press any more."""
    await handovers.forget_offer(tx, person.id)
