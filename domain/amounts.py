"""Numbers as people write them here: ``1.250,5`` is one thousand two hundred and fifty and a half."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from domain.text import clean, squeeze
from domain.wording import spoken, writing

DIGITS_MAX: Final = 15  # before the comma: the budget of a state has as many
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]{1,6})?")
_ENGLISH: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?")
_EITHER: Final = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")  # 1.25 in English, 1250 for everybody around
_PLAIN: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]{1,6})?")


def read(typed: str) -> Decimal | None:
    """The number, or None for what is none or could be read in two ways.

    Dots (or spaces) part thousands, a comma the fraction. A lone dot parts thousands when exactly three
    digits follow (``1.250``), else the fraction (``12.5``), as keyboards of phones write it.
    Of whoever reads English ``1,250.5`` is understood as well, and ``1.250`` no more: it means two things.
    """
    text = squeeze(clean(typed)).replace("−", "-")
    english = spoken() == "en"
    if english and _EITHER.fullmatch(text):
        return None
    if english and _ENGLISH.fullmatch(text):
        bare = text.replace(",", "")
    elif _GROUPED.fullmatch(text):
        bare = text.replace(".", "").replace(" ", "").replace(",", ".")
    elif _PLAIN.fullmatch(text):
        bare = text.replace(",", ".")
    else:
        return None
    return Decimal(bare) if len(bare.partition(".")[0].lstrip("-")) <= DIGITS_MAX else None


def show(number: Decimal) -> str:
    """``1.250,5``: dots part thousands, a comma the fraction, no idle zeros; English has it the other way."""
    sign = "-" if number < 0 else ""
    whole, _, fraction = f"{abs(number):,f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = whole.replace(",", writing.THOUSANDS)
    return sign + grouped + (writing.FRACTION + fraction if fraction else "")
