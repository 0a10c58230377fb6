"""Reminder plans as an office writes them in its settings: ``15m, 30m`` or ``end of day, morning 1``.

A step is so long after its base (``15m``, ``2h``, ``1d``; ``-2h``: before it; ``0``: at it), the end of the
office's day (``end of day``), or the n-th morning after (``morning 2``). ``none`` reminds of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from domain.reminders import Plan, Step
from domain.urgency import Urgency

STEPS_MAX: Final = 12
DAYS_MAX: Final = 30
ACK: Final[Mapping[Urgency, str]] = {
    Urgency.FLASH: "15m, 30m",
    Urgency.VERY_URGENT: "2h",
    Urgency.URGENT: "4h",
    Urgency.NORMAL: "end of day, morning 1",
}
CLIMB: Final[Mapping[Urgency, str]] = {
    Urgency.FLASH: "15m, 1h, 15m",
    Urgency.VERY_URGENT: "1h, 2h, 1h",
    Urgency.URGENT: "2h, 4h, 2h",
    Urgency.NORMAL: "4h, 1d, 1d",
}
REPORT: Final = "-3d, -1d, -2h, 0, 2h, morning 1, morning 2, morning 3"
RETURNED: Final = "morning 1, morning 2, morning 3"
_MINUTES: Final = {"m": 1, "h": 60, "d": 24 * 60}
_SPAN: Final = re.compile(r"(-?)(\d{1,4})\s*([mhd])")
_MORNING: Final = re.compile(r"morning(?:\s+(\d{1,2}))?")
_REST_NOT: Final = (Urgency.FLASH, Urgency.VERY_URGENT)  # these take no rest days


def steps(text: str, *, ahead: bool = False) -> tuple[Step, ...]:
    """The steps of a text; ``ahead`` allows ones before their base. Raises ValueError with what is wrong."""
    words = [word.strip().lower() for word in text.split(",")]
    if words == ["none"]:
        return ()
    if not 1 <= len(words) <= STEPS_MAX:
        raise ValueError(f"may have at most {STEPS_MAX} steps")
    return tuple(dict.fromkeys(_step(word, ahead=ahead) for word in words))


def _step(word: str, *, ahead: bool) -> Step:
    if word == "end of day":
        return Step("office_end")
    if found := _MORNING.fullmatch(word):
        number = int(found[1] or 1)
        if not 1 <= number <= DAYS_MAX:
            raise ValueError(f"{word!r} is no morning from 1 to {DAYS_MAX}")
        return Step("morning", number)
    minutes = 0 if word == "0" else _minutes(word)
    if minutes < 0 and not ahead:
        raise ValueError(f"{word!r} is before the directive leaves")
    return Step("after", minutes)


def _minutes(word: str) -> int:
    found = _SPAN.fullmatch(word)
    if found is None:
        raise ValueError(f"{word!r} is no step: write 15m, 2h, -1d, 0, end of day, morning 2 or none")
    minutes = int(found[2]) * _MINUTES[found[3]]
    if not 0 < minutes <= DAYS_MAX * 24 * 60:
        raise ValueError(f"{word!r} is not between a minute and {DAYS_MAX} days")
    return -minutes if found[1] else minutes


def climb(text: str) -> tuple[int, int, int]:
    """Minutes from the last reminder, from a deadline, and from rung to rung. Raises ValueError."""
    words = [word.strip().lower() for word in text.split(",")]
    if len(words) != 3:
        raise ValueError("must be three spans, like 4h, 1d, 1d: after the last reminder, a deadline, each rung")
    first, late, rung = (_minutes(word) for word in words)
    if min(first, late, rung) < 0:
        raise ValueError("must be spans after, not before")
    return first, late, rung


def plans(
    ack: Mapping[Urgency, str] = ACK,
    climbs: Mapping[Urgency, str] = CLIMB,
    report: str = REPORT,
    returned: str = RETURNED,
) -> dict[Urgency, Plan]:
    """The plan of each urgency. Raises ValueError as ``steps`` and ``climb``."""
    slot, again = steps(report, ahead=True), steps(returned)
    return {
        urgency: Plan(steps(ack[urgency]), slot, again, *climb(climbs[urgency]), every_day=urgency in _REST_NOT)
        for urgency in Urgency
    }
