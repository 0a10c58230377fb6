"""What a looker sees on the office's page: own directives whole, of others' the units that she leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import wall
from domain.directives import Directive
from domain.people import Actor
from domain.pictures import State
from domain.standings import Counts, Standing, whole
from domain.units import Tree, Unit
from domain.wall import Row
from handlers import following, recognising
from handlers.board import allowed
from storage import standings, units
from storage import wall as details
from storage.store import Tx
from storage.wall import Detail


@dataclass(frozen=True, slots=True)
class Place:
    """One unit on the sheet."""

    unit: Unit
    standing: Standing
    detail: Detail


@dataclass(frozen=True, slots=True)
class Group:
    """Units under one parent; the parent None where the tree has none."""

    parent: Unit | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One directive unit by unit, below the unit ``under`` and in the state ``only``, where these are named."""

    directive: Directive
    places: tuple[Place, ...]  # in whatever state
    counts: Counts  # of these places, as every list and board counts
    groups: tuple[Group, ...]  # those to be shown
    under: Unit | None = None
    only: State | None = None

    @property
    def received(self) -> int:
        """How many units have answered, in whatever way."""
        return self.counts.acknowledged + self.counts.refused

    def count(self, state: State) -> int:
        """How many units stand so."""
        return sum(place.standing.state is state for place in self.places)


async def glance(tx: Tx, actor: Actor) -> list[Row]:
    """The open directives that the actor follows, what asks for attention first."""
    found = await following.following(tx, actor, await units.tree(tx))
    counted = await following.counts(tx, found)
    ahead = await details.next_due(tx, list(counted))
    return wall.by_attention(
        Row(one, counted[one.id], ahead.get(one.id)) for one in found.directives if one.id in counted
    )


async def sheet(tx: Tx, actor: Actor, directive_id: int, under: int = 0, only: State | None = None) -> Sheet:
    """One directive, below ``under`` and in state ``only`` where named. Raises Refusal as its board does."""
    directive, tree, seen = await allowed(tx, actor, directive_id)
    top = tree.get(under) if under else None
    found = {one.unit_id: one for one in await standings.of_directive(tx, directive_id, seen)}
    more = await details.details(tx, directive_id)
    once = await recognising.remarks(tx, directive_id, tree)
    places = tuple(
        Place(replace(unit, name=unit.name + once.get(unit.id, "")), found[unit.id], more[unit.id])
        for unit in tree
        if unit.id in found and (top is None or tree.is_within(unit.id, top.id))
    )
    shown = [place for place in places if only is None or place.standing.state is only]
    mine = [place.unit.id for place in places]
    counts = whole((await standings.counts(tx, [directive_id], mine)).values())
    return Sheet(directive, places, counts, _grouped(shown, tree), top, only)


def _grouped(places: Sequence[Place], tree: Tree) -> tuple[Group, ...]:
    groups: dict[int, list[Place]] = {}
    for place in places:
        groups.setdefault(place.unit.parent_id or 0, []).append(place)
    return tuple(Group(tree.get(parent), tuple(members)) for parent, members in groups.items())
