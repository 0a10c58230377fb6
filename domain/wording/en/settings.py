"""What people read in their settings, and when seats end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TITLE: Final = "Settings"
SEATS: Final = "Your roles:"
LANGUAGE: Final = "Language: {}"
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({"vi": "Tiếng Việt", "en": "English"})
LANGUAGE_SAVED: Final = "Saved: {}."
QUIET: Final = (
    "Quiet hours: 21:00 to 6:00. Normal and urgent directives wait for the morning; "
    "very urgent and flash ones are sent at once."
)
LEAVE_SURE: Final = "Give up the role"
REVOKE_SURE: Final = "Take the role away"
KEEP: Final = "No, keep it"
BACK_LATER: Final = "To come back, you need a new invitation, or one that is still valid."
REVOKED: Final = "Taken away. This person gets no more directives of the unit."


def held(seat: str, since: str) -> str:
    """One of the roles, and since when."""
    return f"{seat}, since {since}"


def leave(unit: str) -> str:
    """The button that gives up a seat."""
    return f"Give up the role in {unit}"


def ask_leave(role: str, unit: str) -> str:
    """Before a seat is given up."""
    return f"Give up the role of {role} in {unit}? You will get no more directives of this unit."


def ask_revoke(who: str, role: str, unit: str) -> str:
    """Before a seat is taken away."""
    return f"Take the role of {role} in {unit} away from {who}? This person will get no more directives of it."


def nobody_left(unit: str) -> str:
    """After the last person of a unit has gone."""
    return f"Please note: nobody is connected to {unit} any more. Press /invite to invite somebody else."
