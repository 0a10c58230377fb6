"""Printed addressees that a coordinator has explained before."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from domain.audience.words import key
from domain.text import squeeze

Meanings = Mapping[str, tuple[int, ...]]
"""Key of a printed name → the units it means; none: it is not sent to."""


def printed_key(printed: str) -> str:
    """The same for spellings of one printed name."""
    return key(squeeze(printed).strip(" .,;:"))


def recalled(
    unresolved: Sequence[str], known: Meanings, reach: Container[int]
) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    """Units for what has been explained, what stays unresolved, and the names that were explained.

    A meaning of which no unit is in ``reach`` any more counts as forgotten.
    """
    units: list[int] = []
    open_: list[str] = []
    explained: list[str] = []
    for printed in unresolved:
        meant = known.get(printed_key(printed))
        here = tuple(unit for unit in meant or () if unit in reach)
        if meant is None or (meant and not here):
            open_.append(printed)
        else:
            units += here
            explained.append(printed)
    return tuple(dict.fromkeys(units)), tuple(open_), tuple(explained)
