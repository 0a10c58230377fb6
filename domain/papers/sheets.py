"""Sheets of a workbook as values: columns with a manner, rows of plain cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Literal

Cell = str | int | Decimal | datetime | date | None
"""A ``datetime`` is naive, in the office's zone: a workbook knows no zones."""

Manner = Literal["text", "wide", "centre", "number", "percent", "date", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in characters, how its cells are shown."""

    title: str
    width: int
    manner: Manner = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above the table, its columns, its rows, and rows of sums below it."""

    name: str  # at most 31 characters, none of []:*?/\
    heading: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    sums: tuple[tuple[Cell, ...], ...] = field(default=())
    plain: bool = False  # very long: without lines around each cell


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook; ``made_at`` is written into it, so that equal data make equal bytes."""

    title: str
    sheets: tuple[Sheet, ...]
    made_at: datetime


def lines(text: str, width: int) -> int:
    """In how many lines a cell of a column ``width`` characters wide shows the text, about.

    A width counts digits of another font: of ours a tenth more letters go in.
    """
    fit = max(1, width + width // 10)
    return sum(max(1, -(-len(paragraph) // fit)) for paragraph in text.split("\n"))


def local(instant: datetime | None, zone: tzinfo) -> datetime | None:
    """As the office's clock showed it, to the second."""
    return instant.astimezone(zone).replace(tzinfo=None, microsecond=0) if instant else None
