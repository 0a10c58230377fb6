"""What the units below a unit have reported on the same directive."""

from __future__ import annotations

from datetime import datetime

from domain.directives import Directive
from domain.people import Actor, Role, coordinates, is_admin, is_coordinator, leads
from domain.reports import Report
from domain.units import Tree
from storage import people, relays, reports, units
from storage.store import Tx


async def reports_below(tx: Tx, directive_id: int, unit_id: int, since: datetime | None = None) -> list[Report]:
    """The newest report that counts of each unit below, in the order of the tree.

    With ``since`` only those that were due (or, without a deadline, came) after it: of the present period.
    """
    newest = await reports.newest_of_all(tx, directive_id)
    for one in await relays.of(tx, directive_id):
        if one.unit_id == unit_id:  # what it handed down is reported to it there
            newest += await reports.newest_of_all(tx, one.directive_id)
    found = {one.unit_id: one for one in newest if one.counts and _is_after(one, since)}
    if not found.keys() - {unit_id}:
        return []
    tree = await units.tree(tx)
    return [found[unit.id] for unit in tree.subtree(unit_id) if unit.id in found and unit.id != unit_id]


def _is_after(report: Report, since: datetime | None) -> bool:
    instant = report.due_at or report.sent_at
    return since is None or (instant is not None and instant > since)


def may_judge(actor: Actor, directive: Directive, unit_id: int, tree: Tree) -> bool:
    """Judges the unit's reports and its requests: whoever published, coordinates or leads it from above."""
    if is_admin(actor) or coordinates(actor, unit_id, tree):
        return True
    if directive.keeper == actor.person.id and is_coordinator(actor):
        return True
    above = tree.parent(unit_id)
    return above is not None and leads(actor, above.id, tree)


def may_see(actor: Actor, directive: Directive, unit_id: int, tree: Tree) -> bool:
    """Reads the unit's reports: whoever judges them, and the unit's own leaders."""
    return may_judge(actor, directive, unit_id, tree) or leads(actor, unit_id, tree)


async def judges(tx: Tx, directive: Directive, unit_id: int) -> list[int]:
    """Who is told of a unit's reports: the publisher while reachable and in office, else who coordinates it."""
    publisher = await people.get(tx, directive.keeper)
    seats = await people.seats_of(tx, directive.keeper)
    in_office = any(seat.role in (Role.COORDINATOR, Role.ADMIN) for seat in seats)
    if publisher and publisher.reachable and in_office:
        return [publisher.id]
    tree = await units.tree(tx)
    over = [unit_id, *(unit.id for unit in tree.ancestors(unit_id))]
    seated = await people.seated(tx, over, (Role.COORDINATOR,))
    found = dict.fromkeys(person.id for person, _ in seated if person.reachable)
    return list(found) or [person.id for person in await people.admins(tx)] or [directive.keeper]
