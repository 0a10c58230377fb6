"""Digests and escalations, drawn at the moment of sending: what is done by then is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from domain.climb_cards import Section, Silent, climb_card
from domain.directives import Directive
from domain.drills import marked
from domain.markup import h
from domain.messages import Message
from domain.people import ANSWERING, Actor, Person, Role, Seat, holds, may_acknowledge_for
from domain.reminder_cards import Item, digest
from domain.sorting import order_of_person
from domain.units import Tree
from domain.wording import general
from handlers import beside
from handlers.desk import Desk
from storage import climbs, directives, monitors, people, reminding, threads
from storage.climbs import Climb, Taker
from storage.duties import Slot
from storage.outbox import Claimed
from storage.store import Tx

AGAIN: Final = "again"
"""What a digest lists the gaps by in which presses may have been lost."""


async def draw_digest(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What the person was to be reminded of and still owes; None when all of it is done.

    After a stop it also asks for the presses that were lost in it, if need be with nothing else.
    """
    items = await open_items(tx, claimed, desk)
    foot = (general.PRESS_AGAIN,) if claimed.payload.get(AGAIN) else ()
    if not items:
        return Message(h("\n".join(foot))) if foot else None
    told = digest(items, tx.now, desk.zone, foot=foot)
    return marked(told) if all(item.directive.drill for item in items) else told


async def open_items(tx: Tx, claimed: Claimed, desk: Desk) -> list[Item]:
    """What of the row's ``acks`` and ``slots`` the person's units still owe, without what she put off."""
    seats = await people.seats_of(tx, claimed.person_id)
    own = list(dict.fromkeys(s.unit_id for s in seats if s.unit_id is not None and s.role in ANSWERING))
    peace = {(s.directive_id, s.slot_id) for s in await reminding.snoozes(tx, [claimed.person_id])}
    tree = await desk.units(tx)
    return [
        *await _acks(tx, _numbers(claimed, "acks"), own, peace, tree, desk),
        *await _reports(tx, _numbers(claimed, "slots"), own, peace, tree, desk),
    ]


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
        item = _report(directive, state, owed, own, tree)
        items.append(replace(item, cutoff=await beside.cutoff(tx, owed[0], desk.zone)))
    return items


def _report(directive: Directive, state: str, owed: Sequence[Slot], own: Sequence[int], tree: Tree) -> Item:
    """The due days that one directive's duties share in one line, the earliest first."""
    kind = "returned" if state == "returned" else "report"
    days = len({(slot.duty_id, slot.due_at) for slot in owed})
    names = _names(dict.fromkeys(slot.unit_id for slot in owed), own, tree)
    return Item(
        kind, directive, owed[0].id, owed[0].due_at, days, names, _earliest(owed), soft_at=owed[0].soft_at,
        joined_late=owed[0].joined_late,
    )  # fmt: skip


def _earliest(owed: Iterable[Slot]) -> datetime | None:
    return min((slot.remind_at for slot in owed if slot.remind_at), default=None)


def _names(units: Iterable[int], own: Sequence[int], tree: Tree) -> tuple[str, ...]:
    return tuple(tree[unit].name for unit in units if unit in tree) if len(own) > 1 else ()


async def draw_climb(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """Who is still silent below the units that this person answers for (or of all she follows)."""
    return await climb_message(tx, claimed.person_id, claimed.payload, desk)


async def climb_message(tx: Tx, person_id: int, payload: Mapping[str, object], desk: Desk) -> Message | None:
    """What such a message says now; None when nobody of it is silent any more."""
    tree = await desk.units(tx)
    actor = await people.actor_of(tx, person_id)
    assert actor is not None
    listed = payload.get("climbs", [])
    assert isinstance(listed, list)
    taken = await climbs.takers(tx, [int(each[0]) for each in listed])
    sections = []
    for climb_id, superior, skipped, units in listed:
        climb = await climbs.get(tx, climb_id)
        if climb is None or not await _concerns(tx, actor, climb.directive_id, superior):
            continue
        silent = [u for u in await climbs.missing(tx, climb) if u in units and u in tree]
        if silent:
            seen_to = _seen_to(taken.get(climb_id, ()), superior, silent, tree)
            sections.append(await _section(tx, climb, superior, silent, skipped, seen_to, actor, desk))
    return climb_card(sections, desk.zone) if sections else None


async def _concerns(tx: Tx, actor: Actor, directive_id: int, superior: int) -> bool:
    """Whether she sits where this is her matter, still: there, where it is followed up, or as its keeper."""
    if may_acknowledge_for(actor, superior):
        return True
    directive = await directives.get(tx, directive_id)
    if directive is not None and directive.keeper == actor.person.id and holds(actor, *ANSWERING):
        return True
    return any(may_acknowledge_for(actor, unit) for unit in await monitors.of(tx, directive_id))


@dataclass(frozen=True, slots=True)
class _SeenTo:
    """Who has taken a silence on: for this very superior, and for units between her and the silent ones."""

    here: Taker | None
    below: tuple[Taker, ...]


def _seen_to(takers: Sequence[Taker], superior: int, silent: Sequence[int], tree: Tree) -> _SeenTo:
    here = next((taker for taker in takers if taker.unit_id == superior), None)
    between = {unit.id for each in silent for unit in tree.ancestors(each)}
    below = (
        taker
        for taker in takers
        if taker.unit_id in between and taker.unit_id != superior and tree.is_within(taker.unit_id, superior)
    )
    return _SeenTo(here, tuple(below))


async def _silent(tx: Tx, climb: Climb, units: Sequence[int], tree: Tree) -> tuple[Silent, ...]:
    """The units with who is responsible in each: leaders first, then by given name."""
    returned = await climbs.returned(tx, climb)
    responsible: dict[int | None, list[str]] = {}
    for person, seat in sorted(await people.seated(tx, units), key=_rank):
        responsible.setdefault(seat.unit_id, []).append(person.name)
    return tuple(
        Silent(tree[unit].name, tuple(dict.fromkeys(responsible.get(unit, ()))), unit in returned)
        for unit in units
    )


def _rank(held: tuple[Person, Seat]) -> tuple[bool, object]:
    person, seat = held
    return seat.role is not Role.LEADER, order_of_person(person.name)


async def _section(
    tx: Tx, climb: Climb, superior: int, silent: Sequence[int], skipped: Sequence[int], seen_to: _SeenTo,
    actor: Actor, desk: Desk,
) -> Section:  # fmt: skip
    directive, _ = await desk.directive(tx, climb.directive_id)
    tree = await desk.units(tx)
    return Section(
        climb.id, directive, superior, tree[superior].name if superior in tree else "",
        climb.due_at if climb.duty_id else None, await _silent(tx, climb, silent, tree),
        tuple(tree[unit].name for unit in skipped if unit in tree),
        (seen_to.here.name, seen_to.here.at) if seen_to.here else None, may_acknowledge_for(actor, superior),
        tuple((taker.name, tree[taker.unit_id].name, taker.at) for taker in seen_to.below),
    )  # fmt: skip


async def pressed_climb(tx: Tx, person_id: int, message_id: int, desk: Desk) -> Message | None:
    """What a message about silent units, found by its id in this person's chat, says now."""
    payload = await threads.payload_of(tx, person_id, message_id, "climb")
    return await climb_message(tx, person_id, payload, desk) if payload is not None else None
