"""The line that says what the boxes mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.pictures.lettering import width
from bot.pictures.palette import Look
from bot.pictures.sheet import MARGIN, WIDTH, Sheet

_SIZE: Final = 26.0
_BOX: Final = (46.0, 32.0)
_GAP: Final = 12.0
_BETWEEN: Final = 34.0
_ROW: Final = 46.0

Entry = tuple[Look, str]


def _rows(entries: Sequence[Entry]) -> list[list[tuple[float, Entry]]]:
    """The entries from left to right, in as many rows as they need."""
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = float(MARGIN)
    for entry in entries:
        wide = _BOX[0] + _GAP + width(entry[1], _SIZE)
        if rows[-1] and x + wide > WIDTH - MARGIN:
            rows.append([])
            x = float(MARGIN)
        rows[-1].append((x, entry))
        x += wide + _BETWEEN
    return rows


def legend_height(entries: Sequence[Entry]) -> float:
    """What it takes of the sheet."""
    return len(_rows(entries)) * _ROW + 8


def draw_legend(sheet: Sheet, y: float, entries: Sequence[Entry]) -> float:
    """Draw it; where what follows may begin."""
    for number, row in enumerate(_rows(entries)):
        middle = y + (number + 0.5) * _ROW
        for x, (look, word) in row:
            sheet.box(x, middle - _BOX[1] / 2, *_BOX, look)
            sheet.text(x + _BOX[0] + _GAP, middle, word, _SIZE)
    return y + legend_height(entries)
