"""Changes of units that were decided for a day to come, and why one cannot wait beside another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from domain.reform_plans import UnitPlan
from domain.reforms import Bar, Kind, bar
from domain.units import Tree


@dataclass(frozen=True, slots=True)
class Ahead:
    """All that one decision changes on one day, carried out together. ``lines``: by place, what of which unit.

    ``by_id`` None: ordered from the command line. ``tree``: a new tree, which the lines only describe.
    """

    id: int
    day: date
    basis: str
    by_id: int | None
    at: datetime
    state: str  # waiting, blocked, done, dropped
    reason: str
    lines: tuple[tuple[int, UnitPlan], ...]
    tree: str = ""
    endings: str = ""
    shown: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be carried out, or called off."""
        return self.state in ("waiting", "blocked")

    @property
    def plans(self) -> tuple[UnitPlan, ...]:
        """What happens to which unit, in order."""
        return tuple(plan for _, plan in self.lines)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units that change."""
        return tuple(dict.fromkeys(plan.unit_id for plan in self.plans))


class Clash(StrEnum):
    """Why a change cannot wait beside those that wait already."""

    TWICE = "twice"  # the unit waits for the same, or for its end
    INTO_ENDING = "into_ending"  # what it goes to is no more by then
    ENDS_HEIR = "ends_heir"  # another one is to go to it


def begins(day: date, zone: tzinfo) -> datetime:
    """The first minute of the office's day."""
    return datetime.combine(day, time(), zone)


def clash(plan: UnitPlan, waiting: Iterable[UnitPlan]) -> tuple[Clash, UnitPlan] | None:
    """The first of the waiting changes that this one cannot stand beside; None when there is none."""
    for other in waiting:
        if other.unit_id == plan.unit_id and (other.kind is plan.kind or other.kind.closes or plan.kind.closes):
            return Clash.TWICE, other
        if other.kind.closes and other.unit_id == plan.target_id and _by(other, plan):
            return Clash.INTO_ENDING, other
        if plan.kind.closes and other.target_id == plan.unit_id and _by(plan, other):
            return Clash.ENDS_HEIR, other
    return None


def _by(first: UnitPlan, then: UnitPlan) -> bool:
    """Whether the first one holds by the day of the other."""
    return first.day is not None and then.day is not None and first.day <= then.day


def barred(plans: Sequence[UnitPlan], tree: Tree, today: date) -> list[tuple[UnitPlan, Bar]]:
    """Which of these changes, made together, cannot be made on this day, and why."""
    closing = {plan.unit_id for plan in plans if plan.kind.closes}
    found = []
    for plan in plans:
        change = plan.change()
        if plan.kind is Kind.SPLIT:
            change = replace(change, kind=Kind.ABOLISHED)  # its parts are made when it is carried out
        why = bar(change, tree, today, closing)
        if why is not None:
            found.append((plan, why))
    return found
