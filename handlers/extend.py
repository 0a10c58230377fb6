"""A unit asks for more time; one tap of a coordinator decides, on the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import deadlines, limits, review_cards, times
from domain.directives import Directive
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.reports import Extension
from domain.sorting import order
from domain.text import clean, clip
from domain.wording import answering
from domain.wording import extending as words
from handlers import periods, report_notes
from handlers.acknowledge import live, own_units
from handlers.below import may_judge
from handlers.periods import Period
from storage import boards, directives, drafts, duties, extensions, journal, outbox, people, reports, units
from storage.store import Tx

EXTEND: Final = "extend"  # the prompt that waits for the new date and the reason


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the asker next: the unit and its present deadline."""

    unit_id: int
    unit: str
    due_at: datetime


async def choices(tx: Tx, actor: Actor, directive_id: int) -> list[tuple[int, str]]:
    """The actor's units that still owe a report with a deadline, by id and name. Raises Refusal for none."""
    directive = await live(tx, directive_id)
    mine = await own_units(tx, actor, directive_id)
    found = [unit for unit in mine if await _owed(tx, directive, unit)]
    if not found:
        raise Refusal(words.NO_DUE)
    named = [(unit, await units.name(tx, unit)) for unit in found]
    return sorted(named, key=lambda pair: order(pair[1]))


async def _owed(tx: Tx, directive: Directive, unit_id: int) -> Period | None:
    period = await periods.present(tx, directive, unit_id)
    if period.due_at is None:
        return None
    if period.slot is not None:
        return period if period.slot.is_open else None
    last = await reports.newest(tx, directive.id, unit_id)
    return None if last and last.counts else period


async def begin(tx: Tx, actor: Actor, directive_id: int, unit_id: int, zone: tzinfo) -> Wish:
    """The actor's next message says until when, and why. Raises Refusal where there is nothing to move."""
    directive, period = await _asking(tx, actor, directive_id, unit_id)
    if already := await extensions.asked_by(tx, directive.id, unit_id):
        raise Refusal(words.OPEN.format(deadlines.show(already.wanted_at, zone)))
    assert period.due_at is not None
    await drafts.ask(tx, actor.person.id, EXTEND, directive_id, str(unit_id))
    return Wish(unit_id, await units.name(tx, unit_id), period.due_at)


async def _asking(tx: Tx, actor: Actor, directive_id: int, unit_id: int) -> tuple[Directive, Period]:
    directive = await live(tx, directive_id)
    if unit_id not in await own_units(tx, actor, directive_id):
        raise Refusal(answering.NOT_YOURS)
    period = await _owed(tx, directive, unit_id)
    if period is None:
        raise Refusal(words.NO_DUE)
    return directive, period


async def ask(tx: Tx, actor: Actor, directive_id: int, data: str, typed: str, zone: tzinfo) -> str:
    """Take the date and the reason, in one message or in two; what to say to the asker.

    ``data`` is the prompt's: the unit, and the date once it is known.
    """
    unit, _, known = data.partition(":")
    directive, period = await _asking(tx, actor, directive_id, int(unit))
    said = clean(typed).strip()
    wanted = times.from_text(known) if known else _date(said, tx.now, zone)
    reason = clip(said if known else deadlines.beside(said), limits.REASON_MAX)
    _check(period, wanted, tx.now, zone)
    if not reason:
        await drafts.ask(tx, actor.person.id, EXTEND, directive_id, f"{unit}:{times.to_text(wanted)}")
        return words.REASON_ASK.format(deadlines.show(wanted, zone))
    await _write(tx, actor, directive, int(unit), period, wanted, reason)
    return words.sent(deadlines.show(wanted, zone))


def _date(said: str, now: datetime, zone: tzinfo) -> datetime:
    wanted = deadlines.of_words(said, now, zone)
    if wanted is None:
        raise Refusal(words.BAD_DATE)
    return wanted


def _check(period: Period, wanted: datetime, now: datetime, zone: tzinfo) -> None:
    assert period.due_at is not None
    if wanted <= max(now, period.due_at):
        raise Refusal(words.NOT_LATER.format(deadlines.show(period.due_at, zone)))
    if wanted > now + timedelta(days=limits.EXTENSION_DAYS):
        raise Refusal(words.TOO_FAR)


