"""What is said of telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

BUTTON: Final = "Phone number"
SHARE: Final = "Share my phone number"
FORGET: Final = "Forget my number"
SHOWN: Final = 2
NONE: Final = ("none", "no")  # typed without marks: forget it
WHO_SEES: Final = "Only the office and the leaders above see your number, to ring where no message arrives."
ASK_OWN: Final = (
    "Press “Share my phone number” at the bottom of the screen, or type it and send it. Only the office and"
    " the leaders above see it, to ring where no message arrives. Press /cancel to leave it."
)
NOT_YOUR_CONTACT: Final = "This is not your number. You can share only your own."
NO_NUMBER: Final = "This is no phone number. Please type it again, like 0912 345 678."
FORGOTTEN: Final = "Your phone number has been forgotten."
NOT_YOUR_UNIT: Final = "Only the office in charge of the unit can keep its phone number."
WHO_EMPTY: Final = "Please write in words who told you."
NOT_RECORDED: Final = "You have recorded nothing on behalf of this unit."


def own(number: str) -> str:
    """Among the settings."""
    return f"Phone number: {number}" if number else "Phone number: none yet"


def kept(number: str) -> str:
    """The own number is kept."""
    return f"Your number {number} is kept. Thank you."


def ask_unit(unit: str, present: str) -> str:
    """A unit's number is asked."""
    now = f" It is {present} now. Type “none” to forget it." if present else ""
    return f"Type the phone number of {unit}, like 0263 382 2222.{now} Press /cancel to leave it."


def kept_unit(unit: str, number: str) -> str:
    """A unit's number is kept, or forgotten."""
    return f"The number of {unit} is kept: {number}." if number else f"The number of {unit} is forgotten."


def ring(known: Sequence[tuple[str, str]]) -> str:
    """Whom to ring: ``ring 0912 345 678 (Lê Thị Hoa)``."""
    return "ring " + ", ".join(f"{phone} ({name})" if name else phone for name, phone in known)


def ask_heard(unit: str) -> str:
    """Who said it?"""
    return f"Recorded for {unit}. Who told you on the phone? Write the name, or press /cancel to skip it."


def heard(unit: str, who: str) -> str:
    """It is written down."""
    return f"Noted: {unit}, by telephone, {who} said so."


def by_telephone(who: str) -> str:
    """Behind an answer that was recorded on behalf."""
    return f"(by telephone, {who} said so)"
