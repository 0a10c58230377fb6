"""What somebody reads who is linked after directives went out."""

from __future__ import annotations

from typing import Final

JOINED_LATE: Final = "received late, just connected"
NEW: Final = "just connected"  # behind the name of a silent unit on a board
NOT_BLAMED: Final = (
    "The deadlines are the real ones. What was due before your unit was connected does not count as late."
)

BACK: Final = "WHAT CAME WHILE YOU COULD NOT BE REACHED"  # over what came while the chat was closed


def head(unit: str) -> str:
    """Over what was open before one came."""
    return f"{unit}: WHAT IS WAITING"


def since(when: str, unit: str = "") -> str:
    """On the card: since when the unit could have it; by name for whoever answers for several."""
    return f"{unit or 'Your unit'} has been connected since {when}: {JOINED_LATE}."


def joined(count: int) -> str:
    """On the board and in papers: so many units could not have it before."""
    return f"{count} {'unit' if count == 1 else 'units'} {JOINED_LATE}"
