"""Dates and numbers as people write them. Instants come in the office's own time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

THOUSANDS: Final = "."
FRACTION: Final = ","
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day(which: date) -> str:
    """``24/7/2026``."""
    return f"{which.day}/{which.month}/{which.year}"


def moment(local: datetime) -> str:
    """``17:00 thứ Sáu 24/7/2026``."""
    return f"{local:%H:%M} {_WEEKDAYS[local.weekday()]} {day(local.date())}"


def short(local: datetime) -> str:
    """``17:00 24/7``: where the year and the weekday are plain from the context."""
    return f"{local:%H:%M} {local.day}/{local.month}"


def end_of(which: date) -> str:
    """``hết ngày 24/7/2026``."""
    return f"hết ngày {day(which)}"
