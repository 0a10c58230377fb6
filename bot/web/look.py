"""How one looks at a page: below which unit, at which state, in large letters; it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from domain.pictures import State

_DIGITS_MAX = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A way of looking; whatever an address says that means nothing is left out."""

    under: int = 0
    only: State | None = None
    big: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """What an address asks for."""
        under, only = query.get("under", ""), query.get("state", "")
        known = under.isascii() and under.isdigit() and len(under) <= _DIGITS_MAX
        return cls(
            int(under) if known else 0, State(only) if only in frozenset(State) else None, "big" in query
        )

    @property
    def query(self) -> str:
        """As an address says it, with its question mark."""
        named = {"under": str(self.under or ""), "state": self.only or "", "big": "1" if self.big else ""}
        return "?" + urlencode({name: value for name, value in named.items() if value})

    def turned(self, state: str = "") -> str:
        """The same, at units in this state alone; empty: at all."""
        return replace(self, only=State(state) if state else None).query

    def below(self, unit_id: int) -> str:
        """The same, below this unit; 0: everywhere."""
        return replace(self, under=unit_id).query

    def sized(self, *, big: bool) -> str:
        """The same, in large letters or in usual ones."""
        return replace(self, big=big).query
