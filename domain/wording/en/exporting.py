"""What /export says: what to export, in which form, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from domain.wording.en._counting import some

CHOOSE: Final = "What would you like to export?"
REGISTER: Final = "Register, {}"
ONE: Final = "One directive"
OWN_CALENDAR: Final = "My unit's deadlines"
WHICH: Final = "Export which directive?"
FORM: Final = "Export {} in which form?"
FORMS: Final = ("Excel", "Summary report (Word)", "Evidence pack (ZIP)", "Calendar (iCalendar)")
MAY_NOT: Final = "This command is for coordinators and leaders of units."
NOTHING: Final = "There is no directive to export yet."
NO_DEADLINES: Final = "No deadline lies ahead, so there is nothing to put into a calendar."
TOO_LARGE: Final = "The file is larger than 50 MB and cannot be sent here. Please choose a shorter time."
TOO_SLOW: Final = "Making the file took too long and was stopped. Please choose a shorter time."
FAILED: Final = "The file could not be sent. Please press again in a few minutes."
MAKING: Final = (
    "Making the Excel table…", "Making the summary report…", "Making the evidence pack…", "Making the calendar…"
)  # fmt: skip
MADE: Final = "Done: {}"
ALREADY: Final = "This file has just been sent above."


def span(first: date, last: date) -> str:
    """``July 2026``, ``quarter 3 of 2026``, ``2026``."""
    months = last.month - first.month + 1
    if months == 1:
        return f"{first:%B} {first.year}"
    return f"quarter {first.month // 3 + 1} of {first.year}" if months == 3 else str(first.year)


def book(title: str, units: int) -> str:
    """Under a directive's workbook."""
    return f"{title}: tracking table of {some(units, 'unit')}."


def summary(title: str) -> str:
    """Under a drafted report."""
    return f"{title}: draft of a summary report. Number, day and signer are blank; please check before signing."


def pack(title: str, sha256: str) -> str:
    """Under an evidence pack."""
    return (
        f"{title}: evidence pack. DOC-TRUOC.txt says how to check it.\n"
        f"SHA-256 of the pack (the journal has it, too):\n{sha256}"
    )


def calendar(name: str, count: int) -> str:
    """Under a calendar."""
    return (
        f"{name}: {count} deadlines. Open the file to add them to your phone's calendar; they may change later."
    )


def register(span: str, count: int) -> str:
    """Under the register of a span."""
    return f"Register, {span}: {some(count, 'directive')}."
