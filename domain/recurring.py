"""RFC 5545 rules as days, with the traps taken out.

A rule is read in local days: hours and UNTIL are taken off it first (a UTC UNTIL beside local starts is an
error in dateutil, and a rule without BYMINUTE takes the minute of its start). Days 29–31 mean the month's end
where the month is shorter; dateutil would leave the month out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from typing import Final

from dateutil.rrule import rrulestr

DAYS_MAX: Final = 4000  # of one rule in one question: ten years of days
_SHORTEST: Final = 28
_OFF: Final = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND", "UNTIL"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart: its days, the hours it names, and the last instant it allows (UTC)."""

    days: str
    hours: tuple[time, ...] = ()
    until: datetime | None = None
    month_day: int = 0  # 29–31 where the rule was bent to the month's end, else 0


def parse(text: str, zone: tzinfo) -> Rule:
    """The rule of an RFC 5545 text. Raises ValueError for what is none."""
    parts = dict(_pair(part) for part in text.removeprefix("RRULE:").split(";") if part)
    days, month_day = _bent({name: value for name, value in parts.items() if name not in _OFF})
    rule = Rule(
        ";".join(f"{name}={value}" for name, value in days.items()),
        _hours(parts),
        _until(parts.get("UNTIL", ""), zone),
        month_day,
    )
    rrulestr(rule.days, dtstart=datetime(2026, 1, 1))  # noqa: DTZ001 — local days have no zone; raises ValueError
    return rule


def _pair(part: str) -> tuple[str, str]:
    name, sign, value = part.strip().upper().partition("=")
    if not sign or not value:
        raise ValueError(f"no part of a rule: {part!r}")
    return name, value


def _hours(parts: dict[str, str]) -> tuple[time, ...]:
    minutes = [int(minute) for minute in parts.get("BYMINUTE", "0").split(",")]
    hours = [int(hour) for hour in parts.get("BYHOUR", "").split(",") if hour]
    return tuple(sorted(time(hour, minute) for hour in hours for minute in minutes))


def _until(text: str, zone: tzinfo) -> datetime | None:
    if not text:
        return None
    if "T" not in text:
        return datetime.combine(datetime.strptime(text, "%Y%m%d").date(), time.max, zone).astimezone(UTC)  # noqa: DTZ007 — a day
    stamp = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 — its zone follows
    return stamp.replace(tzinfo=UTC if text.endswith("Z") else zone).astimezone(UTC)


def _bent(parts: dict[str, str]) -> tuple[dict[str, str], int]:
    """A day that short months lack becomes their last: the last that there is of 28, 29 … up to the day."""
    day = int(parts["BYMONTHDAY"]) if parts.get("BYMONTHDAY", "").isdigit() else 0
    if day <= _SHORTEST or "BYSETPOS" in parts:
        return parts, 0
    bent = {**parts, "BYMONTHDAY": ",".join(map(str, range(_SHORTEST, day + 1))), "BYSETPOS": "-1"}
    if parts.get("FREQ") == "YEARLY" and "," in parts.get("BYMONTH", ","):
        if parts.get("INTERVAL", "1") != "1":
            raise ValueError("several months of every few years")
        bent["FREQ"] = "MONTHLY"  # BYSETPOS counts within a year there, within a month here
    return bent, day


def days(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """The rule's days from ``first`` to ``last``; ``start`` anchors its intervals and is the earliest."""
    anchor = datetime.combine(start, time())
    found = rrulestr(rule.days, dtstart=anchor).xafter(
        datetime.combine(max(first, start), time()) - timedelta(days=1), inc=False
    )
    within = takewhile(lambda day: day <= last, (each.date() for each in found))
    return islice((day for day in within if day >= max(first, start)), DAYS_MAX)


def is_bent(rule: Rule, day: date) -> bool:
    """Whether this day stands for one that its month lacks."""
    return bool(rule.month_day) and day.day < rule.month_day
