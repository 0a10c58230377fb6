"""What the sentence of a duty says of its time beyond the day: hours, several dates, a span, a cut-off.

Read from the words that were quoted; what a sentence says of somebody else's deadline ("để tổng hợp, báo cáo …
trước ngày 30") is parted off first and kept as the next tier's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from domain import anchor_words, clock_words, mark_words
from domain.anchors import Anchor
from domain.marks import Mark

_TAIL: Final = re.compile(r"[,;]?\s*(?:để|nhằm)\s[^;]{0,60}?(?:tổng hợp|báo cáo|trình)\b")
_COLLECTS: Final = re.compile(r"\s*[;.,]?\s*[^;.,()]{2,80}?\s(?:tổng hợp|báo cáo lại)\b[^;.]{0,200}")
_STOPS: Final = r"(?!,\s*(?:gửi|nộp|báo cáo|trước|chậm nhất|hoàn thành)|\s(?:gửi|nộp)\s)[^();.]"
_DATA: Final = re.compile(
    r"\(?\s*(?:"
    r"(?:thời (?:gian|điểm)\s+)?(?:chốt|lấy|tính)\s+(?:số liệu|dữ liệu)"
    r"|thời điểm chốt"
    r"|(?:số liệu|dữ liệu)(?:\s+(?!về|gửi|cho)\w+){0,6}?\s+(?:chốt|tính|lấy|cập nhật|đến|từ)\s"
    rf")(?:{_STOPS}){{0,120}}\)?",
    re.IGNORECASE,
)
_TIMED: Final = re.compile(r"trước|chậm nhất|vào (?:thứ|ngày)|hằng|hàng")
_SOFT: Final = re.compile(
    r"(?:[Pp]hấn đấu|[Cc]ố gắng)[^;.]{0,60}?(?:(?P<before>trước)|trong|vào)?\s*ngày\s+"
    r"(?P<date>\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:(?:\s*[/.-]\s*|\s+năm\s+)\d{4})?)"
)
_SOFT_ASIDE: Final = re.compile(rf"[(,]?\s*{_SOFT.pattern}\s*\)?")
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
    cut: Mark | None = None  # the cut-off as a day
    following: Mark | None = None  # and the next tier's deadline
    anchor: Anchor | None = None


def said(quote: str, issued: date | None, *, behind: str = "", yearly: bool = False) -> Said:
    """All that the words say; ``issued`` gives the year to dates that have none.

    ``behind`` is what the letter says next: often who collects the reports, and by when. Dates without a year
    come back every year where the duty does (``yearly``).
    """
    next_due = parted(quote, behind)[1]
    own, data, soft = own_words(quote), _DATA.search(parted(quote)[0]), _SOFT.search(quote)
    span = _SPAN.search(own)
    until = None if span else _UNTIL.search(own)
    window = _WINDOW.search(own)
    last = clock_words.day((span or until)["last"], issued) if (span or until) else None  # type: ignore[index]  # tested just now
    return Said(
        hours=clock_words.hours(own),
        dates=_dates(own, issued),
        starts=_first(span, issued, last),
        until=last,
        opens=int(window["open"]) if window and int(window["open"]) <= 31 else None,
        cutoff=data[0].strip(" (),") if data else "",
        soft=_soft(soft, issued),
        next_due=next_due,
        cut=mark_words.mark(data[0], issued, yearly=yearly) if data else None,
        following=mark_words.mark(next_due, issued, yearly=yearly) if next_due else None,
        anchor=anchor_words.anchor(own, issued),
    )


def own_words(quote: str) -> str:
    """What is said of the reporter's own limit: without cut-off, soft target and the next tier's deadline."""
    return _SOFT_ASIDE.sub(" ", _DATA.sub(" ", parted(quote)[0]))


def _soft(found: re.Match[str] | None, issued: date | None) -> date | None:
    """The last day that is still within the target."""
    day = clock_words.day(found["date"], issued) if found else None
    return day - timedelta(days=1) if day and found and found["before"] else day


def parted(quote: str, behind: str = "") -> tuple[str, str]:
    """The reporter's own words; and where it is timed, the deadline of whoever collects."""
    found = _TAIL.search(quote)
    tail = quote[found.start() :].strip(" ,;.") if found else ""
    if tail and _TIMED.search(tail):
        return quote[: quote.index(tail)], tail
    collects = _COLLECTS.match(behind)
    next_due = collects[0].strip(" ,;.") if collects and _TIMED.search(collects[0]) else ""
    return (quote[: found.start()] if found else quote), next_due


def _dates(text: str, issued: date | None) -> tuple[date, ...]:
    """``02, 04, 06/02``: the month and the year stand with the last and hold for those before it."""
    found = _DATES.search(text)
    if not found:
        return ()
    listed = re.sub(r"\s*(?:tháng|năm)\s*", "/", found["list"])
    month, year, days = "", "", []
    for day, its_month, its_year in reversed(_ONE.findall(listed)):
        month, year = its_month or month, its_year or year
        if month and (made := clock_words.day(f"{day}/{month}" + (f"/{year}" if year else ""), issued)):
            days.append(made)
    return tuple(sorted(set(days)))


def _first(span: re.Match[str] | None, issued: date | None, last: date | None) -> date | None:
    if span is None:
        return None
    has_year = span["first"].count("/") == 2
    return clock_words.day(
        span["first"], last if last and not has_year else issued, ahead=has_year or last is None
    )
