"""The tree of units: which unit stands under which, on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from domain.sorting import order


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it is named and placed on one day. ``kind`` is a slug of an open vocabulary.

    ``former``: what it was called before, and what the units were called whose place it took.
    ``became``: the units that took its place, for one that is no more. ``tags``: see ``domain.tags``.
    """

    id: int
    code: str
    kind: str
    name: str
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()
    position: int = 0
    former: tuple[str, ...] = ()
    became: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()


class Tree:
    """An unchanging forest of units. A unit whose parent is not in it is a root.

    Every question is answered from one walk in reading order: a subtree is a slice of it. Units that are
    ``gone`` by that day are in no walk and under nobody, but still have a name and stood under somebody.
    Raises ValueError where parents form a circle.
    """

    __slots__ = ("_by_code", "_by_id", "_children", "_end", "_gone", "_place", "_walk")

    def __init__(self, units: Iterable[Unit], gone: Iterable[Unit] = ()) -> None:
        self._by_id: Final = {unit.id: unit for unit in units}
        self._gone: Final = {unit.id: unit for unit in gone}
        self._by_code: Final = {unit.code: unit for unit in self._by_id.values()}
        self._children: Final = _children(self._by_id)
        self._walk: Final = tuple(_walk(self._children))
        if len(self._walk) != len(self._by_id):
            raise ValueError("the parents of these units form a circle")
        self._place: Final = {unit.id: place for place, unit in enumerate(self._walk)}
        self._end: Final = _ends(self._walk, self._by_id, self._place)

    def __len__(self) -> int:
        return len(self._walk)

    def __iter__(self) -> Iterator[Unit]:
        """All units in reading order: each before its children, siblings by position, then by name."""
        return iter(self._walk)

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self._by_id

    def get(self, unit_id: int) -> Unit | None:
        """The unit of this id, or None."""
        return self._by_id.get(unit_id)

    def known(self, unit_id: int) -> Unit | None:
        """The unit of this id, also one that is gone; None for no unit of ours."""
        return self._by_id.get(unit_id) or self._gone.get(unit_id)

    def gone(self) -> tuple[Unit, ...]:
        """The units that are no more, in no order."""
        return tuple(self._gone.values())

    def heirs(self, unit_id: int) -> tuple[int, ...]:
        """Who stands in this unit's place now: itself, or the present ones after one or several changes."""
        if unit_id in self._by_id or unit_id not in self._gone:
            return (unit_id,)
        found = [heir for next_one in self._gone[unit_id].became for heir in self.heirs(next_one)]
        return tuple(dict.fromkeys(heir for heir in found if heir in self._by_id))

    def __getitem__(self, unit_id: int) -> Unit:
        """The unit of this id, also one that is gone."""
        return self._by_id.get(unit_id) or self._gone[unit_id]

    def by_code(self, code: str) -> Unit | None:
        """The unit of exactly this code, or None."""
        return self._by_code.get(code)

    def roots(self) -> tuple[Unit, ...]:
        """The units without a parent."""
        return self._children.get(None, ())

    def children(self, unit_id: int) -> tuple[Unit, ...]:
        """The units directly below."""
        return self._children.get(unit_id, ())

    def subtree(self, unit_id: int) -> tuple[Unit, ...]:
        """The unit itself and everything below it, in reading order; nothing for an unknown id."""
        place = self._place.get(unit_id)
        return () if place is None else self._walk[place : self._end[unit_id]]

    def ancestors(self, unit_id: int) -> tuple[Unit, ...]:
        """From the parent up to the root."""
        found, unit = [], self.parent(unit_id)
        while unit is not None:
            found.append(unit)
            unit = self.parent(unit.id)
        return tuple(found)

    def parent(self, unit_id: int) -> Unit | None:
        """The unit directly above, or None."""
        unit = self.known(unit_id)
        return None if unit is None or unit.parent_id is None else self.known(unit.parent_id)

    def is_within(self, unit_id: int, root_id: int) -> bool:
        """Whether the unit is ``root_id`` or stands below it; for one that is gone, whether it did."""
        if unit_id in self._gone:
            return any(above.id == root_id for above in self.ancestors(unit_id))
        place, root = self._place.get(unit_id), self._place.get(root_id)
        return place is not None and root is not None and root <= place < self._end[root_id]

    def is_deep(self) -> bool:
        """Whether some unit stands two or more below a root."""
        return any(unit.parent_id and self.parent(unit.parent_id) for unit in self._walk)

    def of_kind(self, *kinds: str, within: int | None = None) -> tuple[Unit, ...]:
        """The units of any of these kinds, in reading order; with ``within`` only of that subtree."""
        where = self._walk if within is None else self.subtree(within)
        return tuple(unit for unit in where if unit.kind in kinds)

    def path(self, unit_id: int) -> str:
        """``Xã An Hòa, Huyện Hòa Bình``: the unit and what tells it from a namesake."""
        above = [unit.name for unit in self.ancestors(unit_id)[:-1]]
        return ", ".join([self[unit_id].name, *above])


def _children(units: dict[int, Unit]) -> dict[int | None, tuple[Unit, ...]]:
    groups: dict[int | None, list[Unit]] = {}
    for unit in units.values():
        parent = unit.parent_id if unit.parent_id in units else None
        groups.setdefault(parent, []).append(unit)
    return {parent: tuple(_in_order(group)) for parent, group in groups.items()}


def _in_order(group: list[Unit]) -> list[Unit]:
    if len({unit.position for unit in group}) == len(group):  # names cost more to compare than numbers
        return sorted(group, key=lambda unit: unit.position)
    return sorted(group, key=lambda unit: (unit.position, order(unit.name), unit.id))


def _walk(children: dict[int | None, tuple[Unit, ...]]) -> Iterator[Unit]:
    waiting = list(reversed(children.get(None, ())))
    while waiting:
        unit = waiting.pop()
        yield unit
        waiting.extend(reversed(children.get(unit.id, ())))


def _ends(walk: tuple[Unit, ...], units: dict[int, Unit], place: dict[int, int]) -> dict[int, int]:
    ends: dict[int, int] = {}
    for unit in reversed(walk):
        end = ends.setdefault(unit.id, place[unit.id] + 1)
        if unit.parent_id in units:
            assert unit.parent_id is not None
            ends[unit.parent_id] = max(ends.get(unit.parent_id, 0), end)
    return ends
