"""Limits that are counted from an event: ten days after a campaign ends, five worked days from receipt.

The day of the event itself is not counted (Bộ luật Dân sự 2015, Điều 147). What is counted from receipt runs
from the moment at which the directive left; anything else has no clock until a person has said its day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, Self

from domain.workdays import Calendar, Shift

DAYS_MAX: Final = 400  # a limit counted further than a year ahead is misread
_STORED: Final = re.compile(r"(-?\d{1,3})(w?)(?: (\d\d:\d\d))?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """So many days (``worked``: of office days) after an event, or before it if negative.

    Without an ``event`` it is receipt; ``day`` is when the event is, None while nobody has said it.
    """

    days: int
    worked: bool = False
    hour: time | None = None
    event: str = ""
    day: date | None = None

    @property
    def is_known(self) -> bool:
        """It can be computed."""
        return not self.event or self.day is not None

    @property
    def count(self) -> str:
        """How far it is counted, as it is stored: ``10``, ``5w``, ``1w 16:00``, ``-30``."""
        return f"{self.days}{'w' * self.worked}" + (f" {self.hour:%H:%M}" if self.hour else "")

    @classmethod
    def of(cls, count: str, event: str, day: date | None) -> Self:
        """From ``count``, the event in words, and its day. Raises ValueError for what ``count`` is not."""
        found = _STORED.fullmatch(count)
        if found is None:
            raise ValueError(f"no count of days: {count!r}")
        hour = time.fromisoformat(found[3]) if found[3] else None
        return cls(int(found[1]), bool(found[2]), hour, event, day)


def limit(anchor: Anchor, received: date, shift: Shift, calendar: Calendar) -> date | None:
    """The day on which it falls due; None while the event's day is not known."""
    if not anchor.is_known:
        return None
    base = anchor.day if anchor.event and anchor.day else received
    if not anchor.worked:
        return calendar.shifted(base + timedelta(days=anchor.days), shift)
    step = timedelta(days=1 if anchor.days > 0 else -1)
    day = base
    for _ in range(abs(anchor.days)):
        day = calendar.shifted(day + step, "next" if anchor.days > 0 else "previous")
    return day
