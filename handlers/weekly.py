"""On Fridays at 17:00 whoever follows the units' reports reads in five lines how the week went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from domain import times, week_pictures, weekly
from domain.directives import Directive
from domain.errors import Refusal
from domain.messages import Lane, Message
from domain.people import Actor, Role
from domain.units import Tree
from domain.weekly import Owed as Due
from domain.weekly import Week
from domain.wording import weekly as words
from handlers import sight
from storage import alarms, directives, monitors, outbox, people, units
from storage import weekly as weeks
from storage.outbox import Owed
from storage.store import Tx

WEEK: Final = "week"  # the alarm, and the kind of the message
FRIDAY: Final = 4
HOUR: Final = time(17, 0)


async def plan(tx: Tx, zone: tzinfo) -> None:
    """There is always an alarm for the coming Friday."""
    await alarms.set_alarm(tx, WEEK, 0, coming(tx.now, zone))


def coming(now: datetime, zone: tzinfo) -> datetime:
    """The next Friday, 17:00 by the office's clock, in UTC."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=(FRIDAY - local.weekday()) % 7)
    friday = datetime.combine(day, HOUR, zone)
    if friday <= local:
        friday = datetime.combine(day + timedelta(days=7), HOUR, zone)
    return friday.astimezone(UTC)


async def ring(tx: Tx, due_at: datetime, zone: tzinfo) -> None:
    """Owe the summary to everybody who follows something that fell due; one message a person and week."""
    await plan(tx, zone)
    owed = await weeks.owed(tx, due_at - 2 * weekly.WEEK, due_at)
    tree = await units.tree(tx)
    receivers: dict[int, None] = {}
    for directive_id in dict.fromkeys(one.directive_id for one in owed):
        directive = await directives.get(tx, directive_id)
        assert directive is not None
        asked = {one.unit_id for one in owed if one.directive_id == directive_id}
        receivers |= dict.fromkeys(await _followers(tx, directive, asked, tree))
    await outbox.owe(
        tx,
        [
            Owed(
                f"week:{due_at:%Y-%m-%d}:p{person}",
                WEEK,
                Lane.REMINDER,
                person,
                payload={"until": times.to_text(due_at)},
            )
            for person in receivers
        ],
    )


async def _followers(tx: Tx, directive: Directive, asked: Iterable[int], tree: Tree) -> list[int]:
    """Its publisher, the leaders of units above those that report, and the people of its monitors."""
    above = {unit.id for unit_id in asked for unit in tree.ancestors(unit_id)}
    leaders = await people.seated(tx, list(above), (Role.LEADER, Role.COORDINATOR)) if above else []
    following = await people.seated(tx, await monitors.of(tx, directive.id))
    found = [person.id for person, _ in (*leaders, *following) if person.reachable]
    return [directive.keeper, *found]


async def message(tx: Tx, person_id: int, until: datetime, zone: tzinfo) -> Message | None:
    """The summary of what this person follows in the week up to then; None when nothing of it fell due."""
    found = await week(tx, person_id, until, zone)
    return replace(weekly.summary(found), picture=week_pictures.picture(found)) if found else None


async def week(tx: Tx, person_id: int, until: datetime, zone: tzinfo) -> Week | None:
    """The week up to then as far as this person follows it, in numbers; None when nothing fell due."""
    tree = await units.tree(tx)
    owed = await _seen(tx, person_id, await weeks.owed(tx, until - 2 * weekly.WEEK, until), tree)
    if not owed:
        return None
    asked = {one.unit_id for one in owed}
    names = {unit.id: unit.name for unit in tree if unit.id in asked}
    answering: dict[int, str] = {}
    for person, seat in await people.seated(tx, list(names)):
        if seat.unit_id is not None:
            answering.setdefault(seat.unit_id, person.name)
    return weekly.week(owed, names, answering, until, zone)


async def now(tx: Tx, actor: Actor, zone: tzinfo) -> Message:
    """The seven days up to this minute. Raises Refusal for who follows nothing that fell due."""
    found = await message(tx, actor.person.id, tx.now, zone)
    if found is None:
        raise Refusal(words.NOTHING_DUE)
    return found


async def _seen(tx: Tx, person_id: int, owed: list[Due], tree: Tree) -> list[Due]:
    actor = await people.actor_of(tx, person_id)
    assert actor is not None
    found: list[Due] = []
    for directive_id in dict.fromkeys(one.directive_id for one in owed):
        directive = await directives.get(tx, directive_id)
        assert directive is not None
        seen = await sight.followed(tx, actor, directive, tree)
        found += [
            one for one in owed if one.directive_id == directive_id and (seen is None or one.unit_id in seen)
        ]
    return found
