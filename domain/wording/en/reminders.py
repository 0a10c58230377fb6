"""What a reminder says: one message a person, other words for each kind of silence."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

HEAD: Final = "Reminder"
ACK: Final = "Not acknowledged yet."
RETURNED: Final = "The report was returned: please mend it and send it again."
LAST: Final = "This is the last reminder."
SNOOZE: Final = "Remind me later"
OPEN: Final = "Open"
REST: Final = "{} more items. Send /todo to see them all."
NOT_OWED: Final = "This is no longer waiting for your unit."


def owed(due: str, *, late: bool, count: int) -> str:
    """A report is owed; ``count`` due days at once."""
    if count > 1:
        return (
            f"{some(count, 'report')} are owed, the first was due {due}."
            if late
            else (f"{some(count, 'report')} are owed, the first is due {due}.")
        )
    return f"Not reported: it was due {due}." if late else f"Not reported yet. Due {due}."


def cutoff(when: str) -> str:
    """Up to when the numbers of the period count."""
    return f"Figures up to {when}."


def soft(when: str) -> str:
    """Better by then; nothing is late for it."""
    return f"Better done by {when}."


def follows(when: str) -> str:
    """When the next reminder comes."""
    return f"Next reminder at {when}."


def for_units(names: str) -> str:
    """Which of the reader's units owe it."""
    return f"Units: {names}"


def numbered(number: int, label: str) -> str:
    """A button that belongs to one of several items."""
    return f"{number}. {label}"


def snoozed(when: str) -> str:
    """After the press."""
    return f"You will be reminded again at {when}."


def urged(units: int) -> str:
    """After an urge of those whose reports are overdue."""
    return f"Reminded {some(units, 'unit')} whose reports are overdue."
