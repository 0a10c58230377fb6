"""Every unit with its state, in columns as a newspaper has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.pictures.legend import draw_legend, legend_height
from bot.pictures.lettering import wrap
from bot.pictures.palette import SOFT, STATES
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, draw_head, head_height, leading
from domain.pictures import Cell, Grid

# Columns and size of the letters, the largest first: the first manner that stays within _TALL is taken.
_MANNERS: Final = (
    (1, 34.0),
    (2, 32.0),
    (2, 28.0),
    (2, 26.0),
    (3, 24.0),
    (3, 22.0),
    (3, 20.0),
    (3, 19.0),
    (3, 18.0),
)
_TALL: Final = 1700.0  # of the columns: with its head the sheet then fills a phone's screen
_GUTTER: Final = 26.0
_BOX: Final = (1.9, 1.22)  # in sizes of the letters


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading (without a cell) or a unit, broken into lines; ``under`` is the heading it stands under."""

    lines: tuple[str, ...]
    high: float
    cell: Cell | None = None
    under: _Item | None = None


@dataclass(frozen=True, slots=True)
class _Manner:
    columns: int
    size: float

    @property
    def wide(self) -> float:
        return (WIDTH - 2 * MARGIN - (self.columns - 1) * _GUTTER) / self.columns

    @property
    def indent(self) -> float:
        return (_BOX[0] + 0.5) * self.size


def draw_grid(grid: Grid) -> Sheet:
    """The sheet with all of it."""
    manner, columns = _set(grid)
    entries = [(STATES[key.state], f"{key.word}: {key.count}") for key in grid.legend]
    top = head_height(grid.title, grid.note) + legend_height(entries) + 14
    sheet = Sheet(top + max(map(_high, columns), default=0.0) + MARGIN)
    draw_legend(sheet, draw_head(sheet, grid.title, grid.note), entries)
    for number, column in enumerate(columns):
        _draw_column(sheet, MARGIN + number * (manner.wide + _GUTTER), top, column, manner)
    return sheet


def _set(grid: Grid) -> tuple[_Manner, list[list[_Item]]]:
    for columns, size in _MANNERS:
        manner = _Manner(columns, size)
        found = _columns(list(_items(grid, manner)), columns)
        if max(map(_high, found), default=0.0) <= _TALL:
            break
    return manner, found


def _items(grid: Grid, manner: _Manner) -> Iterator[_Item]:
    for group in grid.groups:
        heading = _heading(group.name, manner) if group.name else None
        if heading:
            yield heading
        for cell in group.cells:
            lines = tuple(wrap(cell.name, manner.wide - manner.indent, manner.size))
            high = max(len(lines) * leading(manner.size), _BOX[1] * manner.size) + manner.size * 0.34
            yield _Item(lines, high, cell, heading)


def _heading(name: str, manner: _Manner) -> _Item:
    lines = tuple(wrap(name, manner.wide, manner.size, bold=True))
    return _Item(lines, (len(lines) * 1.3 + 0.9) * manner.size)


def _high(column: Sequence[_Item]) -> float:
    return sum(item.high for item in column)


def _columns(items: list[_Item], count: int) -> list[list[_Item]]:
    """The items in at most ``count`` columns of about one height, as low as they can be."""
    low, high = _high(items) / count, _high(items) + 1
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_poured(items, middle)) <= count else (middle, high)
    return _poured(items, high)


def _poured(items: list[_Item], most: float) -> list[list[_Item]]:
    """Columns no higher than ``most``; a heading is repeated where its units go on, and never ends a column."""
    columns: list[list[_Item]] = [[]]
    for item in items:
        needed = item.high + (0 if item.cell else 2.5 * item.high)
        if columns[-1] and _high(columns[-1]) + needed > most:
            columns.append([item.under] if item.under else [])
        columns[-1].append(item)
    return columns


def _draw_column(sheet: Sheet, x: float, top: float, column: list[_Item], manner: _Manner) -> None:
    y = top
    for item in column:
        if item.cell is None:
            gap = 0.55 * manner.size
            sheet.lines(x, y + gap, item.lines, manner.size, bold=True)
            sheet.rule(x, y + item.high - 0.2 * manner.size, manner.wide, SOFT)
        else:
            _draw_cell(sheet, x, y, item, manner)
        y += item.high


def _draw_cell(sheet: Sheet, x: float, y: float, item: _Item, manner: _Manner) -> None:
    assert item.cell is not None
    wide, high = (side * manner.size for side in _BOX)
    sheet.box(x, y + 0.17 * manner.size, wide, high, STATES[item.cell.state])
    text = len(item.lines) * leading(manner.size)
    sheet.lines(
        x + manner.indent, y + 0.17 * manner.size + max(0.0, (high - text) / 2), item.lines, manner.size
    )
