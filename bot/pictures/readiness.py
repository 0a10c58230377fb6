"""A drill: three large figures, how the answers came in minute by minute, and each branch as a bar."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.pictures.legend import Entry, draw_legend, legend_height
from bot.pictures.lettering import width, wrap
from bot.pictures.palette import INK, PACES, RULE, SOFT
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, draw_head, head_height, leading, lettering
from domain.pictures import Pace, PaceRow, Readiness

_SIZE: Final = 25.0
_TILE: Final = 150.0
_GAP: Final = 18.0
_PLOT: Final = 360.0
_BELOW: Final = 96.0  # for the minutes and their word
_LEFT: Final = 92.0
_NAME: Final = 360.0
_BAR: Final = 36.0
_PAD: Final = 18.0
_LINE: Final = "#14568c"


def draw_readiness(ready: Readiness) -> Sheet:
    """The sheet with all of it."""
    entries = _entries(ready)
    left_out = wrap(ready.left_out, WIDTH - 2 * MARGIN, _SIZE)
    names = [_lines(row, bold=not number) for number, row in enumerate(ready.rows)]
    bars = sum(map(_high, names))
    top = head_height(ready.title, ready.note) + _TILE + 2 * _GAP
    below = legend_height(entries) + bars + len(left_out) * leading(_SIZE) + MARGIN
    sheet = Sheet(top + _PLOT + _BELOW + below)
    y = _tiles(sheet, draw_head(sheet, ready.title, ready.note), ready)
    _plot(sheet, y + _GAP, ready)
    y = draw_legend(sheet, top + _PLOT + _BELOW, entries)
    for number, (row, lines) in enumerate(zip(ready.rows, names, strict=True)):
        y = _row(sheet, y, row, lines, bold=not number)
    sheet.lines(MARGIN, y + 12, left_out, _SIZE, ink=SOFT)
    return sheet


def _entries(ready: Readiness) -> list[Entry]:
    return [(PACES[pace], word) for pace, word in zip(Pace, ready.words, strict=True)]


def _tiles(sheet: Sheet, y: float, ready: Readiness) -> float:
    """A figure for each of the marks, side by side, in the look of its pace."""
    wide = (WIDTH - 2 * MARGIN - (len(ready.tiles) - 1) * _GAP) / max(len(ready.tiles), 1)
    for number, (tile, pace) in enumerate(zip(ready.tiles, Pace, strict=False)):
        x, look = MARGIN + number * (wide + _GAP), PACES[pace]
        sheet.box(x, y, wide, _TILE, look, sign=False)
        middle = x + wide / 2
        sheet.text(middle, y + _TILE * 0.24, tile.word, 28, ink=look.ink, across="center")
        sheet.text(middle, y + _TILE * 0.56, tile.figure, 52, bold=True, ink=look.ink, across="center")
        sheet.text(middle, y + _TILE * 0.85, tile.share, 28, ink=look.ink, across="center")
    return y + _TILE


def _plot(sheet: Sheet, y: float, ready: Readiness) -> None:
    """The answers as a staircase; the marks as lines across it."""
    wide = WIDTH - _LEFT - MARGIN
    axes = sheet.figure.add_axes(
        (_LEFT / WIDTH, 1 - (y + _PLOT) / sheet.height, wide / WIDTH, _PLOT / sheet.height), facecolor="none"
    )
    last = max(ready.marks, default=60)
    axes.set_xlim(0, last)
    axes.set_ylim(0, max(ready.total, 1) * 1.14)
    _scales(axes, ready)
    for minutes in ready.marks:
        axes.axvline(minutes, color=SOFT, linewidth=1.5, linestyle=(0, (4, 3)))
    axes.axhline(ready.total, color=SOFT, linewidth=1.5, linestyle=(0, (1, 2)))
    axes.annotate(
        ready.total_word, (last, ready.total), (-6, 5), textcoords="offset points", color=SOFT, ha="right",
        fontproperties=lettering(_SIZE), annotation_clip=False, parse_math=False,
    )  # fmt: skip
    at = [0.0, *(minutes for minutes, _ in ready.steps)]
    at.append(max(at[-1], min(ready.elapsed or last, float(last))))
    so_many = [0, *(count for _, count in ready.steps)]
    axes.step(at, [*so_many, so_many[-1]], where="post", color=_LINE, linewidth=5)
    axes.fill_between(at, [*so_many, so_many[-1]], step="post", color=_LINE, alpha=0.12)


def _scales(axes: Axes, ready: Readiness) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=RULE, linewidth=1)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.set_xticks(sorted({0, 30, 45, *ready.marks}))
    axes.tick_params(colors=INK, length=6)
    axes.set_xlabel(ready.axis, fontproperties=lettering(_SIZE), color=INK, parse_math=False)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(lettering(24))


def _lines(row: PaceRow, *, bold: bool) -> list[str]:
    return wrap(row.name, _NAME, _SIZE, bold=bold)


def _high(lines: list[str]) -> float:
    return max(len(lines) * leading(_SIZE), _BAR) + _PAD


def _row(sheet: Sheet, y: float, row: PaceRow, lines: list[str], *, bold: bool) -> float:
    """One superior's units as a bar, all bars equally long; what answered in time of how many behind it."""
    high, units = _high(lines), sum(row.counts)
    middle, x = y + high / 2, MARGIN + _NAME + 16
    said = f"{sum(row.counts[:3])}/{units}"
    room = WIDTH - MARGIN - x - 24 - width("000/000", _SIZE, bold=True)
    sheet.lines(MARGIN, middle - len(lines) * leading(_SIZE) / 2, lines, _SIZE, bold=bold)
    for pace, count in zip(Pace, row.counts, strict=True):
        if count:
            wide = room * count / units
            _part(sheet, x, middle, wide, pace, count)
            x += wide
    sheet.text(x + 14, middle, said, _SIZE, bold=True)
    sheet.rule(MARGIN, y + high, WIDTH - 2 * MARGIN, RULE)
    return y + high


def _part(sheet: Sheet, x: float, middle: float, wide: float, pace: Pace, count: int) -> None:
    """A piece of a bar with its number, and with its sign where there is room for both."""
    look, said = PACES[pace], str(count)
    sheet.box(x, middle - _BAR / 2, wide, _BAR, look, sign=False)
    both = f"{look.sign} {count}"
    said = both if width(both, 22, bold=True) + 12 <= wide else said
    room = width(said, 22, bold=True) + 8
    if room <= wide:
        if look.hatch:
            sheet.plate(x + (wide - room) / 2, middle - _BAR / 2 + 5, room, _BAR - 10, look.fill)
        sheet.text(x + wide / 2, middle, said, 22, bold=True, ink=look.ink, across="center")
