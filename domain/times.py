"""Instants: stored as UTC text of fixed width, computed in the office's zone, shown as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from domain.wording import writing


def to_text(instant: datetime) -> str:
    """UTC text of fixed width with milliseconds: text order is time order. Refuses a naive instant."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + (f"{instant.microsecond // 1000:03d}Z")


def from_text(text: str) -> datetime:
    """The instant that ``to_text`` wrote."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def show(instant: datetime, zone: tzinfo) -> str:
    """``17:00 thứ Sáu 24/7/2026`` in the office's zone and the language spoken, as all that is shown."""
    return writing.moment(instant.astimezone(zone))


def show_short(instant: datetime, zone: tzinfo) -> str:
    """``17:00 24/7``: where the year and the weekday are plain from the context."""
    return writing.short(instant.astimezone(zone))


def show_clock(instant: datetime, zone: tzinfo) -> str:
    """``17:00``."""
    return f"{instant.astimezone(zone):%H:%M}"


def show_date(day: date) -> str:
    """``24/7/2026``."""
    return writing.day(day)


QUIET_FROM: Final = time(21, 0)
QUIET_UNTIL: Final = time(6, 0)


def quiet_until(now: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet of the night (21:00–06:00 local) ends, or None by day."""
    local = now.astimezone(zone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return None
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_UNTIL, zone).astimezone(UTC)
