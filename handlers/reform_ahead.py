"""Changes of units for a day to come: they wait with their decision, can be called off, pass whole or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from domain import limits, reform_ahead, times
from domain.errors import Refusal
from domain.people import Actor
from domain.reform_ahead import Ahead
from domain.reform_plans import UnitPlan
from domain.units import Tree
from domain.wording import reforming
from domain.wording import scheduling as words
from handlers import reform_ahead_notes, reform_import
from handlers.reform_import import Comparison, Files
from storage import alarms, journal, units
from storage import reforms_ahead as stored
from storage.store import Tx

ALARM: Final = "reform_ahead"  # rings at midnight of the office's day


def is_ahead(day: date, now: datetime, zone: tzinfo) -> bool:
    """Whether this day of the office is still to come."""
    return day > now.astimezone(zone).date()


async def possible(tx: Tx, plan: UnitPlan) -> None:
    """Raises Refusal for what could not wait: as the units stand now, and beside what waits already."""
    assert plan.day is not None
    _near(tx, plan.day)
    tree = await units.tree(tx)
    for _, why in reform_ahead.barred([plan], tree, plan.day):
        raise Refusal(reforming.barred(why, tree[plan.unit_id].name))
    await _beside(tx, [plan], [one for each in await stored.waiting(tx) for one in each.plans], tree)


def _near(tx: Tx, day: date) -> None:
    if day > tx.now.date() + timedelta(days=limits.REFORM_AHEAD_DAYS):
        raise Refusal(words.TOO_FAR)


async def _beside(tx: Tx, plans: Sequence[UnitPlan], waiting: Sequence[UnitPlan], tree: Tree) -> None:
    for plan in plans:
        if found := reform_ahead.clash(plan, waiting):
            why, other = found
            raise Refusal(words.clash(why, said(other, tree)))


def called(plan: UnitPlan, tree: Tree) -> str:
    """What the unit is called afterwards, or what it goes to is called."""
    known = tree.known(plan.target_id) if plan.target_id else None
    return known.name if known else ", ".join(plan.names)


def said(plan: UnitPlan, tree: Tree) -> str:
    """The change in a sentence, with its day and the decision."""
    assert plan.day is not None
    day = times.show_date(plan.day)
    return reforming.said(plan.kind, tree[plan.unit_id].name, called(plan, tree), day, plan.basis)


def briefly(plan: UnitPlan, tree: Tree) -> str:
    """The change alone."""
    return reforming.briefly(plan.kind, tree[plan.unit_id].name, called(plan, tree))


async def order(tx: Tx, actor: Actor, plan: UnitPlan, zone: tzinfo) -> Ahead:
    """The change waits for its day, together with what the actor ordered by the same decision for that day."""
    assert plan.day is not None
    await possible(tx, plan)
    by = actor.person.id
    reform_id = await stored.same(tx, plan.day, plan.basis, by)
    if reform_id is None:
        reform_id = await stored.add(tx, plan.day, plan.basis, by)
    await stored.add_lines(tx, reform_id, [plan])
    made = await _waits(tx, reform_id, zone, [plan])
    tree = await units.tree(tx)
    await reform_ahead_notes.tell_ordered(
        tx, made, actor, lambda: words.told(actor.person.name, said(plan, tree))
    )
    return made


async def _waits(tx: Tx, reform_id: int, zone: tzinfo, plans: Sequence[UnitPlan]) -> Ahead:
    made = await stored.get(tx, reform_id)
    assert made is not None
    await alarms.set_alarm(tx, ALARM, reform_id, reform_ahead.begins(made.day, zone))
    data: dict[str, object] = {"reform": reform_id, "day": made.day.isoformat(), "basis": made.basis}
    for plan in plans:
        about = {**data, "kind": plan.kind, "names": list(plan.names), "target": plan.target_id}
        await journal.write(tx, "unit.ordered", made.by_id, unit_id=plan.unit_id, data=about)
    if made.tree:
        await journal.write(tx, "units.ordered", made.by_id, data={**data, "lines": len(made.shown)})
    return made


async def order_tree(
    tx: Tx, files: Files, day: date, basis: str, zone: tzinfo, *, seen: Comparison | None = None
) -> Ahead:
    """A new tree waits for its day, instead of one that waited for the same. Raises ``BadUnits``, Refusal."""
    if seen is not None and await reform_import.compare(tx, files) != seen:
        raise Refusal(reforming.MEANWHILE)
    _near(tx, day)
    if not basis.strip():
        raise Refusal(reforming.NEEDS_BASIS)
    for former in await stored.trees_of(tx, day):
        await drop(tx, former, None)
    plans = await reform_import.described(tx, files, day, basis)
    tree = await units.tree(tx)
    await _beside(tx, plans, [one for each in await stored.waiting(tx) for one in each.plans], tree)
    shown = await reform_import.plain_lines(tx, files)
    made = await stored.add(tx, day, basis, None, tree=files.tree, endings=files.endings, shown=shown)
    await stored.add_lines(tx, made, plans)
    ahead = await _waits(tx, made, zone, [])
    on = times.show_date
    await reform_ahead_notes.tell_ordered(tx, ahead, None, lambda: words.told_tree(on(day), len(shown), basis))
    return ahead


async def drop(tx: Tx, reform_id: int, by_id: int | None) -> bool:
    """It waits no more, nothing changes; False if it did not wait. Rights are the caller's matter."""
    if not await stored.end(tx, reform_id, "dropped", by_id):
        return False
    await alarms.silence(tx, ALARM, reform_id)
    await journal.write(tx, "units.called_off", by_id, data={"reform": reform_id})
    return True


async def leave_out(tx: Tx, ahead: Ahead, place: int, by_id: int) -> bool:
    """One change of it waits no more; without any other it is called off. False if it did not wait."""
    if not await stored.drop_line(tx, ahead.id, place):
        return False
    unit_id = next(plan.unit_id for at, plan in ahead.lines if at == place)
    await journal.write(tx, "unit.called_off", by_id, unit_id=unit_id, data={"reform": ahead.id})
    if len(ahead.lines) == 1:
        await drop(tx, ahead.id, by_id)
    return True
