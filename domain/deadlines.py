"""Dates that people write → instants, and back. Only dates that are written out; nothing is guessed.

``trước ngày D`` is on time before 00:00 of D, shown as the end of the day before; ``chậm nhất ngày D``
without an hour is D 17:00, the end of the office's day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from domain import times
from domain.text import fold
from domain.wording import writing

OFFICE_END: Final = time(17, 0)
DAY_END: Final = time(23, 59)
_DATE: Final = re.compile(
    r"\b([0-9]{1,2})\s*(?:[/.-]|tháng|thang)\s*([0-9]{1,2})(?:\s*(?:[/.-]|năm|nam)\s*([0-9]{4}))?\b"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH: Final = re.compile(
    r"\b([0-9]{1,2})(?:st|nd|rd|th)?\s+"
    r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?(?:\s+([0-9]{4}))?\b",
    re.IGNORECASE,
)
_HALF_DAY: Final = re.compile(r"\b(1[0-2]|[1-9])(?::([0-5][0-9]))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
_NEAR: Final = {"nay": 0, "mai": 1, "kia": 2, "today": 0, "tomorrow": 1}
_HOUR: Final = re.compile(r"\b([0-9]{1,2})\s*(?:h|g|giờ|gio|:)\s*([0-9]{2})?\b")


def of_reading(due: str, *, before: bool, zone: tzinfo) -> datetime | None:
    """The instant of a duty's printed limit (``YYYY-MM-DD`` or with ``THH:MM``), in UTC."""
    try:
        if "T" in due:
            return datetime.fromisoformat(due).replace(tzinfo=zone).astimezone(UTC)
        day = date.fromisoformat(due)
    except ValueError:
        return None
    return at_end(day - timedelta(days=1), DAY_END, zone) if before else at_end(day, OFFICE_END, zone)


def at_end(day: date, hour: time, zone: tzinfo) -> datetime:
    """``hour`` of ``day`` in the zone, as UTC."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def of_words(words: str, now: datetime, zone: tzinfo) -> datetime | None:
    """What a person typed as a deadline: ``17h 24/7/2026``, ``24/7`` (the next such day), ``9:30 mai``.

    English is understood as well, whatever is spoken: ``5 pm 24 July``.
    None when it is no date; the caller asks again.
    """
    text = _figures(words.lower())
    day = _day(text, now.astimezone(zone).date())
    if day is None:
        return None
    hour = _hour(_DATE.sub(" ", text))
    return at_end(day, hour or OFFICE_END, zone)


def _day(text: str, today: date) -> date | None:
    found = _DATE.search(text)
    if found is None:
        folded = fold(text).split()
        return next((today + timedelta(days=_NEAR[word]) for word in folded if word in _NEAR), None)
    day, month, year = int(found[1]), int(found[2]), found[3]
    try:
        if year:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _hour(text: str) -> time | None:
    found = _HOUR.search(text)
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def beside(words: str) -> str:
    """What a person typed besides a date and an hour: the reason, where both come in one message."""
    text = _figures(words)
    rest = _HOUR.sub(" ", _DATE.sub(" ", text)) if _DATE.search(text) else words
    return " ".join(rest.split()).strip(" ,.;:-–")


def day_of_words(words: str, today: date) -> date | None:
    """A day that a person typed; None when it is none."""
    return _day(_figures(words.lower()), today)


def _figures(text: str) -> str:
    """English dates and hours as we write them: ``5 pm 24 July 2026`` is ``17:00 24/7/2026``."""
    dated = _ENGLISH.sub(
        lambda found: (
            f"{found[1]}/{_MONTHS.index(found[2][:3].lower()) + 1}" + (f"/{found[3]}" if found[3] else "")
        ),
        text,
    )
    return _HALF_DAY.sub(
        lambda found: f"{int(found[1]) % 12 + (12 if found[3] in 'pP' else 0)}:{found[2] or '00'}", dated
    )


def show(due: datetime, zone: tzinfo) -> str:
    """``17:00 thứ Sáu 24/7/2026``, or ``hết ngày 24/7/2026`` where no hour was said."""
    local = due.astimezone(zone)
    if local.time() == DAY_END:
        return writing.end_of(local.date())
    return times.show(due, zone)
