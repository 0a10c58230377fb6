"""What printed addressees were found to mean, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class How(StrEnum):
    """What made a match."""

    NAME = "name"
    GROUP = "group"
    LIST = "list"  # a saved list of this name
    ABOVE = "above"  # "như trên"


class Reason(StrEnum):
    """Why words lead to no unit."""

    PERSONS = "persons"  # people, not units
    OUTSIDE = "outside"  # a body above us
    ARCHIVE = "archive"  # "lưu …": not a recipient
    ABOVE = "above"  # "như trên" with nothing above
    EMPTY = "empty"  # a group that has no member here
    AMBIGUOUS = "ambiguous"  # several units are called so
    UNKNOWN = "unknown"
    EXCEPTION = "exception"  # what "trừ …" takes out was not found


ASKED: Final = (Reason.EMPTY, Reason.AMBIGUOUS, Reason.UNKNOWN, Reason.EXCEPTION)


@dataclass(frozen=True, slots=True)
class Match:
    """These units, because ``entry`` says ``words``. ``excluded`` were taken out by its ``trừ …``."""

    entry: str
    words: str
    units: tuple[int, ...]
    how: How
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words of ``entry`` that lead to no unit; ``candidates`` are at most three that may be meant."""

    entry: str
    words: str
    reason: Reason
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What printed addressees mean."""

    matches: tuple[Match, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    @property
    def units(self) -> tuple[int, ...]:
        """All units matched, each once, in the order of the letter."""
        return tuple(dict.fromkeys(unit for match in self.matches for unit in match.units))

    @property
    def asked(self) -> tuple[Unresolved, ...]:
        """What the sender must decide; persons, superiors and the archive are only shown."""
        return tuple(item for item in self.unresolved if item.reason in ASKED)
