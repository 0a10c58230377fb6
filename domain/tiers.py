"""A duty over two tiers: those who report, and those above them who collect and pass on by a later day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.duties import Duty, Exact
from domain.marks import Mark
from domain.units import Tree

Owed = tuple[Duty, tuple[int, ...]]


def owed(duties: Iterable[Duty], audience: Sequence[int], tree: Tree) -> list[Owed]:
    """All of a letter's duties, each with the units that owe it; one that names none is the audience's."""
    return [each for duty in duties for each in tiers(duty, duty.units or audience, tree)]


def tiers(duty: Duty, units: Sequence[int], tree: Tree) -> tuple[Owed, ...]:
    """The duty with who owes it; where its words name the next tier's deadline, whoever stands above others of
    its units owes by that one instead."""
    every = tuple(units)
    above = tuple(
        unit for unit in every if any(tree.is_within(other, unit) for other in every if other != unit)
    )
    if duty.following is None or not above:
        return ((duty, every),)
    below = tuple(unit for unit in every if unit not in above)
    return ((duty, below), (_collected(duty, duty.following), above))


def _collected(duty: Duty, following: Mark) -> Duty:
    """The same duty with the next tier's own limit."""
    return replace(
        duty,
        quote=duty.next_due or duty.quote,
        rules=(following.rule,) if following.rule else (),
        dates=(Exact(following.day, following.hour),) if following.day else (),
        hours=(following.hour,) if following.rule and following.hour else (),
        before=following.before,
        skipped=frozenset(),
        opens=None,
        soft=None,
        cutoff="",
        cut=None,
        next_due="",
        following=None,
        anchor=None,
    )
