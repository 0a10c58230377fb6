"""Choosing an audience by words: typed lines, and printed entries that nobody understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from domain.audience import Reason, Unresolved, resolve_within
from domain.audience.words import bare, key, lacking, trimmed, without_exception
from domain.drafts import Draft
from domain.picking import Picker, below, everything, number_of, turned

ALIKE: Final = 0.6  # "An Phú" and "An Phong" are; "Lung Tung" and "An Thịnh" are not
LESS: Final = ("bỏ", "bớt", "loại", "bỏ bớt", "bỏ ra", "bớt đi", "loại bỏ", "loại ra", "loại trừ")
"""Before names: take these out."""

Lists = Mapping[str, tuple[int, ...]]


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


def typed(picker: Picker, text: str, lists: Lists) -> Typed:
    """What lines like ``Các sở; Xã An Phú; trừ Sở Y tế`` mean; "trừ" takes out what was chosen before, too.

    A line that begins with "bỏ", "bớt" or "loại" before a name is taken out as a whole.
    """
    result = Typed()
    for line in filter(None, map(str.strip, text.splitlines())):
        result = _joined(result, _line(picker, line, lists))
    return result


def _line(picker: Picker, line: str, lists: Lists) -> Typed:
    text = trimmed(line)
    return _less(picker, text, lists) or _more(picker, text, lists)


def _less(picker: Picker, text: str, lists: Lists) -> Typed | None:
    """What is taken out by ``bỏ Xã An Phú``; None where these words are the name itself, or none follows."""
    rest = lacking(text, LESS)
    if rest == text or not _resolved(picker, text, lists)[1]:  # "bo chi huy" is no "bỏ", nor is a list "Loại A"
        return None
    named, exception = without_exception(rest)
    removed, unknown = _resolved(picker, named, lists)
    kept, unknown_exceptions = _resolved(picker, exception, lists)
    asked = [_asked(picker, item, wanted=False) for item in unknown]
    if not removed and not any(item.candidates for item in asked):
        return None
    asked += [_asked(picker, item, wanted=True) for item in unknown_exceptions]
    return Typed((), tuple(unit for unit in removed if unit not in kept), tuple(asked))


def _more(picker: Picker, text: str, lists: Lists) -> Typed:
    wanted, exception = without_exception(text)
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
    found, unresolved = resolve_within([entry] if entry else [], picker.tree, picker.tops, lists)
    return tuple(filter(picker.has, found)), unresolved


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
