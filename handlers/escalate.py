"""Silence climbs: a superior hears once of all her silent units, then the next, then a letter is drafted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from domain import escalation, reminders
from domain.directives import Directive
from domain.escalation import LETTERS_APART, Target
from domain.messages import Lane
from domain.reminders import Plan
from domain.workdays import Calendar
from handlers.telling import release_of
from storage import (
    alarms,
    calendar,
    climbs,
    directives,
    gathering,
    journal,
    latecomers,
    monitors,
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
LETTER: Final = "letter"  # the alarm that drafts the letter, and the message with it


class Start(NamedTuple):
    """A silence that may climb: of an acknowledgement (duty 0) or of one due day of a duty."""

    directive_id: int
    duty_id: int
    due_at: datetime
    from_at: datetime  # what the first rung's delay is counted from


async def start(tx: Tx, found: Collection[Start], zone: tzinfo, days: Calendar) -> None:
    """Let these silences climb, each once however often they are found."""
    for each in sorted(found):
        directive = await directives.get(tx, each.directive_id)
        if directive is None or directive.drill:  # a drill is measured, and calls nobody to account
            continue
        plan = await planning.plan_of(tx, each.directive_id)
        climb_id = await climbs.begin(tx, each.directive_id, each.duty_id, each.due_at)
        if climb_id is not None and plan is not None:
            delay = plan.slot_climb if each.duty_id else plan.ack_climb
            at = working(each.from_at + timedelta(minutes=delay), plan, zone, days)
            await alarms.set_alarm(tx, CLIMB, climb_id, at)


async def give_time(tx: Tx, directive_id: int, unit_id: int, zone: tzinfo) -> None:
    """Somebody is linked to the unit only now: its silence climbs no sooner than that of others did."""
    plan, climb = await planning.plan_of(tx, directive_id), await climbs.of_answers(tx, directive_id)
    if plan is not None and climb is not None and climb.rung:  # it has risen: nothing waits before
        until = tx.now + timedelta(minutes=plan.ack_climb)
        days = await calendar.calendar(tx)
        await climbs.wait(tx, climb, [unit_id], working(until, plan, zone, days))


def working(at: datetime, plan: Plan, zone: tzinfo, days: Calendar) -> datetime:
    """Nobody is called to account on a rest day, unless the matter takes no rest."""
    local = at.astimezone(zone)
    if plan.every_day or not days.is_rest(local.date()):
        return at
    return datetime.combine(days.workday_from(local.date()), reminders.MORNING, zone)


async def ring(tx: Tx, climb_id: int, zone: tzinfo) -> None:
    """Tell the next rung of whoever is still silent and not seen to; after the last one, draft the letter."""
    climb = await climbs.get(tx, climb_id)
    if climb is None or climb.state != "climbing":
        return
    silent = await climbs.missing(tx, climb)
    directive = await directives.get(tx, climb.directive_id)
    plan = await planning.plan_of(tx, climb.directive_id)
    if not silent or directive is None or plan is None:
        await climbs.end(tx, climb_id, "settled")
        return
    told = await _rise(tx, climb, silent, plan, zone)
    if told:
        await _tell(tx, climb, directive, told, zone)
    ahead = await climbs.steps(tx, climb_id)
    coming = [ahead[unit].next_at for unit in silent if unit in ahead and ahead[unit].next_at > tx.now]
    if coming:
        await alarms.set_alarm(tx, CLIMB, climb_id, min(coming))
    else:
        await _draft_letter(tx, climb)


async def _rise(tx: Tx, climb: Climb, silent: Sequence[int], plan: Plan, zone: tzinfo) -> list[Target]:
    """Every unit whose time has come rises by one rung; who is told of whom."""
    tree, linked = await units.tree(tx), await people.linked_counts(tx)
    taken = {taker.unit_id for taker in (await climbs.takers(tx, [climb.id])).get(climb.id, ())}
    days = await calendar.calendar(tx)
    told: list[Target] = []
    for rung, due in escalation.rising(silent, await climbs.steps(tx, climb.id), climb.rung, tx.now).items():
        found = escalation.targets(due, rung, tree, linked)
        for target in found:
            patience = escalation.PATIENCE if target.superior in taken else 1
            again = working(tx.now + patience * timedelta(minutes=plan.rung), plan, zone, days)
            await climbs.step(tx, climb.id, target.units, rung, again)
        if found:
            await climbs.rise(tx, climb.id, rung)
            await _record(tx, climb, rung, found)
        told += found
    return told


async def _tell(tx: Tx, climb: Climb, directive: Directive, told: Sequence[Target], zone: tzinfo) -> None:
    at, silent = release_of(directive.urgency, tx.now, zone)
    wanted: dict[int, list[object]] = {}
    for target in told:
        for person, _ in await people.seated(tx, [target.superior]):
            if person.reachable:
                wanted.setdefault(person.id, []).append(_item(climb, target))
    watchers = {directive.keeper, *await monitors_of(tx, directive.id)} - set(wanted)
    for person_id in watchers:
        wanted[person_id] = [_item(climb, target) for target in told]
    gathered = [Gathered(person, {"climbs": items}, at, silent) for person, items in sorted(wanted.items())]
    await gathering.gather(tx, CLIMB, Lane.REMINDER, gathered)


def _item(climb: Climb, target: Target) -> list[object]:
    return [climb.id, target.superior, list(target.skipped), list(target.units)]


async def monitors_of(tx: Tx, directive_id: int) -> set[int]:
    """The reachable people of the units that the directive charges to follow it up."""
    seated = await people.seated(tx, await monitors.of(tx, directive_id))
    return {person.id for person, _ in seated if person.reachable}


async def _record(tx: Tx, climb: Climb, rung: int, told: Sequence[Target]) -> None:
    for target in told:
        facts = {"climb": climb.id, "rung": rung, "units": list(target.units), "skipped": list(target.skipped)}
        await journal.write(
            tx, "escalated", None, directive_id=climb.directive_id, unit_id=target.superior, data=facts
        )


async def _draft_letter(tx: Tx, climb: Climb) -> None:
    """Rather than ever more messages: a letter for a person to sign; one for all that has climbed out."""
    await climbs.end(tx, climb.id, "letter")
    last = await journal.last_of(tx, "letter_drafted", climb.directive_id, tx.now - LETTERS_APART)
    await alarms.silence(tx, LETTER, climb.directive_id)
    await alarms.set_alarm(tx, LETTER, climb.directive_id, last[0] + LETTERS_APART if last else tx.now)


async def letter(tx: Tx, directive_id: int) -> None:
    """Owe the draft to whoever published, while anybody is silent of whom the last rung was told."""
    directive = await directives.get(tx, directive_id)
    lettered = await climbs.lettered(tx, directive_id)
    silent = {unit for climb in lettered for unit in await climbs.missing(tx, climb)}
    silent -= (await latecomers.of_directive(tx, directive_id)).keys()
    if directive is None or not silent:
        return
    key, payload = f"d{directive_id}:letter:{tx.stamp}", {"climb": lettered[0].id}
    await outbox.owe(tx, [Owed(key, LETTER, Lane.REMINDER, directive.keeper, directive_id, payload=payload)])
    facts = {"climbs": [climb.id for climb in lettered], "units": sorted(silent)}
    await journal.write(tx, "letter_drafted", None, directive_id=directive_id, data=facts)
