"""Regular expressions over Vietnamese letters: ``⟨A⟩`` in a class stands for every capital, ``⟨a⟩`` for every
small letter. (Ranges such as ``À-Ỹ`` mix the cases.)"""

from __future__ import annotations

import re
from typing import Final

SMALL: Final = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
CAPITAL: Final = SMALL.upper()


def compiled(*alternatives: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that the pieces make one behind the other."""
    return re.compile("".join(alternatives).replace("⟨A⟩", CAPITAL).replace("⟨a⟩", SMALL), flags)


def one_of(words: str, *, spaces: str = r"\s+") -> str:
    """A group of the words or phrases of ``words``, which are parted by ``|`` or by lines; longest first."""
    phrases = sorted({w.strip() for w in re.split(r"[|\n]", words) if w.strip()}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", spaces) for p in phrases) + ")"


def one_word(words: str) -> list[str]:
    """The words of a text that is a list of words."""
    return words.split()


WORD_END: Final = r"(?![^\W\d_])"
WORD_START: Final = r"(?<![^\W\d_])"
