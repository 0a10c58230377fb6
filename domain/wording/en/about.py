"""What people read of a directive's standing: its relations, and what happened with it at their unit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEAD: Final = "About {}"
FILE: Final = "Original file"
SHARE: Final = "Share"
HISTORY: Final = "History"
HISTORY_HEAD: Final = "History of {} at your unit"
NO_HISTORY: Final = "Nothing has been written down at your unit yet."
NO_FILE: Final = "This directive came without a file. Press “Full text” to read it."
OPEN: Final = "In force"
WAITING: Final = "Not sent yet"
RECALLED: Final = "Recalled"
CLOSED: Final = "Closed"

# What the directive is to the other one, and what the other one is to it.
FORWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Replaces {}",
        "amends": "Amends {}",
        "corrects": "Corrects {}",
        "implements": "Implements {}",
        "relays": "Relays {}",
    }
)
BACKWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Replaced by {}",
        "amends": "Amended by {}",
        "corrects": "Corrected by {}",
        "implements": "Implemented by {}",
        "relays": "Relayed by {}",
    }
)
EVENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "published": "published it",
        "released": "began to send it",
        "order_taken_back": "took the order to send back",
        "acknowledged": "acknowledged it",
        "undone": "took the acknowledgement back",
        "refused": "said that it is not for this unit",
        "reported": "sent a report",
        "rolled_up": "put the reports from below together",
        "report_accepted": "accepted the report",
        "report_returned": "returned the report",
        "extension_asked": "asked for more time",
        "extension_approved": "gave more time",
        "extension_refused": "gave no more time",
        "urged": "urged the silent units",
        "escalated": "told the superior unit, being overdue",
        "climb_taken": "will see to it",
        "letter_drafted": "drafted an urging letter",
        "drill_measured": "measured the drill",
        "drill_ended": "ended the drill",
        "approval_asked": "asked for approval",
        "approved": "approved",
        "approval_reminded": "reminded of the approval",
        "approval_returned": "returned without approval",
        "approval_withdrawn": "withdrew it from approval",
        "approval_expired": "expired without approval",
        "amended": "corrected the directive",
        "recalled": "recalled the directive",
        "recall_confirmed": "has seen the recall",
        "replaced": "replaced by another directive",
        "closed": "closed",
        "reopened": "opened again",
        "relayed": "passed on to the units below",
        "deadline_changed": "report deadline changed",
        "schedule_changed": "report schedule changed",
        "event_dated": "day of the event entered",
        "reminders_changed": "reminders changed",
        "linked_late": "received late: newly connected",
        "duties_ended": "ended the reporting",
        "work_passed": "passed the work on to the successors",
        "work_taken": "took on the work of a former unit",
        "asked_instead": "took on the work of a former unit",
        "work_ended": "ended the work of a unit that is no more",
        "shared": "put it into another chat",
    }
)
SENT: Final = "sent it to {}"
SENT_PERHAPS: Final = "sent it to {}; whether it arrived is not known"
NOT_SENT: Final = "could not send it to {}"
REMINDED: Final = "reminded {}"
SYSTEM: Final = "The system"


def state(words: str, sent: str) -> str:
    """How it stands, and since when it is there."""
    return f"{words} · sent {sent}" if sent else words


def revision(current: int) -> str:
    """Which revision is in force."""
    return f"In force: revision {current}"


def event(when: str, who: str, what: str, unit: str) -> str:
    """One line of the history."""
    return f"{when} · {who} {what}" + (f" ({unit})" if unit else "")
