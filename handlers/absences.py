"""Somebody is away and a deputy acts instead: planned in words, beginning and ending by itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain import absence_cards, limits, times
from domain.absences import Absence, overlap, span
from domain.errors import Refusal
from domain.invites import code_of, hash_code, looks_like_code
from domain.messages import Lane, Message
from domain.people import ANSWERING, Actor, Person, Seat
from domain.wording import absences as words
from handlers import group_keepers, latecomers
from handlers.notes import notes
from storage import absences, alarms, boards, drafts, estates, journal, menus, outbox, people
from storage.store import Tx

PROMPT: Final = "absence"  # waits for the days
BEGIN: Final = "absence_begin"
END: Final = "absence_end"


@dataclass(frozen=True, slots=True)
class Offer:
    """A link was opened by which one would act for somebody."""

    absence: Absence


async def screen(tx: Tx, actor: Actor, zone: tzinfo) -> Message:
    """When the actor is away and whom she acts for, with what can be changed of it."""
    _own(actor)
    mine = await absences.open_of(tx, actor.person.id)
    return absence_cards.screen(mine, await absences.instead(tx, actor.person.id), zone)


def _own(actor: Actor) -> list[Seat]:
    """The seats for which somebody can act instead. Raises Refusal for none."""
    seats = [seat for seat in actor.seats if seat.unit_id and seat.role in ANSWERING and not seat.stands_for]
    if not seats:
        raise Refusal(words.NOTHING_TO_DO)
    return seats


async def ask(tx: Tx, actor: Actor) -> str:
    """The actor's next message says from when until when."""
    _own(actor)
    await drafts.ask(tx, actor.person.id, PROMPT, 0)
    return words.ASK_DAYS


async def typed(tx: Tx, actor: Actor, text: str, zone: tzinfo) -> Message:
    """The days were written: who acts instead? Raises Refusal for days that cannot be."""
    _own(actor)
    from_at, until_at = span(text, tx.now, zone)
    for other in await absences.open_of(tx, actor.person.id):
        if overlap(other, from_at, until_at):
            raise Refusal(words.overlaps(*absence_cards.days(other, zone)))
    for other in await absences.instead(tx, actor.person.id):
        if overlap(other, from_at, until_at):
            raise Refusal(words.acts_herself(other.person, *absence_cards.days(other, zone)))
    absence_id = await absences.add(tx, actor.person.id, from_at, until_at)
    await drafts.answered(tx, actor.person.id)
    await alarms.set_alarm(tx, BEGIN, absence_id, from_at)
    await alarms.set_alarm(tx, END, absence_id, until_at)
    return await choice(tx, actor, absence_id, zone)


async def choice(tx: Tx, actor: Actor, absence_id: int, zone: tzinfo) -> Message:
    """Who acts instead: the people of the actor's units, or whoever gets a link."""
    absence = await _mine(tx, actor, absence_id)
    seated = await people.seated(tx, [seat.unit_id for seat in _own(actor) if seat.unit_id])
    colleagues = {who.id: who.name for who, seat in seated if who.id != actor.person.id and not seat.stands_for}
    return absence_cards.choice(absence, list(colleagues.items()), zone)


async def _mine(tx: Tx, actor: Actor, absence_id: int) -> Absence:
    absence = await absences.get(tx, absence_id)
    if absence is None or absence.person_id != actor.person.id or absence.state != "planned":
        raise Refusal(words.GONE)
    return absence


async def choose(tx: Tx, actor: Actor, absence_id: int, person_id: int, zone: tzinfo) -> str:
    """A colleague acts instead; what is said. Raises Refusal for whoever cannot."""
    absence = await _mine(tx, actor, absence_id)
    seated = await people.seated(tx, [seat.unit_id for seat in _own(actor) if seat.unit_id])
    if person_id not in {who.id for who, _ in seated}:
        raise Refusal(words.NOT_A_COLLEAGUE)
    return await _appoint(tx, absence, person_id, zone)


async def _appoint(tx: Tx, absence: Absence, person_id: int, zone: tzinfo) -> str:
    person = await people.get(tx, person_id)
    if person is None or person_id == absence.person_id:
        raise Refusal(words.NOT_ONESELF)
    for other in await absences.open_of(tx, person_id):
        if overlap(other, absence.from_at, absence.until_at):
            raise Refusal(words.away_too(person.name, *absence_cards.days(other, zone)))
    if not await absences.set_deputy(tx, absence.id, person_id):
        raise Refusal(words.GONE)
    data = {"absence": absence.id, "deputy": person_id}
    await journal.write(tx, "deputy_named", absence.person_id, data=data)
    if absence.from_at <= tx.now:
        await begin(tx, absence.id, zone)
    else:
        days = absence_cards.days(absence, zone)
        told = await notes(
            tx, f"absence{absence.id}:named", [person_id], lambda: words.named(absence.person, *days)
        )
        await outbox.owe(tx, told)
    return words.appointed(person.name, *absence_cards.days(absence, zone))


async def link(tx: Tx, actor: Actor, absence_id: int) -> tuple[Absence, str]:
    """A link for somebody who is not of the unit; its code is told only here."""
    absence = await _mine(tx, actor, absence_id)
    code = code_of(secrets.token_bytes(limits.INVITE_BYTES))
    if not await absences.set_code(tx, absence_id, hash_code(code)):
        raise Refusal(words.GONE)
    return absence, code


