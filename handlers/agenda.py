"""The deadlines that lie ahead, for a calendar: of the own units, or of one directive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from domain import deadlines
from domain.directives import Directive
from domain.papers import calendars
from domain.papers.calendars import Deadline
from domain.papers.values import Agenda, Appointment
from domain.people import ANSWERING, Actor, holds
from domain.units import Tree
from handlers import board
from handlers.unit_order import name
from storage import exports, units
from storage.store import Tx


async def of_units(tx: Tx, actor: Actor, bot_name: str, zone: tzinfo) -> Agenda:
    """What the units for which the actor answers still owe; without an item when that is nothing."""
    tree = await units.tree(tx)
    mine = holds(actor, *ANSWERING)
    found = await exports.deadlines(tx, mine)
    title = ", ".join(name(tree, unit_id) for unit_id in mine)
    several = len(mine) > 1
    items = [_item(one, tree, bot_name, zone, several=several) for one in found]
    return Agenda(title, tuple(items), tx.now)


async def of_directive(tx: Tx, actor: Actor, directive_id: int, bot_name: str, zone: tzinfo) -> Agenda:
    """The deadlines of one directive that lie ahead, each once, with how many units they are for."""
    directive, _, seen = await board.allowed(tx, actor, directive_id)
    found = await exports.deadlines_of(tx, directive_id, None if seen is None else sorted(seen))
    items = [_gathered(directive, key, group, bot_name, zone) for key, group in calendars.together(found)]
    return Agenda(directive.title, tuple(items), tx.now)


def _item(one: Deadline, tree: Tree, bot_name: str, zone: tzinfo, *, several: bool) -> Appointment:
    unit = name(tree, one.unit_id)
    whose = unit if several else ""
    title, about = calendars.told(one.title, one.subject, whose, deadlines.show(one.due_at, zone))
    return Appointment(f"{one.key}@{bot_name}", one.due_at, title, about)


def _gathered(
    directive: Directive, key: str, group: Sequence[Deadline], bot_name: str, zone: tzinfo
) -> Appointment:
    first = group[0]
    count = calendars.counted(len({one.unit_id for one in group}))
    shown = deadlines.show(first.due_at, zone)
    title, about = calendars.told(directive.title, directive.subject, count, shown)
    return Appointment(f"{key.replace(':', '')}@{bot_name}", first.due_at, title, about)
