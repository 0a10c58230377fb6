"""Being away: from when until when, as people write it, and who may act instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from domain import deadlines, limits
from domain.errors import Refusal
from domain.text import clean, squeeze
from domain.wording import absences as words

_SHORT: Final = re.compile(r"(?<![\d/.])(\d{1,2})\s*[-–—]\s*(\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{4})?)")
_PARTS: Final = re.compile(
    r"\s+(?:đến|tới|den|toi|until|till|to)\s+(?:hết\s+)?|\s*[–—→]\s*|\s+-\s+", re.IGNORECASE
)
_DATE: Final = re.compile(r"\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{4})?")
_LEAD: Final = re.compile(r"^(?:từ|tu|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away. ``deputy_id`` None: nobody acts instead yet."""

    id: int
    person_id: int
    person: str
    deputy_id: int | None
    deputy: str
    from_at: datetime
    until_at: datetime
    state: str  # planned, running, ended, dropped

    @property
    def is_open(self) -> bool:
        """It lies ahead, or runs."""
        return self.state in ("planned", "running")


def span(typed: str, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The typed days as instants: from the beginning of the first (or now) until the end of the last.

    ``24/7 - 30/7``, ``24-30/7``, ``từ 24/7 đến hết 30/7``, ``mai``. Raises Refusal for anything else, for days
    that are over, and for a time that is too long or too far ahead.
    """
    today = now.astimezone(zone).date()
    first, last = _days(typed, today)
    if last < today:
        raise Refusal(words.PAST)
    if last < first:
        raise Refusal(words.TURNED)
    if first > today + timedelta(days=limits.ABSENCE_AHEAD):
        raise Refusal(words.far(limits.ABSENCE_AHEAD))
    if last - max(first, today) >= timedelta(days=limits.ABSENCE_MAX):
        raise Refusal(words.long(limits.ABSENCE_MAX))
    begins = _midnight(first, zone)
    return max(begins, now), _midnight(last + timedelta(days=1), zone)


def _days(typed: str, today: date) -> tuple[date, date]:
    text = _LEAD.sub("", squeeze(clean(typed)))
    if short := _SHORT.search(text):
        text = f"{short[1]}/{re.split(r'[/.]', short[2], maxsplit=1)[1]} – {short[2]}"
    parts = [part for part in _PARTS.split(text) if part.strip()]
    days = [deadlines.day_of_words(part, today) for part in parts]
    known = [day for day in days if day is not None]
    several = any(len(_DATE.findall(part)) > 1 for part in parts)
    if not known or several or len(known) != len(days) or len(days) > 2:
        raise Refusal(words.BAD_DAYS)
    return _from_here(known[0], known[-1], today)


def _from_here(first: date, last: date, today: date) -> tuple[date, date]:
    """A first day that has gone by was read as next year's: it is this year's where the last lies ahead."""
    if first > last and first.year == today.year + 1 and first.month != 2:
        return first.replace(year=today.year), last
    return first, last


def _midnight(day: date, zone: tzinfo) -> datetime:
    return deadlines.at_end(day, time(0, 0), zone)


def overlap(one: Absence, from_at: datetime, until_at: datetime) -> bool:
    """Whether they share any time."""
    return one.is_open and one.from_at < until_at and from_at < one.until_at
