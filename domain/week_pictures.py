"""The week as a picture: what its five lines say, unit by unit."""

from __future__ import annotations

from domain import limits, times
from domain.pictures import Count, WeekRow
from domain.pictures import Week as Picture
from domain.weekly import UnitWeek, Week
from domain.wording import pictures as words


def picture(found: Week) -> Picture:
    """Whoever owes something first, then who was late, then who has improved; the others as a number."""
    told = sorted((one for one in found.units if _is_told(one)), key=_urgency)
    quiet = sum(one.on_time > 0 and not _is_told(one) for one in found.units)
    shown, more = told[: limits.ROWS_MAX], len(told) - limits.ROWS_MAX
    left_out = [words.others(more)] if more > 0 else []
    left_out += [words.others_on_time(quiet)] if quiet else []
    return Picture(
        title=words.WEEK,
        note=f"{times.show_date(found.first)}–{times.show_date(found.last)}",
        words=words.FATES,
        improved_word=words.BETTER,
        whole=Count(found.on_time, found.late, found.missing),
        rows=tuple(WeekRow(one.name, Count(one.on_time, one.late, one.missing), one.improved) for one in shown),
        left_out=" ".join(left_out),
    )


def _is_told(one: UnitWeek) -> bool:
    return bool(one.missing or one.late or one.improved)


def _urgency(one: UnitWeek) -> tuple[bool, bool, int, int]:
    return not one.missing, not one.late, -one.missing, -one.late
