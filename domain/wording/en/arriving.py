"""What somebody reads who is linked after directives went out."""

from __future__ import annotations

from typing import Final

JOINED_LATE: Final = "received late, just connected"
NOT_BLAMED: Final = (
    "The deadlines are the real ones. What was due before your unit was connected does not count as late."
)


def head(unit: str) -> str:
    """Over what was open before one came."""
    return f"{unit}: WHAT IS WAITING"


def since(when: str) -> str:
    """On the card: since when the unit could have it."""
    return f"Your unit has been connected since {when}: received late, just connected."