async def _write(
    tx: Tx, actor: Actor, directive: Directive, unit_id: int, period: Period, wanted: datetime, reason: str
) -> None:
    assert period.due_at is not None
    extension_id = await extensions.ask(
        tx, directive.id, unit_id, period.slot_id, actor.person.id, period.due_at, wanted, reason
    )
    if extension_id is None:
        raise Refusal(words.GONE)
    await drafts.answered(tx, actor.person.id)
    await outbox.owe(tx, await report_notes.asked_for_time(tx, directive, unit_id, extension_id))
    await boards.stir(tx, directive.id)
    facts = {"extension": extension_id, "until": times.to_text(wanted), "reason": reason}
    await journal.write(
        tx, "extension_asked", actor.person.id, directive_id=directive.id, unit_id=unit_id, data=facts
    )


async def decide(tx: Tx, actor: Actor, extension_id: int, zone: tzinfo, *, approved: bool) -> str:
    """Approve or refuse: the unit's own deadline moves, or stays; the unit is told. What to say.

    Raises Refusal for somebody else's matter, and for a request that was decided before.
    """
    asked = await extensions.get(tx, extension_id)
    directive = await directives.get(tx, asked.directive_id) if asked else None
    if asked is None or directive is None:
        raise Refusal(words.GONE)
    if not may_judge(actor, directive, asked.unit_id, await units.tree(tx)):
        raise Refusal(words.NOT_YOURS)
    state = "approved" if approved else "refused"
    if asked.person_id == actor.person.id or not await extensions.decide(
        tx, extension_id, state, actor.person.id
    ):
        raise Refusal(words.GONE)
    if approved and asked.slot_id:
        await _lengthen(tx, asked.slot_id, asked.wanted_at)
    await _tell(tx, actor, directive, asked, state, zone)
    return await _fate(tx, asked, state, zone)


async def _lengthen(tx: Tx, slot_id: int, until: datetime) -> None:
    """More time never takes time away: the deadline of all may have moved further meanwhile."""
    slot = await duties.slot(tx, slot_id)
    if slot is not None and slot.due_at < until:
        await duties.move_due(tx, slot_id, until)


async def _tell(tx: Tx, actor: Actor, directive: Directive, asked: Extension, state: str, zone: tzinfo) -> None:
    unit = await units.name(tx, asked.unit_id)

    def said() -> str:
        if state == "approved":
            return words.approved(unit, directive.title, deadlines.show(asked.wanted_at, zone))
        return words.refused(unit, directive.title, deadlines.show(asked.due_at, zone))

    await outbox.owe(tx, await report_notes.told_of_time(tx, directive, asked.unit_id, asked.id, said))
    if state == "approved":
        occasion = f"extension{asked.id}"
        await outbox.owe(tx, await report_notes.cards_anew(tx, directive, asked.unit_id, occasion))
    await boards.stir(tx, directive.id)
    await journal.write(
        tx, f"extension_{state}", actor.person.id, directive_id=directive.id, unit_id=asked.unit_id,
        data={"extension": asked.id, "until": times.to_text(asked.wanted_at)},
    )  # fmt: skip


async def _fate(tx: Tx, asked: Extension, state: str, zone: tzinfo) -> str:
    said = {"approved": words.APPROVED, "refused": words.REFUSED}[state]
    return said.format(await units.name(tx, asked.unit_id), deadlines.show(asked.wanted_at, zone))


async def card(tx: Tx, extension_id: int, zone: tzinfo) -> Message | None:
    """A request as it stands now, for whoever decides."""
    asked = await extensions.get(tx, extension_id)
    directive = await directives.get(tx, asked.directive_id) if asked else None
    person = await people.get(tx, asked.person_id) if asked else None
    if asked is None or directive is None or person is None:
        return None
    fate = "" if asked.state == "asked" else await _fate(tx, asked, asked.state, zone)
    unit = await units.name(tx, asked.unit_id)
    return review_cards.extension_card(asked, unit, person.name, directive.title, fate, zone)
