"""Keys under which the same addressee is the same, however it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from domain.audience import vocabulary as v
from domain.audience.abbreviations import ABBREVIATIONS, CAPITALS, REWRITES
from domain.text import clean, fold, tone_key

_WORD: Final = re.compile(r"\w+")
_SHORT: Final = re.compile(r"\b(đ)/(c)\b", re.IGNORECASE)
_EDGES: Final = " \t\r\n-–—−+*•·}{|.,;:/\"“”'"
_GREETING: Final = re.compile(r"^\W*kính\s+gửi\W*", re.IGNORECASE)
_REMARK: Final = re.compile(r"\((?!\s*(?:ngoại\s+)?trừ\b)[^()]*\)", re.IGNORECASE)
_EXCEPT: Final = re.compile(
    r"[\s,(]*\b(?:ngoại\s+trừ|trừ|không\s+bao\s+gồm|không\s+gồm)\s+([^()]+)\)?", re.IGNORECASE
)

TYPE_WORDS: Final = tuple(written for written, _ in v.TYPES)


@lru_cache(maxsize=1 << 15)  # the names of a province are asked for with every letter
def key(text: str) -> str:
    """Folded words, abbreviations written out, signs dropped: ``UBND xã`` is ``Uỷ ban nhân dân Xã``."""
    whole = _comrade(clean(text)).replace("&", " va ")
    words = (_expanded(word) for word in _WORD.findall(whole))
    found = f" {' '.join(words)} "
    for written, meant in REWRITES:
        found = found.replace(f" {written} ", f" {meant} ")
    return found.strip()


def _expanded(word: str) -> str:
    folded = fold(word)
    return CAPITALS.get(word) or ABBREVIATIONS.get(folded, folded)


def trimmed(entry: str) -> str:
    """The entry without bullets, greeting, remarks in brackets and signs at its ends."""
    return _REMARK.sub(" ", _GREETING.sub("", clean(entry).strip(_EDGES))).strip(_EDGES)


def without_exception(text: str) -> tuple[str, str]:
    """The entry, and what ``trừ …`` takes out of it."""
    found = _EXCEPT.search(text)
    if found is None:
        return text, ""
    return (text[: found.start()] + " " + text[found.end() :]).strip(_EDGES), found.group(1).strip(_EDGES)


@lru_cache(maxsize=1 << 15)  # asked of the same names, too
def lacking(text: str, phrases: tuple[str, ...]) -> str:
    """The text without the longest of these beginnings; they bear their marks, and count without them, too."""
    words = list(_WORD.finditer(clean(_comrade(text))))
    for phrase in sorted(phrases, key=len, reverse=True):
        wanted = phrase.split()
        if len(words) >= len(wanted) and all(map(_is_word, (word.group() for word in words), wanted)):
            return words[0].string[words[len(wanted) - 1].end() :].strip(_EDGES)
    return text


def plain(text: str) -> str:
    """The text without comrades and plurals in front."""
    return lacking(lacking(text, v.COMRADES), v.PLURALS)


def _is_word(word: str, wanted: str) -> bool:
    return tone_key(word) == tone_key(wanted) or word.casefold() == fold(wanted)


def _comrade(text: str) -> str:
    return _SHORT.sub("đồng chí", text)


def starts(phrase: str, with_: str) -> bool:
    """Whether the phrase begins with these whole words."""
    return phrase == with_ or phrase.startswith(with_ + " ")


def ends(phrase: str, with_: str) -> bool:
    """Whether the phrase ends with these whole words."""
    return phrase == with_ or phrase.endswith(" " + with_)


def strip_front(phrase: str, words: tuple[str, ...]) -> str:
    """The phrase without the longest of these beginnings; as it was without one."""
    if not phrase.startswith(words):
        return phrase
    fitting = [word for word in words if starts(phrase, word)]
    return phrase[len(max(fitting, key=len)) :].strip() if fitting else phrase


def fronts(phrase: str, words: tuple[str, ...]) -> Iterator[str]:
    """The phrase, then what is left of it without such beginnings, one after another, the least taken first."""
    waiting = [phrase]
    while waiting:
        rest = waiting.pop(0)
        yield rest
        waiting += sorted(
            (rest[len(word) :].strip() for word in words if starts(rest, word)), key=len, reverse=True
        )


def strip_back(phrase: str, words: tuple[str, ...]) -> str:
    """The phrase without the longest of these endings; as it was without one."""
    if not phrase.endswith(words):
        return phrase
    fitting = [word for word in words if ends(phrase, word)]
    return phrase[: -len(max(fitting, key=len))].strip() if fitting else phrase


def typed(phrase: str) -> str:
    """The phrase with the one word for its type: ``huyen uy binh khe`` → ``huyen binh khe``."""
    if not phrase.startswith(TYPE_WORDS):
        return phrase
    for written, meant in v.TYPES:
        if starts(phrase, written):
            return f"{meant}{phrase[len(written) :]}"
    return phrase


def bare(phrase: str) -> str:
    """The place's own name: ``xa an hoa`` → ``an hoa``; empty where no type stands in front."""
    rest = strip_front(phrase, TYPE_WORDS)
    return "" if rest == phrase else rest
