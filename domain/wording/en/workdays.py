"""What whoever keeps the office's calendar reads."""

from __future__ import annotations

from typing import Final

BUTTON: Final = "Days off and make-up days"
HEAD: Final = "Days off and make-up working days of the office"
NONE: Final = "No day is written down yet. Public holidays are already known."
ASK: Final = (
    "Write “off 2/1/2027”, “work 9/1/2027”, or “drop 2/1/2027” to follow the law again. "
    "Put commas between several days."
)
BAD: Final = "This is not clear. Write it like “off 2/1/2027” or “work 9/1/2027”."
PAST: Final = "A day that is past cannot be changed."
NOT_KEEPER: Final = "The working calendar is kept by the topmost office."
KINDS: Final = {"off": "off", "work": "working"}


def line(kind: str, day: str) -> str:
    """One day."""
    return f"• {KINDS[kind]} {day}"


def saved(count: int) -> str:
    """After a change: so many duties were planned anew."""
    return f"Saved. The coming dates of {count} duties were planned anew; what is past stays."
