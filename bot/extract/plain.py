"""Text files: Unicode in its usual dresses; every other table of letters is refused, never guessed."""

from __future__ import annotations

import codecs
from typing import Final

from bot.extract.results import Trouble, Why
from domain.documents.legacy import legacy_encoding

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def plain_text(data: bytes) -> str:
    """The text of the bytes; raises Trouble where they are no Unicode text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Trouble(_not_unicode(data)) from None


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark has a zero in every other place of what is Latin."""
    sample = data[:2000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * 0.3:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > half * 0.3 else "utf-8"


def _not_unicode(data: bytes) -> Why:
    if data[:4000].count(0):
        return Why.WRONG_TYPE
    legacy = legacy_encoding(data.decode("latin-1"))
    if legacy:
        return Why.VNI if legacy == "VNI" else Why.TCVN3
    odd = sum(byte < 9 or 13 < byte < 32 for byte in data[:4000])
    return Why.WRONG_TYPE if odd > len(data[:4000]) * 0.05 else Why.UNKNOWN_LETTERS
