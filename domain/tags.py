"""What units are tagged with ("biên giới", "ven biển"): one tag however it is typed, and who bears it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain import limits
from domain.sorting import order
from domain.text import clean, fold, squeeze, tone_key
from domain.units import Unit

_BREAK: Final = re.compile(r"[;|,\n]")
_EDGES: Final = " \t.:#“”\"'‘’"


class Fault(StrEnum):
    """Why words are no tag."""

    EMPTY = "empty"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written, and how many units bear it."""

    name: str
    units: int


@lru_cache(maxsize=1 << 12)  # a few dozen tags, borne by thousands of units
def key(tag: str) -> str:
    """Equal for all spellings of one tag: case, spaces, Unicode form and the place of a tone mark do not count.

    Marks do: "ven biển" lies by the sea, "ven biên" along the border.
    """
    return tone_key(squeeze(clean(tag)))


def split(text: str) -> tuple[str, ...]:
    """The tags of one cell or message, separated by semicolons, commas or lines; each once, as written."""
    found = (squeeze(clean(piece)).strip(_EDGES) for piece in _BREAK.split(text))
    return once(filter(None, found))


def once(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, in the first spelling."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(key(tag), tag)
    return tuple(found.values())


def fault(tag: str) -> Fault | None:
    """Why this is no tag; None where it is one."""
    if not any(letter.isalnum() for letter in tag):
        return Fault.EMPTY
    return Fault.LONG if len(tag) > limits.TAG_MAX else None


def as_known(tag: str, known: Iterable[str]) -> str:
    """The tag as the office writes it already; words typed without marks mean the only one that reads so."""
    alike = []
    for other in known:
        if key(other) == key(tag):
            return other
        if _reads_as(key(tag), key(other)):
            alike.append(other)
    return alike[0] if len(alike) == 1 else tag


@lru_cache(maxsize=1 << 12)
def _reads_as(typed: str, written: str) -> bool:
    pairs = zip(typed.split(), written.split(), strict=False)
    return len(typed.split()) == len(written.split()) and all(
        word in (meant, fold(meant)) for word, meant in pairs
    )


def counted(units: Iterable[Unit]) -> list[Tag]:
    """The tags of these units in reading order, each with how many bear it."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for unit in units:
        for tag in unit.tags:
            names.setdefault(key(tag), tag)
            counts[key(tag)] = counts.get(key(tag), 0) + 1
    return sorted((Tag(names[one], count) for one, count in counts.items()), key=lambda tag: order(tag.name))


def bears(unit: Unit, keys: Iterable[str]) -> bool:
    """Whether the unit bears any of the tags with these keys."""
    return any(key(tag) in keys for tag in unit.tags)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are the same tags, in whatever order and spelling."""
    return {*map(key, one)} == {*map(key, other)}
