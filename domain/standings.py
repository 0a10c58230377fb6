"""How units stand on a directive: who has received it, who has reported, who is overdue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.pictures import State


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit: its state, and when it answered and first reported, where it has."""

    unit_id: int
    state: State
    answered_at: datetime | None = None
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Of so many units: those that have received it, reported, are overdue, or say that it is not for them.

    A unit may count more than once: it has received and is overdue with its report.
    """

    units: int = 0
    acknowledged: int = 0
    reported: int = 0
    overdue: int = 0
    refused: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.units + other.units,
            self.acknowledged + other.acknowledged,
            self.reported + other.reported,
            self.overdue + other.overdue,
            self.refused + other.refused,
        )


def whole(counts: Iterable[Counts]) -> Counts:
    """All of them together."""
    return sum(counts, Counts())


def state_of(*, refused: bool, overdue: bool, reported: bool, silent: bool) -> State:
    """What is told of a unit that several things may be said of: what matters most."""
    if refused:
        return State.REFUSED
    if overdue:
        return State.OVERDUE
    if silent:
        return State.SILENT
    return State.REPORTED if reported else State.ACKNOWLEDGED
