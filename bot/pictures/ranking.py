"""Who reports in time, the best first, and how it went month by month."""

from __future__ import annotations

from bot.pictures import rows
from bot.pictures.legend import draw_legend, legend_height
from bot.pictures.lettering import wrap
from bot.pictures.palette import FATES, SOFT, Look
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, draw_head, head_height, leading
from domain.pictures import Fate, Rank, Ranking


def draw_ranking(ranking: Ranking) -> Sheet:
    """The sheet with all of it."""
    at = rows.columns(len(ranking.months), f"{ranking.overall.whole.due}/{ranking.overall.whole.due}")
    drawn = [_row(f"{rank.place}. {rank.name}" if rank.place else rank.name, rank, at) for rank in ranking.rows]
    drawn.insert(0, _row(ranking.overall.name, ranking.overall, at, bold=True))
    left_out = wrap(ranking.left_out, WIDTH - 2 * MARGIN, rows.SIZE)
    entries = fates(ranking.words)
    top = head_height(ranking.title, ranking.note) + legend_height(entries)
    heading = leading(rows.SIZE) + 6 if ranking.months else 0
    below = len(left_out) * leading(rows.SIZE) + MARGIN
    sheet = Sheet(top + heading + sum(row.high for row in drawn) + below)
    y = draw_legend(sheet, draw_head(sheet, ranking.title, ranking.note), entries)
    y = rows.draw_months(sheet, y, ranking.months, at) if ranking.months else y
    for row in drawn:
        y = rows.draw_row(sheet, y, row, at)
    sheet.lines(MARGIN, y + 12, left_out, rows.SIZE, ink=SOFT)
    return sheet


def fates(words: tuple[str, str, str]) -> list[tuple[Look, str]]:
    """The legend of what came in time, late or not at all."""
    return [(FATES[fate], word) for fate, word in zip(Fate, words, strict=True)]


def _row(name: str, rank: Rank, at: rows.Columns, *, bold: bool = False) -> rows.Row:
    return rows.row(name, rank.whole, at, months=rank.months, bold=bold)
