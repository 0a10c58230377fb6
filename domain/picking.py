"""Choosing an audience: what a press or a typed line does to the units chosen so far.

Everything here stays within the subtrees of ``tops``, the units whose people the actor may publish to.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from domain import tags
from domain.audience import Selection, fits, select
from domain.drafts import Draft
from domain.units import Tree, Unit


@dataclass(frozen=True, slots=True)
class Picker:
    """What every screen of the picker is drawn from: the draft, and whom the actor may choose.

    ``unlinked``: units nobody is linked to; ``unreachable``: units none of whose people can be reached.
    """

    draft_id: int
    draft: Draft
    tree: Tree
    tops: tuple[int, ...]
    unlinked: frozenset[int] = frozenset()
    unreachable: frozenset[int] = frozenset()

    @property
    def chosen(self) -> frozenset[int]:
        """The units chosen so far."""
        return frozenset(self.draft.audience)

    def has(self, unit_id: int) -> bool:
        """Whether the unit may be chosen here."""
        return any(self.tree.is_within(unit_id, top) for top in self.tops)


def everything(picker: Picker) -> tuple[Unit, ...]:
    """All units that may be chosen, in reading order."""
    return tuple(unit for top in picker.tops for unit in picker.tree.subtree(top))


def below(picker: Picker) -> tuple[Unit, ...]:
    """All units below the actor's own: whom "the whole" means."""
    return tuple(unit for unit in everything(picker) if unit.id not in picker.tops)


def total(picker: Picker) -> int:
    """Of how many units the chosen ones are counted: all below, and an own one only where it is chosen."""
    return len(picker.chosen.union(unit.id for unit in below(picker)))


def number_of(text: str) -> int:
    """The number under which a button names a kind or a printed entry, whatever others come and go.

    Never 0: that stands for "none in particular".
    """
    return zlib.crc32(text.encode()) or 1


def of_kind(picker: Picker, kind: int) -> tuple[Unit, ...]:
    """The units below the actor's own that are of the kind with this number."""
    return tuple(unit for unit in below(picker) if number_of(unit.kind) == kind)


def tagged(picker: Picker, number: int) -> tuple[Unit, ...]:
    """The units below the actor's own that bear the tag with this number."""
    return tuple(unit for unit in below(picker) if any(number_of(tags.key(tag)) == number for tag in unit.tags))


def listed(picker: Picker, unit_id: int, kind: int) -> tuple[Unit, ...]:
    """What stands on the screen of a unit (0: the top): the units directly below, or those of one kind."""
    return tuple(unit for unit in _directly_below(picker, unit_id) if kind in (0, number_of(unit.kind)))


def _directly_below(picker: Picker, unit_id: int) -> tuple[Unit, ...]:
    if unit_id:
        return picker.tree.children(unit_id) if picker.has(unit_id) else ()
    if len(picker.tops) == 1:
        return picker.tree.children(picker.tops[0])
    return tuple(picker.tree[top] for top in picker.tops)


def group(picker: Picker, unit_id: int, kind: int) -> tuple[Unit, ...]:
    """What "the whole group" means on that screen: all below, or exactly those of the kind."""
    if kind:
        return listed(picker, unit_id, kind)
    return picker.tree.subtree(unit_id) if unit_id else below(picker)


def in_reach(picker: Picker, selection: Selection) -> tuple[int, ...]:
    """The units of a saved list that may be chosen here."""
    return tuple(
        unit for top in picker.tops for unit in (*_top(picker, selection, top), *_under(picker, selection, top))
    )


def _top(picker: Picker, selection: Selection, top: int) -> tuple[int, ...]:
    """One's own unit, where a list means its kind or what it is tagged with."""
    goes_by_itself = picker.tree.parent(top) and (selection.kinds or selection.tags)
    return (top,) if goes_by_itself and fits(selection, picker.tree, top) else ()


def _under(picker: Picker, selection: Selection, top: int) -> tuple[int, ...]:
    own = set(_top(picker, selection, top))
    return tuple(unit for unit in select(selection, picker.tree, top) if unit not in own)


def turned(picker: Picker, units: Iterable[int], *, on: bool) -> Draft:
    """The draft with these units chosen, or not chosen; pressing twice changes nothing more."""
    wanted = picker.chosen | set(units) if on else picker.chosen - set(units)
    return picker.draft.with_audience(tuple(unit.id for unit in everything(picker) if unit.id in wanted))
