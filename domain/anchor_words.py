"""Deadlines that are counted from an event, in the words that directives use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain import clock_words
from domain.anchors import DAYS_MAX, Anchor
from domain.text import clip, squeeze

EVENT_MAX: Final = 80  # code points of an event's name: it stands on a button and in a line
_COUNT: Final = r"(?P<n>\d{1,3})(?:\s*\([^()\d]{2,20}\))?\s+(?P<unit>ngày làm việc|ngày|tuần)(?:\s+làm việc)?"
_SINCE: Final = r"(?:sau|kể|tính|từ)(?:\s+(?:từ|khi|ngày|thời điểm|lúc|kể))*"
_EVENT: Final = r"(?P<event>[^\s,;.()][^,;()]{2,120}?)(?=\s*(?:[,;()]|\.\s|\.?$))"
_AFTER: Final = re.compile(rf"{_COUNT},?\s*{_SINCE}\s+{_EVENT}")
_LATER: Final = re.compile(rf"\bsau\s+{_COUNT},?\s*(?:(?:kể\s+)?từ\s+)?(?:(?:khi|ngày|thời điểm)\s+)*{_EVENT}")
_AHEAD: Final = re.compile(rf"{_COUNT},?\s*trước\s+(?:khi|ngày)\s+(?=[^\W\d_]){_EVENT}")
_NEXT_DAY: Final = re.compile(
    r"ngày làm việc (?:tiếp theo|kế tiếp|liền sau)(?:\s+ngay)?(?:\s+(?:sau|của))?(?:\s+(?:ngày|khi))?"
    rf"\s+{_EVENT}"
)
_PAPER: Final = (
    r"(?:văn bản|công văn|chỉ thị|công điện|kế hoạch|thông báo|hướng dẫn|nghị quyết|kết luận|quyết định"
    r"|tài liệu|chỉ đạo)"
)
_RECEIPT: Final = re.compile(
    rf"(?:tiếp )?nhận(?: được)?(?:\s+{_PAPER})?(?:\s+(?:này|chỉ đạo|nêu trên))?(?:\s+của\s.*)?$"
)
_SIGNING: Final = re.compile(
    rf"(?:ký|ban hành|phát hành)(?:\s+(?:ban hành|phát hành))?(?:\s+{_PAPER})?(?:\s+này)?$"
)
_DATE: Final = re.compile(
    r"(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:(?:\s*[/.-]\s*|\s+năm\s+)\d{4})?"
)


@dataclass(frozen=True, slots=True)
class _Found:
    days: int
    worked: bool
    event: str


def anchor(text: str, issued: date | None) -> Anchor | None:
    """The event that a limit is counted from, and how far; None where nothing is counted."""
    found = _found(squeeze(text))
    if found is None or not 0 < abs(found.days) <= DAYS_MAX:
        return None
    event, day = _event(found.event, issued)
    hours = clock_words.hours(text)
    return Anchor(found.days, found.worked, hours[0] if len(hours) == 1 else None, event, day)


def _found(text: str) -> _Found | None:
    for pattern, sign in ((_AHEAD, -1), (_LATER, 1), (_AFTER, 1)):
        if found := pattern.search(text):
            days = int(found["n"]) * (7 if found["unit"] == "tuần" else 1)
            return _Found(
                sign * days, "làm việc" in found[0][: found.start("event") - found.start()], found["event"]
            )
    found = _NEXT_DAY.search(text)
    return _Found(1, True, found["event"]) if found else None


def _event(words: str, issued: date | None) -> tuple[str, date | None]:
    """What it is, in words (none: receipt), and its day if that is known."""
    if _RECEIPT.match(words.lower()):
        return "", None
    if _SIGNING.match(words.lower()):
        return words, issued
    day = clock_words.day(_digits(words), issued) if _DATE.match(words) else None
    return clip(words, EVENT_MAX), day


def _digits(words: str) -> str:
    found = _DATE.match(words)
    return found[0] if found else ""
