"""A superior unit whose report is put together from those below needs them first: is there time for it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.drafts import Draft
from domain.duty_drafts import confirmed, year_of
from domain.tiers import tiers
from domain.units import Tree, Unit
from domain.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Clash:
    """A superior unit that is due no later than the units below it, and when they are."""

    unit: Unit
    due_at: datetime
    below_at: datetime


@dataclass(frozen=True, slots=True)
class _Owed:
    units: frozenset[int]
    recurs: bool
    dues: tuple[datetime, ...]


def clashes(draft: Draft, tree: Tree, now: datetime, zone: tzinfo, calendar: Calendar) -> tuple[Clash, ...]:
    """The superior units of the audience that could not wait for those below, in the order of the tree.

    They are first due at the very instant of a unit below, or for the last time before it.
    """
    owed = [
        _Owed(frozenset(units), duty.recurs, tuple(due.at for due in year_of(duty, now, zone, calendar)))
        for asked in confirmed(draft, zone)
        for duty, units in tiers(asked, asked.units or draft.audience, tree)
        if duty.has_clock
    ]  # fmt: skip
    above = [unit for unit in tree if unit.id in draft.audience and _under(unit.id, draft, tree)]
    found = (_clash(unit, [one for one in owed if one.dues], draft, tree) for unit in above)
    return tuple(clash for clash in found if clash)


def _under(unit_id: int, draft: Draft, tree: Tree) -> frozenset[int]:
    within = frozenset(unit.id for unit in tree.subtree(unit_id))
    return (within & frozenset(draft.audience)) - {unit_id}


def _clash(unit: Unit, owed: Sequence[_Owed], draft: Draft, tree: Tree) -> Clash | None:
    under = _under(unit.id, draft, tree)
    theirs = [one for one in owed if under & one.units]
    for hers in (one for one in owed if unit.id in one.units):
        for one in theirs:
            if hers.dues[0] in one.dues:  # only the first: holidays may bring later ones together
                return Clash(unit, hers.dues[0], hers.dues[0])
            if not (hers.recurs or one.recurs) and hers.dues[-1] < one.dues[-1]:
                return Clash(unit, hers.dues[-1], one.dues[-1])
    return None
