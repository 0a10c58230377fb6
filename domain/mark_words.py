"""Up to when numbers count, and when a superior must have them, in the words that directives use."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from domain import clock_words
from domain.documents.recurrence import weekdays
from domain.marks import Mark

_DATE: Final = re.compile(
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?"
)
_DAY: Final = re.compile(r"ngày\s+(?:mùng\s+|mồng\s+)?(?P<day>\d{1,2})(?![\d/.-]*\d)")
_MONTH_END: Final = re.compile(
    r"(?:ngày cuối(?: cùng)?(?: của)?|cuối|hết)\s+tháng(?!\s+\d)|ngày cuối(?: cùng)? tháng"
)
_YESTERDAY: Final = re.compile(r"(?:hôm|ngày)\s+(?:qua|trước)(?:\s+(?:đó|liền kề))?\s*[)\s]*$")
_SPAN: Final = re.compile(r".*(?:[Tt]ừ|tính từ)\s[^;()]*?\s(?=đến\s)", re.DOTALL)


def mark(text: str, near: date | None, *, yearly: bool = False) -> Mark | None:
    """The day and the hour that the words name; of a span ("từ … đến …") its end. None for none.

    ``near`` gives the year to a date that has none; where the duty comes every year (``yearly``) such a date
    does too.
    """
    text = _SPAN.sub("", text)
    hours = clock_words.hours(text)
    hour = hours[-1] if hours else None
    before = re.search(r"[Tt]rước\s", text) is not None and hour is None
    if found := _DATE.search(text):
        day = clock_words.day(found[0], near, ahead=False)
        if day and yearly and not found["year"]:
            return Mark(f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}", hour=hour, before=before)
        return Mark(day=day, hour=hour, before=before) if day else None
    if rule := _recurring(text):
        return Mark(rule, hour=hour, before=before)
    if hour and not _YESTERDAY.search(text):
        return Mark("FREQ=DAILY", hour=hour)
    return None


def _recurring(text: str) -> str:
    if _MONTH_END.search(text):
        return "FREQ=MONTHLY;BYMONTHDAY=-1"
    if (found := _DAY.search(text)) and 1 <= int(found["day"]) <= 31:
        return f"FREQ=MONTHLY;BYMONTHDAY={int(found['day'])}"
    return f"FREQ=WEEKLY;BYDAY={named[-1]}" if (named := weekdays(text)) else ""
