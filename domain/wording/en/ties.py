"""What is said of how directives stand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEAD: Final = "RELATED DIRECTIVES"
NONE: Final = "No related directive yet. Choose a relation, then write the other one's number."
NOT_FOUND: Final = "There is no directive {} within your area."
NOT_THIS: Final = "A directive cannot be related to itself."
REPLACED_ONCE: Final = "Directive {} has been replaced or recalled already."
GONE: Final = "This relation is no longer in the draft."
MOVES: Final = "its open reports move to this one"
ENDS: Final = "its open reports end"
MOVE_BUTTON: Final = "Move the reports of {}"
END_BUTTON: Final = "End the reports of {}"
DROP_BUTTON: Final = "Remove {}"
NO_REOPEN: Final = "This directive has been replaced, so it cannot be opened again."
REPLACING_GONE: Final = "What replaced it holds no more. If this directive still holds, press “Open again”."
BOARD_OF: Final = "Board of {}"

FORWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Replaces",
        "amends": "Amends",
        "corrects": "Corrects",
        "implements": "Implements",
        "relays": "Relays",
    }
)


def ask(kind: str) -> str:
    """Which directive? Its number is typed."""
    return f"{FORWARD[kind]} which directive? Write its number, like 377-CV/TU. Press /cancel to leave it."


def tie(kind: str, title: str) -> str:
    """``Replaces: 377-CV/TU``."""
    return f"{FORWARD[kind]}: {title}"


def replaced_by(title: str) -> str:
    """On the card of a directive that another has replaced."""
    return f"Replaced by {title}."


def note(old: str, new: str) -> str:
    """Told to whoever had the old one and does not get the new one."""
    return f"{old} has been replaced by {new}. You no longer have to act on {old}."


def had_replaced(new: str, old: str) -> str:
    """After ``new`` was recalled: what to do about the one that it had replaced."""
    return f"{new} had replaced {old}. If {old} still holds, open it again on its board."


def holds_again(title: str) -> str:
    """Told to whoever is asked again by what had been replaced."""
    return f"{title} is open again and holds. Please go on with it."
