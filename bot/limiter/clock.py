"""The only time the limiter knows: a monotonic clock that can ring once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol


class Alarm(Protocol):
    """A ring that was ordered and can be cancelled."""

    def cancel(self) -> None:
        """Never ring; harmless after it rang."""


class Clock(Protocol):
    """Seconds that never run backwards, and one callback at an instant of them."""

    def monotonic(self) -> float:
        """Now, in seconds from an arbitrary start."""

    def call_at(self, when: float, callback: Callable[[], None]) -> Alarm:
        """Call ``callback`` once, not noticeably before ``when``."""


class LoopClock:
    """The running event loop's own clock, so that a loop with virtual time brings its time along."""

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    def call_at(self, when: float, callback: Callable[[], None]) -> Alarm:
        return asyncio.get_running_loop().call_at(when, callback)
