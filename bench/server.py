"""A Bot API server reduced to its pace, for rehearsals in virtual time: the sandbox's models behind a line."""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter
from dataclasses import dataclass, field

from bot.sandbox.floods import HOLD_MAX, Pace


class Refused(Exception):  # noqa: N818 — an answer
    """429; ``seconds`` is its retry_after."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class Storms:
    """Closed for everybody from ``start`` on, ``length`` seconds in every ``period``, whatever the rate."""

    period: float
    length: float
    start: float = 5.0
    hold: bool = False

    def wait(self, now: float, chat_id: int) -> float:
        into = (now - self.start) % self.period if now >= self.start else math.inf
        return self.length - into if into < self.length else 0.0


@dataclass(slots=True)
class Server:
    """Takes 25 to 45 ms each way; judges when a send arrives, as the real one does."""

    pace: Pace
    seed: int = 1
    arrived: list[float] = field(default_factory=list)
    delivered: Counter[int] = field(default_factory=Counter)
    refusals: int = 0
    held: int = 0
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    async def send(self, chat_id: int) -> None:
        """Deliver, perhaps after holding it; raises ``Refused``."""
        await self._travel()
        await self._judge(chat_id)
        self.arrived.append(asyncio.get_running_loop().time())
        self.delivered[chat_id] += 1
        await self._travel()

    async def _judge(self, chat_id: int) -> None:
        loop = asyncio.get_running_loop()
        while wait := self.pace.wait(loop.time(), chat_id):
            if not self.pace.hold or wait > HOLD_MAX:
                self.refusals += 1
                await self._travel()
                raise Refused(math.ceil(wait))
            self.held += 1
            await asyncio.sleep(max(wait, 0.001))  # a rounding error would never pass

    async def _travel(self) -> None:
        await asyncio.sleep(self._random.uniform(0.025, 0.045))

    def most_in_a_second(self) -> int:
        """The most that arrived in any second."""
        times, first, most = sorted(self.arrived), 0, 0
        for last, at in enumerate(times):
            while times[first] <= at - 1 + 1e-9:
                first += 1
            most = max(most, last - first + 1)
        return most
