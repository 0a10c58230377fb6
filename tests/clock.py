"""A clock that goes only when told to, and sleepers who wake by it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)  # a Monday, 09:00 in Hà Nội


class FakeClock:
    """``now`` stands still until ``forward``; ``sleep`` returns when the clock has been moved that far."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._sleepers: list[tuple[datetime, asyncio.Event]] = []

    def now(self) -> datetime:
        return self._now

    def __call__(self) -> datetime:
        return self._now

    def forward(self, **units: float) -> datetime:
        """``forward(hours=9)``, with the names of ``timedelta``; returns the new instant."""
        return self.at(self._now + timedelta(**units))

    def at(self, instant: datetime) -> datetime:
        """Move to an instant that is not in the past."""
        assert instant >= self._now, "time does not go back"
        self._now = instant
        for due, awake in self._sleepers:
            if due <= instant:
                awake.set()
        self._sleepers = [item for item in self._sleepers if item[0] > instant]
        return instant

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has moved by ``seconds``; nothing in the real world is waited for."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        awake = asyncio.Event()
        self._sleepers.append((self._now + timedelta(seconds=seconds), awake))
        await awake.wait()
