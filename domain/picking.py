"""Choosing an audience: what a press or a typed line does to the units chosen so far.

Everything here stays within the subtrees of ``tops``, the units whose people the actor may publish to.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from domain.audience import How, Reason, Selection, Unresolved, resolve, select
from domain.audience.words import bare, key, trimmed, without_exception
from domain.drafts import Draft
from domain.units import Tree, Unit

ALIKE: Final = 0.6  # "An Phú" and "An Phong" are; "Lung Tung" and "An Thịnh" are not
Lists = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Picker:
    """What every screen of the picker is drawn from: the draft, and whom the actor may choose.

    ``unlinked``: units nobody is linked to; ``unreachable``: units none of whose people can be reached.
    """

    draft_id: int
    draft: Draft
    tree: Tree
    tops: tuple[int, ...]
    unlinked: frozenset[int] = frozenset()
    unreachable: frozenset[int] = frozenset()

    @property
    def chosen(self) -> frozenset[int]:
        """The units chosen so far."""
        return frozenset(self.draft.audience)

    def has(self, unit_id: int) -> bool:
        """Whether the unit may be chosen here."""
        return any(self.tree.is_within(unit_id, top) for top in self.tops)


@dataclass(frozen=True, slots=True)
class Asked:
    """Typed words that lead to no unit, and what they may mean; ``wanted`` is False behind "trừ"."""

    words: str
    reason: Reason
    candidates: tuple[int, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed line means: units to add, units to take out, and words to ask back."""

    added: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    asked: tuple[Asked, ...] = ()


def everything(picker: Picker) -> tuple[Unit, ...]:
    """All units that may be chosen, in reading order."""
    return tuple(unit for top in picker.tops for unit in picker.tree.subtree(top))


def below(picker: Picker) -> tuple[Unit, ...]:
    """All units below the actor's own: whom "the whole" means."""
    return tuple(unit for unit in everything(picker) if unit.id not in picker.tops)


def total(picker: Picker) -> int:
    """Of how many units the chosen ones are counted: all below, and an own one only where it is chosen."""
    return len(picker.chosen.union(unit.id for unit in below(picker)))


def number_of(text: str) -> int:
    """The number under which a button names a kind or a printed entry, whatever others come and go.

    Never 0: that stands for "none in particular".
    """
    return zlib.crc32(text.encode()) or 1


def of_kind(picker: Picker, kind: int) -> tuple[Unit, ...]:
    """The units below the actor's own that are of the kind with this number."""
    return tuple(unit for unit in below(picker) if number_of(unit.kind) == kind)


def listed(picker: Picker, unit_id: int, kind: int) -> tuple[Unit, ...]:
    """What stands on the screen of a unit (0: the top): the units directly below, or those of one kind."""
    return tuple(unit for unit in _directly_below(picker, unit_id) if kind in (0, number_of(unit.kind)))


def _directly_below(picker: Picker, unit_id: int) -> tuple[Unit, ...]:
    if unit_id:
        return picker.tree.children(unit_id) if picker.has(unit_id) else ()
    if len(picker.tops) == 1:
        return picker.tree.children(picker.tops[0])
    return tuple(picker.tree[top] for top in picker.tops)


def group(picker: Picker, unit_id: int, kind: int) -> tuple[Unit, ...]:
    """What "the whole group" means on that screen: all below, or exactly those of the kind."""
    if kind:
        return listed(picker, unit_id, kind)
    return picker.tree.subtree(unit_id) if unit_id else below(picker)


def in_reach(picker: Picker, selection: Selection) -> tuple[int, ...]:
    """The units of a saved list that may be chosen here."""
    return tuple(unit for top in picker.tops for unit in select(selection, picker.tree, top))


def turned(picker: Picker, units: Iterable[int], *, on: bool) -> Draft:
    """The draft with these units chosen, or not chosen; pressing twice changes nothing more."""
    wanted = picker.chosen | set(units) if on else picker.chosen - set(units)
    return picker.draft.with_audience(tuple(unit.id for unit in everything(picker) if unit.id in wanted))


def typed(picker: Picker, text: str, lists: Lists) -> Typed:
    """What lines like ``Các sở; Xã An Phú; trừ Sở Y tế`` mean; "trừ" takes out what was chosen before, too."""
    result = Typed()
    for line in filter(None, map(str.strip, text.splitlines())):
        result = _joined(result, _line(picker, line, lists))
    return result


