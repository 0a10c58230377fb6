"""The order in which Vietnamese readers look for a name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.text import clean

# The alphabet in dictionary order, with the foreign letters where readers expect them.
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # huyền hỏi ngã sắc nặng; none comes first
_LETTERS_FROM: Final = 0x100  # above every digit and sign
_NUMBER: Final = re.compile(r"\d+")
_NUMBER_WIDTH: Final = 9


def _tables() -> tuple[dict[int, str], dict[int, str]]:
    letters: dict[int, str] = {}
    tones: dict[int, str] = {}
    for rank, letter in enumerate(_ALPHABET):
        for number, tone in enumerate(("", *_TONES)):
            composed = unicodedata.normalize("NFC", letter + tone)
            if len(composed) == 1:
                letters[ord(composed)] = chr(_LETTERS_FROM + rank)
                tones[ord(composed)] = str(number)
    return letters, tones


_RANK, _TONE = _tables()


def order(text: str) -> tuple[str, str]:
    """A sort key: a ă â … đ … ư, tones second, and ``Phường 2`` before ``Phường 10``; case does not count."""
    lowered = clean(text).casefold()
    padded = _NUMBER.sub(lambda found: found.group().zfill(_NUMBER_WIDTH), lowered)
    return padded.translate(_RANK), lowered.translate(_TONE)


def order_of_person(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A sort key for people: by the given name, which comes last, then by the whole."""
    words = name.split()
    return order(words[-1] if words else ""), order(name)
