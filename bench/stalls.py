"""How long the event loop stands still at the most."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

TICK = 0.002


@dataclass(slots=True)
class Stalls:
    """Seconds by which a timer of ``TICK`` came late, one a tick."""

    late: list[float] = field(default_factory=list)

    def told(self) -> str:
        """The worst, and how many were worth mentioning."""
        over = sum(late > 0.05 for late in self.late)
        return f"longest stall {max(self.late) * 1000:.0f} ms, over 50 ms: {over}"

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
            due = clock() + TICK
            await asyncio.sleep(TICK)
            self.late.append(clock() - due)
