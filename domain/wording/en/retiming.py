"""What people read when deadlines or reminders of a published directive change."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import persons

NONE: Final = "This directive has no report deadline."
COMMON: Final = "Common deadline"
NOTHING_OWED: Final = "no unit owes a report"
NO_CLOCK: Final = "no fixed time: units report when something happens"
RULE: Final = "Change the times to come"
GONE: Final = "This deadline can no longer be moved: every unit has reported, or the times were changed."
BAD_DATE: Final = "This deadline is not clear. Write it like “17h 28/7/2026”."
NOT_AHEAD: Final = "The new deadline must be later than now, and within a year."
SAME: Final = "That is the present deadline. There is nothing to change."
NO_RULE: Final = "The new times must come again and again. Write them as a directive would."
MODES: Final = {
    "usual": "Reminders: as by default.",
    "sparse": "Reminders: fewer, every other one is left out.",
    "off": "Reminders: off. Nobody is reminded, and superiors hear nothing.",
}
MODE_BUTTONS: Final = {"usual": "As by default", "sparse": "Fewer reminders", "off": "No reminders"}


def head(title: str) -> str:
    """Above the screens."""
    return f"Deadlines and reminders: {title}"


def owed(due: str, units: int) -> str:
    """A period, and how many units owe it."""
    return f"{due}: {units} {'unit owes' if units == 1 else 'units owe'} a report"


def waits_for(event: str) -> str:
    """A limit that is counted from an event of which nobody has said the day."""
    return f"counted from “{event}”: that day is not known yet, so nobody is reminded"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"Change deadline {number}"


def move_button(due: str) -> str:
    """The button that moves one period."""
    return f"Move {due}"


def event_button(event: str) -> str:
    """The button that asks for the event's day."""
    return f"Day of: {event}"


def mode(name: str) -> str:
    """How often the directive's units are reminded."""
    return MODES[name]


def mode_button(name: str, *, chosen: bool) -> str:
    """The button of one mode."""
    return f"• {MODE_BUTTONS[name]}" if chosen else MODE_BUTTONS[name]


def ask_period(due: str, units: int) -> str:
    """Ask for the new deadline of one period."""
    return (
        f"The present deadline is {due}; {units} {'unit owes' if units == 1 else 'units owe'} a report. "
        "Write the new one, for example: 17h 28/7/2026.\n"
        "Reports that were sent stay as they are; a unit that was given more time keeps it. "
        "Press /cancel to leave it."
    )


def ask_rule(present: str) -> str:
    """Ask for the new rule."""
    return (
        f"The next deadline is {present}. Write the new times as a directive would.\n"
        "What is over and what was reported stays as it is. Press /cancel to leave it."
    )


def ask_event(event: str) -> str:
    """Ask for the day of the event."""
    return f"Write the day of “{event}”, for example: 3/8/2026. Press /cancel to leave it."


def moved(old: str, new: str, units: int, told: int) -> str:
    """To the coordinator, after a period was moved."""
    return f"Moved from {old} to {new} for {units} {'unit' if units == 1 else 'units'}. Told: {persons(told)}."


def ruled(new: str, told: int) -> str:
    """To the coordinator, after the rule or the event's day was changed."""
    return f"Changed. The next deadline is {new}. Told: {persons(told)}."


def note_moved(title: str, old: str, new: str) -> str:
    """What units hear: one short message."""
    return f"The report deadline has moved: {old} → {new}.\n{title}"


def note_ruled(title: str, new: str) -> str:
    """What units hear of a new rule."""
    return f"The report times have changed. The next deadline is {new}.\n{title}"


def note_dated(title: str, due: str, event: str) -> str:
    """What units hear once the event has its day."""
    return f"The report deadline is known: {due} (counted from {event}).\n{title}"
