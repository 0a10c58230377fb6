"""What people read when they answer for their unit."""

from __future__ import annotations

from typing import Final

NOT_YOURS: Final = "This button is for another unit. You need not do anything."
FOREIGN: Final = "This button is not one of ours."
RECALLED: Final = "This directive has been recalled. You need not carry it out any more."
WITHDRAWN: Final = "The sending of this directive was stopped."
NOT_SENT: Final = "This directive has not been sent yet, so nothing can be recorded."
CLOSED: Final = "This directive is closed; nobody follows it up any more."
REVISED: Final = "The directive was amended after this copy. Please read the new one, then press “Acknowledge”."
UNDO_LATE: Final = "A press can be undone within 5 minutes only. If it was a mistake, please tell the office."
UNDONE: Final = "Undone. Your unit counts as not acknowledged again."
NOTHING_TO_UNDO: Final = "You have nothing to undo here."
ASK_REASON: Final = (
    "Why is this directive not your unit's responsibility? Please write one sentence and send it. "
    "Press /cancel to stop."
)
REASON_EMPTY: Final = "Please write the reason in words."
REASON_SENT: Final = "Recorded, and the office has been told. Thank you."


def thanks(when: str, *, late: bool) -> str:
    """After a successful tap."""
    return f"Recorded at {when} (after the deadline)." if late else f"Recorded at {when}. Thank you."


def already(who: str, when: str) -> str:
    """After a second tap: who was first, and when."""
    return f"Your unit has already acknowledged: {who}, {when}."


def already_refused(who: str, when: str) -> str:
    """The unit has said that it is not for it."""
    return f"Your unit has already said that it is not its responsibility: {who}, {when}."


def refusal_note(unit: str, who: str, title: str, reason: str) -> str:
    """Told to whoever published it."""
    return f"{unit} ({who}) says that {title} is not its responsibility. Reason: {reason}"


def behalf_done(unit: str) -> str:
    """A coordinator recorded an acknowledgement for a unit."""
    return f"Recorded on behalf of {unit}."


BEHALF_ASK: Final = "Choose the unit that confirmed by telephone or otherwise:"
