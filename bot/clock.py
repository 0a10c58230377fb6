"""The process's clock. Only ``bot`` owns one; everybody else is told the instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Whatever tells the present instant, in UTC."""

    def __call__(self) -> datetime: ...


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)
