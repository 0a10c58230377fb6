"""Which papers there are, of what span of time, and what their files are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from domain.text import fold

SLUG_MAX: Final = 40


class Paper(StrEnum):
    """A form in which something is exported. Their places stand in buttons: never put one in between."""

    EXCEL = "xlsx"
    WORD = "docx"
    PACK = "zip"
    CALENDAR = "ics"


PAPERS: Final = tuple(Paper)
_WHAT: Final = {
    Paper.EXCEL: "theo-doi", Paper.WORD: "bao-cao-tong-hop", Paper.PACK: "chung-cu", Paper.CALENDAR: "lich",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days, both named days included: ``tháng 7/2026``."""

    words: str
    slug: str
    first: date
    last: date


def spans(today: date) -> tuple[Span, ...]:
    """What a register may be of: this month, the last one, this quarter, this year."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    quarter = (today.month - 1) // 3
    start = date(today.year, quarter * 3 + 1, 1)
    return (
        _month(month),
        _month(before),
        Span(f"quý {_ROMAN[quarter]}/{today.year}", f"quy-{quarter + 1}-{today.year}", start, _end(start, 3)),
        Span(f"năm {today.year}", f"nam-{today.year}", date(today.year, 1, 1), date(today.year, 12, 31)),
    )


_ROMAN: Final = ("I", "II", "III", "IV")


def _month(first: date) -> Span:
    return Span(f"tháng {first.month}/{first.year}", f"thang-{first:%m-%Y}", first, _end(first, 1))


def _end(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def slug(text: str) -> str:
    """``963-CV/TU`` → ``963-CV-TU``: letters of ASCII, digits and hyphens, nothing else."""
    bare = "".join(letter.upper() if was.isupper() else letter for was, letter in _folded(text))
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:SLUG_MAX].strip("-")


def _folded(text: str) -> list[tuple[str, str]]:
    return [(letter, fold(letter)) for letter in text]


def file_name(paper: Paper, title: str, day: date) -> str:
    """``963-CV-TU-theo-doi-20261122.xlsx``."""
    return f"{slug(title) or 'van-ban'}-{_WHAT[paper]}-{day:%Y%m%d}.{paper}"


def register_name(span: Span, day: date) -> str:
    """``so-theo-doi-thang-07-2026-20261122.xlsx``."""
    return f"so-theo-doi-{span.slug}-{day:%Y%m%d}.{Paper.EXCEL}"


def agenda_name(unit: str, day: date) -> str:
    """``lich-Xa-An-Phu-20261122.ics``."""
    return f"lich-{slug(unit) or 'don-vi'}-{day:%Y%m%d}.{Paper.CALENDAR}"
