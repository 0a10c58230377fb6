"""Who reports in time: units in order, month by month, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Final

from domain import limits
from domain.charts import Chart
from domain.pictures import Count, Rank, Ranking
from domain.wording import pictures as words

NAMED: Final = 3  # units named in the words below the picture


def months(now: datetime, zone: tzinfo, count: int = limits.MONTHS_SHOWN) -> list[datetime]:
    """The instants at which the latest ``count`` months begin, the present one last, and at which it ends."""
    local = now.astimezone(zone)
    last = local.year * 12 + local.month - 1
    return [_month(number, zone) for number in range(last - count + 1, last + 2)]


def _month(number: int, zone: tzinfo) -> datetime:
    year, month = divmod(number, 12)
    return datetime(year, month + 1, 1, tzinfo=zone).astimezone(UTC)


def total(counts: Iterable[Count]) -> Count:
    """All of them together."""
    found = list(counts)
    return Count(
        sum(each.on_time for each in found),
        sum(each.late for each in found),
        sum(each.missing for each in found),
    )


def ranking(
    title: str,
    owing: Mapping[int, Sequence[Count]],
    names: Mapping[int, str],
    begins: Sequence[datetime],
    zone: tzinfo,
) -> Chart | None:
    """The units of which reports were due, the best first; None where nothing was due.

    ``owing`` has one count a month of ``begins`` (whose last instant ends the last month); ``names`` are in the
    order of the tree, in which equals are told.
    """
    seen = [place for place in range(len(begins) - 1) if any(months[place].due for months in owing.values())]
    if not seen:
        return None
    spans = range(seen[0], len(begins) - 1)
    ranks = [_rank(names[unit], [owing[unit][place] for place in spans]) for unit in names if unit in owing]
    ranks = _placed(rank for rank in ranks if rank.whole.due)
    named = tuple(_name(begins[place], zone) for place in spans)
    overall = _rank(words.ALL, [total(rank.months[place] for rank in ranks) for place in range(len(named))])
    shown, left_out = _shown(ranks)
    picture = Ranking(title, words.months(named[0], named[-1]), words.FATES, named, overall, shown, left_out)
    return Chart(picture, _told(overall.whole, ranks))


def _placed(ranks: Iterable[Rank]) -> list[Rank]:
    found = sorted(ranks, key=lambda rank: (-rank.whole.share, -rank.whole.due))
    return [replace(rank, place=place) for place, rank in enumerate(found, 1)]


def _rank(name: str, counts: Sequence[Count]) -> Rank:
    return Rank(name, total(counts), tuple(counts))


def _name(begins: datetime, zone: tzinfo) -> str:
    local = begins.astimezone(zone)
    return f"{local.month}/{local.year}"


def _shown(ranks: Sequence[Rank]) -> tuple[tuple[Rank, ...], str]:
    """The best third and the worst two thirds of what finds room: it is the worst that one has to talk to."""
    left_out = len(ranks) - limits.ROWS_MAX
    if left_out <= 0:
        return tuple(ranks), ""
    best = limits.ROWS_MAX // 3
    return (*ranks[:best], *ranks[best + left_out :]), words.between(left_out)


def _told(whole: Count, ranks: Sequence[Rank]) -> str:
    lines = [words.shares(whole.on_time, whole.due, round(100 * whole.share))]
    best = [rank.name for rank in ranks[:NAMED] if rank.whole.on_time == rank.whole.due]
    worst = [rank.name for rank in reversed(ranks[-NAMED:]) if rank.whole.on_time < rank.whole.due]
    lines += [words.best(", ".join(best))] if best else []
    lines += [words.worst(", ".join(worst))] if worst else []
    return "\n".join(lines)
