"""What is said when a directive is recalled, closed, opened again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.wording.en._counting import persons, some

NOT_YOURS: Final = "Only its publisher, or an office in charge of all its units, can do this."
_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "releasing": "This directive has not been sent yet.",
        "published": "This directive is being followed up.",
        "withdrawn": "The order to send this directive was taken back.",
        "recalled": "This directive has been recalled.",
        "closed": "This directive is closed.",
    }
)

RECALLED: Final = "RECALLED"
WITHDRAWN_FILE: Final = "recalled.txt"
WITHDRAWN_TEXT: Final = "This directive has been recalled. Its file was withdrawn."
NO_MORE_DUTY: Final = "You no longer have to act on this directive. Thank you."
REASON_EMPTY: Final = "Please write the reason for the recall in words."
REASON_LOST: Final = "There is no reason yet. Press “Recall” and write it first."
KNOWN: Final = "Noted: your unit knows of the recall. Thank you."
CONFIRMED: Final = "Your unit has confirmed that it knows."
KNOWN_BEFORE: Final = "Your unit has confirmed the recall already."
CLOSE_SURE: Final = "Close this directive? There will be no more reminders; the reports sent so far are kept."
REOPENED: Final = "The directive is open again."


def state(now: str) -> str:
    """Why what was asked cannot be done: the state that the directive is in."""
    return _STATES[now]


def ask_reason(title: str, people: int) -> str:
    """Before a recall: its reason is asked."""
    whom = f"To be told: {persons(people)} holding a copy." if people else "Nobody has received it yet."
    return f"Recall {title}? {whom} Write the reason in one sentence and send it. Press /cancel to leave it."


def sure(title: str, reason: str) -> str:
    """The last question before a recall."""
    return f"Recall {title} for this reason: “{reason}”?"


def done(people: int, unsent: int) -> str:
    """What a recall did."""
    stopped = f" {unsent} messages that had not left were stopped." if unsent else ""
    return f"Recalled. Being told: {persons(people)} holding a copy.{stopped}"


def recalled_at(when: str) -> str:
    """When the office recalled it."""
    return f"Recalled by the office at {when}."


def because(reason: str) -> str:
    """Why."""
    return f"Reason: {reason}"


def closed(ended: int) -> str:
    """What closing did."""
    return f"Closed. Reports no longer awaited: {ended}." if ended else "Closed."


def reopened(away: int) -> str:
    """It is open again, but not all that had moved to the directive which replaced it."""
    return f"{REOPENED} Not back: {away} moved report(s), of units that this directive no longer asks for them."


def confirmed(count: int, units: int) -> str:
    """On the board of a recalled directive: who knows."""
    return f"{count}/{some(units, 'unit')} confirmed the recall"


def unconfirmed(names: str) -> str:
    """Those who do not, by name."""
    return f"Not confirmed: {names}"
