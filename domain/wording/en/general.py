"""Sentences that belong to no single job."""

from __future__ import annotations

from typing import Final

CANCELLED: Final = "Stopped. Press /help to see what you can do."
NOTHING_TO_CANCEL: Final = "There is nothing half-finished."
NOT_UNDERSTOOD: Final = (
    "This message is not clear to me. Press /todo for what is waiting for you, /help for help."
)
NOT_UNDERSTOOD_COORDINATOR: Final = (
    "This message is not clear to me. To publish a directive, send a file or paste its whole text. "
    "To write a notice, press /notice. Help: /help."
)
NOT_FETCHED: Final = "The file could not be fetched from Telegram. Please send it again in a few minutes."
PRESS_AGAIN: Final = (
    "The system was down for a moment. If you pressed a button then and saw no answer, please press it again. "
    "Press /todo for what is waiting for you."
)


def stranger(telegram_id: int) -> str:
    """The one polite answer."""
    return (
        "Hello. This is an internal work channel. If you belong to a unit, please ask the office "
        f"for an invitation link. Your Telegram id: {telegram_id}."
    )


def defect(reference: str) -> str:
    """Something of ours broke."""
    return (
        f"System error, reference {reference}. Please try again in a few minutes; "
        "if it persists, tell the office this reference."
    )


def defect_told(reference: str) -> str:
    """Told to the admins."""
    return f"The system has just failed, reference {reference}. Look for it in the server's log."


def mass_failure(reason: str) -> str:
    """Told to the admins: many sends fail alike, so the fault is not the people's."""
    return (
        f"Many messages fail for one and the same reason ({reason}). Nobody is marked as unreachable, "
        "and sending is tried again every five minutes. Please look at the server's log and at the bot itself."
    )


TWO_PROCESSES: Final = (
    "Another program is receiving messages with the same bot token. Messages of the units may be lost to it. "
    "Please stop that program; if you do not know what it is, change the token at @BotFather."
)
