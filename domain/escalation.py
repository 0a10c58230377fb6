"""Who is told when units stay silent: rung by rung up the real tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.units import Tree

PATIENCE: Final = 2
"""How many rungs' time whoever sees to it is given: one to telephone, one for the units to answer.

It follows the directive's own plan: half an hour for what is flash, two working days for what is not urgent.
"""


LETTERS_APART: Final = timedelta(days=7)
"""Between two drafts of a letter on one directive: an office signs no second one sooner."""


@dataclass(frozen=True, slots=True)
class Target:
    """A superior unit, the silent units below that she is told of, and the units passed over on the way."""

    superior: int
    units: tuple[int, ...]
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """How far one unit's silence has risen, and when it rises further."""

    rung: int
    next_at: datetime


def rising(
    silent: Iterable[int], steps: Mapping[int, Step], told: int, now: datetime
) -> dict[int, tuple[int, ...]]:
    """The rungs that are to be told now, each with its silent units; those that wait are left out.

    A unit without a step of its own has risen as far as all have: to the rung ``told`` (0: none yet).
    """
    found: dict[int, list[int]] = {}
    for unit in silent:
        step = steps.get(unit, Step(told, now))
        if step.next_at <= now:
            found.setdefault(step.rung + 1, []).append(unit)
    return {rung: tuple(found[rung]) for rung in sorted(found)}


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
