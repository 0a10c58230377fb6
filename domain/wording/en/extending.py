"""What people read when a unit asks for more time."""

from __future__ import annotations

from typing import Final

NO_DUE: Final = "This directive has no deadline waiting for your unit, so there is nothing to extend."
WHICH_UNIT: Final = "For which unit do you ask for more time?"
OPEN: Final = "Your unit has asked for more time until {} and is waiting for the office."
BAD_DATE: Final = "There is no new deadline in this. Write for example: 17h 28/7/2026, floods cut hamlet 3 off"
NOT_LATER: Final = "The new deadline must be after the present one ({}) and after now."
TOO_FAR: Final = "The new deadline is too far away. Please check the year."
REASON_ASK: Final = "More time until {}. Please write the reason in one sentence."
GONE: Final = "This request has already been decided."
NOT_YOURS: Final = "This request is for somebody else to decide."
YES: Final = "Give more time"
NO: Final = "Refuse"
APPROVED: Final = "{} has more time until {}."
REFUSED: Final = "More time refused for {}. The old deadline stands."


def ask(unit: str, due: str) -> str:
    """Ask for the new date and the reason."""
    return (
        f"The deadline of {unit} is now {due}. "
        "Send the new deadline and the reason in one message, for example:\n"
        "17h 28/7/2026, floods cut hamlet 3 off\nPress /cancel to stop."
    )


def sent(until: str) -> str:
    """The request is on its way."""
    return (
        f"The office has your request for more time until {until}. Until it answers, the old deadline stands."
    )


def told(unit: str, who: str, title: str) -> str:
    """The head of what the coordinator reads."""
    return f"{unit} ({who}) asks for more time to report about {title}"


def dates(due: str, until: str) -> str:
    """From when to when."""
    return f"Present deadline: {due}\nAsked for: {until}"


def reason(said: str) -> str:
    """Why."""
    return f"Reason: {said}"


def approved(unit: str, title: str, until: str) -> str:
    """What the unit hears."""
    return f"The office gives {unit} more time to report about {title}. New deadline: {until}."


def refused(unit: str, title: str, due: str) -> str:
    """What the unit hears."""
    return f"The office does not give {unit} more time to report about {title}. The deadline is still {due}."
