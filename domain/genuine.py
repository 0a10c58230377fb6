"""Two texts of one document, compared in words: what a person would call a difference, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

from domain.text import clean, readable, tone_key

SHOWN: Final = 3  # differences that are told: who sees three asks for the paper
COMPARED: Final = 1500  # words that are compared where two texts begin to differ: 50 ms
AROUND: Final = 4  # words before a difference, so that its place is found
LONGEST: Final = 14  # words of one side of a difference
ALIKE: Final = 0.5  # share of the words that two texts of one document have in common at least
_WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:[/.:,-](?=\d)\d+)*")


class How(StrEnum):
    """What stands between what somebody holds and the register."""

    SAME_FILE = "same_file"  # byte for byte
    SAME_TEXT = "same_text"
    DIFFERENT = "different"  # the same number, another text
    NUMBER = "number"  # the same number; too little text to compare
    OTHER = "other"  # the same number of another day or issuer
    NONE = "none"


class Difference(NamedTuple):
    """What stands in the register, and what stands in its place in what somebody holds; either may be empty."""

    kept: str
    given: str


def compared(kept: str, given: str) -> tuple[How, tuple[Difference, ...]]:
    """Whether the given text is the kept one, or a piece of it; else where they differ first."""
    ours, theirs = _words(kept), _words(given)
    if not theirs or not ours:
        return How.NUMBER, ()
    if _is_within(_keys(theirs), _keys(ours)):
        return How.SAME_TEXT, ()
    ours, theirs = _core(ours, theirs)
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if common < ALIKE * min(len(ours), len(theirs)):
        return How.NUMBER, ()
    return How.DIFFERENT, tuple(_differences(matcher, ours, theirs))[:SHOWN]


def _words(text: str) -> list[str]:
    return _WORD.findall(readable(clean(text)))


def _keys(words: Sequence[str]) -> list[str]:
    return [tone_key(word) for word in words]


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _core(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """From a little before the first word that differs on, as much as is compared."""
    first = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
    start = max(0, first - COMPARED // 4)
    return ours[start : start + COMPARED], theirs[start : start + COMPARED]


def _differences(
    matcher: SequenceMatcher[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[Difference]:
    for kind, kept_from, kept_to, given_from, given_to in matcher.get_opcodes():
        edge = kept_from == 0 or kept_to == len(ours)
        if kind == "equal" or (kind == "delete" and edge):  # a piece begins later, or ends earlier
            continue
        before = ours[max(0, kept_from - AROUND) : kept_from]
        yield Difference(
            _cut([*before, *ours[kept_from:kept_to]]), _cut([*before, *theirs[given_from:given_to]])
        )


def _cut(words: Sequence[str]) -> str:
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")
