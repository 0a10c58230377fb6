"""Text typed in a font of the nineties: its letters are other letters. It is named, never guessed back."""

from __future__ import annotations

import re
from typing import Final, Literal

Encoding = Literal["TCVN3", "VNI"]

# TCVN3 puts đ at ®, ư at -, and toned vowels on signs and capitals of Latin-1: "§¶ng uû", "chØ thÞ", "ng­êi".
_TCVN3_SURE: Final = re.compile("[®§¸µ¶¹¾»¼½¨©«¬Þß÷þÆ×Ø]")
# VNI writes a vowel and a second sign behind it: "Ñaûng uûy", "tænh", "ngöôøi".
_VNI_SURE: Final = re.compile("[aeouAEOUöôÖÔ][ùøûõïåäëüÙØÛÕÏÅÄËÜ]|[ñÑöÖ]")
_TRUE: Final = re.compile(
    "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĂĐƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_SAMPLE: Final = 20_000  # code points: enough to know, cheap on a book
_RATE: Final = 0.04  # of letters; true Vietnamese has none, a stray quotation mark or © far less


def legacy_encoding(text: str) -> Encoding | None:
    """``TCVN3`` or ``VNI`` when the letters are at the rates of those fonts, None for real Vietnamese.

    A text too short to tell (under 20 letters) gives None.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < 20 or len(_TRUE.findall(sample)) > letters * 0.03:
        return None
    tcvn3, vni = len(_TCVN3_SURE.findall(sample)), len(_VNI_SURE.findall(sample))
    if vni > letters * _RATE and vni >= tcvn3:
        return "VNI"
    return "TCVN3" if tcvn3 > letters * _RATE else None