def _line(picker: Picker, line: str, lists: Lists) -> Typed:
    wanted, exception = without_exception(trimmed(line))
    added, unknown = _resolved(picker, wanted, lists)
    removed, unknown_exceptions = _resolved(picker, exception, lists)
    asked = [_asked(picker, item, wanted=True) for item in unknown]
    return Typed(added, removed, (*asked, *(_asked(picker, item, wanted=False) for item in unknown_exceptions)))


def _asked(picker: Picker, item: Unresolved, *, wanted: bool) -> Asked:
    return Asked(item.words, item.reason, _near(picker, item), wanted)


def _near(picker: Picker, item: Unresolved) -> tuple[int, ...]:
    """What may be meant: namesakes, and names that look alike (a shared "xã" alone is no likeness)."""
    asked = bare(key(item.words))
    return tuple(
        unit
        for unit in filter(picker.has, item.candidates)
        if item.reason is Reason.AMBIGUOUS or _likeness(asked, bare(key(picker.tree[unit].name))) >= ALIKE
    )


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second).ratio()


def _resolved(picker: Picker, entry: str, lists: Lists) -> tuple[tuple[int, ...], tuple[Unresolved, ...]]:
    """Units of all the actor's subtrees; a name that is borne in two of them is asked, not guessed."""
    found: dict[str, dict[int, None]] = {}
    named: set[str] = set()
    waiting = {entry: Unresolved(entry, entry, Reason.UNKNOWN)} if entry else {}
    for top in picker.tops:
        left = resolve(list(waiting), picker.tree, top, lists=lists)
        for match in (*resolve([entry], picker.tree, top, lists=lists).matches, *left.matches):
            found.setdefault(match.words, {}).update(dict.fromkeys(filter(picker.has, match.units)))
            named |= {match.words} if match.how is How.NAME else set()
        waiting = {item.words: _together(item, waiting.get(item.words)) for item in left.unresolved}
    doubles = {words: tuple(units) for words, units in found.items() if words in named and len(units) > 1}
    sure = (unit for words, units in found.items() if words not in doubles for unit in units)
    asked = (Unresolved(entry, words, Reason.AMBIGUOUS, units) for words, units in doubles.items())
    return tuple(dict.fromkeys(sure)), (*waiting.values(), *asked)


def _together(item: Unresolved, earlier: Unresolved | None) -> Unresolved:
    before = earlier.candidates if earlier else ()
    return replace(item, candidates=tuple(dict.fromkeys((*before, *item.candidates))))


def _joined(first: Typed, second: Typed) -> Typed:
    return Typed(
        (*(unit for unit in first.added if unit not in second.removed), *second.added),
        (*(unit for unit in first.removed if unit not in second.added), *second.removed),
        (*first.asked, *second.asked),
    )


def applied(picker: Picker, meant: Typed) -> Draft:
    """The draft after a typed line."""
    with_added = turned(picker, meant.added, on=True)
    return turned(replace(picker, draft=with_added), meant.removed, on=False)


def entry_at(picker: Picker, number: int) -> str | None:
    """The printed entry that nobody understood, by its number (0: the first); None when it is settled."""
    return next((text for text in picker.draft.unresolved if number in (0, number_of(text))), None)


def meanings(picker: Picker, entry: str) -> tuple[int, ...]:
    """The units that a printed entry may mean, the likeliest first."""
    found, unresolved = _resolved(picker, entry, {})
    near = [unit for item in unresolved for unit in _near(picker, item)]
    return tuple(dict.fromkeys((*found, *near)))[:6]


def settled(draft: Draft, entry: str | None) -> Draft:
    """The draft without this printed entry among the open ones (None: without any)."""
    left = () if entry is None else tuple(text for text in draft.unresolved if text != entry)
    return replace(draft, unresolved=left)


def examples(picker: Picker) -> tuple[str, str]:
    """Two names that may be typed here: the first unit, and one of the commonest kind."""
    units = below(picker) or everything(picker)
    counts = Counter(unit.kind for unit in units)
    many = [unit for unit in units if counts[unit.kind] == max(counts.values())]
    return (units[0].name, many[len(many) // 2].name) if units else ("", "")


def why_open(picker: Picker, entry: str) -> Reason:
    """Why a printed entry leads to no unit."""
    _, unresolved = _resolved(picker, entry, {})
    return unresolved[0].reason if unresolved else Reason.UNKNOWN
