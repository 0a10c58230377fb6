"""Hours and days of the calendar as sentences name them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

_HOUR: Final = re.compile(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-4])\s?(?:giờ|h(?![^\W\d_])|:(?=[0-5]\d))(?:\s?(?P<minute>[0-5]\d)(?!\d)\s?(?:phút|['’′])?)?"
    r"(?![\d/])(?:\s*(?P<part>sáng|chiều|tối|trưa))?"
)
_PARTS: Final = (
    (re.compile(r"cuối (?:buổi|giờ) (?:chiều|ngày)|cuối ngày"), time(17)),
    (re.compile(r"đầu (?:buổi|giờ) sáng"), time(8)),
    (re.compile(r"cuối (?:buổi|giờ) sáng"), time(11, 30)),
    (re.compile(r"đầu (?:buổi|giờ) chiều"), time(13, 30)),
)


def hours(text: str) -> tuple[time, ...]:
    """Every hour that is named, in order of the day."""
    named = {hour for pattern, hour in _PARTS if pattern.search(text)}
    for found in _HOUR.finditer(text):
        hour = int(found["hour"])
        if found["part"] in ("chiều", "tối") and hour < 12:
            hour += 12
        if hour < 24:
            named.add(time(hour, int(found["minute"] or 0)))
    return tuple(sorted(named))


def day(text: str, near: date | None, *, ahead: bool = True) -> date | None:
    """A written date; one without a year is the next after ``near``, or (not ``ahead``) in its year."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    try:
        if len(parts) == 3:
            return date(parts[2], parts[1], parts[0])
        if near is None or len(parts) != 2:
            return None
        made = date(near.year, parts[1], parts[0])
        return made if made >= near or not ahead else made.replace(year=near.year + 1)
    except ValueError:
        return None
