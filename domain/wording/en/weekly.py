"""What leaders read on Fridays."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

HEAD: Final = "Reports of the units in the week {}"
NOBODY: Final = "nobody connected"
NONE: Final = "none"


NOTHING_DUE: Final = "In the last 7 days no report fell due within your area."


def on_time(count: int, due: int, pending: int) -> str:
    """Of all that fell due; ``pending`` ones may come until the end of the day."""
    said = f"On time: {count} of {some(due, 'report')}" if due else "On time: none yet"
    return f"{said} ({some(pending, 'report')} may come until the end of today)" if pending else said


def person(unit: str, name: str) -> str:
    """A unit to call, and whom there."""
    return f"{unit} ({name or NOBODY})"


def late(count: int, units: str) -> str:
    """How many, and by whom."""
    return f"Late: {count} ({units})" if count else f"Late: {NONE}"


def missing(count: int, older: int, units: str) -> str:
    """How many are owed, how many of them from before these days, and by whom."""
    before = f", {older} of them from before" if older else ""
    return f"Not sent: {count}{before} ({units})" if count else f"Not sent: {NONE}"


def improved(units: str) -> str:
    """Who was late a week ago and is no more."""
    return f"Better than last week: {units or NONE}"


def call(units: str) -> str:
    """With whom to speak."""
    return f"Please call: {units or NONE}"
