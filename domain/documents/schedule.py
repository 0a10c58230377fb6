"""When a report is due, in the words that directives use: once, again and again, or whenever it is needed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from domain.documents.deadlines import When, single
from domain.documents.recurrence import recurring

_ADHOC: Final = re.compile(
    r"[Đđ]ột xuất|[Kk]hi (?:có|được|cần|phát sinh|xảy ra|phát hiện)|[Nn]ếu (?:có|phát sinh|gặp|xảy ra"
    r"|phát hiện)(?!\))|phát sinh|vướng mắc|khó khăn"
    r"|vượt (?:quá )?thẩm quyền|[Bb]áo cáo (?:ngay|kịp thời)|[Kk]ịp thời (?:phản ánh, |thông tin, "
    r"|phản ảnh, )?báo cáo|[Tt]rường hợp"
    r"|ngoài thẩm quyền|khi cần thiết|bất thường|diễn biến phức tạp"
)
_SUDDEN: Final = re.compile(
    r"[Đđ]ột xuất|[Kk]hi có yêu cầu|khi cần thiết|khi được yêu cầu|theo yêu cầu đột xuất"
)
_HOUR: Final = re.compile(
    r"(?<!từ )(?<!đến )(?<![\d/])(?P<hour>\d{1,2})\s?(?:giờ|h(?![^\W\d_])"
    r"|:(?=\d\d))\s?(?P<minute>[0-5]\d)?(?![\d/])"
)
_HOURS_MAX: Final = 4
_CLOCKED: Final = frozenset(["daily", "weekly", "monthly"])
_OFTEN_NEAR: Final = re.compile(
    r"(?:[Tt]hường xuyên|[Đđ]ịnh kỳ)[^;.()]{0,45}?báo cáo|[Bb]áo cáo[^,;.]{0,40}?(?:thường xuyên|định kỳ)"
)


def times(text: str, issued: date | None) -> list[When]:
    """All the times that a clause of a duty names; empty when it names none."""
    again = list(recurring(text))
    once = single(text, issued)
    if again and once and once.due and _has_year(text, once.at):
        again = [each for each in again if each.rrule or each.at > once.at + 60]
    if again:
        hours = _hours(text)
        again = [replace(each, hours=hours) if each.kind in _CLOCKED else each for each in again]
        return [*again, *_sudden(text, again)]
    if once:
        return [once]
    if _OFTEN_NEAR.search(text):
        return [When("regular", at=0), *_sudden(text, [])]
    return [When("adhoc")] if _ADHOC.search(_without_asides(text)) else []


def _hours(text: str) -> tuple[str, ...]:
    """The hours by which something is due, in order; not the ones from or to which it is counted."""
    found = [
        f"{int(m['hour']):02d}:{int(m['minute'] or 0):02d}" for m in _HOUR.finditer(text) if int(m["hour"]) < 24
    ]
    return tuple(dict.fromkeys(found))[:_HOURS_MAX]


def _without_asides(text: str) -> str:
    return re.sub(r"\([^()]{0,200}\)", "", text)


def _sudden(text: str, found: list[When]) -> list[When]:
    if any(each.kind == "adhoc" for each in found) or not _SUDDEN.search(text):
        return []
    return [When("adhoc")]


def _has_year(text: str, at: int) -> bool:
    return re.search(r"20\d\d", text[at : at + 70]) is not None
