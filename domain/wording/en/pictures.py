"""What stands on pictures and below them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.wording.en._counting import some

NOT_DRAWN: Final = "The chart could not be drawn. Please try again in a few minutes."
DRAWING: Final = "Drawing the charts…"
NOTHING: Final = "There is nothing to draw yet: no unit that you follow has been sent this."

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overdue": "overdue",
        "silent": "not acknowledged",
        "refused": "not their responsibility",
        "acknowledged": "acknowledged",
        "reported": "reported",
    }
)
FATES: Final = ("on time", "late", "not sent")
ALL: Final = "All"
BETTER: Final = "better"
ALL_OPEN: Final = "Directives being followed"
ON_TIME: Final = "Reports on time by unit"
WEEK: Final = "Reports of the units this week"
WORST: Final = "One box a unit, by what most needs attention"


def units(count: int) -> str:
    """So many units."""
    return some(count, "unit")


def page(number: int, of: int) -> str:
    """Which of several pictures of one grid."""
    return f"picture {number} of {of}"


def directives(count: int) -> str:
    """So many directives."""
    return some(count, "directive")


def counted(acknowledged: int, units: int, reported: int, overdue: int) -> str:
    """The line that stands for a whole board."""
    late = f" · {overdue} overdue" if overdue else ""
    return f"{acknowledged}/{units} acknowledged · {reported} reported{late}"


def over_time(total: int) -> str:
    """Below the title of a curve."""
    return f"Units that have acknowledged it and reported, over time ({total} in all)"


def deadline(when: str) -> str:
    """Beside the line of the deadline."""
    return f"Due {when}"


def half_by(when: str) -> str:
    """When half of the units had received it."""
    return f"Half of the units had acknowledged it by {when}."


def last_at(when: str) -> str:
    """When the last answer came so far."""
    return f"The latest to acknowledge it: {when}."


def nobody_yet() -> str:
    """A curve without a step."""
    return "No unit has acknowledged it yet."


def shares(on_time: int, due: int, percent: int) -> str:
    """Of all that was due."""
    return f"{on_time} of {some(due, 'report')} on time ({percent} %)."


def best(names: str) -> str:
    """Those who have always been in time."""
    return f"Always on time: {names}."


def worst(names: str) -> str:
    """Those who most need somebody's attention."""
    return f"Need attention: {names}."


def months(first: str, last: str) -> str:
    """Below the title of a ranking."""
    return f"From {first} to {last}" if first != last else f"In {first}"


def between(count: int) -> str:
    """Below a ranking: who is not on it."""
    return f"Not drawn here: {some(count, 'unit')} in the middle."


def others_on_time(count: int) -> str:
    """Below a week: all is well with these."""
    return f"{some(count, 'other unit')} sent everything on time."


def others(count: int) -> str:
    """Below a week: these did not find room."""
    return f"Not drawn here: {some(count, 'more unit')}."
