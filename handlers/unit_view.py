"""What somebody may see of a unit: its people, its invitations, and who below cannot be reached."""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import Refusal
from domain.invites import Invite
from domain.people import Actor, Person, Role, Seat, coordinates, horizon, sees
from domain.sorting import order_of_person
from domain.units import Tree, Unit
from domain.wording import units as wording
from storage import invites, people, units
from storage.people import Linked
from storage.store import Tx

NOBODY = Linked(0, 0)


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in a list: who answers for it, how many units stand below, and for how many of them nobody does.

    ``unlinked`` and ``unreachable`` count this unit and all below: no person at all, or none to be reached.
    """

    unit: Unit
    linked: Linked
    below: int
    unlinked: int
    unreachable: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit: where it stands, who holds its seats, what hangs below. ``unit`` None: several are the top.

    ``coordinated``: the viewer may invite into it and take seats away; only then are the invitations listed.
    """

    unit: Unit | None
    path: str
    people: tuple[tuple[Person, Seat], ...]
    branches: tuple[Branch, ...]
    invites: tuple[Invite, ...]
    coordinated: bool


async def view(tx: Tx, actor: Actor, unit_id: int = 0) -> UnitView:
    """The unit as this actor may see it; 0 is the top: the own unit, or the list of several.

    Raises Refusal for a unit outside the subtrees of the actor's seats.
    """
    tree = await units.tree(tx)
    counts = await people.linked_counts(tx)
    tops = horizon(actor, tree)
    if unit_id == 0 and len(tops) != 1:
        return UnitView(None, "", (), tuple(_branch(tree[top], tree, counts) for top in tops), (), False)
    unit = tree.get(unit_id or tops[0])
    if unit is None or not sees(actor, unit.id, tree):
        raise Refusal(wording.NOT_SEEN)
    may = coordinates(actor, unit.id, tree)
    return UnitView(
        unit,
        tree.path(unit.id),
        await _seated(tx, unit.id),
        tuple(_branch(child, tree, counts) for child in tree.children(unit.id)),
        tuple(await invites.open_of(tx, unit.id)) if may else (),
        may,
    )


async def _seated(tx: Tx, unit_id: int) -> tuple[tuple[Person, Seat], ...]:
    found = await people.seated(tx, [unit_id], tuple(Role))
    return tuple(sorted(found, key=lambda held: order_of_person(held[0].name)))


def _branch(unit: Unit, tree: Tree, counts: dict[int, Linked]) -> Branch:
    every = tree.subtree(unit.id)
    linked = [counts.get(one.id, NOBODY) for one in every]
    return Branch(
        unit,
        counts.get(unit.id, NOBODY),
        len(every) - 1,
        sum(one.linked == 0 for one in linked),
        sum(one.linked > 0 and one.reachable == 0 for one in linked),
    )
