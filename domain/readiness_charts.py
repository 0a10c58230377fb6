"""A drill's readiness as a picture, with the words that say the same without it."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import limits, times
from domain.charts import TITLE_MAX, Chart
from domain.pictures import PaceRow, Tile
from domain.pictures import Readiness as Picture
from domain.readiness import MINUTES, Count, Readiness
from domain.text import clip, few
from domain.wording import drills as words
from domain.wording import pictures as picture_words

NAMES_MAX: Final = 12  # of the silent, below the bars


def chart(found: Readiness, zone: tzinfo) -> Chart:
    """Who answered within 5, 15, 60 minutes: in all, minute by minute, and under each superior."""
    whole = found.whole
    span = words.span(times.show_short(found.released, zone), times.show_short(found.until, zone))
    picture = Picture(
        clip(found.title, TITLE_MAX), span, words.paces(MINUTES),
        tuple(_tile(place, found) for place in range(len(MINUTES))), MINUTES, words.AXIS, whole.units,
        picture_words.units(whole.units), _steps(found), _rows(found), _silent(found),
        round(min(found.elapsed, MINUTES[-1]), 2),
    )  # fmt: skip
    return Chart(picture, words.pictured([(MINUTES[at], whole.within[at]) for at in range(3)], whole.units))


def _tile(place: int, found: Readiness) -> Tile:
    whole = found.whole
    done = whole.within[place]
    share = words.share(_percent(done, whole.units))
    share = share if found.is_over(place) else f"{share}, {words.RUNNING}"
    return Tile(f"{done}/{whole.units}", share, words.in_minutes(MINUTES[place]))


def _percent(done: int, units: int) -> int:
    return round(100 * done / max(units, 1))


def _steps(found: Readiness) -> tuple[tuple[float, int], ...]:
    taken = sorted(unit.minutes for unit in found.units if unit.minutes is not None)
    return tuple((round(at, 2), number) for number, at in enumerate(taken, 1) if at <= MINUTES[-1])


def _rows(found: Readiness) -> tuple[PaceRow, ...]:
    shown = found.parents[: limits.ROWS_MAX]
    return (_row(picture_words.ALL, found.whole), *(_row(one.name or words.TOP, one) for one in shown))


def _row(name: str, count: Count) -> PaceRow:
    first, second, third = count.within
    return PaceRow(name, (first, second - first, third - second, count.later, count.never))


def _silent(found: Readiness) -> str:
    names = [unit.name for unit in found.silent]
    if not names:
        return words.ALL_ANSWERED if found.units else ""
    return words.never(len(names), few(names, NAMES_MAX))
