"""When a report is due, in the words that directives use: single dates, recurrences, open-ended duties.

``trước`` is a boundary that excludes the day, ``chậm nhất``, ``trong``, ``đến hết`` include it. A date without a
year is the next such date after the issue date. Hours are part of a single date, never of a recurrence.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
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


_HOUR: Final = (
    r"(?:(?P<hour>\d{1,2})\s?(?:giờ|h|g(?=\s)|:)\s?(?P<minute>[0-5]\d)?\s?(?:phút|['’′])?[,\s]*"
    r"(?:sáng|chiều|tối|trưa)?[,\s]*)?"
)
_WEEKDAY: Final = (
    r"(?:(?:[Tt]hứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật)[,\s]*(?:\(?ngày\s)?)?"
)
_BOUND: Final = (
    r"(?P<bound>chậm nhất(?:\s(?:là|vào|đến|trong))?(?:\s(?P<both>trước))?|muộn nhất(?:\s(?:là|vào|đến))?|[Tt]rước"
    r"|đến hết|hết|xong trong|trong|vào|đến|hạn cuối(?:\slà)?(?::)?|thời hạn(?:\slà)?:?|thời gian(?:\sgửi)?:?|Chậm nhất(?:\slà)?)\s+"
)
_DAY: Final = (
    r"(?:ngày\s+(?:mai\s+)?)?(?:(?P<day>\d{1,2})\s?(?:[/.-]|\stháng\s|tháng\s)\s?(?P<month>\d{1,2})"
    r"(?:\s?(?:[/.-]|,?\snăm\s)\s?(?P<year>\d{4}))?(?!\d))"
)
_DEADLINE: Final = re.compile(rf"{_BOUND}(?:buổi\s|lúc\s)?{_HOUR}(?:của\s)?{_WEEKDAY}{_DAY}")
_MONTH: Final = re.compile(
    r"(?P<bound>[Tt]rong|đến hết|vào cuối|hết|cuối)\s+tháng\s+(?P<month>\d{1,2})(?:\s?/\s?|\s+năm\s+)(?P<year>\d{4})"
)
_QUARTER: Final = re.compile(
    r"(?P<bound>[Tt]rong|đến hết|vào cuối|hết|cuối)\s+[Qq]uý\s+(?P<quarter>IV|I{1,3}|[1-4])(?:\s?/\s?|\s+năm\s+|\s+)(?P<year>20\d\d)"
)
_YEAR: Final = re.compile(r"(?P<bound>[Tt]rong|đến hết|hết)\s+năm\s+(?P<year>20\d\d)(?=\s*(?:$|[.;,)]))")
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_EVERY: Final = r"(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng)"
_UNIT: Final = (
    rf"(?:{_EVERY}\s+)?(?:(?P<six>0?6\s+tháng|[Ss]áu tháng)(?:\s+(?:đầu|cuối)\s+năm|\s+một lần)?|(?P<nine>0?9\s+tháng)"
    r"|(?P<day>ngày)|(?P<week>tuần)|(?P<month>tháng)|(?P<quarter>quý(?:\s+(?:I{1,3}|IV)(?![^\W\d_]))?)"
    r"|(?P<year>(?:tổng kết\s+)?(?:0?1\s+|một\s+)?năm))(?![^\W\d_])"
)
_PERIODS: Final = re.compile(
    rf"(?:{_EVERY}\s+(?=ngày|tuần|tháng|quý|năm|0?6)|[Đđ]ịnh kỳ\s+(?:theo\s+|vào\s+)?\(?(?=(?:{_EVERY}\s+)?(?:ngày\s(?!\d)|tuần|tháng|quý|năm\b|0?[169]\s))"
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
    r"(?P<bound>[Tt]rước|chậm nhất(?:\s(?:là|vào))?|[Cc]hậm nhất|vào|đến)?\s*ngày\s+(?P<day>\d{1,2})(?!\s*(?:[/.-]\s*\d|tháng\s+\d))"
)
_YEARDAY: Final = re.compile(
    r"(?P<bound>[Tt]rước|chậm nhất(?:\s(?:là|vào))?|[Cc]hậm nhất|vào|đến)?\s*(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*|\s+tháng\s+)"
    r"(?P<month>\d{1,2})(?!\s*[/.-]\s*\d{4}|\s+năm\s+\d{4}|\d)"
)
_LAST_MONTH: Final = re.compile(r"tháng\s+(?:cuối|kết thúc)|cuối\s+quý|tháng cuối")
_FIRST_MONTH: Final = re.compile(r"tháng\s+đầu|đầu\s+quý|quý\s+(?:sau|tiếp theo|liền sau)")

_ADHOC: Final = re.compile(
    r"[Đđ]ột xuất|[Kk]hi (?:có|được|cần|phát sinh|xảy ra|phát hiện)|[Nn]ếu (?:có|phát sinh|gặp|xảy ra|phát hiện)(?!\))|phát sinh|vướng mắc|khó khăn"
    r"|vượt (?:quá )?thẩm quyền|[Bb]áo cáo (?:ngay|kịp thời)|[Kk]ịp thời (?:phản ánh, |thông tin, |phản ảnh, )?báo cáo|[Tt]rường hợp"
    r"|ngoài thẩm quyền|khi cần thiết|bất thường|diễn biến phức tạp"
)
_SUDDEN: Final = re.compile(
    r"[Đđ]ột xuất|[Kk]hi có yêu cầu|khi cần thiết|khi được yêu cầu|theo yêu cầu đột xuất"
)
_REGULAR: Final = re.compile(
    r"(?:[Tt]hường xuyên|[Đđ]ịnh kỳ)(?=[^,;.]{0,45}?(?:báo cáo|có báo cáo)|$|[,;.\s)])"
)
_OFTEN_NEAR: Final = re.compile(
    r"(?:[Tt]hường xuyên|[Đđ]ịnh kỳ)[^,;.()]{0,45}?báo cáo|báo cáo[^,;.]{0,40}?(?:thường xuyên|định kỳ)"
)


def times(text: str, issued: date | None) -> list[When]:
    """All the times that a clause of a duty names; empty when it names none."""
    recurring = list(_recurring(text))
    single = _single(text, issued)
    if recurring and single and single.due and _has_year(text, single.at):
        recurring = [each for each in recurring if each.rrule or each.at > single.at + 60]
    if recurring:
        return [*recurring, *_sudden(text, recurring)]
    if single:
        return [single]
    if _OFTEN_NEAR.search(text):
        return [When("regular", at=0), *_sudden(text, [])]
    return [When("adhoc")] if _ADHOC.search(_without_asides(text)) else []


def _without_asides(text: str) -> str:
    return re.sub(r"\([^()]{0,200}\)", "", text)


def _sudden(text: str, found: list[When]) -> list[When]:
    if any(each.kind == "adhoc" for each in found) or not _SUDDEN.search(text):
        return []
    return [When("adhoc")]


def _has_year(text: str, at: int) -> bool:
    return re.search(r"20\d\d", text[at : at + 70]) is not None


def _single(text: str, issued: date | None) -> When | None:
    for found in _DEADLINE.finditer(text):
        if not _is_window(text, found):
            due = _due(found, issued)
            if due:
                return When("once", due, None, _boundary(found["bound"], found["both"]), found.start())
    return _span(text)


def _is_window(text: str, found: re.Match[str]) -> bool:
    """ "từ ngày … đến ngày …" is what the report covers; "hoàn thành trước …" is when the work is done."""
    before = text[max(0, found.start() - 40) : found.start()]
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


def _recurring(text: str) -> Iterator[When]:
    seen: set[str] = set()
    ends = 0
    for start in _PERIODS.finditer(text):
        at = start.end()
        while at >= ends and (step := _STEP.match(text, at)):
            kind = _KINDS[step.lastgroup or ""]
            ends = step.end()
            near = _near(text, start.start(), step.end())
            rule, bound = _rule(kind, near, step[0])
            if kind not in seen or rule:
                if kind not in seen:
                    seen.add(kind)
                    yield When(kind, None, rule, bound, start.start())
            if not (link := _LINK.match(text, ends)):
                break
            at = link.end()
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
    if found := _YEARDAY.search(near):
        day, month = int(found["day"]), int(found["month"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", _side(found)
    if kind == "quarterly" and not re.search(r"I", period) and (found := _MONTHDAY.search(near)):
        if _LAST_MONTH.search(near):
            return f"FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY={int(found['day'])}", _side(found)
        if _FIRST_MONTH.search(near):
            return f"FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY={int(found['day'])}", _side(found)
    return None, None


def _side(found: re.Match[str]) -> str:
    return "before" if (found["bound"] or "").lower() == "trước" else "by"
