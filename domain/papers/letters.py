"""What the office's written papers share: which layout, what stands in the head, blanks for what a person adds.

Party: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; State: Nghị định 30/2020, Phụ lục I. Sizes in points, margins in mm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.text import fold

MARGINS: Final = {"top": 20, "bottom": 20, "left": 30, "right": 15}
PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LATE_WIDTHS: Final = (10, 36, 36, 30, 31, 22)  # mm, of the table of late units: hour and weekday in a line
SIGNER: Final = "(ký, ghi rõ họ tên)"
COPIES: Final = "Nơi nhận:"
_BLANK: Final = "…………"
_COMMITTEES: Final = re.compile(r"\buy ban\b")  # of the people, of the front: not a Party committee
_PARTY: Final = re.compile(r"\b(?:uy|dang)\b")  # Tỉnh ủy, Đảng ủy, Đảng bộ …


def is_party(issuer: str) -> bool:
    """Whether the issuer writes in the Party's layout: ``Tỉnh ủy …``, not ``Ủy ban nhân dân tỉnh …``."""
    return _PARTY.search(_COMMITTEES.sub(" ", fold(issuer))) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """The two columns above a paper; what only a person knows (number, day) is blank."""

    issuer: str
    is_party: bool
    number: str
    dated: str
    about: str = ""  # under the number, of a công văn


@dataclass(frozen=True, slots=True)
class Foot:
    """Who gets copies, who signs."""

    copies: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: titles, widths in mm, rows. The titles stand on every page."""

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()  # columns whose cells stand to the right
    last_bold: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The title of a part."""

    text: str


Block = str | Section | Grid
"""A paragraph, the title of a part, or a table."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper with a type of its own (``BÁO CÁO``), from head to foot."""

    head: Head
    kind: str
    about: str
    to: str
    blocks: tuple[Block, ...]
    foot: Foot


def dated(place: str, day: date) -> str:
    """Place and date; the day is the signer's."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place or _BLANK}, ngày      tháng {month} năm {day.year}"


def number(kind: str, *, party: bool) -> str:
    """The number to be filled in: ``Số       -BC/`` or ``Số:       /BC-``."""
    return f"Số       -{kind}/" if party else f"Số:       /{kind}-"
