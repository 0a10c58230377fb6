"""The week's reports in five lines: on time, late, missing, improved, whom to call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, Literal

from domain import limits, times
from domain.markup import h, plain
from domain.messages import Message
from domain.text import few
from domain.wording import weekly as words

WEEK: Final = timedelta(days=7)
NAMES_MAX: Final = (6, 5, 4, 3, 2, 1)  # on a line of a small screen; fewer where the names are long
Fate = Literal["on_time", "late", "missing", "pending"]


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that fell due, and what became of it; ``pending``: it may still come in time.

    ``settled_at`` is when that was clear: at the deadline, or when it came or became late after it. Every
    report so belongs to one week, though it be due at the very minute in which two weeks meet.
    """

    directive_id: int
    unit_id: int
    settled_at: datetime
    fate: Fate


@dataclass(frozen=True, slots=True)
class UnitWeek:
    """One unit's week; ``missing`` counts what is owed from before, too. ``person`` answers for it."""

    unit_id: int
    name: str
    on_time: int
    late: int
    missing: int
    improved: bool
    person: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days up to ``last``: every unit of which a report was due, in the order of the tree."""

    first: date
    last: date
    units: tuple[UnitWeek, ...]
    due: int  # reports that were settled in these days
    on_time: int
    late: int
    missing: int  # all that are owed, from before, too
    pending: int  # due, and in time until the end of the day

    @property
    def older(self) -> int:
        """Of those missing: what fell due before these days, and so is not among ``due``."""
        return max(0, self.missing - (self.due - self.on_time - self.late))


def fate(state: str, *, late: bool, overdue: bool) -> Fate:
    """What became of a slot that is due."""
    if state in ("reported", "accepted"):
        return "late" if late else "on_time"
    return "missing" if overdue else "pending"


def settled(due_at: datetime, late_at: datetime, sent_at: datetime | None) -> datetime:
    """When it was clear what became of a report: not before its deadline, at the latest when it was late."""
    return max(due_at, min(sent_at or late_at, late_at))


def week(
    owed: Sequence[Owed], names: Mapping[int, str], people: Mapping[int, str], until: datetime, zone: tzinfo
) -> Week:
    """The seven days up to ``until``.

    ``names`` are the units' in the order of the tree; ``people`` who answers for a unit, where anybody does.
    """
    inside = [one for one in owed if until - WEEK < one.settled_at <= until and one.fate != "pending"]
    before = [one for one in owed if until - 2 * WEEK < one.settled_at <= until - WEEK]
    better = set(improved(inside, before, names))
    came = Counter((one.unit_id, one.fate) for one in inside)
    missing = Counter(one.unit_id for one in owed if one.fate == "missing")
    units = [
        UnitWeek(
            unit, name, came[unit, "on_time"], came[unit, "late"], missing[unit], unit in better,
            people.get(unit, ""),
        )
        for unit, name in names.items()
    ]  # fmt: skip
    return Week(
        (until - WEEK).astimezone(zone).date(), until.astimezone(zone).date(), tuple(units), len(inside),
        _count(inside, "on_time"), _count(inside, "late"), _count(owed, "missing"), _count(owed, "pending"),
    )  # fmt: skip


def _count(owed: Sequence[Owed], wanted: Fate) -> int:
    return sum(one.fate == wanted for one in owed)


def improved(inside: Sequence[Owed], before: Sequence[Owed], names: Mapping[int, str]) -> list[int]:
    """Units that were late or missing in the week before and have been on time throughout this one."""
    slipped = {one.unit_id for one in before if one.fate != "on_time"}
    good = {one.unit_id for one in inside} - {one.unit_id for one in inside if one.fate != "on_time"}
    return [unit for unit in names if unit in slipped & good]


def summary(found: Week) -> Message:
    """The five lines, with as many names as find room below a picture."""
    for most in NAMES_MAX:
        message = _summary(found, most)
        if len(plain(message.text)) <= limits.CAPTION_MAX:
            break
    return message


def _summary(found: Week, most: int) -> Message:
    missing = [unit for unit in found.units if unit.missing]
    lines = [
        words.on_time(found.on_time, found.due, found.pending),
        words.late(found.late, few([unit.name for unit in found.units if unit.late], most)),
        words.missing(found.missing, found.older, few([unit.name for unit in missing], most)),
        words.improved(few([unit.name for unit in found.units if unit.improved], most)),
        words.call(few([words.person(unit.name, unit.person) for unit in missing], most)),
    ]
    days = f"{times.show_date(found.first)}–{times.show_date(found.last)}"
    told = (f"{number}. {line}" for number, line in enumerate(lines, 1))
    return Message("\n".join([f"<b>{h(words.HEAD.format(days))}</b>", *map(h, told)]))
