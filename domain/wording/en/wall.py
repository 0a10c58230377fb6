"""What the office's page says, and what the chat says of it."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

NOT_FOR_YOU: Final = "The page is for leaders and the office."
NO_PAGE: Final = "The page is not open on the server. Please tell the administrator."

TITLE: Final = "Directives followed up"
SKIP: Final = "Skip to the content"
SIGN_OUT: Final = "Sign out"
BIGGER: Final = "Large letters"
SMALLER: Final = "Usual letters"
PRINT: Final = "Print"
LIVE: Final = "Live"
LOST: Final = "Connection lost. Trying again…"
UPDATED: Final = "Updated at"
ALL: Final = "All directives"
NOBODY_SO: Final = "No unit stands so."
NOTHING_OPEN: Final = "No directive is being followed up."
OPEN_NOW: Final = "Directives followed up"
EVERY: Final = "All"
CAPTION: Final = "What needs attention comes first"
DIRECTIVE: Final = "Directive"
RECEIVED: Final = "Acknowledged"
REPORTED: Final = "Reported"
OVERDUE: Final = "Overdue"
DEADLINE: Final = "Deadline"
NO_DEADLINE: Final = "no deadline"
UNIT: Final = "Unit"
STATE: Final = "State"
WHO: Final = "Acknowledged by, when"
NEXT_DUE: Final = "Nearest deadline"
ALL_UNITS: Final = "All units"
BELOW: Final = "Units below"
PICTURES: Final = "Charts"
LATE: Final = "late"

ENTER: Final = "Sign in"
ENTERING: Final = "Opening…"
ENTER_BAD: Final = "This link has been used or has expired."
ENTER_HOW: Final = "Open the chat with the bot and press /status, then “Office page”, for a new link."
ENTER_PRESS: Final = "Press to enter"
SIGNED_OUT: Final = "You are signed out."
NOT_FOUND: Final = "There is no such page, or it is outside your area."


def link(address: str) -> str:
    """The chat's message with the link that signs in once."""
    return (
        f"Open this link on a computer or screen of the office:\n{address}\n"
        "It works once, for 10 minutes. Please do not pass it on."
    )


def of(part: int, whole: int) -> str:
    """``37/41``."""
    return f"{part}/{whole}"


def units(count: int) -> str:
    """How many units."""
    return some(count, "unit")


def summary(received: int, units: int, reported: int, overdue: int) -> str:
    """``37/41 units acknowledged · 22 reported · 3 overdue``."""
    late = f" · {overdue} overdue" if overdue else ""
    return f"{received}/{some(units, 'unit')} acknowledged · {reported} reported{late}"
