"""A text as words to be found by: folded, and each with its place in what was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from domain.text import clean, fold

_FOLDED: Final = re.compile(r"[^\W_]+")
_WRITTEN: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_MARKS: Final = dict(zip("\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323", "12345678", strict=True))
_GLUED: Final = re.compile(r"(\d+)([^\W\d_]{2,})")


class Word(NamedTuple):
    """One word of a text: its key, and from where to where it stands."""

    key: str
    start: int
    end: int


def keys(text: str) -> list[str]:
    """The words as they are compared: no marks, no case, đ = d; nothing between them counts."""
    return _FOLDED.findall(fold(text))


def written(text: str) -> Iterator[Word]:
    """The words of a text in its storage form, one by one, with their places in it."""
    for found in _WRITTEN.finditer(text):
        for key in _FOLDED.findall(fold(found[0])):
            yield Word(key, found.start(), found.end())


def marked_key(word: str) -> str:
    """A written word with its marks, in letters and digits alone; "" for one that bears none.

    Equal for both placements of a tone, and for both ways to store a letter with its marks.
    """
    lowered = unicodedata.normalize("NFD", word).casefold()
    marks = sorted(_MARKS[letter] for letter in lowered if letter in _MARKS)
    stroked = "0" * lowered.count("đ")
    return "".join([*keys(word), "x", stroked, *marks]) if marks or stroked else ""


def marked_keys(text: str) -> list[str]:
    """The words of a text that bear marks, each once."""
    once = {found[0].casefold() for found in _WRITTEN.finditer(clean(text))}
    return sorted({key for word in once if (key := marked_key(word))})


def meant(typed: str) -> dict[str, frozenset[str]]:
    """Which marks were typed: for each folded word that bears some, how it was meant."""
    found: dict[str, set[str]] = {}
    typed = clean(typed)
    for word in written(typed):
        if key := marked_key(typed[word.start : word.end]):
            found.setdefault(word.key, set()).add(key)
    return {word: frozenset(ways) for word, ways in found.items()}


def number_keys(number: str) -> list[str]:
    """A number's pieces, first of all its digits: ``963-CV/TU`` and ``963cv tu`` begin with the same.

    Behind them what somebody may type instead: glued together, without leading zeros.
    """
    pieces = pieces_of(keys(number))
    if not pieces:
        return []
    more = ["".join(pieces), "".join(pieces[1:]), pieces[0].lstrip("0"), *keys(number)]
    return pieces + [word for word in dict.fromkeys(more) if word and word not in pieces]


def pieces_of(words: list[str]) -> list[str]:
    """Digits and the letters glued to them as two words: ``963cv`` is ``963 cv``; ``12a`` stays whole."""
    found: list[str] = []
    for word in words:
        glued = _GLUED.fullmatch(word)
        found += [glued[1], glued[2]] if glued else [word]
    return found


def near(word: str) -> frozenset[str]:
    """Every spelling that one slip of the finger makes of a folded word: a letter less, more, other."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    more = {head + letter + tail for head, tail in cuts for letter in letters}
    return frozenset(less | swapped | other | more) - {word, ""}


def storable(text: str) -> str:
    """``clean``, and without half characters, which a changed client can send and no file can hold."""
    return clean(text.encode("utf-8", "ignore").decode("utf-8"))
