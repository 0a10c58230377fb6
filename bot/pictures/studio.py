"""A picture as PNG, drawn in this very process: only the worker (and its tests) call it."""

from __future__ import annotations

from bot.pictures.curve import draw_curve
from bot.pictures.grid import draw_grid
from bot.pictures.ranking import draw_ranking
from bot.pictures.readiness import draw_readiness
from bot.pictures.sheet import Sheet
from bot.pictures.week import draw_week
from domain.pictures import Curve, Grid, Picture, Ranking, Readiness, Week


def png(picture: Picture) -> bytes:
    """The picture's file: 1,080 pixels wide, as high as it needs."""
    return _sheet(picture).png()


def _sheet(picture: Picture) -> Sheet:
    match picture:
        case Grid():
            return draw_grid(picture)
        case Curve():
            return draw_curve(picture)
        case Ranking():
            return draw_ranking(picture)
        case Week():
            return draw_week(picture)
        case Readiness():
            return draw_readiness(picture)
