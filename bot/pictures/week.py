"""The week: the sum in large figures, then the units of which something is to be said."""

from __future__ import annotations

from typing import Final

from bot.pictures import rows
from bot.pictures.lettering import wrap
from bot.pictures.palette import FATES, SOFT
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, draw_head, head_height, leading
from domain.pictures import Fate, Week, WeekRow

_TILE: Final = 132.0
_GAP: Final = 18.0


def draw_week(week: Week) -> Sheet:
    """The sheet with all of it."""
    longest = max((one.count.due for one in week.rows), default=1)
    remark = f"↑ {week.improved_word}" if any(one.improved for one in week.rows) else ""
    at = rows.columns(0, f"{longest}/{longest} {remark}", longest)
    drawn = [_row(one, at, remark) for one in week.rows]
    left_out = wrap(week.left_out, WIDTH - 2 * MARGIN, rows.SIZE)
    below = len(left_out) * leading(rows.SIZE) + MARGIN
    top = head_height(week.title, week.note) + _TILE + _GAP
    sheet = Sheet(top + sum(row.high for row in drawn) + below)
    y = _tiles(sheet, draw_head(sheet, week.title, week.note), week)
    for row in drawn:
        y = rows.draw_row(sheet, y, row, at)
    sheet.lines(MARGIN, y + 12, left_out, rows.SIZE, ink=SOFT)
    return sheet


def _row(one: WeekRow, at: rows.Columns, remark: str) -> rows.Row:
    return rows.row(one.name, one.count, at, remark=remark if one.improved else "")


def _tiles(sheet: Sheet, y: float, week: Week) -> float:
    """Three figures side by side."""
    wide = (WIDTH - 2 * MARGIN - 2 * _GAP) / 3
    counts = (week.whole.on_time, week.whole.late, week.whole.missing)
    for number, (fate, word, count) in enumerate(zip(Fate, week.words, counts, strict=True)):
        x, look = MARGIN + number * (wide + _GAP), FATES[fate]
        sheet.box(x, y, wide, _TILE, look, sign=False)
        if look.hatch:
            sheet.plate(x + 8, y + 8, wide - 16, _TILE - 16, look.fill)
        sheet.text(
            x + wide / 2, y + _TILE * 0.37, f"{look.sign} {count}", 52, bold=True, ink=look.ink, across="center"
        )
        sheet.text(x + wide / 2, y + _TILE * 0.77, word, 28, ink=look.ink, across="center")
    return y + _TILE + _GAP
