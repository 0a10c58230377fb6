"""Why somebody may no longer press what they once could: the seat was handed over, or its unit is no more."""

from __future__ import annotations

from datetime import datetime, tzinfo

from domain import times
from domain.reforms import Kind
from domain.units import Tree
from domain.wording import handing as words
from domain.wording import reforming
from storage import copies, handovers, people, successions, units
from storage.store import Tx


async def why(tx: Tx, person_id: int, zone: tzinfo) -> str:
    """What became of the seat that this person lost last; empty when there is nothing to say of it."""
    given = await handovers.last_seat(tx, person_id)
    closed = await successions.last_seat(tx, person_id)
    if given and (closed is None or given[2] >= closed[1]):
        return await _given(tx, given, zone)
    return "" if closed is None else await _closed(tx, person_id, closed[0])


async def parted(tx: Tx, person_id: int, directive_id: int) -> str:
    """Why this person, who had the directive as a receiver, is none any more; empty for whoever never was."""
    seat = await handovers.seat_then(tx, person_id, directive_id)
    if seat:
        unit_id, unit, heir = seat
        return words.parted(unit, heir) if heir else await _ended(tx, unit_id) or words.NO_SEAT
    return words.NO_SEAT if await copies.was_sent(tx, directive_id, person_id) else ""


async def _ended(tx: Tx, unit_id: int) -> str:
    return await ending(tx, unit_id, await units.tree(tx))


async def _given(tx: Tx, given: tuple[int | None, str, datetime], zone: tzinfo) -> str:
    unit_id, heir, at = given
    unit = await units.name(tx, unit_id) if unit_id else ""
    return words.gone(unit, heir, times.show_date(at.astimezone(zone).date()))


async def _closed(tx: Tx, person_id: int, unit_id: int) -> str:
    tree = await units.tree(tx)
    said = await ending(tx, unit_id, tree)
    seated = {seat.unit_id for seat in await people.seats_of(tx, person_id)}
    heirs = [heir for heir in await successions.successors(tx, unit_id) if heir in seated]
    return reforming.gone_seat(said, tree[heirs[0]].name if heirs else "") if said else ""


async def ending(tx: Tx, unit_id: int, tree: Tree) -> str:
    """How a unit came to its end, in a sentence; empty for one that is there."""
    decision = await successions.ending(tx, unit_id)
    if decision is None:
        return ""
    heirs = ", ".join(tree[heir].name for heir in await successions.successors(tx, unit_id))
    day = times.show_date(decision.day)
    return reforming.said(Kind(decision.kind), decision.old_name, heirs, day, decision.basis)
