"""A superior says that she will see to it: the silence below her waits, and everybody who follows it knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from domain import escalation, times
from domain.directives import Directive
from domain.errors import Refusal
from domain.messages import Lane
from domain.people import Actor, may_acknowledge_for
from domain.units import Tree
from domain.wording import escalation as words
from handlers.escalate import CLIMB, monitors_of, working
from handlers.notes import notes
from handlers.sight import Sight
from storage import (
    alarms,
    boards,
    calendar,
    climbs,
    directives,
    journal,
    outbox,
    planning,
    threads,
    units,
)
from storage.climbs import Climb
from storage.outbox import Owed
from storage.store import Tx


async def take(tx: Tx, actor: Actor, climb_id: int, unit_id: int, message_id: int, zone: tzinfo) -> str:
    """The actor will see to it: the next rung waits; what was done, in a sentence.

    To all that the pressed message says of the same directive and superior unit. Recorded, shown on the boards
    and told to whoever published and to the people of the monitors. Raises Refusal for what is another's.
    """
    climb = await climbs.get(tx, climb_id)
    directive = await directives.get(tx, climb.directive_id) if climb else None
    if climb is None or directive is None or climb.rung == 0 or not may_acknowledge_for(actor, unit_id):
        raise Refusal(words.NOT_YOURS)
    tree = await units.tree(tx)
    silent: set[int] = set()
    untils: list[datetime] = []
    for each in await _beside(tx, actor, climb, unit_id, message_id):
        below = await _below(tx, each, unit_id, tree)
        if below and await climbs.take(tx, each.id, unit_id, actor.person.id):
            until = await _hold(tx, each, below, zone)
            untils += [until] if until else []
            silent |= set(below)
            await _record(tx, actor, each, unit_id, below, until)
    if not silent:
        taken = (await climbs.takers(tx, [climb_id])).get(climb_id, [])
        already = next((taker.name for taker in taken if taker.unit_id == unit_id), "")
        return words.taken_by(already) if already else words.NOBODY_LEFT
    await boards.stir(tx, directive.id)
    await outbox.owe(tx, await _notes(tx, actor, directive, climb, unit_id, len(silent)))
    return words.taken(times.show(max(untils), zone) if untils else "")


async def _beside(tx: Tx, actor: Actor, climb: Climb, unit_id: int, message_id: int) -> list[Climb]:
    """The silences under this directive that the pressed message tells this superior of."""
    payload = await threads.payload_of(tx, actor.person.id, message_id, CLIMB) or {}
    listed = payload.get("climbs", [])
    assert isinstance(listed, list)
    told = [await climbs.get(tx, number) for number, superior, *_ in listed if superior == unit_id]
    found = {each.id: each for each in told if each and each.directive_id == climb.directive_id}
    return list({climb.id: climb, **found}.values())


async def _record(
    tx: Tx, actor: Actor, climb: Climb, unit_id: int, silent: Sequence[int], until: datetime | None
) -> None:
    facts = {"climb": climb.id, "units": list(silent), **({"until": times.to_text(until)} if until else {})}
    await journal.write(
        tx, "climb_taken", actor.person.id, directive_id=climb.directive_id, unit_id=unit_id, data=facts
    )


async def _hold(tx: Tx, climb: Climb, silent: Sequence[int], zone: tzinfo) -> datetime | None:
    """Until when the next rung waits; None where there is none any more."""
    plan = await planning.plan_of(tx, climb.directive_id)
    if plan is None or climb.state != "climbing":
        return None
    patience = escalation.PATIENCE * timedelta(minutes=plan.rung)
    until = working(tx.now + patience, plan, zone, await calendar.calendar(tx))
    await climbs.wait(tx, climb, silent, until)
    await alarms.set_alarm(tx, CLIMB, climb.id, until)
    return until


async def _notes(
    tx: Tx, actor: Actor, directive: Directive, climb: Climb, unit_id: int, count: int
) -> list[Owed]:
    unit = await units.name(tx, unit_id)
    receivers = {directive.keeper, *await monitors_of(tx, directive.id)} - {actor.person.id}
    return await notes(
        tx, f"climb{climb.id}:u{unit_id}:taken", sorted(receivers),
        lambda: words.taken_note(actor.person.name, unit, directive.title, count), Lane.REMINDER, directive.id,
    )  # fmt: skip


async def on_board(tx: Tx, directive_id: int, tree: Tree, seen: Sight, zone: tzinfo) -> list[str]:
    """Who sees to units that are still silent, of those ``seen``: a line each, the earliest first."""
    taken = await climbs.taken_of(tx, directive_id)
    takers = await climbs.takers(tx, [climb.id for climb in taken])
    lines: dict[str, None] = {}
    for climb in taken:
        silent = set(await climbs.missing(tx, climb))
        for taker in takers[climb.id]:
            left = [unit for unit in silent if _is_below(unit, taker.unit_id, tree) and _in(seen, unit)]
            if left and taker.unit_id in tree:
                when = times.show_short(taker.at, zone)
                lines[words.on_board(taker.name, tree[taker.unit_id].name, len(left), when)] = None
    return list(lines)


async def _below(tx: Tx, climb: Climb, superior: int, tree: Tree) -> list[int]:
    return [unit for unit in await climbs.missing(tx, climb) if _is_below(unit, superior, tree)]


def _is_below(unit: int, superior: int, tree: Tree) -> bool:
    """What is her own unit's is not hers to urge: it climbs on."""
    return unit != superior and unit in tree and tree.is_within(unit, superior)


def _in(seen: Sight, unit: int) -> bool:
    return seen is None or unit in seen
