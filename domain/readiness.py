"""How ready the units were: who answered a drill within 5, 15, 60 minutes, who later, who never."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from domain.directives import Answer
from domain.units import Tree

MINUTES: Final = (5, 15, 60)


@dataclass(frozen=True, slots=True)
class UnitReady:
    """One unit: after how many minutes it answered itself; None: not at all, or only the office did for it."""

    unit_id: int
    name: str
    parent: str
    minutes: float | None
    answered_at: datetime | None = None
    by: str = ""
    by_office: bool = False

    @property
    def step(self) -> int:
        """The place in ``MINUTES`` that it made; after the last one: later, and one more: never."""
        if self.minutes is None:
            return len(MINUTES) + 1
        return next((place for place, most in enumerate(MINUTES) if self.minutes <= most), len(MINUTES))


@dataclass(frozen=True, slots=True)
class Count:
    """Of so many units: how many answered within each of ``MINUTES`` (with those before), later, never."""

    name: str
    units: int
    within: tuple[int, ...]
    later: int
    never: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """A drill as it stands ``until`` then."""

    title: str
    released: datetime
    until: datetime
    units: tuple[UnitReady, ...]
    whole: Count
    parents: tuple[Count, ...]  # the worst first; nothing where all have the same unit above
    median: float | None  # minutes, of those that answered
    by_office: int
    unlinked: int  # of the silent: units that nobody is linked to, whom no message reaches
    joined: tuple[str, ...] = ()  # linked only after it was sent: what they did shows no readiness

    @property
    def elapsed(self) -> float:
        """Minutes since it was sent."""
        return (self.until - self.released) / timedelta(minutes=1)

    def is_over(self, place: int) -> bool:
        """Whether as many minutes as stand there in ``MINUTES`` have passed."""
        return self.elapsed >= MINUTES[place]

    @property
    def silent(self) -> tuple[UnitReady, ...]:
        """Those that have not answered."""
        return tuple(unit for unit in self.units if unit.minutes is None)


def readiness(
    title: str, released: datetime, until: datetime, answers: Iterable[Answer], tree: Tree,
    linked: Collection[int] | None = None, joined: Collection[int] = (),
) -> Readiness:  # fmt: skip
    """From the answers of a drill's units; those that the office recorded show no readiness.

    ``linked`` are the units that anybody answers for; None: not known. Those that somebody ``joined``
    only after it was sent are named, and counted nowhere.
    """
    given = {answer.unit_id: answer for answer in answers if answer.unit_id not in joined}
    units = tuple(_ready(given[unit.id], released, tree) for unit in tree if unit.id in given)
    taken = [unit.minutes for unit in units if unit.minutes is not None]
    parents: dict[str, list[UnitReady]] = {}
    for unit in units:
        parents.setdefault(unit.parent, []).append(unit)
    counted = [_count(name, members) for name, members in parents.items()] if len(parents) > 1 else []
    counted.sort(key=lambda count: (count.within[-1] / count.units, -count.never))
    return Readiness(
        title, released, until, units, _count("", units), tuple(counted), median(taken) if taken else None,
        sum(unit.by_office for unit in units),
        sum(unit.minutes is None and linked is not None and unit.unit_id not in linked for unit in units),
        tuple(unit.name for unit in tree if unit.id in joined),
    )  # fmt: skip


def _ready(answer: Answer, released: datetime, tree: Tree) -> UnitReady:
    above = tree.parent(answer.unit_id)
    own = answer.answered_at is not None and not answer.on_behalf
    minutes = None
    if own and answer.answered_at:
        minutes = max((answer.answered_at - released) / timedelta(minutes=1), 0.0)
    return UnitReady(
        answer.unit_id, tree[answer.unit_id].name, above.name if above else "", minutes,
        answer.answered_at if own else None, answer.answered_name if own else "", answer.on_behalf,
    )  # fmt: skip


def _count(name: str, units: Sequence[UnitReady]) -> Count:
    steps = [unit.step for unit in units]
    within = tuple(sum(step <= place for step in steps) for place in range(len(MINUTES)))
    return Count(name, len(units), within, steps.count(len(MINUTES)), steps.count(len(MINUTES) + 1))
