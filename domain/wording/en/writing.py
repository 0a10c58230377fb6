"""Dates and numbers as people write them. Instants come in the office's own time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

THOUSANDS: Final = ","
FRACTION: Final = "."
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day(which: date) -> str:
    """``24 July 2026``."""
    return f"{which.day} {_MONTHS[which.month - 1]} {which.year}"


def moment(local: datetime) -> str:
    """``17:00 Fri 24 July 2026``."""
    return f"{local:%H:%M} {_WEEKDAYS[local.weekday()]} {day(local.date())}"


def short(local: datetime) -> str:
    """``17:00 24 July``: where the year and the weekday are plain from the context."""
    return f"{local:%H:%M} {local.day} {_MONTHS[local.month - 1]}"


def end_of(which: date) -> str:
    """``the end of 24 July 2026``."""
    return f"the end of {day(which)}"
