"""Recurring reports as RFC 5545 rules, where the text fixes the day; hours are no part of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from domain.documents.deadlines import When

_EVERY: Final = r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng)"
_UNIT: Final = (
    rf"(?:{_EVERY}\s+)?(?:(?P<six>0?6\s+tháng|[Ss]áu tháng)(?:\s+(?:đầu|cuối)\s+năm|\s+một lần)?"
    rf"|(?P<nine>0?9\s+tháng)"
    r"|(?P<day>ngày)|(?P<week>tuần)|(?P<month>tháng)|(?P<quarter>[Qq]uý(?:\s+(?:I{1,3}|IV)(?![^\W\d_]))?)"
    r"|(?P<year>(?:tổng kết\s+)?(?:0?1\s+|một\s+)?năm))(?![^\W\d_])"
)
_PERIODS: Final = re.compile(
    rf"(?:{_EVERY}\s+(?=ngày|tuần|tháng|[Qq]uý|năm|0?6)|[Đđ]ịnh kỳ\s+(?:theo\s+"
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
    r"|đến)?\s*ngày\s+(?:mùng\s+|mồng\s+)?(?P<day>\d{1,2})(?!\s*(?:[/.-]\s*\d|tháng\s+\d))"
)
_YEARDAY: Final = re.compile(
    r"(?P<bound>[Tt]rước|chậm nhất(?:\s(?:là|vào))?|[Cc]hậm nhất|vào"
    r"|đến)?\s*(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)"
    r"(?P<month>\d{1,2})(?!\s*[/.-]\s*\d{4}|\s+năm\s+\d{4}|\d)"
)
_QUARTER_END: Final = re.compile(
    r"ngày\s+(?:mùng\s+|mồng\s+)?\d{1,2}\s+(?:của\s+)?tháng cuối\s+(?:của\s+)?(?:quý|kỳ|thuộc kỳ)"
)
_FOR_REPORT: Final = re.compile(
    r"(?:[Tt]rước|[Cc]hậm nhất(?:\s(?:là|vào))?|vào"
    r"|đến)\s*(?:hết\s)?ngày\s+\d{1,2}[^;()]{0,70}?\s(?:đối với|cho)\s(?:các )?báo cáo\s+(?:định kỳ\s+)?"
)
_YEAR_AFTER: Final = re.compile(
    r"(?:[Tt]rước|[Cc]hậm nhất(?:\s(?:là|vào))?|vào|đến)\s*(?:hết\s)?"
    r"ngày\s+\d{1,2}(?:\s*/\s*|\s+tháng\s+)\d{1,2}\s+(?:của\s+)?"
    r"(?=năm\s+(?:sau|liền sau|kế tiếp|tiếp theo)(?![^\W\d_]))"
)
_TWO_DAYS: Final = re.compile(
    r"(?P<bound>[Tt]rước|[Cc]hậm nhất(?:\s(?:là|vào))?|vào)\s*(?:các\s)?ngày\s+(?P<first>\d{1,2}(?:\s*/\s*"
    r"|\s+tháng\s+)\d{1,2})"
    r"\s+(?:và|,)\s+(?:trước\s+)?(?:ngày\s+)?(?P<second>\d{1,2}(?:\s*/\s*|\s+tháng\s+)\d{1,2})\s*(?:của\s+)?$"
)
_ADJACENT: Final = re.compile(
    r"ngày\s+(?:mùng\s+|mồng\s+)?\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?\s*(?:của\s+)?,?\s*$"
    r"|(?:[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật|CN),?\s*(?:của\s+)?$"
)
_SPAN: Final = re.compile(
    r"[Tt]ừ\s(?:sáng\s|chiều\s)?(?:ngày\s)?\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?\s*(?:[-–]|đến)\s*"
    r"(?:hết\s)?(?:sáng\s|chiều\s)?(?:ngày\s)?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"
)
_EVERY_FEW_YEARS: Final = re.compile(r"[Đđ]ịnh kỳ\s+0?[2-9]\s+năm(?![^\W\d_])|[Đđ]ịnh kỳ\s+(?:03|05|3|5)\s+năm")
_LAST_DAY: Final = re.compile(r"ngày cuối cùng của tháng")
_FIRST_DAYS: Final = re.compile(
    r"(?P<day>\d{1,2})\s+ngày đầu(?:\s+tiên)?(?:\s+của)?\s*$|(?P<again>\d{1,2})\s+ngày đầu"
)
_LAST_MONTH: Final = re.compile(r"tháng\s+(?:cuối|kết thúc)|cuối\s+quý|tháng cuối")
_FIRST_MONTH: Final = re.compile(r"tháng\s+đầu|đầu\s+quý|quý\s+(?:sau|tiếp theo|liền sau)")


def recurring(text: str) -> Iterator[When]:
    """Each period that a clause names, once, with its rule where the day is fixed."""
    seen: set[str] = set()
    paired = list(_paired(text))
    for when in [
        *paired,
        *_named(text, paired),
        *_after_each_year(text),
        *_by_quarter_end(text),
        *_times_a_period(text),
    ]:
        if when.kind not in seen or (when.rrule and when.kind == "yearly" and when.at < 0):
            seen.add(when.kind)
            yield replace(when, rrule=_until(when.rrule, text), at=max(when.at, 0))


def _until(rule: str | None, text: str) -> str | None:
    """A daily or weekly rule ends where the text says "từ ngày … đến ngày …"; the end of that day, in UTC."""
    if not rule or not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY")) or not (found := _SPAN.search(text)):
        return rule
    try:
        last = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return rule
    return f"{rule};UNTIL={last:%Y%m%d}T165959Z"


def _paired(text: str) -> Iterator[When]:
    """ "trước ngày 5 tháng 7 đối với báo cáo 6 tháng": the day stands before its period."""
    for found in _FOR_REPORT.finditer(text):
        step = _STEP.match(text, found.end())
        if step:
            kind = _KINDS[step.lastgroup or ""]
            rule, bound = _rule(kind, found[0], step[0])
            if rule:
                yield When(kind, None, rule, bound, found.start())


def _after_each_year(text: str) -> Iterator[When]:
    """ "trước ngày 13 tháng 01 năm sau năm kế hoạch": a day of the year that follows each reported one."""
    for found in _YEAR_AFTER.finditer(text):
        rule, bound = _rule("yearly", found[0], "năm")
        if rule:
            yield When("yearly", None, rule, bound, found.start())


def _named(text: str, paired: list[When]) -> Iterator[When]:
    """The periods of each chain ("hằng tháng, quý và năm") with the days that fix them."""
    ends = 0
    for start in _PERIODS.finditer(text):
        at, day = start.end(), ""
        while at >= ends and (step := _STEP.match(text, at)):
            kind = _KINDS[step.lastgroup or ""]
            before = text[max(ends, start.start() - 60) : start.start()]
            ends = step.end()
            if not (paired and kind == "yearly" and re.match(r"\s*đối với", text[ends:])):
                for when in _fixed(kind, before, text[start.start() :], ends - start.start(), start.start()):
                    shared = _shared(when, day)
                    day = _monthly_day(shared)
                    yield shared
            if not (link := _LINK.match(text, ends)):
                break
            at = link.end()


def _monthly_day(when: When) -> str:
    return (when.rrule or "").removeprefix("FREQ=MONTHLY;BYMONTHDAY=") if when.kind == "monthly" else ""


def _shared(when: When, day: str) -> When:
    """ "trước ngày 3 hằng tháng, hằng quý": the day of the month is the day after the quarter too."""
    if when.kind != "quarterly" or when.rrule or not day:
        return when
    return replace(when, rrule=f"FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY={day}", boundary="before")


def _fixed(kind: str, before: str, text: str, end: int, at: int) -> Iterator[When]:
    """The period, ``text[:end]``, with its day: right before it, in the bracket behind it, or behind."""
    period = text[:end]
    if kind == "yearly" and (two := _TWO_DAYS.search(before)):
        for n, day in enumerate((two["first"], two["second"])):
            rule, bound = _rule(kind, f"{two['bound']} ngày {day}", period)
            yield When(kind, None, rule, bound, -1 if n else at)
        return
    follows = _PERIODS.search(text, end)
    behind = text[end : min(follows.start() if follows else len(text), end + 160)]
    bracket = re.match(r"\s*\((?=[^()]*\d)([^()]{0,80})\)", text[end : end + 100])
    if _ADJACENT.search(before):
        nearest = [f"{before} {period}", period + behind]
    elif bracket:
        nearest = [bracket[1]]
    else:
        nearest = [period + behind, before]
    rules = (_rule(kind, near, period) for near in nearest)
    rule, bound = next(((rule, bound) for rule, bound in rules if rule), (None, None))
    yield When(kind, None, rule, bound, at)


def _by_quarter_end(text: str) -> Iterator[When]:
    if found := _QUARTER_END.search(text):
        rule, bound = _rule("quarterly", text[max(0, found.start() - 40) : found.end() + 60], "")
        yield When("quarterly", None, rule, bound, found.start())


def _times_a_period(text: str) -> Iterator[When]:
    for found in _PER.finditer(text):
        kind = _UNITS[found["unit"] or found["unit2"]]
        yield When(kind, None, _rule(kind, text, "")[0], None, found.start())
    if few := _EVERY_FEW_YEARS.search(text):
        yield When("regular", at=few.start())


def _rule(kind: str, near: str, period: str) -> tuple[str | None, str | None]:
    if kind == "daily":
        return "FREQ=DAILY", None
    if kind == "weekly":
        return _weekly(near)
    if kind == "monthly":
        if first := _FIRST_DAYS.search(near):
            return f"FREQ=MONTHLY;BYMONTHDAY={int(first['day'] or first['again'])}", "by"
        found = _MONTHDAY.search(near)
        if found and (window := re.match(r"\s+đến ngày\s+(\d{1,2})", near[found.end() :])):
            return f"FREQ=MONTHLY;BYMONTHDAY={int(window[1])}", "by"
        return (f"FREQ=MONTHLY;BYMONTHDAY={int(found['day'])}", _side(found)) if found else (None, None)
    if kind in ("quarterly", "semiannual", "yearly"):
        return _yearly(kind, near, period)
    return None, None


def weekdays(text: str) -> list[str]:
    """The days of the week that a text names, as RFC 5545 writes them."""
    return [_DAYS[m["day"].lower()] if m["day"] else "SU" for m in _WEEKLY.finditer(text)]


def _weekly(near: str) -> tuple[str | None, str | None]:
    days = weekdays(near)
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
    if whole and _LAST_DAY.search(near):
        months = "3,6,9,12" if _LAST_MONTH.search(near.replace("ngày cuối", "")) else "1,4,7,10"
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY=-1", "by"
    if whole and (found := _MONTHDAY.search(near)):
        months = "3,6,9,12" if _LAST_MONTH.search(near) else "1,4,7,10"
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={int(found['day'])}", _side(found)
    return None, None


def _side(found: re.Match[str]) -> str:
    return "before" if (found["bound"] or "").lower() == "trước" else "by"
