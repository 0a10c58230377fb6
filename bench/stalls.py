"""How long the event loop stands still at the most."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

TICK = 0.002
WORTH = 0.05  # seconds: longer, and somebody notices


@dataclass(slots=True)
class Stalls:
    """Seconds by which a timer of ``TICK`` came late, one a tick; and how much of it our own thread has worked.

    The rest is the machine's: other programs that had the processor.
    """

    late: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)

    def told(self) -> str:
        """The worst, and how many were worth mentioning."""
        worst, over = (max(self.late) * 1000, sum(late > WORTH for late in self.late))
        own, own_over = (max(self.own) * 1000, sum(own > WORTH for own in self.own))
        ours = f"by our own work {own:.0f} ms, over 50 ms: {own_over}"
        return f"longest stall {worst:.0f} ms, over 50 ms: {over}; {ours}"

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Measure while the block runs."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()

    async def _watch(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            due, worked = clock() + TICK, time.thread_time()
            await asyncio.sleep(TICK)
            self.late.append(clock() - due)
            self.own.append(min(self.late[-1], time.thread_time() - worked))
