"""Recurring reports as RFC 5545 rules, where the text fixes the day; hours are no part of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.documents.deadlines import When

_EVERY: Final = r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng)"
_UNIT: Final = (
    rf"(?:{_EVERY}\s+)?(?:(?P<six>0?6\s+tháng|[Ss]áu tháng)(?:\s+(?:đầu|cuối)\s+năm|\s+một lần)?"
    rf"|(?P<nine>0?9\s+tháng)"
    r"|(?P<day>ngày)|(?P<week>tuần)|(?P<month>tháng)|(?P<quarter>quý(?:\s+(?:I{1,3}|IV)(?![^\W\d_]))?)"
    r"|(?P<year>(?:tổng kết\s+)?(?:0?1\s+|một\s+)?năm))(?![^\W\d_])"
)
_PERIODS: Final = re.compile(
    rf"(?:{_EVERY}\s+(?=ngày|tuần|tháng|quý|năm|0?6)|[Đđ]ịnh kỳ\s+(?:theo\s+"
    rf"|vào\s+)?\(?(?=(?:{_EVERY}\s+)?(?:ngày\s(?!\d)|tuần|tháng|quý|năm\b|0?[169]\s))"
    r"|[Bb]áo cáo\s+(?:định kỳ\s+)?(?=0?[69]\s+tháng|quý|năm(?!\s+\d)|tháng(?!\s+\d)|tuần|ngày(?!\s+\d)))"
)
_STEP: Final = re.compile(_UNIT)
_LINK: Final = re.compile(
    r"(?:\s*\([^()]{0,60}\))?(?:\s*[,;/]\s*|\s+(?:và|hoặc|hay)\s+|\s*,\s*và\s+)(?:báo cáo\s+|định kỳ\s+)?"
)
_PER: Final = re.compile(
    r"\d{1,2}\s+lần\s?/\s?(?P<unit>ngày|tuần|tháng|quý|năm)|(?P<unit2>ngày|tuần|tháng|quý|năm)\s+\d{1,2}\s+lần"
)
_KINDS: Final = {
    "six": "semiannual", "nine": "regular", "day": "daily", "week": "weekly", "month": "monthly",
    "quarter": "quarterly", "year": "yearly",
}  # fmt: skip
_UNITS: Final = {"ngày": "daily", "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_DAYS: Final = {
    "hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
    "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA",
}  # fmt: skip
_WEEKLY: Final = re.compile(
    r"[Tt]hứ\s+(?P<day>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])(?![^\W_])|(?P<sun>[Cc]hủ nhật|CN\b)"
)
_MONTHDAY: Final = re.compile(
    r"(?P<bound>[Tt]rước|chậm nhất(?:\s(?:là|vào))?|[Cc]hậm nhất|vào"
    r"|đến)?\s*ngày\s+(?P<day>\d{1,2})(?!\s*(?:[/.-]\s*\d|tháng\s+\d))"
)
_YEARDAY: Final = re.compile(
    r"(?P<bound>[Tt]rước|chậm nhất(?:\s(?:là|vào))?|[Cc]hậm nhất|vào"
    r"|đến)?\s*(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)"
    r"(?P<month>\d{1,2})(?!\s*[/.-]\s*\d{4}|\s+năm\s+\d{4}|\d)"
)
_QUARTER_END: Final = re.compile(r"ngày\s+\d{1,2}\s+(?:của\s+)?tháng cuối\s+(?:của\s+)?(?:quý|kỳ|thuộc kỳ)")
_LAST_MONTH: Final = re.compile(r"tháng\s+(?:cuối|kết thúc)|cuối\s+quý|tháng cuối")
_FIRST_MONTH: Final = re.compile(r"tháng\s+đầu|đầu\s+quý|quý\s+(?:sau|tiếp theo|liền sau)")


def recurring(text: str) -> Iterator[When]:
    """Each period that a clause names, once, with its rule where the day is fixed."""
    seen: set[str] = set()
    ends = 0
    for start in _PERIODS.finditer(text):
        at = start.end()
        while at >= ends and (step := _STEP.match(text, at)):
            kind = _KINDS[step.lastgroup or ""]
            ends = step.end()
            near = _near(text, start.start(), step.end())
            rule, bound = _rule(kind, near, step[0])
            if kind not in seen:
                seen.add(kind)
                yield When(kind, None, rule, bound, start.start())
            if not (link := _LINK.match(text, ends)):
                break
            at = link.end()
    if "quarterly" not in seen and (found := _QUARTER_END.search(text)):
        seen.add("quarterly")
        rule, bound = _rule("quarterly", text[max(0, found.start() - 40) : found.end()], "")
        yield When("quarterly", None, rule, bound, found.start())
    for found in _PER.finditer(text):
        kind = _UNITS[found["unit"] or found["unit2"]]
        if kind not in seen:
            seen.add(kind)
            yield When(kind, None, _rule(kind, text, "")[0], None, found.start())


def _near(text: str, start: int, end: int) -> str:
    """The words that may fix the day: the bracket behind the period if there is one, else what surrounds it."""
    bracket = re.match(r"\s*\((?=[^()]*\d)([^()]{0,80})\)", text[end:])
    if bracket:
        return bracket[1]
    return text[max(0, start - 60) : end + 160]


def _rule(kind: str, near: str, period: str) -> tuple[str | None, str | None]:
    if kind == "daily":
        return "FREQ=DAILY", None
    if kind == "weekly":
        return _weekly(near)
    if kind == "monthly":
        found = _MONTHDAY.search(near)
        if found and (window := re.match(r"\s+đến ngày\s+(\d{1,2})", near[found.end() :])):
            return f"FREQ=MONTHLY;BYMONTHDAY={int(window[1])}", "by"
        return (f"FREQ=MONTHLY;BYMONTHDAY={int(found['day'])}", _side(found)) if found else (None, None)
    if kind in ("quarterly", "semiannual", "yearly"):
        return _yearly(kind, near, period)
    return None, None


def _weekly(near: str) -> tuple[str | None, str | None]:
    days = [_DAYS[m["day"].lower()] if m["day"] else "SU" for m in _WEEKLY.finditer(near)]
    if not days:
        return None, None
    side = "before" if re.search(r"[Tt]rước[^,;.]{0,25}(?:thứ|Thứ|[Cc]hủ nhật)", near) else "by"
    return f"FREQ=WEEKLY;BYDAY={days[0]}", side


def _yearly(kind: str, near: str, period: str) -> tuple[str | None, str | None]:
    whole = (
        kind == "quarterly" and "I" not in period and (_LAST_MONTH.search(near) or _FIRST_MONTH.search(near))
    )
    if not whole and (found := _YEARDAY.search(near)):
        day, month = int(found["day"]), int(found["month"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", _side(found)
    if whole and (found := _MONTHDAY.search(near)):
        months = "3,6,9,12" if _LAST_MONTH.search(near) else "1,4,7,10"
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={int(found['day'])}", _side(found)
    return None, None


def _side(found: re.Match[str]) -> str:
    return "before" if (found["bound"] or "").lower() == "trước" else "by"
