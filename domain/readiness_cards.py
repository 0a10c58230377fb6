"""The readiness sheet in the chat: words first, then the ways to the picture and the table."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import limits, times
from domain.actions import Verb, encode
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.readiness import MINUTES, Count, Readiness
from domain.text import few
from domain.wording import drills as words
from domain.wording import labels

NAMES_MAX: Final = 15
PARENTS_MAX: Final = 15


def sheet(directive_id: int, found: Readiness, zone: tzinfo) -> Message:
    """Who answered within 5, 15, 60 minutes, who later, who never, and under whom."""
    whole = found.whole
    lines = [f"<b>{h(words.HEAD)}</b>", h(found.title.removeprefix(words.titled("")))]
    lines += [h(words.span(times.show_short(found.released, zone), times.show_short(found.until, zone))), ""]
    lines += [f"<b>{h(_within(place, found))}</b>" for place in _told(found)]
    lines += [h(words.later(whole.later))] if whole.later else []
    lines += [h(words.NO_MEDIAN if found.median is None else words.median(round(found.median)))]
    lines += [h(words.never(whole.never, _names(found)) if whole.never else words.ALL_ANSWERED)]
    lines += [h(words.unlinked(found.unlinked))] if found.unlinked else []
    lines += [h(words.by_office(found.by_office))] if found.by_office else []
    lines += [h(words.joined(len(found.joined), few(found.joined, NAMES_MAX)))] if found.joined else []
    lines += ["", *_parents(found.parents)] if found.parents else []
    return Message(joined(lines, limits.TEXT_MAX), _ways(directive_id))


def _told(found: Readiness) -> range:
    """The spans that are over, and the one that runs: those after it have the same figure yet."""
    over = sum(found.is_over(place) for place in range(len(MINUTES)))
    return range(min(over + 1, len(MINUTES)))


def _within(place: int, found: Readiness) -> str:
    count = found.whole
    done = count.within[place]
    said = words.within(MINUTES[place], done, count.units, round(100 * done / max(count.units, 1)))
    return said if found.is_over(place) else f"{said}, {words.RUNNING}"


def _names(found: Readiness) -> str:
    return few([unit.name for unit in found.silent], NAMES_MAX)


def _parents(counts: tuple[Count, ...]) -> list[str]:
    shown = counts[:PARENTS_MAX]
    lines = [f"<b>{h(words.BY_PARENT)}</b>"]
    lines += [h(f"- {words.parent(c.name or words.TOP, c.within[-1], c.units, c.never)}") for c in shown]
    rest = len(counts) - len(shown)
    return [*lines, h(words.more(rest))] if rest else lines


def _ways(directive_id: int) -> tuple[tuple[Button, ...], ...]:
    charts = Button(labels.CHARTS, encode(Verb.CHART, directive_id))
    table = Button(labels.EXPORT, encode(Verb.EXPORT, directive_id, 0))
    return ((charts, table), (Button(labels.BOARD, encode(Verb.BOARD, directive_id)),))