async def offer(tx: Tx, person: Person, code: str) -> Offer | None:
    """Whom one would act for by this code; None for a code that is no such link."""
    absence = await absences.by_hash(tx, hash_code(code)) if looks_like_code(code) else None
    if absence is None or not absence.is_open or absence.until_at <= tx.now:
        return None
    if absence.person_id == person.id:
        raise Refusal(words.NOT_ONESELF)
    await absences.offer(tx, person.id, absence.id)
    return Offer(absence)


async def take(tx: Tx, person: Person, absence_id: int, zone: tzinfo) -> str:
    """The person acts; what is said. Raises Refusal where the link has closed, or was never opened."""
    absence = await absences.get(tx, absence_id)
    if absence is None or absence.deputy_id or not await absences.offered(tx, person.id, absence_id):
        raise Refusal(words.GONE)
    await _appoint(tx, absence, person.id, zone)
    days = absence_cards.days(absence, zone)
    told = await notes(
        tx, f"absence{absence_id}:taken", [absence.person_id], lambda: words.taken(person.name, *days)
    )
    await outbox.owe(tx, told)
    return words.you_act(absence.person, *days)


async def drop(tx: Tx, actor: Actor, absence_id: int, zone: tzinfo) -> str:
    """It is called off, or ends now: by whoever is away, or by the deputy. What is said."""
    absence = await absences.get(tx, absence_id)
    if absence is None or not absence.is_open:
        raise Refusal(words.GONE)
    if actor.person.id not in (absence.person_id, absence.deputy_id):
        raise Refusal(words.GONE)
    await _end(tx, absence, "ended" if absence.state == "running" else "dropped", zone)
    return words.DROPPED


async def begin(tx: Tx, absence_id: int, zone: tzinfo) -> None:
    """The time has come. Without a deputy nothing changes, and whoever is away hears it."""
    absence = await absences.get(tx, absence_id)
    if absence is None or absence.state != "planned" or absence.until_at <= tx.now:
        return  # over before anything ran: its end alone is told
    days = absence_cards.days(absence, zone)
    if absence.deputy_id is None:
        await journal.write(tx, "absence_alone", absence.person_id, data={"absence": absence_id})
        told = await notes(
            tx, f"absence{absence_id}:alone", [absence.person_id], lambda: words.NOBODY_ACTS,
            not_before=times.quiet_until(tx.now, zone),
        )  # fmt: skip
        await outbox.owe(tx, told)
        return
    fresh = await absences.begin(tx, absence_id)
    for unit_id in fresh:
        await latecomers.show_open(tx, absence.deputy_id, unit_id, times.quiet_until(tx.now, zone))
    await boards.stir_units(tx, fresh) if fresh else None
    data = {"absence": absence_id, "deputy": absence.deputy_id, "units": fresh}
    await journal.write(tx, "deputy_began", absence.person_id, data=data)
    await _tell(
        tx, absence, "began", lambda: words.began(absence.deputy, *days),
        lambda: words.you_act(absence.person, *days), zone,
    )  # fmt: skip


async def ring_end(tx: Tx, absence_id: int, zone: tzinfo) -> None:
    """The time is over."""
    absence = await absences.get(tx, absence_id)
    if absence is not None and absence.is_open:
        await _end(tx, absence, "ended" if absence.state == "running" else "dropped", zone)


async def _end(tx: Tx, absence: Absence, state: str, zone: tzinfo) -> None:
    held = await absences.end(tx, absence.id, state)
    await alarms.silence(tx, BEGIN, absence.id)
    await alarms.silence(tx, END, absence.id)
    if absence.deputy_id is None:
        return
    for unit_id in held:
        for report in await estates.writings(tx, absence.deputy_id, unit_id):
            await estates.pass_report(tx, report, unit_id, absence.person_id)
        await latecomers.show_open(tx, absence.person_id, unit_id, times.quiet_until(tx.now, zone))
    await group_keepers.seats_ended(tx, [absence.deputy_id], heir=absence.person_id)
    data = {"absence": absence.id, "deputy": absence.deputy_id, "units": held}
    await journal.write(tx, "deputy_ended", absence.person_id, data=data)
    away, acting = (lambda: words.ended(absence.deputy)), (lambda: words.you_acted(absence.person))
    await _tell(tx, absence, "ended", away, acting, zone)


async def _tell(
    tx: Tx, absence: Absence, what: str, away: Callable[[], str], acting: Callable[[], str], zone: tzinfo
) -> None:
    """One sentence for each, in the own language; days begin at midnight, and are told of in the morning."""
    assert absence.deputy_id is not None
    key, morning = f"absence{absence.id}:{what}", times.quiet_until(tx.now, zone)
    owed = await notes(tx, key, [absence.person_id], away, Lane.REPLY, not_before=morning)
    owed += await notes(tx, key, [absence.deputy_id], acting, Lane.REPLY, not_before=morning)
    await outbox.owe(tx, owed)
    await menus.outdated(tx, [absence.person_id, absence.deputy_id])
