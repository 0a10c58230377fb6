"""Which days the office works: the week, the holidays of the law, and what the office was told besides.

The Government moves working days every year (a bridge day off for a Saturday worked); no library knows these in
time, so ``off`` and ``work`` stand above both the week and the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

import holidays

Shift = Literal["keep", "next", "previous"]
_SATURDAY: Final = 5
_FAR: Final = 40  # days: no rest is as long; beyond it the overrides are wrong, and the day is kept


@dataclass(frozen=True, slots=True)
class Calendar:
    """The office's own days beside the law: ``off`` in exchange, ``work`` instead."""

    off: frozenset[date] = field(default=frozenset())
    work: frozenset[date] = field(default=frozenset())

    def is_rest(self, day: date) -> bool:
        """Nobody is in the office on this day."""
        if day in self.work or day in self.off:
            return day in self.off
        return day.weekday() >= _SATURDAY or day in _holidays(day.year)

    def shifted(self, day: date, shift: Shift) -> date:
        """The day itself if it is worked, else the nearest worked one in the direction of ``shift``."""
        if shift == "keep" or not self.is_rest(day):
            return day
        step = 1 if shift == "next" else -1
        return next((near for near in _walk(day, step) if not self.is_rest(near)), day)

    def worked_before(self, day: date, count: int) -> date:
        """The day by ``count`` worked days before this one; the day itself for 0."""
        for _ in range(count):
            day = self.shifted(day - timedelta(days=1), "previous")
        return day

    def workday_from(self, day: date) -> date:
        """The first worked day from this one on."""
        return self.shifted(day, "next")


def _walk(day: date, step: int) -> Iterator[date]:
    return (day + timedelta(days=step * n) for n in range(1, _FAR))


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def look_up(years: Iterable[int]) -> None:
    """Reckon the holidays of these years now: the first of them takes 60 ms, when somebody may be waiting."""
    for year in years:
        _holidays(year)
