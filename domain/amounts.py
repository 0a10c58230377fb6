"""Numbers as people write them here: ``1.250,5`` is one thousand two hundred and fifty and a half."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from domain.text import clean, squeeze

DIGITS_MAX: Final = 15  # before the comma: the budget of a state has as many
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]{1,6})?")
_PLAIN: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]{1,6})?")


def read(typed: str) -> Decimal | None:
    """The number, or None for what is none or could be read in two ways.

    Dots (or spaces) part thousands, a comma the fraction. A lone dot parts thousands when exactly three
    digits follow (``1.250``), else the fraction (``12.5``), as keyboards of phones write it.
    """
    text = squeeze(clean(typed)).replace("−", "-")
    if _GROUPED.fullmatch(text):
        bare = text.replace(".", "").replace(" ", "").replace(",", ".")
    elif _PLAIN.fullmatch(text):
        bare = text.replace(",", ".")
    else:
        return None
    return Decimal(bare) if len(bare.partition(".")[0].lstrip("-")) <= DIGITS_MAX else None


def show(number: Decimal) -> str:
    """``1.250,5``: thousands parted by dots, the fraction by a comma, no idle zeros."""
    sign = "-" if number < 0 else ""
    whole, _, fraction = f"{abs(number):,f}".partition(".")
    fraction = fraction.rstrip("0")
    return sign + whole.replace(",", ".") + (f",{fraction}" if fraction else "")
