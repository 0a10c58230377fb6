"""Who is told when units stay silent: rung by rung up the real tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.units import Tree


@dataclass(frozen=True, slots=True)
class Target:
    """A superior unit, the silent units below that she is told of, and the units passed over on the way."""

    superior: int
    units: tuple[int, ...]
    skipped: tuple[int, ...] = ()


def targets(silent: Iterable[int], rung: int, tree: Tree, linked: Collection[int]) -> tuple[Target, ...]:
    """Whom the ``rung``-th step (from 1) tells of whom; empty when no unit has so many superiors.

    Only units with somebody linked are rungs; the others are passed over, and named.
    """
    found: dict[int, tuple[list[int], dict[int, None]]] = {}
    for unit in silent:
        above = [superior.id for superior in tree.ancestors(unit)]
        ladder = [superior for superior in above if superior in linked]
        if len(ladder) < rung:
            continue
        superior = ladder[rung - 1]
        below = ladder[rung - 2] if rung > 1 else None
        start = above.index(below) + 1 if below is not None else 0
        units, skipped = found.setdefault(superior, ([], {}))
        units.append(unit)
        skipped |= dict.fromkeys(above[start : above.index(superior)])
    return tuple(Target(superior, tuple(units), tuple(skipped)) for superior, (units, skipped) in found.items())
