"""Words that a PDF conversion ran together ("chủtrì", "Uỷban"), told apart by how a syllable is built."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

_TONED: Final = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_PLAIN: Final = "aăâeêioôơuưy"
_VOWEL: Final = f"[{_PLAIN}{_TONED}]"
_ONSET: Final = "(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
_CODA: Final = "(?:(?P<stop>ch|[cpt])|ng|nh|[mn])?"
_STOPPED: Final = re.compile("[áạắặấậéẹếệíịóọốộớợúụứựýỵ]")
_SYLLABLE: Final = re.compile(f"{_ONSET}{_VOWEL}{{1,3}}{_CODA}")
_TONE: Final = re.compile(f"[{_TONED}]")
_CAPITAL: Final = f"[{(_PLAIN + _TONED).upper()}BCDĐGHKLMNPQRSTVX]"
_SMALL: Final = f"[{_PLAIN}{_TONED}bcdđghklmnpqrstvx]"
_SYMPTOM: Final = re.compile(f"[{_TONED}](?:[bdđklrsvxq]|tr|th|kh|ph|gi|{_CAPITAL})")
_UPPER_INSIDE: Final = re.compile(f"(?<={_SMALL})(?={_CAPITAL}{_SMALL}|UBND|HĐND|MTTQ)")
_WORD: Final = re.compile(r"[^\W\d_]{4,24}")
_LONGEST: Final = 4  # syllables in one run


def is_glued(text: str) -> bool:
    """Whether at least three words of the text look run together."""
    return sum(1 for _ in islice(_SYMPTOM.finditer(text), 3)) == 3


def unglue(text: str) -> str:
    """The text with a space between syllables that were run together; nothing else changes."""
    return _WORD.sub(lambda m: _split(m[0]), text)


@lru_cache(maxsize=4096)
def _split(word: str) -> str:
    parts = [part for piece in _UPPER_INSIDE.split(word) for part in _syllables(piece)]
    return " ".join(parts)


def _syllables(word: str) -> list[str]:
    low = word.lower()
    if len(low) != len(word) or _good(low):
        return [word]
    cut = _cut(low, _LONGEST)
    if not cut:
        return [word]
    at = [0, *cut]
    return [word[a:b] for a, b in pairwise(at)]


def _good(part: str) -> bool:
    """One syllable, with at most one tone; a stop at its end allows only sắc and nặng."""
    found = _SYLLABLE.fullmatch(part)
    if found is None or len(_TONE.findall(part)) > 1:
        return False
    return not found["stop"] or _STOPPED.search(part) is not None


def _cut(word: str, limit: int) -> list[int]:
    """Ends of the syllables: a space is lost behind a toned vowel first of all, else the longest syllable is
    preferred; empty when it cannot be cut."""
    if _good(word):
        return [len(word)]
    if limit == 1:
        return []
    ends = range(min(len(word) - 1, 7), 1, -1)
    for end in sorted(ends, key=lambda end: word[end - 1] not in _TONED):
        if _good(word[:end]) and (rest := _cut(word[end:], limit - 1)):
            return [end, *(end + stop for stop in rest)]
    return []
