"""Digests and escalations, drawn at the moment of sending: what is done by then is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.climb_cards import Section, Silent, climb_card
from domain.directives import Directive
from domain.messages import Message
from domain.people import ANSWERING, Actor, Role, may_acknowledge_for
from domain.reminder_cards import Item, digest
from domain.units import Tree
from handlers.desk import Desk
from storage import climbs, people, reminding
from storage.climbs import Climb, Taker
from storage.duties import Slot
from storage.outbox import Claimed
from storage.store import Tx


async def draw_digest(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What the person was to be reminded of and still owes; None when all of it is done."""
    seats = await people.seats_of(tx, claimed.person_id)
    own = list(dict.fromkeys(s.unit_id for s in seats if s.unit_id is not None and s.role in ANSWERING))
    peace = {(s.directive_id, s.slot_id) for s in await reminding.snoozes(tx, [claimed.person_id])}
    tree = await desk.units(tx)
    items = [
        *await _acks(tx, _numbers(claimed, "acks"), own, peace, tree, desk),
        *await _reports(tx, _numbers(claimed, "slots"), own, peace, tree, desk),
    ]
    return digest(items, tx.now, desk.zone) if items else None


def _numbers(claimed: Claimed, name: str) -> list[int]:
    listed = claimed.payload.get(name, [])
    assert isinstance(listed, list)
    return [int(each) for each in listed]


async def _acks(
    tx: Tx, wanted: Sequence[int], own: Sequence[int], peace: set[tuple[int, int]], tree: Tree, desk: Desk
) -> list[Item]:
    silent: dict[int, list[int]] = {}
    for directive_id, unit_id in await reminding.silent(tx, wanted, own):
        if (directive_id, 0) not in peace:
            silent.setdefault(directive_id, []).append(unit_id)
    items = []
    for directive_id, units in silent.items():
        directive, _ = await desk.directive(tx, directive_id)
        follows = await reminding.ack_follows(tx, directive_id, units)
        items.append(Item("ack", directive, 0, None, 1, _names(units, own, tree), follows))
    return items


async def _reports(
    tx: Tx, wanted: Sequence[int], own: Sequence[int], peace: set[tuple[int, int]], tree: Tree, desk: Desk
) -> list[Item]:
    groups: dict[tuple[int, str], list[Slot]] = {}
    for slot in await reminding.slots(tx, wanted):
        if slot.unit_id in own and (slot.directive_id, slot.id) not in peace:
            groups.setdefault((slot.directive_id, slot.state), []).append(slot)
    items = []
    for (directive_id, state), owed in groups.items():
        directive, _ = await desk.directive(tx, directive_id)
        items.append(_report(directive, state, owed, own, tree))
    return items


def _report(directive: Directive, state: str, owed: Sequence[Slot], own: Sequence[int], tree: Tree) -> Item:
    """The due days that one directive's duties share in one line, the earliest first."""
    kind = "returned" if state == "returned" else "report"
    days = len({(slot.duty_id, slot.due_at) for slot in owed})
    names = _names(dict.fromkeys(slot.unit_id for slot in owed), own, tree)
    return Item(kind, directive, owed[0].id, owed[0].due_at, days, names, _earliest(owed))


def _earliest(owed: Iterable[Slot]) -> datetime | None:
    return min((slot.remind_at for slot in owed if slot.remind_at), default=None)


def _names(units: Iterable[int], own: Sequence[int], tree: Tree) -> tuple[str, ...]:
    return tuple(tree[unit].name for unit in units if unit in tree) if len(own) > 1 else ()


async def draw_climb(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """Who is still silent below the units that this person answers for (or of all she follows)."""
    tree = await desk.units(tx)
    person = await people.get(tx, claimed.person_id)
    assert person is not None
    actor = Actor(person, await people.seats_of(tx, claimed.person_id))
    listed = claimed.payload.get("climbs", [])
    assert isinstance(listed, list)
    taken = await climbs.takers(tx, [int(each[0]) for each in listed])
    sections = []
    for climb_id, superior, skipped, units in listed:
        climb = await climbs.get(tx, climb_id)
        if climb is not None:
            silent = await _silent(tx, climb, units, tree)
            found = [taker for taker in taken.get(climb_id, ()) if taker.unit_id == superior]
            if silent:
                sections.append(await _section(tx, climb, superior, silent, skipped, found, actor, tree, desk))
    return climb_card(sections, desk.zone) if sections else None


async def _silent(tx: Tx, climb: Climb, told: Sequence[int], tree: Tree) -> list[Silent]:
    units = [unit for unit in await climbs.missing(tx, climb) if unit in told]
    responsible: dict[int | None, list[str]] = {}
    for person, seat in sorted(
        await people.seated(tx, units), key=lambda pair: pair[1].role is not Role.LEADER
    ):
        responsible.setdefault(seat.unit_id, []).append(person.name)
    return [
        Silent(tree[unit].name, tuple(dict.fromkeys(responsible.get(unit, ()))))
        for unit in units
        if unit in tree
    ]


async def _section(
    tx: Tx, climb: Climb, superior: int, silent: list[Silent], skipped: Sequence[int], taken: list[Taker],
    actor: Actor, tree: Tree, desk: Desk,
) -> Section:  # fmt: skip
    directive, _ = await desk.directive(tx, climb.directive_id)
    return Section(
        climb.id, directive, superior, tree[superior].name if superior in tree else "",
        climb.due_at if climb.duty_id else None, tuple(silent),
        tuple(tree[unit].name for unit in skipped if unit in tree),
        (taken[0].name, taken[0].at) if taken else None, may_acknowledge_for(actor, superior),
    )  # fmt: skip
