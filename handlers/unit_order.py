"""Units in papers: by name, under their superior, in the order in which the office reads its tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from domain.units import Tree

T = TypeVar("T")


def name(tree: Tree, unit_id: int) -> str:
    """The unit's present name; its last one for one that is no more."""
    unit = tree.known(unit_id)
    return unit.name if unit else f"#{unit_id}"


def above(tree: Tree, unit_id: int) -> str:
    """The name of the unit above; empty for a root."""
    unit = tree.parent(unit_id)
    return unit.name if unit else ""


def in_order(tree: Tree, pairs: Iterable[tuple[int, T]]) -> list[tuple[int, T]]:
    """What belongs to units, in the order of the tree; what belongs to none of it comes last."""
    place = {unit.id: at for at, unit in enumerate(tree)}
    return sorted(pairs, key=lambda pair: place.get(pair[0], len(place)))
