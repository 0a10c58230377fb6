"""How near the limiter comes to the fastest that Telegram allows: ``python -m bench.pace``.

Everything runs in VIRTUAL time: the limiter and its asyncio code are the real ones, the server is the
sandbox's models of Telegram's pace, the clock jumps. So the figures say what the schedule does, not what
this machine or a network would add.
"""

from __future__ import annotations

import argparse
import asyncio
import heapq
import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.server import Refused, Server, Storms
from bench.virtual_time import run
from bench.weather import KINDS, best, weather
from bot.limiter import Busy, Limiter
from bot.sandbox.floods import model
from domain.limits import OUTBOX_PATIENCE, SEND_RATE
from domain.messages import Lane

RECIPIENTS = 3000
WORKERS = 16


@dataclass(slots=True)
class Broadcast:
    """An outbox in small: each chat is sent to until it is sent; notes when."""

    limiter: Limiter
    server: Server
    lane: Lane
    chats: Iterable[int]
    sent_at: dict[int, float] = field(default_factory=dict)
    _due: list[tuple[float, int, int]] = field(default_factory=list)

    async def run(self) -> None:
        """Return when everybody has it."""
        self._due = [(0.0, order, chat) for order, chat in enumerate(self.chats)]
        await asyncio.gather(*(self._work() for _ in range(WORKERS)))

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due:
            at, order, chat = heapq.heappop(self._due)
            await asyncio.sleep(max(0.0, at - loop.time()))
            again = await self._send(chat)
            if again is None:
                self.sent_at[chat] = loop.time()
            else:
                heapq.heappush(self._due, (loop.time() + again, order, chat))

    async def _send(self, chat: int) -> float | None:
        try:
            async with self.limiter.slot(self.lane, chat, patience=OUTBOX_PATIENCE) as slot:
                try:
                    await self.server.send(chat)
                except Refused as refused:
                    slot.refused(refused.seconds)
                    return refused.seconds
        except Busy as busy:
            return busy.seconds
        return None


async def broadcast(server: Server, recipients: int = RECIPIENTS) -> float:
    """Seconds until everybody has the message, at the usual rate."""
    await Broadcast(Limiter(), server, Lane.DIRECTIVE, range(1, recipients + 1)).run()
    return asyncio.get_running_loop().time()


async def overtaking(recipients: int = RECIPIENTS) -> tuple[float, float]:
    """A flash among an ordinary broadcast: seconds to its first and to its last phone."""
    loop, limiter, server = asyncio.get_running_loop(), Limiter(), Server(model("window"))
    ordinary = Broadcast(limiter, server, Lane.DIRECTIVE, range(1, 10_001))
    flash = Broadcast(limiter, server, Lane.FLASH, range(20_000, 20_000 + recipients))
    background = asyncio.create_task(ordinary.run())
    await asyncio.sleep(30)
    start = loop.time()
    await flash.run()
    background.cancel()
    await asyncio.gather(background, return_exceptions=True)
    return min(flash.sent_at.values()) - start, max(flash.sent_at.values()) - start


async def replying(presses: int = 100) -> tuple[float, int]:
    """The longest that a reply waited for its slot during a broadcast, one a second; and the 429s."""
    loop, limiter, server = asyncio.get_running_loop(), Limiter(), Server(model("window"))
    background = asyncio.create_task(Broadcast(limiter, server, Lane.DIRECTIVE, range(1, 3001)).run())
    waits = []
    for chat in range(50_000, 50_000 + presses):
        await asyncio.sleep(1.013)
        start = loop.time()
        async with limiter.slot(Lane.REPLY, chat):
            waits.append(loop.time() - start)
            await server.send(chat)
    background.cancel()
    await asyncio.gather(background, return_exceptions=True)
    return max(waits), server.refusals


def best_under(storms: Storms, recipients: int = RECIPIENTS, rate: float = SEND_RATE) -> float:
    """Seconds that a sender would take who knew of every storm beforehand."""
    at = sent = 0.0
    while sent < recipients:
        wait = storms.wait(at, 0)
        at, sent = (at + wait, sent) if wait else (at + 1 / rate, sent + 1)
    return at


def _report(name: str, server: Server, seconds: float, best: float) -> None:
    lost = RECIPIENTS - len(server.delivered)
    doubled = sum(count - 1 for count in server.delivered.values())
    cells = (server.refusals, server.held, server.most_in_a_second(), lost, doubled)
    print(f"{name:24}{seconds:8.1f}{seconds / best:8.3f}" + "".join(f"{cell:8}" for cell in cells))


def ridden(kind: str, seed: int) -> tuple[float, float, float]:
    """A broadcast through one weather: its time beside the best and the obedient one's, refusals a message."""
    server = Server(weather(kind, seed), seed)
    seconds = run(broadcast(server))
    if len(server.delivered) != RECIPIENTS or sum(server.delivered.values()) != RECIPIENTS:
        raise AssertionError(f"{kind} {seed}: lost or doubled")
    calm = weather(kind, seed)
    told = best(calm, RECIPIENTS, obedient=True)
    return seconds / best(calm, RECIPIENTS), seconds / told, server.refusals / RECIPIENTS


def _ride(kind: str, seeds: int) -> None:
    rides = [ridden(kind, seed) for seed in range(seeds)]
    cells = ""
    for values in zip(*rides, strict=True):
        ordered = sorted(values)
        picked = (statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1], ordered[-1])
        cells += "".join(f"{value:8.2f}" for value in picked)
    print(f"{kind:28}{cells}", flush=True)


def _weathers(seeds: int) -> None:
    print(f"\n{seeds} seeds each: median, 95th of 100, worst")
    print(f"{'weather':28}{'of the best possible':>24}{'of the obedient':>24}{'429s a message':>24}")
    for kind in KINDS:
        _ride(kind, seeds)


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=10, help="of each weather; each costs half a second")
    given = options.parse_args()
    print(f"virtual time; {RECIPIENTS} recipients, {SEND_RATE:g}/s, {WORKERS} workers, ~70 ms a call")
    heads = ("429s", "held", "max/s", "lost", "doubled")
    print(f"{'server':24}{'seconds':>8}{'ratio':>8}" + "".join(f"{head:>8}" for head in heads))
    for name in ("bucket", "window", "hold", "penalty"):
        server = Server(model(name))
        _report(name, server, run(broadcast(server)), RECIPIENTS / SEND_RATE)
    for storms in (Storms(60, 10), Storms(30, 10), Storms(20, 5), Storms(15, 3)):
        server = Server(storms)
        name = f"storm {storms.length:g} s in {storms.period:g} s"
        _report(name, server, run(broadcast(server)), best_under(storms))
    first, last = run(overtaking())
    alone = RECIPIENTS / SEND_RATE
    print(f"flash amid 10,000: first phone {first:.3f} s, last {last:.1f} s = {last / alone:.3f} of alone")
    wait, refusals = run(replying())
    print(f"replies amid 3,000: longest wait for a slot {wait * 1000:.1f} ms, {refusals} 429s")
    _weathers(given.seeds)


if __name__ == "__main__":
    main()
