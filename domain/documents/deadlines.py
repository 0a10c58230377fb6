"""Single deadlines: a day, an hour, the last day of a month, a quarter or a year.

``trước`` excludes the day; ``chậm nhất``, ``trong``, ``đến hết`` include it. A date without a year is the next
such date after the issue date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class When:
    """One time: ``kind`` as in a reporting duty; ``at`` is where in the text it was read."""

    kind: str
    due: str | None = None
    rrule: str | None = None
    boundary: str | None = None
    at: int = 0
    hours: tuple[str, ...] = ()  # of a recurrence, HH:MM


_HOUR: Final = (
    r"(?:(?P<hour>\d{1,2})\s?(?:giờ|h|g(?=\s)|:)\s?(?P<minute>[0-5]\d)?\s?(?:phút|['’′])?[,\s]*"
    r"(?:sáng|chiều|tối|trưa)?[,\s]*)?"
)
_WEEKDAY: Final = (
    r"(?:(?:[Tt]hứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật)[,\s]*(?:\(?ngày\s)?)?"
)
_BOUND: Final = (
    r"(?P<bound>chậm nhất(?:\s(?:là|vào|đến|trong))?(?:\s(?P<both>trước))?|muộn nhất(?:\s(?:là|vào"
    r"|đến))?|[Tt]rước"
    r"|đến hết|hết|xong trong|trong|vào|đến|hạn cuối(?:\slà)?(?::)?|thời hạn(?:\slà)?:?"
    r"|thời gian(?:\sgửi)?:?|Chậm nhất(?:\slà)?)\s+"
)
_DAY: Final = (
    r"(?:ngày\s+(?:mai\s+)?)?(?:(?P<day>\d{1,2})\s?(?:[/.-]|\stháng\s|tháng\s)\s?(?P<month>\d{1,2})"
    r"(?:\s?(?:[/.-]|,?\snăm\s)\s?(?P<year>\d{4}))?(?!\d))"
)
_DEADLINE: Final = re.compile(rf"{_BOUND}(?:buổi\s|lúc\s)?{_HOUR}(?:của\s)?{_WEEKDAY}{_DAY}")
_MONTH: Final = re.compile(
    r"(?P<bound>[Tt]rong|đến hết|vào cuối|hết|cuối)\s+tháng\s+(?P<month>\d{1,2})(?:\s?/\s?"
    r"|\s+năm\s+)(?P<year>\d{4})"
)
_QUARTER: Final = re.compile(
    r"(?P<bound>[Tt]rong|đến hết|vào cuối|hết|cuối)\s+[Qq]uý\s+(?P<quarter>IV|I{1,3}|[1-4])(?:\s?/\s?"
    r"|\s+năm\s+|\s+)(?P<year>20\d\d)"
)
_YEAR: Final = re.compile(r"(?P<bound>[Tt]rong|đến hết|hết)\s+năm\s+(?P<year>20\d\d)(?=\s*(?:$|[.;,)]))")
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def single(text: str, issued: date | None) -> When | None:
    """The first deadline of a clause; None without one, or without a year when ``issued`` is unknown."""
    for found in _DEADLINE.finditer(text):
        if not _is_window(text, found):
            due = _due(found, issued)
            if due:
                return When("once", due, None, _boundary(found["bound"], found["both"]), found.start())
    return _span(text)


def _is_window(text: str, found: re.Match[str]) -> bool:
    """ "từ ngày … đến ngày …" is what the report covers; "hoàn thành trước …" is when the work is done."""
    before = text[max(0, found.start() - 40) : found.start()]
    if re.search(r"(?:tính|chốt|lũy kế|luỹ kế|kể|cập nhật)\s*$", before):
        return True
    if found["bound"] in ("đến", "vào", "trong") and re.search(r"[Tt]ừ\s[^;.]{0,40}$", before):
        return True
    return found["bound"] == "trong" and "ngày" not in found[0]


def _boundary(bound: str, both: str | None) -> str:
    return "before" if both or bound.lower().startswith("trước") else "by"


def _due(found: re.Match[str], issued: date | None) -> str | None:
    try:
        day = _on(int(found["day"]), int(found["month"]), found["year"], issued)
    except ValueError:
        return None
    if day is None:
        return None
    hour = found["hour"]
    if hour and int(hour) < 24:
        return f"{day.isoformat()}T{int(hour):02d}:{int(found['minute'] or 0):02d}"
    return day.isoformat()


def _on(day: int, month: int, year: str | None, issued: date | None) -> date | None:
    if year:
        return date(int(year), month, day)
    if issued is None:
        return None
    then = date(issued.year, month, day)
    return then if then >= issued else date(issued.year + 1, month, day)


def _span(text: str) -> When | None:
    """The last day of a month, a quarter or a year within which something is due."""
    if found := _MONTH.search(text):
        month = int(found["month"])
    elif found := _QUARTER.search(text):
        month = 3 * _QUARTERS[found["quarter"]]
    elif found := _YEAR.search(text):
        month = 12
    else:
        return None
    year = int(found["year"])
    if not 1 <= month <= 12 or not 1900 < year < 2200:
        return None
    return When("once", date(year, month, monthrange(year, month)[1]).isoformat(), None, "by", found.start())
