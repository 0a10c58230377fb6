"""The limiter: whoever wants to send waits here for a slot."""

from __future__ import annotations

import asyncio
import itertools
import math
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.limiter.chats import Waiter
from bot.limiter.clock import Alarm, Clock, LoopClock
from bot.limiter.floods import FloodJudge, HaltState
from bot.limiter.rate import Rate
from bot.limiter.schedule import Schedule
from bot.limiter.slot import Busy, Slot
from domain.limits import FLOOD_MANY, HALT_MARGIN, SEND_RATE
from domain.messages import Lane


class Limiter:
    """Paces all that is sent: ``rate`` a second over all, one a second per chat, twenty a minute per group.

    Lanes go by priority per slot; a reply may run a little ahead and the others pay for it. A halt is a
    deadline per chat or for everything, and never gets shorter. One event loop, no task of its own.
    ``on_halt`` is called whenever a halt begins, so that its state can be kept.
    """

    def __init__(self, rate: float = SEND_RATE, *, clock: Clock | None = None) -> None:
        self.on_halt: Callable[[], None] = _nothing
        self._clock = clock or LoopClock()
        self._rate = Rate(rate)
        self._schedule = Schedule(self._rate)
        self._judge = FloodJudge()
        self._orders = itertools.count()
        self._futures: dict[Waiter, asyncio.Future[None]] = {}
        self._alarm: Alarm | None = None
        self._alarm_at = math.inf
        self._closed = False

    def slot(
        self,
        lane: Lane,
        chat_id: int,
        *,
        cost: int = 1,
        patience: float = math.inf,
        halt_patience: float | None = None,
    ) -> Slot:
        """A slot to use as ``async with``: waits for its turn, holds the chat until the end.

        Raises ``Busy`` when its chat would make it wait longer than ``patience`` seconds, or a halt of
        everything longer than ``halt_patience`` (default: the same); the queue of others does not count.
        Cancelling while it waits gives everything back.
        """
        for_halts = patience if halt_patience is None else halt_patience
        return Slot(self, Waiter(lane, chat_id, cost, next(self._orders), patience, for_halts))

    def halt(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to this chat (None: to nobody) for ``seconds``."""
        now = self._clock.monotonic()
        until = now + seconds + HALT_MARGIN
        if chat_id is None:
            self._schedule.halt(until)
        else:
            self._schedule.halt_chat(chat_id, until, now)
        self._dismiss(now, chat_id)
        self.on_halt()
        self._pump()

    def close(self) -> None:
        """The process is to end: grant nothing more but replies; whoever waits otherwise hears ``Busy``."""
        self._closed = True
        now = self._clock.monotonic()
        for waiter in self._schedule.all_waiting():
            if waiter.lane is not Lane.REPLY:
                self._turn_away(waiter, 0.0, now)

    def halted_for(self, chat_id: int | None = None) -> float:
        """Seconds until this chat (None: anybody) may be sent to; 0 when it may now."""
        chat = self._schedule.chats.get(chat_id) if chat_id is not None else None
        until = max(self._schedule.halted_until, chat.halted_until if chat else -math.inf)
        return max(0.0, until - self._clock.monotonic())

    def rate(self) -> float:
        """Messages a second that are dared at present."""
        return self._rate.at(self._clock.monotonic())

    def waiting(self) -> int:
        """How many wait for a slot."""
        return self._schedule.waiting

    def state(self, now: datetime) -> HaltState:
        """The halts that still run, as instants; ``now`` is the wall clock's."""
        mono = self._clock.monotonic()
        chats = {c.chat_id: c.halted_until for c in self._schedule.chats.values()}
        return HaltState(
            everything=_instant(self._schedule.halted_until - mono, now),
            chats={k: at for k, v in chats.items() if (at := _instant(v - mono, now))},
            rate=self._rate.at(mono),
        )

    def restore(self, state: HaltState, now: datetime) -> None:
        """Go on as a former process left off; what has passed meanwhile is ignored."""
        mono = self._clock.monotonic()
        self._rate.start_at(state.rate, mono)
        if state.everything is not None and state.everything > now:
            self._schedule.halt(mono + (state.everything - now).total_seconds())
        for chat_id, until in state.chats.items():
            if until > now:
                self._schedule.halt_chat(chat_id, mono + (until - now).total_seconds(), mono)

    # What a Slot calls

    async def enter(self, waiter: Waiter) -> None:
        """Wait until ``waiter`` is granted."""
        now = self._clock.monotonic()
        if self._closed and waiter.lane is not Lane.REPLY:
            raise Busy(0.0)
        if self._schedule.is_impatient(waiter, now):
            raise Busy(self._schedule.wait_of(waiter, now))
        future = self._futures[waiter] = asyncio.get_running_loop().create_future()
        self._schedule.enter(waiter, now)
        self._pump()
        try:
            await future
        except BaseException:
            self._abandon(waiter)
            raise

    def leave(self, waiter: Waiter) -> None:
        """The call is over, however it ended."""
        self._schedule.leave(waiter, self._clock.monotonic())
        self._pump()

    def answered(self, waiter: Waiter) -> None:
        """The call went through."""
        self._judge.passed(waiter.granted_at)
        self._rate.answered(self._clock.monotonic(), waiter.granted_at)

    def refused(self, waiter: Waiter, seconds: float) -> None:
        """The server answered 429: halt the chat, or everybody if others are refused as well."""
        now = self._clock.monotonic()
        everybody = self._judge.means_everybody(waiter.chat_id, waiter.granted_at, now)
        if everybody:
            self._rate.refused(now, waiter.granted_at, seconds + HALT_MARGIN)
        else:
            self._rate.single(now, often=self._judge.share > FLOOD_MANY)
        self.halt(None if everybody else waiter.chat_id, seconds)

    def _abandon(self, waiter: Waiter) -> None:
        now = self._clock.monotonic()
        self._futures.pop(waiter, None)
        if not self._schedule.withdraw(waiter, now) and waiter.granted_at < math.inf:
            self._schedule.leave(waiter, now, unused=True)
        self._pump()

    def _dismiss(self, now: float, chat_id: int | None) -> None:
        for waiter in self._schedule.impatient(now, chat_id):
            self._turn_away(waiter, self._schedule.wait_of(waiter, now), now)

    def _turn_away(self, waiter: Waiter, wait: float, now: float) -> None:
        self._schedule.withdraw(waiter, now)
        future = self._futures.pop(waiter)
        if not future.done():
            future.set_exception(Busy(wait))

    def _pump(self) -> None:
        now = self._clock.monotonic()
        for waiter in self._schedule.advance(now):
            future = self._futures.pop(waiter)
            if not future.done():
                future.set_result(None)
        self._arm(self._schedule.next_at(now))

    def _arm(self, at: float) -> None:
        if at == self._alarm_at:
            return
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm_at = at
        self._alarm = self._clock.call_at(at, self._ring) if at < math.inf else None

    def _ring(self) -> None:
        self._alarm, self._alarm_at = None, math.inf
        self._pump()


def _nothing() -> None:
    """Nobody listens."""


def _instant(seconds: float, now: datetime) -> datetime | None:
    return now + timedelta(seconds=seconds) if 0 < seconds < math.inf else None
