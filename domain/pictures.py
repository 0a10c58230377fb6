"""Pictures as values: all that is to be drawn and every word on it.

Whoever draws them knows neither office nor language, and equal values are equal pictures.

Times are the office's own, without a zone. A picture never holds the moment at which it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How a unit stands; the order is that of legends: what asks for somebody's attention comes first."""

    OVERDUE = "overdue"
    SILENT = "silent"
    REFUSED = "refused"
    ACKNOWLEDGED = "acknowledged"
    REPORTED = "reported"


class Fate(StrEnum):
    """What became of a report that was due."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"


class Pace(StrEnum):
    """How soon a drill was answered: within the steps of its sheet, later, or not at all."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a grid's legend: the state, its word, and how many units are in it."""

    state: State
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in a grid."""

    name: str
    state: State


@dataclass(frozen=True, slots=True)
class Group:
    """Units under one parent, in the order of the tree; without a ``name`` there is nothing to tell apart."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Every unit with its state."""

    title: str
    note: str  # a line below the title
    legend: tuple[Key, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a curve: so many by then, each step at its instant, in order of time."""

    word: str
    steps: tuple[tuple[datetime, int], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """How many of ``total`` had answered when; the first line is drawn strongest."""

    title: str
    note: str
    total: int
    total_word: str
    begins: datetime
    lines: tuple[Line, ...]
    deadline: datetime | None = None
    deadline_word: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Reports that were due: in time, late, missing."""

    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def due(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.missing

    @property
    def share(self) -> float:
        """Of what was due, what came in time; 1 where nothing was due."""
        return self.on_time / self.due if self.due else 1.0


@dataclass(frozen=True, slots=True)
class Rank:
    """One row of a ranking: a unit's counts altogether and in each of the months, and its place (0: none)."""

    name: str
    whole: Count
    months: tuple[Count, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Units by the share of their reports that came in time, the best first; ``overall`` stands above them.

    ``words`` name in time, late and missing; ``left_out`` says who is not shown, where that is so.
    """

    title: str
    note: str
    words: tuple[str, str, str]
    months: tuple[str, ...]
    overall: Rank
    rows: tuple[Rank, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One unit in a week, ``improved`` when it has been in time after a week in which it was not."""

    name: str
    count: Count
    improved: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The reports of one week: the sum, then the units of which something is to be said."""

    title: str
    note: str
    words: tuple[str, str, str]
    improved_word: str
    whole: Count
    rows: tuple[WeekRow, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A large figure: ``27/41``, and below it what it counts."""

    figure: str
    share: str
    word: str


@dataclass(frozen=True, slots=True)
class PaceRow:
    """Units under one superior: how many at each ``Pace``, in its order."""

    name: str
    counts: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Readiness:
    """A drill: who answered how soon. ``steps`` are (minutes, how many by then), within ``marks``' last minute.

    ``words`` name the paces; the first of the ``rows`` is all of them together.
    """

    title: str
    note: str
    words: tuple[str, str, str, str, str]
    tiles: tuple[Tile, ...]
    marks: tuple[int, ...]  # minutes, drawn as lines
    axis: str
    total: int
    total_word: str
    steps: tuple[tuple[float, int], ...]
    rows: tuple[PaceRow, ...]
    left_out: str = ""
    elapsed: float = 0.0  # minutes of it that have passed: so far the line is drawn


Picture = Grid | Curve | Ranking | Week | Readiness
