"""What people read when they narrow the list of directives down, and when they look for one from any chat."""

from __future__ import annotations

from typing import Final

FILTER: Final = "Filter…"
FILTER_HEAD: Final = "Filter directives"
FILTER_HOW: Final = "Press to choose. Several may be on at once; press again to take one off."
CLEAR: Final = "No filter"
SHOW: Final = "Show the list"
OPEN: Final = "Open"
DONE: Final = "Done"
ISSUER: Final = "Issuer…"
MONTH: Final = "Month sent…"
ISSUER_WHICH: Final = "Directives of which issuer?"
MONTH_WHICH: Final = "Directives sent in which month?"
NO_ISSUER: Final = "an unknown issuer"
ANY: Final = "All"
NONE_SO: Final = "There is no such directive. Press “Filter…” to change it, or “No filter” to see all."

INLINE_OPEN: Final = "Open"
INLINE_STRANGER: Final = "This channel is for people of the units. Press to open"
INLINE_NOTHING: Final = "Nothing found. Press to search in the channel"

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def filtered(parts: list[str]) -> str:
    """What the list is narrowed to."""
    return "Filter: " + " · ".join(parts)


def filter_on(count: int) -> str:
    """The button that narrows the list, with how many choices are on."""
    return f"{FILTER} ({count})" if count else FILTER


def month(number: int, year: int) -> str:
    """``July 2026``."""
    return f"{_MONTHS[number - 1]} {year}"


def on(label: str) -> str:
    """A choice that is on."""
    return f"✓ {label}"


def nearly(words: str) -> str:
    """Nothing holds the words as they were typed; something holds words like them."""
    return f"Nothing says “{words}” exactly. Much like it:"


def shared(title: str, day: str) -> str:
    """The head of what is put into another chat."""
    return f"{title} of {day}" if day else title
