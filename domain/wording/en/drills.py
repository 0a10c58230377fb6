"""What is read of a drill: a real broadcast that asks for nothing but an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.wording.en._counting import some

MARK: Final = "DRILL"
ON: Final = "Drill: yes"
OFF: Final = "Drill: no"
DRAFT_NOTE: Final = (
    "It really goes out to everybody, each message with DRILL in its first line. Units only press "
    "“Acknowledge”, and owe no report. It counts in no statistics. Its result comes "
    "after 60 minutes; it ends itself after 24 hours."
)
CARD_NOTE: Final = "This is a drill. Just press “Acknowledge”; there is nothing to do or to report."
ENDED: Final = "The drill has ended. Thank you."
NO_REPORT: Final = "This is a drill and needs no report. Just press “Acknowledge”."
NO_AMENDING: Final = "A drill is not corrected. To send another one, recall it and publish a new draft."
NO_RELAY: Final = "A drill goes straight to its units and is not handed down."
NOT_A_DRILL: Final = "This directive is no drill."
NOT_YET: Final = "The drill has not left yet, so it has no result."
READINESS: Final = "Result of the drill"
HEAD: Final = "DRILL: RESULT"
BY_PARENT: Final = "By the unit above, answered within 60 minutes:"
ALL_ANSWERED: Final = "Every unit has answered."
NO_MEDIAN: Final = "No unit has answered yet."
RUNNING: Final = "still running"
AXIS: Final = "minutes after it was sent"
TOP: Final = "Directly below the top"


def titled(title: str) -> str:
    """What a drill is called in a sentence."""
    return f"{MARK} {title}"


def span(released: str, until: str) -> str:
    """From when to when it is counted."""
    return f"Sent {released}, counted until {until}."


def within(minutes: int, count: int, units: int, percent: int) -> str:
    """How many answered in so many minutes."""
    return f"Within {minutes} minutes: {count}/{some(units, 'unit')} ({percent}%)"


def later(count: int) -> str:
    """How many answered after the last of these."""
    return f"After more than 60 minutes: {some(count, 'unit')}"


def never(count: int, names: str) -> str:
    """Who has not answered."""
    return f"No answer: {some(count, 'unit')}: {names}"


def by_office(count: int) -> str:
    """For whom the office recorded an answer: that shows no readiness."""
    return f"Recorded by the office: {some(count, 'unit')} (not counted as answered)"


def median(minutes: int) -> str:
    """After how long the middle one answered."""
    said = some(minutes, "minute") if minutes else "minute"
    return f"Half of those that answered did so within the first {said} (median)."


def unlinked(count: int) -> str:
    """Of the silent: nobody there could have read it."""
    return f"Nobody is linked to {count} of them."


def parent(name: str, count: int, units: int, silent: int) -> str:
    """One unit above: how many below it answered in an hour."""
    rest = f", {silent} silent" if silent else ""
    return f"{name}: {count}/{units}{rest}"


def paces(minutes: Sequence[int]) -> tuple[str, str, str, str, str]:
    """What each part of a bar means."""
    one, two, three = minutes
    return f"within {one} min", f"{one}–{two} min", f"{two}–{three} min", f"after {three} min", "no answer"


def in_minutes(minutes: int) -> str:
    """Above a large figure."""
    return f"within {minutes} minutes"


def share(percent: int) -> str:
    """Below it."""
    return f"{percent}%"


def pictured(within: Sequence[tuple[int, int]], units: int) -> str:
    """The picture in words."""
    said = ", ".join(f"{count} within {minutes} minutes" for minutes, count in within)
    return f"Of {units} {'unit' if units == 1 else 'units'} there answered: {said}."


def joined(count: int, names: str) -> str:
    """Units that somebody was linked to only after it had begun."""
    return f"Not counted, linked only after it was sent: {count} {'unit' if count == 1 else 'units'}: {names}"


def more(count: int) -> str:
    """Units above that find no room."""
    return f"… and {count} more (see the Excel table)"


def apart(count: int) -> str:
    """Beside the totals: drills that are not counted in them."""
    return f"{some(count, 'open drill')} not counted."
