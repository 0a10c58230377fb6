"""Finding units by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from domain.audience import vocabulary as v
from domain.audience.words import bare, fronts, key, starts, strip_back, strip_front, typed
from domain.kinds import TERRITORIES
from domain.tags import counted
from domain.text import clean, fold, squeeze, tone_key
from domain.units import Tree, Unit

Index = dict[str, list[Unit]]
_WORD: Final = re.compile(r"\w+")


class Names:
    """Everything that the units of one subtree are called: ``find`` is sure, ``nearest`` guesses."""

    def __init__(self, tree: Tree, root_id: int) -> None:
        self._tree = tree
        self.root = tree[root_id]
        self.units = tree.subtree(root_id)
        self.tags = tuple(tag.name for tag in counted(self.units))
        self.endings = tuple(_endings(self.root))
        self._exact: Index = {}
        self._short: Index = {}
        self._bare: Index = {}
        self._former: Index = {}
        for unit in self.units:
            for called in (unit.name, *unit.aliases):
                self._add(unit, key(called))
            for called in unit.former:
                self._add(unit, key(called), self._former)

    def _add(self, unit: Unit, called: str, into: Index | None = None) -> None:
        for index, phrase in self._forms(unit, called):
            known = (index if into is None else into).setdefault(phrase, [])
            if phrase and unit not in known:
                known.append(unit)

    def _forms(self, unit: Unit, called: str) -> Iterator[tuple[Index, str]]:
        yield self._exact, called
        if unit.kind not in TERRITORIES:
            yield self._short, self.short(called)
        elif unit is not self.root:
            place = typed(strip_front(called, v.BODIES))
            yield self._short, place
            yield self._bare, bare(place)
            if not bare(place):  # "Bình Sa", listed without its type, is "xã Bình Sa" to whoever writes to it
                yield from ((self._short, f"{kind} {place}") for kind in v.TYPES_OF.get(unit.kind, ()))

    def short(self, phrase: str) -> str:
        """Without the own level at its end: ``ban noi chinh tinh uy`` → ``ban noi chinh``."""
        rest = strip_back(phrase, self.endings)
        return strip_back(rest, v.LEVEL_LINKS) if rest != phrase else phrase

    def find(self, text: str) -> tuple[Unit, ...]:
        """The units that are called so, from the closest reading that fits any; several: nobody can tell."""
        for asked in filter(None, fronts(key(text), v.BODIES)):
            for index, phrase in self._readings(asked):
                found = [unit for unit in index.get(phrase, ()) if agrees(text, unit)]
                if found:
                    return self._told_apart(text, found, by_depth=index is not self._bare)
        return self._once(text)

    def _once(self, text: str) -> tuple[Unit, ...]:
        """The units that were called so, or took the place of one that was; asked where nobody is called so."""
        for asked in filter(None, fronts(key(text), v.BODIES)):
            for _, phrase in self._readings(asked):
                if found := self._former.get(phrase):
                    return tuple(found)
        return ()

    def exactly(self, text: str) -> tuple[Unit, ...]:
        """The units that bear exactly this name or alias."""
        return tuple(unit for unit in self._exact.get(key(text), ()) if agrees(text, unit))

    def _readings(self, asked: str) -> Iterator[tuple[Index, str]]:
        place = typed(asked)
        yield self._exact, asked
        yield self._short, asked
        yield self._short, self.short(asked)
        yield self._exact, place
        yield self._short, place
        yield self._bare, asked

    def _told_apart(self, text: str, found: list[Unit], *, by_depth: bool) -> tuple[Unit, ...]:
        if len(found) > 1:
            toned = squeeze(tone_key(text))
            found = [unit for unit in found if _called(unit, toned)] or found
        if len(found) > 1 and by_depth:
            depths = {unit.id: len(self._tree.ancestors(unit.id)) for unit in found}
            found = [unit for unit in found if depths[unit.id] == min(depths.values())]
        return tuple(found)

    def nearest(self, text: str, number: int = 3) -> tuple[int, ...]:
        """The units whose names are most like it, the likest first; only such as share a word with it."""
        asked = self.short(key(text))
        words = set(asked.split())
        weights: dict[int, float] = {}
        for phrase, units in self._short.items():
            shared = words & set(phrase.split())
            if shared:
                like = len(shared) / len(words | set(phrase.split()))
                for unit in units:
                    weights[unit.id] = max(weights.get(unit.id, 0.0), like)
        best = sorted(weights, key=lambda unit_id: -weights[unit_id])[: 8 * number]
        return tuple(sorted(best, key=lambda unit_id: -self._likeness(asked, unit_id))[:number])

    def _likeness(self, asked: str, unit_id: int) -> float:
        unit = self._tree[unit_id]
        return max(
            SequenceMatcher(None, asked, self.short(key(called))).ratio()
            for called in (unit.name, *unit.aliases)
        )


def agrees(text: str, unit: Unit) -> bool:
    """Whether no word of the text bears other marks than the unit's name: ``Tân Lạc`` is not ``Tân Lác``."""
    return spelled_as(text, (unit.name, *unit.aliases))


def spelled_as(text: str, names: tuple[str, ...]) -> bool:
    """Whether no word of the text bears other marks than the same word in these names.

    Words typed without marks agree with all.
    """
    spelled: dict[str, set[str]] = {}
    for word in _WORD.findall(" ".join(names)):
        spelled.setdefault(fold(word), set()).add(tone_key(word))
    return all(
        fold(word) not in spelled or word.casefold() == fold(word) or tone_key(word) in spelled[fold(word)]
        for word in _WORD.findall(clean(text))
    )


def _called(unit: Unit, toned: str) -> bool:
    return any(squeeze(tone_key(called)) == toned for called in (unit.name, *unit.aliases))


def _endings(root: Unit) -> Iterator[str]:
    """How the root's own level is named at the end of a phrase: ``tinh uy``, ``tinh lam giang`` …"""
    for phrase in fronts(key(root.name), v.BODIES):
        fitting = [start for start in v.LEVELS if starts(phrase, start)]
        if fitting:
            start = max(fitting, key=len)
            place = phrase[len(start) :].strip()
            for level in v.LEVELS[start]:
                yield level
                yield f"{level} {place}"
            yield place
            return
