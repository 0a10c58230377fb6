"""Any interleaving of entering, leaving, cancelling, halting and time keeps the bounds."""

from __future__ import annotations

import math
from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.limiter.chats import Waiter
from bot.limiter.rate import Rate
from bot.limiter.schedule import Schedule
from domain.limits import CHAT_BURST, CHAT_SPACING, RATE_GROUP
from domain.messages import Lane

CHATS = st.sampled_from([1, 2, 3, -4])
EPSILON = 1e-6


class ScheduleMachine(RuleBasedStateMachine):
    """Drives a schedule by hand and checks every grant against the promises."""

    def __init__(self) -> None:
        super().__init__()
        self.schedule = Schedule(Rate(28.0))
        self.now = 0.0
        self.order = 0
        self.waiting: set[Waiter] = set()
        self.flying: set[Waiter] = set()
        self.log: list[tuple[float, Waiter]] = []
        self.halted = -math.inf
        self.chats_halted: dict[int, float] = {}

    @rule(lane=st.sampled_from(Lane), chat=CHATS)
    def enter(self, lane: Lane, chat: int) -> None:
        self.order += 1
        waiter = Waiter(lane, chat, 1, self.order)
        self.waiting.add(waiter)
        self.schedule.enter(waiter, self.now)
        self._advance()

    @rule(span=st.sampled_from([0.001, 0.04, 0.3, 1.1, 7.0]))
    def pass_time(self, span: float) -> None:
        end = self.now + span
        while (at := self.schedule.next_at(self.now)) <= end:
            self.now = max(self.now, at)
            if not self._advance() and self.schedule.next_at(self.now) <= self.now:
                raise AssertionError("a wake-up that does nothing comes again at once")
        self.now = end
        self._advance()

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        if self.flying:
            waiter = data.draw(st.sampled_from(sorted(self.flying, key=lambda w: w.order)))
            self.flying.remove(waiter)
            self.schedule.leave(waiter, self.now)
            self._advance()

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        if self.waiting:
            waiter = data.draw(st.sampled_from(sorted(self.waiting, key=lambda w: w.order)))
            self.waiting.remove(waiter)
            assert self.schedule.withdraw(waiter, self.now)
            self._advance()

    @rule(seconds=st.sampled_from([0.5, 3.0]))
    def halt_everything(self, seconds: float) -> None:
        self.halted = max(self.halted, self.now + seconds)
        self.schedule.halt(self.now + seconds)

    @rule(chat=CHATS, seconds=st.sampled_from([0.5, 3.0]))
    def halt_chat(self, chat: int, seconds: float) -> None:
        until = self.now + seconds
        self.chats_halted[chat] = max(self.chats_halted.get(chat, -math.inf), until)
        self.schedule.halt_chat(chat, until, self.now)

    def _advance(self) -> bool:
        granted = list(self.schedule.advance(self.now))
        for waiter in granted:
            self._check(waiter)
            self.waiting.remove(waiter)
            self.flying.add(waiter)
            self.log.append((self.now, waiter))
        return bool(granted)

    def _check(self, waiter: Waiter) -> None:
        assert self.now >= self.halted
        assert self.now >= self.chats_halted.get(waiter.chat_id, -math.inf)
        same = [at for at, other in self.log if other.chat_id == waiter.chat_id]
        if waiter.lane is not Lane.REPLY:
            assert waiter.chat_id not in {other.chat_id for other in self.flying}
            assert all(self.now - at >= CHAT_SPACING - EPSILON for at in same)
        burst = [at for at in same if self.now - at < CHAT_SPACING - EPSILON]
        assert len(burst) <= CHAT_BURST
        if waiter.chat_id < 0:
            assert len([at for at in same if self.now - at < 60]) < RATE_GROUP
        assert len([at for at, _ in self.log if self.now - at < 1.0]) < 30

    @invariant()
    def nobody_is_forgotten(self) -> None:
        assert self.schedule.waiting == len(self.waiting)
        free = {w for w in self.waiting if w.chat_id not in Counter(f.chat_id for f in self.flying)}
        if free:
            assert self.schedule.next_at(self.now) < math.inf


TestSchedule = ScheduleMachine.TestCase
TestSchedule.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)
