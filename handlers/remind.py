"""Reminding: what has come due is told, one message a person; a stage is told once, the latest only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from functools import cache
from typing import Final

from domain import reminders
from domain.directives import Directive
from domain.messages import Lane
from domain.people import Actor, coordinates
from domain.reminders import Plan, Turn
from domain.units import Tree
from domain.urgency import Urgency
from domain.workdays import Calendar
from handlers import escalate
from handlers.telling import release_of
from storage import calendar, duties, gathering, journal, people, reminding
from storage.duties import Slot
from storage.gathering import Gathered
from storage.reminding import DueAck, DueSlot
from storage.store import Tx, chunks

DIGEST: Final = "digest"
AHEAD: Final = timedelta(hours=1)  # what comes so soon is told with what is due: one message, not two
_PIECE: Final = 250  # items judged between two trips to the database: the loop goes on meanwhile


@dataclass(frozen=True, slots=True)
class Told:
    """One item of one unit that its people are to hear of."""

    unit_id: int
    directive_id: int
    slot_id: int  # 0: the acknowledgement
    urgency: Urgency
    gentle: bool = False  # only a target is near: it comes without a sound


@dataclass(slots=True)
class Sweep:
    """What one transaction needs to judge many items: plans, calendar, zone."""

    zone: tzinfo
    days: Calendar
    plans: dict[int, Plan]
    told: list[Told] = field(default_factory=list)
    climbing: set[escalate.Start] = field(default_factory=set)


async def sweep(tx: Tx, zone: tzinfo) -> bool:
    """Deal with some of what is due; when nothing is left, let go what was gathered. False: all is done."""
    units = await reminding.units_due(tx)
    if not units:
        return await gathering.release(tx) > 0
    fellows = await reminding.fellows(tx, units)
    near = sorted({*units, *fellows})
    slots = await reminding.due_slots(tx, near, tx.now + AHEAD)
    acks = await reminding.due_acks(tx, near, tx.now + AHEAD)
    kept = await reminding.plans(tx, [*(s.slot.directive_id for s in slots), *(a.directive_id for a in acks)])
    state = Sweep(zone, await calendar.calendar(tx), kept)
    speaking = await _speaking(tx, slots, acks, state)
    speaking |= {unit for unit in near if fellows.get(unit, set()) & speaking}
    await _judge_acks(tx, acks, state, speaking)
    await _judge_slots(tx, slots, state, speaking)
    await escalate.start(tx, state.climbing, zone, state.days)
    await tell(tx, state.told, zone)
    return True


async def _speaking(tx: Tx, slots: Sequence[DueSlot], acks: Sequence[DueAck], state: Sweep) -> set[int]:
    """The units to which something is said now."""
    stages, asked = _stages_of(state), _asked_of(state)
    units = {
        ack.unit_id for ack in acks if ack.is_live and reminders.turn(asked(ack), ack.told_at, tx.now).stage
    }
    for start in range(0, len(slots), _PIECE):
        piece = [each for each in slots[start : start + _PIECE] if each.is_live]
        turns = [reminders.turn(stages(each), each.told_at, tx.now) for each in piece]
        units |= {each.slot.unit_id for each, turn in zip(piece, turns, strict=True) if turn.stage}
        await asyncio.sleep(0)
    return units


async def _judge_slots(tx: Tx, due: Sequence[DueSlot], state: Sweep, speaking: set[int]) -> None:
    """Tell what is due; whoever is written to anyway hears at once of what would come within the hour."""
    stages = _stages_of(state)
    for start in range(0, len(due), _PIECE):
        following = []
        for each in due[start : start + _PIECE]:
            until = tx.now + AHEAD if each.slot.unit_id in speaking and _can_hurry(each.urgency) else tx.now
            turn = reminders.turn(stages(each), each.told_at, until)
            if each.remind_at <= until:
                following.append((each.slot.id, until, turn.following if each.is_live else None))
                _tell_slot(each, turn, state, tx.now)
        await reminding.slots_told(tx, following)


def _can_hurry(urgency: Urgency) -> bool:
    return urgency.rank < Urgency.VERY_URGENT.rank


def _tell_slot(due: DueSlot, turn: Turn, state: Sweep, now: datetime) -> None:
    slot = due.slot
    if turn.stage and due.is_live:
        gentle = _is_gentle(slot, turn.stage, state)
        state.told.append(Told(slot.unit_id, slot.directive_id, slot.id, due.urgency, gentle))
        if slot.due_at <= now:
            state.climbing.add(escalate.Start(slot.directive_id, slot.duty_id, slot.due_at, slot.due_at))


def _is_gentle(slot: Slot, stage: datetime, state: Sweep) -> bool:
    plan = state.plans.get(slot.directive_id)
    if slot.soft_at is None or plan is None:
        return False
    return stage == reminders.soft_instant(plan, slot.soft_at, state.zone, state.days)


def _stages_of(state: Sweep) -> Callable[[DueSlot], tuple[datetime, ...]]:
    """The stages of many slots: all units of a due day share theirs."""

    @cache
    def stages(
        directive_id: int, due: datetime, opens: datetime, soft: datetime | None, returned: datetime | None
    ) -> tuple[datetime, ...]:
        plan = state.plans.get(directive_id)
        if plan is None:
            return ()
        if returned:
            return reminders.returned_instants(plan, due, returned, state.zone, state.days)
        return reminders.slot_instants(plan, due, opens, state.zone, state.days, soft)

    def of(due: DueSlot) -> tuple[datetime, ...]:
        slot = due.slot
        returned = slot.returned_at if slot.state == "returned" else None
        return stages(slot.directive_id, slot.due_at, slot.opens_at, slot.soft_at, returned)

    return of


def _asked_of(state: Sweep) -> Callable[[DueAck], tuple[datetime, ...]]:
    """The stages of many acknowledgements: all units of a directive share theirs."""

    @cache
    def stages(directive_id: int, released: datetime) -> tuple[datetime, ...]:
        plan = state.plans.get(directive_id)
        return reminders.ack_instants(plan, released, state.zone, state.days) if plan else ()

    return lambda ack: stages(ack.directive_id, ack.released)


async def _judge_acks(tx: Tx, due: Sequence[DueAck], state: Sweep, speaking: set[int]) -> None:
    asked, following = _asked_of(state), []
    for ack in due:
        until = tx.now + AHEAD if ack.unit_id in speaking and _can_hurry(ack.urgency) else tx.now
        if ack.remind_at > until:
            continue
        instants = asked(ack)
        turn = reminders.turn(instants, ack.told_at, until)
        following.append((ack.directive_id, ack.unit_id, until, turn.following))
        if ack.is_live and turn.stage:
            state.told.append(Told(ack.unit_id, ack.directive_id, 0, ack.urgency))
        if ack.is_live and instants and turn.following is None:
            state.climbing.add(escalate.Start(ack.directive_id, 0, ack.released, instants[-1]))
    for piece in chunks(following):
        await reminding.acks_told(tx, piece)


async def tell(tx: Tx, told: Sequence[Told], zone: tzinfo) -> None:
    """Gather what each person who answers for these units is to hear, those who asked for peace left out."""
    seated = await people.seated(tx, {item.unit_id for item in told})
    by_unit: dict[int | None, list[int]] = {}
    for person, seat in seated:
        if person.reachable and person.id not in by_unit.setdefault(seat.unit_id, []):
            by_unit[seat.unit_id].append(person.id)
    receivers = sorted({receiver for group in by_unit.values() for receiver in group})
    peace = {(s.person_id, s.directive_id, s.slot_id) for s in await reminding.snoozes(tx, receivers)}
    wanted: dict[int, list[Told]] = {}
    for item in told:
        for receiver in by_unit.get(item.unit_id, ()):
            if (receiver, item.directive_id, item.slot_id) not in peace:
                wanted.setdefault(receiver, []).append(item)
    for piece in chunks([_gathered(receiver, items, tx.now, zone) for receiver, items in wanted.items()]):
        await gathering.gather(tx, DIGEST, Lane.REMINDER, piece)


def _gathered(person: int, items: Iterable[Told], now: datetime, zone: tzinfo) -> Gathered:
    items = list(items)
    at, silent = release_of(max((item.urgency for item in items), key=lambda urgency: urgency.rank), now, zone)
    silent = silent or all(item.gentle for item in items)
    slots = [item.slot_id for item in items if item.slot_id]
    acks = list(dict.fromkeys(item.directive_id for item in items if not item.slot_id))
    return Gathered(person, {"slots": slots, "acks": acks}, at, silent)


async def urge_late(
    tx: Tx, actor: Actor, directive: Directive, tree: Tree, zone: tzinfo, *, whole: bool
) -> int:
    """Remind the units whose reports are overdue now, whatever their plan; how many.

    Of the ``whole`` audience, or only those that the actor coordinates.
    """
    owed = [
        slot
        for slot in await duties.overdue_of(tx, directive.id)
        if whole or coordinates(actor, slot.unit_id, tree)
    ]
    if not owed:
        return 0
    units = {slot.unit_id for slot in owed}
    await tell(tx, [Told(slot.unit_id, directive.id, slot.id, directive.urgency) for slot in owed], zone)
    await gathering.release(tx)
    await journal.write(tx, "urged", actor.person.id, directive_id=directive.id, data={"late": sorted(units)})
    return len(units)
