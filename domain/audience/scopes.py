"""Printed addressees as seen from several seats: each scope is asked, together they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from domain.audience.resolution import How, Reason, Unresolved
from domain.audience.resolve import resolve
from domain.units import Tree

Lists = Mapping[str, tuple[int, ...]]
Found = tuple[tuple[int, ...], tuple[Unresolved, ...]]


def resolve_within(
    entries: Iterable[str], tree: Tree, tops: Sequence[int], lists: Lists | None = None
) -> Found:
    """The units of all these subtrees that the lines address, and what no subtree could tell.

    A group is everybody of it in every subtree; a name that is borne in two of them is asked, not guessed.
    """
    found: dict[int, None] = {}
    unresolved: list[Unresolved] = []
    for entry in entries:
        units, left = _entry(entry, tree, tops, lists or {})
        found.update(dict.fromkeys(units))
        unresolved += left
    return tuple(found), tuple(unresolved)


def _entry(entry: str, tree: Tree, tops: Sequence[int], lists: Lists) -> Found:
    found: dict[str, dict[int, None]] = {}
    named: set[str] = set()
    waiting = {entry: Unresolved(entry, entry, Reason.UNKNOWN)}
    for top in tops:
        left = resolve(list(waiting), tree, top, lists=lists)
        whole = left if [*waiting] == [entry] else resolve([entry], tree, top, lists=lists)
        for match in (*whole.matches, *left.matches):
            found.setdefault(match.words, {}).update(dict.fromkeys(match.units))
            named |= {match.words} if match.how is How.NAME else set()
        waiting = {item.words: _together(item, waiting.get(item.words)) for item in left.unresolved}
    doubles = {words: tuple(units) for words, units in found.items() if words in named and len(units) > 1}
    sure = (unit for words, units in found.items() if words not in doubles for unit in units)
    asked = (Unresolved(entry, words, Reason.AMBIGUOUS, units) for words, units in doubles.items())
    return tuple(dict.fromkeys(sure)), (*waiting.values(), *asked)


def _together(item: Unresolved, earlier: Unresolved | None) -> Unresolved:
    before = earlier.candidates if earlier else ()
    return replace(item, candidates=tuple(dict.fromkeys((*before, *item.candidates))))
