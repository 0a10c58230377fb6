"""What is said when a directive received is handed down to one's own subtree."""

from __future__ import annotations

from typing import Final

RELAY: Final = "Pass on below"
NOTE_BUTTON: Final = "Own instruction"
AMENDMENT_BELOW: Final = "Pass the correction on"
REPLACEMENT_BELOW: Final = "Pass the new directive on"
OPEN_RELAY: Final = "Board of {}"

NOT_YOURS: Final = "Only the office of a unit that received it, and that has units below, can pass it on."
NO_ORIGINAL: Final = "The original no longer holds, so it cannot be passed on."
OUTDATED: Final = "The original has just been corrected. Press “Pass on below” again to take the new content."
OUTSIDE: Final = "It can be passed on only to units below {}. Please choose the recipients again."
NOTE_EMPTY: Final = "Please write your instruction in words."
SAME_ALREADY: Final = "What you passed on is the same as the original already."
NOT_IN_NEW: Final = "The new directive was not sent to your unit, so it cannot be passed on."
NO_NOTE: Final = "No instruction of your own yet; press “Own instruction” if you want one."
NO_DUE: Final = "No deadline for the units below yet; press “Report deadline” if you want one."


def passed_on(unit: str, title: str, issuer: str) -> str:
    """On the card of a relay: who passes on what of whom."""
    whose = f" of {issuer}" if issuer else ""
    return f"{unit} passes on {title}{whose}."


def head(title: str, issuer: str) -> str:
    """On its draft."""
    return f"Passing on {title} of {issuer}" if issuer else f"Passing on {title}"


def says(unit: str) -> str:
    """Before the relaying unit's own word."""
    return f"{unit} adds:"


def ask_note(most: int) -> str:
    """The relaying unit's own word is asked."""
    return (
        f"Write your own instruction (at most {most} characters). It stands above the original's content."
        " Press /cancel to leave it."
    )


def note_long(length: int, most: int) -> str:
    """Too long for a card."""
    return f"That is {length} characters, at most {most} fit. Please make it shorter."


def own_due(unit: str, due: str) -> str:
    """On the draft: when the relaying unit itself is due."""
    return f"{unit} is due {due}."


def short_of_time(unit: str, own: str, below: str) -> str:
    """Those below are not due before their superior."""
    return f"{unit} is due {own}, the units below {below}: no time to put reports together. Please check."


def short_now(title: str, unit: str, own: str, below: str) -> str:
    """After a deadline of what was handed down has moved: those below are not due before their superior."""
    return (
        f"A deadline of {title} has moved. Now {unit} is due {own}, the units below {below}: "
        "no time to put reports together. Please look at the deadlines below."
    )


def have_it(count: int, names: str) -> str:
    """Units that have got it already."""
    return f"{count} units have this directive already: {names}."


def again(sentences: str) -> str:
    """What the author must have seen before it goes."""
    return f"{sentences} Press “Publish” once more to send it all the same."


def on_board(unit: str, acknowledged: int, units: int, reported: int) -> str:
    """On the board of the original: what a unit has done with it."""
    more = f", {reported} reported" if reported else ""
    return f"{unit} passed it on: received by {acknowledged}/{units} units{more}."


def more_on_board(relays: int, acknowledged: int, units: int) -> str:
    """And the rest of them together."""
    return f"{relays} more units passed it on: received by {acknowledged}/{units} units."


def amended(title: str, unit: str, units: int) -> str:
    """Told to the relaying unit: the original has been corrected."""
    return f"{title} has been corrected. {unit} passed the old version on to {units} units."


def replaced(title: str, new: str, unit: str, units: int) -> str:
    """Told to the relaying unit: another directive has replaced the original."""
    return f"{title} has been replaced by {new}. {unit} passed the old one on to {units} units."


def recalled(title: str, units: int, reason: str) -> str:
    """Told to whoever handed it down: the relay has been recalled along with its original."""
    return f"{title} was recalled. What you passed on to {units} units is recalled with it. Reason: {reason}"
