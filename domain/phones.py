"""Telephone numbers as people type them."""

from __future__ import annotations

import re
from typing import Final

from domain import limits
from domain.people import Actor, coordinates, is_admin, leads
from domain.text import clean, squeeze
from domain.units import Tree

_NUMBER: Final = re.compile(r"\+?[0-9][0-9 .()\-]*[0-9]")
_AS_GIVEN: Final = 11  # digits of a Vietnamese number with its country
_DIGITS: Final = (6, 15)  # an extension inside an office … the longest number of E.164


def number_of(typed: str) -> str:
    """``0912 345 678`` of whatever was put between the digits; empty for what is no number."""
    text = squeeze(clean(typed))
    digits = re.sub(r"\D", "", text)
    least, most = _DIGITS
    if not _NUMBER.fullmatch(text) or not least <= len(digits) <= most or len(text) > limits.PHONE_MAX + 5:
        return ""
    return grouped(text) if text.lstrip("+").isdigit() else re.sub(r"[ .()\-]+", " ", text).strip()


def grouped(number: str) -> str:
    """Digits in groups that can be read aloud: ``0912 345 678``, ``+84 912 345 678``."""
    number = re.sub(r"[^\d+]", "", number)
    if number.startswith("84") and len(number) == _AS_GIVEN:  # as the messenger gives it: no plus
        number = f"+{number}"
    first = 3 if number.startswith("+") else 4
    rest = number[first:]
    cut = len(rest) - len(rest) % 3 if len(rest) % 3 != 1 else max(len(rest) - 4, 0)
    parts = [number[:first], *(rest[at : at + 3] for at in range(0, cut, 3)), rest[cut:]]
    return " ".join(filter(None, parts))


def may_call(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """Sees the numbers of a unit: whoever coordinates it, or leads what stands above it. Nobody else."""
    if is_admin(actor) or coordinates(actor, unit_id, tree):
        return True
    above = tree.parent(unit_id)
    return above is not None and leads(actor, above.id, tree)
