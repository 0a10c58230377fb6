"""Units below one another, each with a bar of what came in time, late or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.pictures.lettering import width, wrap
from bot.pictures.palette import FATES, INK, MIDDLING, POORLY, RULE, SOFT, WELL, Look
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, leading
from domain.pictures import Count, Fate

SIZE: Final = 25.0
_PAD: Final = 16.0
_BAR: Final = 30.0
MONTH: Final = 112.0


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's name in lines, its counts, the counts of its months, and a word after its bar."""

    lines: tuple[str, ...]
    count: Count
    months: tuple[Count, ...] = ()
    remark: str = ""
    bold: bool = False

    @property
    def high(self) -> float:
        """In pixels."""
        return max(len(self.lines) * leading(SIZE), _BAR) + _PAD


@dataclass(frozen=True, slots=True)
class Columns:
    """Where on the sheet the months and the bars begin, and how long the longest bar is."""

    months: float
    bars: float
    longest: float
    most: int  # reports of the longest bar; 0: every bar is as long, and shows shares


def columns(months: int, said: str, most: int = 0) -> Columns:
    """For so many months, with ``said`` as the longest words after a bar."""
    name = 340.0 if months > 2 else 400.0
    first = MARGIN + name + 16
    bars = first + months * MONTH + (16 if months else 0)
    after = width(said, SIZE, bold=True) + 24
    return Columns(first, bars, WIDTH - MARGIN - bars - after, most)


def row(
    name: str,
    count: Count,
    at: Columns,
    *,
    months: tuple[Count, ...] = (),
    remark: str = "",
    bold: bool = False,
) -> Row:
    """The row of a unit; its name is broken into as many lines as it needs."""
    room = at.months - 16 - MARGIN
    return Row(tuple(wrap(name, room, SIZE, bold=bold)), count, months, remark, bold)


def draw_row(sheet: Sheet, y: float, drawn: Row, at: Columns) -> float:
    """Draw it; where the next may begin."""
    middle = y + drawn.high / 2
    lines = drawn.lines
    sheet.lines(MARGIN, middle - len(lines) * leading(SIZE) / 2, lines, SIZE, bold=drawn.bold)
    for number, month in enumerate(drawn.months):
        _month(sheet, at.months + number * MONTH, middle, month)
    _bar(sheet, middle, drawn, at)
    sheet.rule(MARGIN, y + drawn.high, WIDTH - 2 * MARGIN, RULE)
    return y + drawn.high


def _bar(sheet: Sheet, middle: float, drawn: Row, at: Columns) -> None:
    count, x = drawn.count, at.bars
    parts = ((Fate.ON_TIME, count.on_time), (Fate.LATE, count.late), (Fate.MISSING, count.missing))
    for fate, number in parts:
        if number:
            wide = at.longest * number / (at.most or count.due)
            sheet.box(x, middle - _BAR / 2, wide, _BAR, FATES[fate], sign=wide >= 22)
            x += wide
    said = f"{count.on_time}/{count.due}"
    sheet.text(x + 12, middle, said, SIZE, bold=True)
    if drawn.remark:
        sheet.text(x + 24 + width(said, SIZE, bold=True), middle, drawn.remark, SIZE, ink=SOFT)


def _month(sheet: Sheet, x: float, middle: float, count: Count) -> None:
    if not count.due:
        sheet.text(x + MONTH / 2 - 4, middle, "–", SIZE, ink=SOFT, across="center")
        return
    look = _look(count)
    sheet.box(x, middle - _BAR / 2 - 3, MONTH - 8, _BAR + 6, look, sign=False)
    said = f"{count.on_time}/{count.due}"
    sheet.text(x + MONTH / 2 - 4, middle, said, SIZE - 2, ink=look.ink, across="center")


def _look(count: Count) -> Look:
    if count.on_time == count.due:
        return WELL
    return MIDDLING if count.share >= 0.5 else POORLY


def draw_months(sheet: Sheet, y: float, names: tuple[str, ...], at: Columns) -> float:
    """The names of the months above their columns; where the rows may begin."""
    for number, name in enumerate(names):
        x = at.months + number * MONTH + MONTH / 2 - 4
        sheet.text(x, y + leading(SIZE) / 2, name, SIZE - 2, bold=True, ink=INK, across="center")
    return y + leading(SIZE) + 6
