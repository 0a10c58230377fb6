"""A duty: who owes a report, and the days on which it falls due.

Everything is what a person confirmed; nothing here guesses. ``before`` ("trước") leaves the named day out;
"chậm nhất" includes it: due at the hour, by default the end of the office's day, and late only after midnight
where no hour was stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from domain import anchors, recurring
from domain.anchors import Anchor
from domain.deadlines import DAY_END, OFFICE_END
from domain.forms import Form
from domain.marks import Mark
from domain.workdays import Calendar, Shift

MIDNIGHT_AFTER: Final = timedelta(days=1)
_REST: Final = 14  # days: no holiday lasts so long


@dataclass(frozen=True, slots=True)
class Exact:
    """One exact limit: a day, and the hour if one is stated."""

    day: date
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What is owed, by whom (no units: the whole audience), when. Without dates and rules it has no clock."""

    quote: str = ""
    to: str = ""
    via: str = ""
    kind: str = "once"
    dates: tuple[Exact, ...] = ()
    rules: tuple[str, ...] = ()
    hours: tuple[time, ...] = ()
    before: bool = False
    starts: date | None = None  # the first day that counts
    until: date | None = None  # the last one
    opens: int | None = None  # day of the month on which a monthly report may first come
    skipped: frozenset[date] = field(default=frozenset())  # days that the coordinator struck out
    shift: Shift = "keep"
    cutoff: str = ""  # up to when the numbers count, in words
    soft: Exact | None = None  # better by then
    next_due: str = ""  # when whoever collects must pass it on, in words
    units: tuple[int, ...] = ()
    form: Form = ()  # what each of its reports fills in; none: the directive's common one
    cut: Mark | None = None  # the cut-off, where its words name a day
    following: Mark | None = None  # and the next tier's deadline
    anchor: Anchor | None = None  # the event that its limit is counted from
    lead: int = 0  # worked days by which each period is owed earlier: the time of whoever puts it together

    @property
    def has_clock(self) -> bool:
        """Anything falls due by itself."""
        return bool(self.dates or self.rules or (self.anchor and self.anchor.is_known))

    @property
    def recurs(self) -> bool:
        """It comes again and again."""
        return bool(self.rules)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One due day of a duty, in UTC: late from ``late_at`` on, open from ``opens_at``."""

    at: datetime
    late_at: datetime
    opens_at: datetime


def dues(
    duty: Duty, begins: datetime, after: datetime, until: datetime, zone: tzinfo, calendar: Calendar
) -> tuple[Due, ...]:
    """What falls due after ``after`` up to ``until``, in order, each instant once.

    ``begins`` is when the duty came into the world: nothing falls due, and nothing opens, before it.
    """
    after = max(after, begins)
    start = duty.starts or begins.astimezone(zone).date()
    counted = _counted(duty, begins.astimezone(zone).date(), zone, calendar)
    recurring_ = _led(duty, _recurring(duty, start, until + _ahead(duty), zone, calendar), zone, calendar)
    limits = sorted({*_exact(duty, zone), *counted, *recurring_})
    found, opened = [], begins
    for at, late_at in limits:
        if after < at <= until:
            found.append(Due(at, max(at, late_at), _opening(duty, at, opened, begins, zone)))
        if duty.recurs:
            opened = max(opened, at)
    return tuple(found)


def _ahead(duty: Duty) -> timedelta:
    """How much further than asked one must look: worked days among the longest rest of a year."""
    return timedelta(days=2 * duty.lead + _REST) if duty.lead else timedelta()


def _led(
    duty: Duty, limits: Iterable[tuple[datetime, datetime]], zone: tzinfo, calendar: Calendar
) -> Iterator[tuple[datetime, datetime]]:
    """Each limit so many worked days earlier, at the same hour."""
    for at, late_at in limits:
        local = at.astimezone(zone)
        day = calendar.worked_before(local.date(), duty.lead)
        if day not in duty.skipped:
            back = datetime.combine(day, local.timetz()).astimezone(UTC) - at
            yield at + back, late_at + back


def _opening(duty: Duty, at: datetime, previous: datetime, begins: datetime, zone: tzinfo) -> datetime:
    if duty.opens is None:
        return previous
    day = at.astimezone(zone).date()
    month = day if day.day >= duty.opens else day.replace(day=1) - timedelta(days=1)
    return max(begins, _at(month.replace(day=min(duty.opens, month.day)), time(), zone))


def _exact(duty: Duty, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    for exact in duty.dates:
        if exact.day not in duty.skipped:
            yield limit(exact.day, exact.hour, before=duty.before, zone=zone)


def _counted(
    duty: Duty, received: date, zone: tzinfo, calendar: Calendar
) -> Iterator[tuple[datetime, datetime]]:
    anchor = duty.anchor
    day = anchors.limit(anchor, received, duty.shift, calendar) if anchor else None
    if anchor and day:
        yield limit(day, anchor.hour, before=False, zone=zone)


def _recurring(
    duty: Duty, start: date, until: datetime, zone: tzinfo, calendar: Calendar
) -> Iterator[tuple[datetime, datetime]]:
    last = until.astimezone(zone).date() + timedelta(days=2)  # a limit "before" a day falls on the day before
    for text in duty.rules:
        rule = _parsed(text, zone)
        end = min(last, duty.until) if duty.until else last
        for day in recurring.days(rule, start, start, end):
            if day in duty.skipped:
                continue
            for hour in duty.hours or rule.hours or (None,):
                found = _shifted(rule, day, hour, duty, zone, calendar)
                if rule.until is None or found[0] <= rule.until:
                    yield found


def _shifted(
    rule: recurring.Rule, day: date, hour: time | None, duty: Duty, zone: tzinfo, calendar: Calendar
) -> tuple[datetime, datetime]:
    # "before the 30th" of February is by the end of February: the day it stands for is not left out
    before = duty.before and hour is None and not recurring.is_bent(rule, day)
    held = calendar.shifted(day - timedelta(days=1) if before else day, duty.shift)
    if duty.before and hour is None:
        return limit(held + timedelta(days=1), None, before=True, zone=zone)
    return limit(held, hour, before=duty.before, zone=zone)


@lru_cache(maxsize=4096)
def _parsed(text: str, zone: tzinfo) -> recurring.Rule:
    return recurring.parse(text, zone)


def soft(duty: Duty, zone: tzinfo) -> datetime | None:
    """The instant of its soft target: the end of the last day that is still within, or the stated hour."""
    return _at(duty.soft.day, duty.soft.hour or DAY_END, zone) if duty.soft else None


def limit(day: date, hour: time | None, *, before: bool, zone: tzinfo) -> tuple[datetime, datetime]:
    """When it is due, and from when it is late."""
    if hour is not None:
        at = _at(day, hour, zone)
        return at, at
    midnight = _at(day if before else day + MIDNIGHT_AFTER, time(), zone)
    if before:
        return _at(day - timedelta(days=1), DAY_END, zone), midnight
    return _at(day, OFFICE_END, zone), midnight


def _at(day: date, hour: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)
