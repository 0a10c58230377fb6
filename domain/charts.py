"""From how units stand to pictures of it, each with the words that say the same without a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Final

from domain import limits, times
from domain.markup import h
from domain.messages import Message
from domain.pictures import Cell, Curve, Grid, Group, Key, Line, Picture, State
from domain.standings import Counts, Standing
from domain.text import clip
from domain.units import Tree
from domain.wording import pictures as words

TITLE_MAX: Final = 120  # code points over a picture: two lines


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture under its title, and what it says in words."""

    picture: Picture
    said: str

    @property
    def message(self) -> Message:
        """The picture with its words below."""
        text = f"<b>{h(self.picture.title)}</b>\n{h(self.said)}"
        return Message(text, picture=self.picture)


def grids(title: str, note: str, states: Mapping[int, State], counts: Counts, tree: Tree) -> list[Chart]:
    """Every unit by its state, in the order of the tree, on as many pictures as their number needs."""
    shown = [unit for unit in tree if unit.id in states]
    pages = [shown[start : start + limits.GRID_MAX] for start in range(0, len(shown), limits.GRID_MAX)]
    legend = tuple(_keys(states.values()))
    said = words.counted(counts.acknowledged, counts.units, counts.reported, counts.overdue)
    charts = []
    for number, page in enumerate(pages, 1):
        which = f" · {words.page(number, len(pages))}" if len(pages) > 1 else ""
        groups = tuple(_groups([unit.id for unit in page], states, tree))
        picture = Grid(clip(title, TITLE_MAX), note + which, legend, groups)
        charts.append(Chart(picture, said + which))
    return charts


def _keys(states: Iterable[State]) -> Iterator[Key]:
    found = list(states)
    for state in State:
        yield Key(state, words.STATES[state], found.count(state))


def _groups(unit_ids: Sequence[int], states: Mapping[int, State], tree: Tree) -> Iterator[Group]:
    """Units under their parents; siblings stay in order, and a parent's own children come before theirs."""
    place = {unit.id: number for number, unit in enumerate(tree)}
    parents = {unit_id: above.id if (above := tree.parent(unit_id)) else 0 for unit_id in unit_ids}
    by_parent = sorted(unit_ids, key=lambda unit_id: (place.get(parents[unit_id], -1), place[unit_id]))
    told = len(set(parents.values())) > 1
    for parent, members in groupby(by_parent, key=parents.__getitem__):
        name = tree[parent].name if told and parent else ""
        yield Group(name, tuple(Cell(tree[unit_id].name, states[unit_id]) for unit_id in members))


def curve(
    title: str, standings: Sequence[Standing], begins: datetime, deadline: datetime | None, zone: tzinfo
) -> Chart:
    """How the acknowledgements and the reports came in; ``deadline`` is drawn as a line."""
    total = len(standings)
    answered = sorted(one.answered_at for one in standings if one.answered_at)
    reported = sorted(one.reported_at for one in standings if one.reported_at)
    picture = Curve(
        clip(title, TITLE_MAX), words.over_time(total), total, words.units(total), _local(begins, zone),
        (
            Line(words.STATES["acknowledged"], _steps(answered, zone)),
            Line(words.STATES["reported"], _steps(reported, zone)),
        ),
        _local(deadline, zone) if deadline else None,
        words.deadline(times.show_short(deadline, zone)) if deadline else "",
    )  # fmt: skip
    return Chart(picture, _told(answered, total, picture.deadline_word, zone))


def _local(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def _steps(instants: Sequence[datetime], zone: tzinfo) -> tuple[tuple[datetime, int], ...]:
    return tuple((_local(at, zone), number) for number, at in enumerate(instants, 1))


def _told(answered: Sequence[datetime], total: int, deadline: str, zone: tzinfo) -> str:
    lines = [deadline + "."] if deadline else []
    half = (total + 1) // 2
    if not answered:
        return "\n".join([*lines, words.nobody_yet()])
    if len(answered) >= half:
        lines.append(words.half_by(times.show_short(answered[half - 1], zone)))
    return "\n".join([*lines, words.last_at(times.show_short(answered[-1], zone))])
