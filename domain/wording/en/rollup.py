"""What a report put together from the units below says, and the week's summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.text import few
from domain.wording.en._counting import some

NOTHING: Final = "No unit below has sent a report on this directive yet."
NAMES_MAX: Final = 12


def names(units: Sequence[str]) -> str:
    """The first of them, and how many more."""
    return few(units, NAMES_MAX)


def head(reported: int, asked: int, done: int, missing: str) -> str:
    """How many of the units below have reported, and who has not."""
    lines = [
        f"Put together from {reported} of {some(asked, 'unit')}" + (f", {done} of them done." if done else ".")
    ]
    return "\n".join([*lines, f"Not reported: {missing}."] if missing else lines)


def too_early(unit: str, due: str, below: str) -> str:
    """Before publication: a superior unit could not wait for the reports that it has to put together."""
    if due == below:
        return (
            f"{unit} and the units below it are due at the same time ({due}): no time to sum up. Please check."
        )
    return f"{unit} is due ({due}) before the units below it ({below}): no time to sum up."


def more_too_early(count: int) -> str:
    """And so many more."""
    return f"The same holds of {count} more superior units."
