"""A change of a unit while it is put together in the chat: what is to be asked next, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from domain import limits
from domain.reforms import Change, Choice, Kind
from domain.text import clean, clip, fold, squeeze

_DAY: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SOON: Final = re.compile(
    r"\b(?:hôm nay|hom nay|ngày mai|ngay mai|today|tomorrow)\b"
    r"|^(?:từ\s+)?(?:nay|mai)\b(?=\s*(?:[,;:.–-]|theo\b|$))",
    re.IGNORECASE,
)
_FRONT: Final = re.compile(r"^(?:từ|kể từ|from|ngày|since|on|\s|[,;:.-])+", re.IGNORECASE)
_BACK: Final = re.compile(r"(?:\s|[,;:]|\b(?:từ|kể từ|from|ngày|since|on|có hiệu lực))+$", re.IGNORECASE)
_BY: Final = re.compile(r"^(?:theo|by|\s|[,;:.–-])+", re.IGNORECASE)
BASIS_MAX: Final = 300  # code points of a decision's title


class Missing(StrEnum):
    """What is to be asked next."""

    NAME = "name"
    HEIR = "heir"
    PARENT = "parent"
    PARTS = "parts"
    BASIS = "basis"


_FIRST: Final = {
    Kind.RENAMED: Missing.NAME,
    Kind.MERGED: Missing.HEIR,
    Kind.MOVED: Missing.PARENT,
    Kind.SPLIT: Missing.PARTS,
}


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What was said so far. ``names``: the new name, or those of the parts."""

    unit_id: int
    kind: Kind
    names: tuple[str, ...] = ()
    target_id: int | None = None
    day: date | None = None
    basis: str = ""
    work: Choice = "pass"
    seats: Choice = "pass"

    @property
    def missing(self) -> Missing | None:
        """What is to be asked next; None when it can be carried out."""
        first = _FIRST.get(self.kind)
        if first and not self.names and self.target_id is None:
            return first
        return None if self.day and self.basis else Missing.BASIS

    def change(self, successors: Sequence[int] = ()) -> Change:
        """What it becomes; ``successors`` of a division are made when it is carried out."""
        assert self.day is not None
        heirs = (self.target_id,) if self.kind is Kind.MERGED and self.target_id else tuple(successors)
        parent = self.target_id if self.kind is Kind.MOVED else None
        name = self.names[0] if self.kind is Kind.RENAMED and self.names else ""
        return Change(self.kind, self.unit_id, self.day, self.basis, name, parent, heirs, self.work, self.seats)


def names_in(text: str) -> tuple[str, ...]:
    """The names, one a line, as they are written."""
    lines = (clip(squeeze(line), limits.UNIT_NAME_MAX) for line in clean(text).splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))


def decision_in(text: str, today: date) -> tuple[date | None, str]:
    """``1/7/2025, Nghị quyết số …``: the first day that stands there, and the rest; all of it without a day.

    ``today``: the day that "hôm nay" means; "ngày mai" is the one after it.
    """
    text = squeeze(clean(text))
    written = [found for pattern in (_DAY, _WORDS, _SOON) if (found := pattern.search(text))]
    if not written:
        return None, clip(_BY.sub("", text).rstrip(" ."), BASIS_MAX)
    found = min(written, key=lambda one: one.start())
    named = _day(found, today)
    if named is None:
        return None, ""
    before, after = _FRONT.sub("", text[: found.start()]), _BY.sub("", text[found.end() :])
    basis = " ".join(filter(None, (_BACK.sub("", _BY.sub("", before)), after)))
    return named, clip(basis.rstrip(" ."), BASIS_MAX)


def _day(found: re.Match[str], today: date) -> date | None:
    if found.re is _SOON:
        return today + timedelta(days=fold(found.group()).endswith(("mai", "tomorrow")))
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
