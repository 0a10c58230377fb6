"""When a reminder may arrive, and whether with a sound: the night is quiet."""

from __future__ import annotations

from datetime import datetime, tzinfo

from domain import times
from domain.urgency import Urgency


def release_of(urgency: Urgency, now: datetime, zone: tzinfo) -> tuple[datetime, bool]:
    """A flash breaks the night, what is very urgent arrives silently, the rest waits for the morning."""
    until = times.quiet_until(now, zone)
    if until is None or urgency is Urgency.FLASH:
        return now, False
    return (now, True) if urgency is Urgency.VERY_URGENT else (until, False)
