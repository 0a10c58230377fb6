"""A picture as text, for the process that draws it, and the name of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, TypeVar

from domain.pictures import (
    Cell,
    Count,
    Curve,
    Grid,
    Group,
    Key,
    Line,
    PaceRow,
    Picture,
    Rank,
    Ranking,
    Readiness,
    State,
    Tile,
    Week,
    WeekRow,
)

_T = TypeVar("_T")
DESIGN: Final = 1  # counts up when equal values are to look otherwise than before


def to_json(picture: Picture) -> str:
    """The picture as one line of text; equal pictures give equal text."""
    facts = {"is": type(picture).__name__, **asdict(picture)}
    return json.dumps(facts, ensure_ascii=False, default=datetime.isoformat)


def from_json(text: str) -> Picture:
    """What ``to_json`` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    facts: dict[str, Any] = json.loads(text)
    return _MAKERS[facts.pop("is")](facts)


def digest(picture: Picture) -> str:
    """The SHA-256 of what the picture shows and how: equal for pictures that look the same."""
    return hashlib.sha256(f"{DESIGN}\n{to_json(picture)}".encode()).hexdigest()


def _grid(facts: dict[str, Any]) -> Grid:
    legend = tuple(Key(State(key["state"]), key["word"], key["count"]) for key in facts.pop("legend"))
    groups = tuple(
        Group(group["name"], tuple(Cell(cell["name"], State(cell["state"])) for cell in group["cells"]))
        for group in facts.pop("groups")
    )
    return Grid(**facts, legend=legend, groups=groups)


def _curve(facts: dict[str, Any]) -> Curve:
    deadline = facts.pop("deadline")
    lines = tuple(
        Line(line["word"], tuple((datetime.fromisoformat(at), count) for at, count in line["steps"]))
        for line in facts.pop("lines")
    )
    return Curve(
        begins=datetime.fromisoformat(facts.pop("begins")),
        lines=lines,
        deadline=datetime.fromisoformat(deadline) if deadline else None,
        **facts,
    )


def _ranking(facts: dict[str, Any]) -> Ranking:
    return Ranking(
        words=_three(facts.pop("words")), months=tuple(facts.pop("months")),
        overall=_rank(facts.pop("overall")), rows=tuple(map(_rank, facts.pop("rows"))), **facts,
    )  # fmt: skip


def _rank(facts: dict[str, Any]) -> Rank:
    months = tuple(Count(**month) for month in facts["months"])
    return Rank(facts["name"], Count(**facts["whole"]), months, facts["place"])


def _week(facts: dict[str, Any]) -> Week:
    rows = tuple(WeekRow(row["name"], Count(**row["count"]), row["improved"]) for row in facts.pop("rows"))
    words, whole = _three(facts.pop("words")), Count(**facts.pop("whole"))
    return Week(words=words, whole=whole, rows=rows, **facts)


def _readiness(facts: dict[str, Any]) -> Readiness:
    tiles = tuple(Tile(**tile) for tile in facts.pop("tiles"))
    rows = tuple(PaceRow(row["name"], _five(row["counts"])) for row in facts.pop("rows"))
    steps = tuple((minutes, count) for minutes, count in facts.pop("steps"))
    words, marks = _five(facts.pop("words")), tuple(facts.pop("marks"))
    return Readiness(words=words, tiles=tiles, marks=marks, steps=steps, rows=rows, **facts)


def _five(found: list[_T]) -> tuple[_T, _T, _T, _T, _T]:
    one, two, three, four, five = found
    return one, two, three, four, five


def _three(words: list[str]) -> tuple[str, str, str]:
    first, second, third = words
    return first, second, third


_MAKERS: Final[Mapping[str, Callable[[dict[str, Any]], Picture]]] = {
    "Grid": _grid,
    "Curve": _curve,
    "Ranking": _ranking,
    "Week": _week,
    "Readiness": _readiness,
}
