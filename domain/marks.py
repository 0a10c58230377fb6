"""An instant beside a due day: up to when its numbers count, or when whoever collects must pass them on.

Derived from the due day by a rule, never stored: a due day that moves takes both along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, Self

from domain import recurring
from domain.deadlines import DAY_END, OFFICE_END, at_end

_REACH: Final = timedelta(days=370)  # a yearly rule has a day in it


@dataclass(frozen=True, slots=True)
class Mark:
    """A day, written out or by an RFC 5545 rule. ``before`` ("trước") leaves the named day out."""

    rule: str = ""
    day: date | None = None
    hour: time | None = None
    before: bool = False

    def __str__(self) -> str:
        """As it is stored: ``<FREQ=MONTHLY;BYMONTHDAY=25 16:00``."""
        day = self.rule or (self.day.isoformat() if self.day else "")
        return ("<" if self.before else "") + day + (f" {self.hour:%H:%M}" if self.hour else "")

    @classmethod
    def of(cls, stored: str) -> Self:
        """What ``str`` wrote."""
        day, _, hour = stored.removeprefix("<").partition(" ")
        is_rule = day.startswith("FREQ=")
        return cls(
            day if is_rule else "",
            None if is_rule else date.fromisoformat(day),
            time.fromisoformat(hour) if hour else None,
            stored.startswith("<"),
        )


def cutoff(mark: Mark, due_at: datetime, zone: tzinfo) -> datetime | None:
    """The last such day up to the due one; without an hour its whole day counts."""
    due = due_at.astimezone(zone).date()
    day = mark.day or max(_days(mark, due - _REACH, due, zone), default=None)
    return _at(mark, day, DAY_END, zone)


def following(mark: Mark, due_at: datetime, zone: tzinfo) -> datetime | None:
    """The first such day from the due one on; without an hour the end of the office's day."""
    due = due_at.astimezone(zone).date()
    day = mark.day or min(_days(mark, due, due + _REACH, zone), default=None)
    return _at(mark, day, OFFICE_END, zone)


def _days(mark: Mark, first: date, last: date, zone: tzinfo) -> list[date]:
    return list(recurring.days(recurring.parse(mark.rule, zone), first, first, last))


def _at(mark: Mark, day: date | None, hour: time, zone: tzinfo) -> datetime | None:
    if day is None:
        return None
    if mark.before and mark.hour is None:
        return at_end(day - timedelta(days=1), DAY_END, zone)
    return at_end(day, mark.hour or hour, zone)
