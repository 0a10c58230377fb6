"""Silence climbs: a superior hears once of all her silent units, then the next, then a letter is drafted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from domain import escalation, reminders
from domain.directives import Directive
from domain.errors import Refusal
from domain.escalation import Target
from domain.messages import Lane
from domain.people import Actor, may_acknowledge_for
from domain.reminders import Plan
from domain.wording import escalation as words
from domain.workdays import Calendar
from handlers.telling import release_of
from storage import (
    alarms,
    boards,
    calendar,
    climbs,
    directives,
    gathering,
    journal,
    outbox,
    people,
    planning,
    units,
)
from storage.climbs import Climb
from storage.gathering import Gathered
from storage.outbox import Owed
from storage.store import Tx

CLIMB: Final = "climb"  # the alarm that tells the next rung, and the message it owes
LETTER: Final = "letter"  # the message with the drafted letter


class Start(NamedTuple):
    """A silence that may climb: of an acknowledgement (duty 0) or of one due day of a duty."""

    directive_id: int
    duty_id: int
    due_at: datetime
    from_at: datetime  # what the first rung's delay is counted from


async def start(tx: Tx, found: Collection[Start], zone: tzinfo, days: Calendar) -> None:
    """Let these silences climb, each once however often they are found."""
    for each in sorted(found):
        plan = await planning.plan_of(tx, each.directive_id)
        climb_id = await climbs.begin(tx, each.directive_id, each.duty_id, each.due_at)
        if climb_id is not None and plan is not None:
            delay = plan.slot_climb if each.duty_id else plan.ack_climb
            at = _working(each.from_at + timedelta(minutes=delay), plan, zone, days)
            await alarms.set_alarm(tx, CLIMB, climb_id, at)


def _working(at: datetime, plan: Plan, zone: tzinfo, days: Calendar) -> datetime:
    """Nobody is called to account on a rest day, unless the matter takes no rest."""
    local = at.astimezone(zone)
    if plan.every_day or not days.is_rest(local.date()):
        return at
    return datetime.combine(days.workday_from(local.date()), reminders.MORNING, zone)


async def ring(tx: Tx, climb_id: int, zone: tzinfo) -> None:
    """Tell the next rung of whoever is still silent; after the last one, draft the letter."""
    climb = await climbs.get(tx, climb_id)
    if climb is None or climb.state != "climbing":
        return
    silent = await climbs.missing(tx, climb)
    directive = await directives.get(tx, climb.directive_id)
    plan = await planning.plan_of(tx, climb.directive_id)
    if not silent or directive is None or plan is None:
        await climbs.end(tx, climb_id, "settled")
        return
    tree, linked = await units.tree(tx), await people.linked_counts(tx)
    rung = climb.rung + 1
    told = escalation.targets(silent, rung, tree, linked)
    if not told:
        await _draft_letter(tx, climb, directive, silent)
        return
    await climbs.rise(tx, climb_id, rung)
    await _tell(tx, climb, directive, told, zone)
    await _record(tx, climb, rung, told)
    again = _working(tx.now + timedelta(minutes=plan.rung), plan, zone, await calendar.calendar(tx))
    await alarms.set_alarm(tx, CLIMB, climb_id, again)


async def _tell(tx: Tx, climb: Climb, directive: Directive, told: Sequence[Target], zone: tzinfo) -> None:
    at, silent = release_of(directive.urgency, tx.now, zone)
    wanted: dict[int, list[object]] = {}
    for target in told:
        for person, _ in await people.seated(tx, [target.superior]):
            if person.reachable:
                wanted.setdefault(person.id, []).append(_item(climb, target))
    watchers = {directive.published_by, *await _monitors(tx, directive)} - set(wanted)
    for person_id in watchers:
        wanted[person_id] = [_item(climb, target) for target in told]
    gathered = [Gathered(person, {"climbs": items}, at, silent) for person, items in sorted(wanted.items())]
    await gathering.gather(tx, CLIMB, Lane.REMINDER, gathered)


def _item(climb: Climb, target: Target) -> list[object]:
    return [climb.id, target.superior, list(target.skipped), list(target.units)]


async def _monitors(tx: Tx, directive: Directive) -> set[int]:
    """The people of the units that the directive charges to follow it up."""
    revision = await directives.revision(tx, directive.id, directive.revision)
    monitors = revision.draft.monitors if revision else ()
    return {person.id for person, _ in await people.seated(tx, monitors) if person.reachable}


async def _record(tx: Tx, climb: Climb, rung: int, told: Sequence[Target]) -> None:
    for target in told:
        facts = {"climb": climb.id, "rung": rung, "units": list(target.units), "skipped": list(target.skipped)}
        await journal.write(
            tx, "escalated", None, directive_id=climb.directive_id, unit_id=target.superior, data=facts
        )


async def _draft_letter(tx: Tx, climb: Climb, directive: Directive, silent: Sequence[int]) -> None:
    """Rather than ever more messages: a letter for a person to sign."""
    await climbs.end(tx, climb.id, "letter")
    key = f"climb{climb.id}:letter"
    payload = {"climb": climb.id}
    await outbox.owe(
        tx, [Owed(key, LETTER, Lane.REMINDER, directive.published_by, directive.id, payload=payload)]
    )
    facts = {"climb": climb.id, "units": list(silent)}
    await journal.write(tx, "letter_drafted", None, directive_id=directive.id, data=facts)


async def take(tx: Tx, actor: Actor, climb_id: int, unit_id: int) -> str:
    """The actor will see to it: recorded, and told to whoever published. What was done, in a sentence."""
    climb = await climbs.get(tx, climb_id)
    if climb is None or not may_acknowledge_for(actor, unit_id):
        raise Refusal(words.NOT_YOURS)
    directive = await directives.get(tx, climb.directive_id)
    silent = await _below(tx, climb, unit_id)
    if directive is None or not silent:
        return words.NOBODY_LEFT
    if not await climbs.take(tx, climb_id, unit_id, actor.person.id):
        taken = await climbs.takers(tx, [climb_id])
        return words.taken_by(next(taker.name for taker in taken[climb_id] if taker.unit_id == unit_id))
    facts = {"climb": climb_id, "units": silent}
    await journal.write(
        tx, "climb_taken", actor.person.id, directive_id=directive.id, unit_id=unit_id, data=facts
    )
    await boards.stir(tx, directive.id)
    if directive.published_by != actor.person.id:
        await outbox.owe(tx, [await _note(tx, actor, directive, climb, unit_id, len(silent))])
    return words.TAKEN


async def _note(tx: Tx, actor: Actor, directive: Directive, climb: Climb, unit_id: int, count: int) -> Owed:
    text = words.taken_note(actor.person.name, await units.name(tx, unit_id), directive.title, count)
    key = f"climb{climb.id}:u{unit_id}:taken"
    return Owed(key, "note", Lane.REMINDER, directive.published_by, directive.id, payload={"text": text})


async def _below(tx: Tx, climb: Climb, superior: int) -> list[int]:
    tree = await units.tree(tx)
    return [unit for unit in await climbs.missing(tx, climb) if tree.is_within(unit, superior)]
