"""The week's reports in five lines: on time, late, missing, improved, whom to call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final, Literal

from domain import times
from domain.markup import h
from domain.messages import Message
from domain.wording import weekly as words

WEEK: Final = timedelta(days=7)
NAMES_MAX: Final = 6  # on a line of a small screen
Fate = Literal["on_time", "late", "missing"]


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that fell due, and what became of it."""

    directive_id: int
    unit_id: int
    due_at: datetime
    fate: Fate


def fate(state: str, *, late: bool, overdue: bool) -> Fate | None:
    """What became of a slot: None while it may still come in time."""
    if state in ("reported", "accepted"):
        return "late" if late else "on_time"
    return "missing" if overdue else None


def summary(
    owed: Sequence[Owed], names: Mapping[int, str], people: Mapping[int, str], now: datetime, zone: tzinfo
) -> Message:
    """Of what fell due in the seven days up to ``now``, and of what is missing from before.

    ``names`` are the units' in the order of the tree; ``people`` who answers for a unit, where anybody does.
    """
    week = [one for one in owed if one.due_at > now - WEEK]
    before = [one for one in owed if now - 2 * WEEK < one.due_at <= now - WEEK]
    missing = _units(owed, "missing", names)
    lines = [
        words.on_time(sum(one.fate == "on_time" for one in week), len(week)),
        words.late(sum(one.fate == "late" for one in week), _said(_units(week, "late", names), names)),
        words.missing(sum(one.fate == "missing" for one in owed), _said(missing, names)),
        words.improved(_said(improved(week, before, names), names)),
        words.call(_called(missing, names, people)),
    ]
    first, last = (now - WEEK).astimezone(zone).date(), now.astimezone(zone).date()
    days = f"{times.show_date(first)}–{times.show_date(last)}"
    told = (f"{number}. {line}" for number, line in enumerate(lines, 1))
    return Message("\n".join([f"<b>{h(words.HEAD.format(days))}</b>", *map(h, told)]))


def improved(week: Sequence[Owed], before: Sequence[Owed], names: Mapping[int, str]) -> list[int]:
    """Units that were late or missing in the week before and have been on time throughout this one."""
    slipped = {one.unit_id for one in before if one.fate != "on_time"}
    good = {one.unit_id for one in week} - {one.unit_id for one in week if one.fate != "on_time"}
    return [unit for unit in names if unit in slipped & good]


def _units(owed: Sequence[Owed], wanted: Fate, names: Mapping[int, str]) -> list[int]:
    found = {one.unit_id for one in owed if one.fate == wanted}
    return [unit for unit in names if unit in found]


def _said(units: Sequence[int], names: Mapping[int, str]) -> str:
    more = f" … +{len(units) - NAMES_MAX}" if len(units) > NAMES_MAX else ""
    return ", ".join(names[unit] for unit in units[:NAMES_MAX]) + more


def _called(units: Sequence[int], names: Mapping[int, str], people: Mapping[int, str]) -> str:
    more = f" … +{len(units) - NAMES_MAX}" if len(units) > NAMES_MAX else ""
    told = (f"{names[unit]} ({people.get(unit, words.NOBODY)})" for unit in units[:NAMES_MAX])
    return ", ".join(told) + more
