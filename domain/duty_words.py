"""What the sentence of a duty says of its time beyond the day: hours, several dates, a span, a cut-off.

Read from the words that were quoted; what a sentence says of somebody else's deadline ("để tổng hợp, báo cáo …
trước ngày 30") is parted off first and kept as the next tier's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

_TAIL: Final = re.compile(r"[,;]?\s*(?:để|nhằm)\s[^;]{0,60}?(?:tổng hợp|báo cáo|trình)\b")
_DATA: Final = re.compile(
    r"\(?\s*(?:số liệu|dữ liệu|thời điểm chốt|chốt số liệu)[^();.]{0,120}\)?", re.IGNORECASE
)
_SOFT: Final = re.compile(
    r"(?:phấn đấu|cố gắng)[^;.]{0,60}?(?:trước|trong|vào)?\s*ngày\s+(?P<date>[\d/.-]{3,10})"
)
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
_DATES: Final = re.compile(r"các ngày\s+(?P<list>\d[\d/.\s,-]*(?:(?:và|tháng|năm)\s+\d[\d/.\s,-]*)*)")
_ONE: Final = re.compile(r"(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?(?:\s*[/.-]\s*(\d{4}))?")
_SPAN: Final = re.compile(
    r"[Tt]ừ\s+(?:sáng\s+|chiều\s+)?(?:ngày\s+)?(?P<first>\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)\s*(?:-|–|đến)\s*"
    r"(?:hết\s+)?(?:sáng\s+|chiều\s+)?(?:ngày\s+)?(?P<last>\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)"
)
_UNTIL: Final = re.compile(r"(?:cho )?đến hết\s+(?:ngày\s+)?(?P<last>\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)")
_WINDOW: Final = re.compile(r"[Tt]ừ\s+ngày\s+(?P<open>\d{1,2})\s+đến\s+ngày\s+\d{1,2}\s+h[ằà]ng tháng")


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says besides its day."""

    hours: tuple[time, ...] = ()
    dates: tuple[date, ...] = ()
    starts: date | None = None
    until: date | None = None
    opens: int | None = None
    cutoff: str = ""
    soft: date | None = None
    next_due: str = ""


def said(quote: str, issued: date | None) -> Said:
    """All that the words say; ``issued`` gives the year to dates that have none."""
    own, next_due = parted(quote)
    data = _DATA.search(own)
    own = _DATA.sub(" ", own)
    span = _SPAN.search(own)
    until = None if span else _UNTIL.search(own)
    window, soft = _WINDOW.search(own), _SOFT.search(own)
    last = _day((span or until)["last"], issued) if (span or until) else None  # type: ignore[index]  # tested just now
    return Said(
        hours=_hours(own),
        dates=_dates(own, issued),
        starts=_first(span, issued, last),
        until=last,
        opens=int(window["open"]) if window and int(window["open"]) <= 31 else None,
        cutoff=data[0].strip(" ()") if data else "",
        soft=_day(soft["date"], issued) if soft else None,
        next_due=next_due,
    )


def parted(quote: str) -> tuple[str, str]:
    """The reporter's own words; and where it is timed, the deadline of whoever collects."""
    found = _TAIL.search(quote)
    if not found:
        return quote, ""
    tail = quote[found.start() :].strip(" ,;.")
    timed = re.search(r"trước|chậm nhất|vào (?:thứ|ngày)|hằng|hàng", tail)
    return quote[: found.start()], tail if timed else ""


def _hours(text: str) -> tuple[time, ...]:
    named = {hour for pattern, hour in _PARTS if pattern.search(text)}
    for found in _HOUR.finditer(text):
        hour = int(found["hour"])
        if found["part"] in ("chiều", "tối") and hour < 12:
            hour += 12
        if hour < 24:
            named.add(time(hour, int(found["minute"] or 0)))
    return tuple(sorted(named))


def _dates(text: str, issued: date | None) -> tuple[date, ...]:
    """``02, 04, 06/02``: the month and the year stand with the last and hold for those before it."""
    found = _DATES.search(text)
    if not found:
        return ()
    listed = re.sub(r"\s*(?:tháng|năm)\s*", "/", found["list"])
    month, year, days = "", "", []
    for day, its_month, its_year in reversed(_ONE.findall(listed)):
        month, year = its_month or month, its_year or year
        if month and (made := _day(f"{day}/{month}" + (f"/{year}" if year else ""), issued)):
            days.append(made)
    return tuple(sorted(set(days)))


def _first(span: re.Match[str] | None, issued: date | None, last: date | None) -> date | None:
    if span is None:
        return None
    has_year = span["first"].count("/") == 2
    return _day(span["first"], last if last and not has_year else issued, ahead=has_year or last is None)


def _day(text: str, near: date | None, *, ahead: bool = True) -> date | None:
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
