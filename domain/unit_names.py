"""Units by words that somebody types: whole words before beginnings, and those before the inside of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from domain.text import fold, tone_key
from domain.units import Unit


class _Fit(IntEnum):
    NAME = 0
    PHRASE = 1  # the words stand beside each other, whole
    WORDS = 2
    BEGINNINGS = 3
    INSIDE = 4


def fitting(units: Iterable[Unit], typed: str, *, also_formerly: bool = False) -> list[Unit]:
    """The units in whose name, aliases or code all the words stand, the best fits first, else as they come.

    ``also_formerly``: also by tags, and by what they were called before. Marks need not be typed, but count.
    """
    wanted = fold(typed).split()
    found = []
    for unit in units:
        called = [unit.name, *unit.aliases, unit.code]
        called += [*unit.former, *unit.tags] if also_formerly else []
        folded = "\n".join(map(fold, called))
        if wanted and all(word in folded for word in wanted):
            found.append((_fit(unit, wanted, folded), not _whole(tone_key(typed), map(tone_key, called)), unit))
    return [unit for _, _, unit in sorted(found, key=lambda one: one[:2])]


def _fit(unit: Unit, wanted: list[str], folded: str) -> _Fit:
    phrase = " ".join(wanted)
    if fold(unit.name) == phrase:
        return _Fit.NAME
    if _whole(phrase, [folded]):
        return _Fit.PHRASE
    if all(_whole(word, [folded]) for word in wanted):
        return _Fit.WORDS
    begun = all(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in wanted)
    return _Fit.BEGINNINGS if begun else _Fit.INSIDE


def _whole(words: str, texts: Iterable[str]) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(pattern.search(text) for text in texts)
