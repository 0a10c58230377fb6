"""Who may send when: lanes, chats and the line put together. No await, no clock: ``now`` is given.

Every step costs O(log n) in those who wait; nothing is remembered of a chat that is at rest.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator

from bot.limiter.chats import Chat, Waiter
from bot.limiter.lanes import Lanes
from bot.limiter.pace import Pace
from bot.limiter.rate import Rate
from domain.messages import Lane


class Schedule:
    """Waiters come in by ``enter``, go out by ``advance`` when granted, and end by ``leave``."""

    def __init__(self, rate: Rate) -> None:
        self.halted_until = -math.inf
        self.chats: dict[int, Chat] = {}
        self.waiting = 0
        self._pace = Pace(rate)
        self._lanes = Lanes()
        self._wakes: list[tuple[float, int]] = []

    def enter(self, waiter: Waiter, now: float) -> None:
        """Begin to wait."""
        if not self.waiting:
            self._pace.rested(now)
        chat = self.chats.setdefault(waiter.chat_id, Chat(waiter.chat_id))
        chat.add(waiter)
        self.waiting += 1
        self._place(chat, now)

    def advance(self, now: float) -> Iterator[Waiter]:
        """Grant every slot that is open at ``now``."""
        self._wake(now)
        while waiter := self._next(now):
            chat = self.chats[waiter.chat_id]
            self._lanes.took(waiter)
            chat.remove(waiter)
            self.waiting -= 1
            chat.take(now, waiter.cost)
            self._pace.take(now, waiter.cost)
            waiter.granted_at = now
            self._place(chat, now)
            yield waiter

    def withdraw(self, waiter: Waiter, now: float) -> bool:
        """Stop waiting; False when the slot was granted already."""
        chat = self.chats.get(waiter.chat_id)
        if chat is None or not chat.remove(waiter):
            return False
        self.waiting -= 1
        self._place(chat, now)
        return True

    def leave(self, waiter: Waiter, now: float, *, unused: bool = False) -> None:
        """The call that held a slot has ended; ``unused`` when nothing was sent."""
        chat = self.chats[waiter.chat_id]
        chat.in_flight -= 1
        if unused:
            chat.give_back(waiter.cost)
            self._pace.give_back(now, waiter.cost)
        self._place(chat, now)

    def halt(self, until: float) -> None:
        """Nothing leaves before ``until``; a halt never gets shorter."""
        self.halted_until = max(self.halted_until, until)
        self._pace.postpone(until)

    def halt_chat(self, chat_id: int, until: float, now: float) -> None:
        """Nothing leaves to this chat before ``until``."""
        chat = self.chats.setdefault(chat_id, Chat(chat_id))
        chat.halted_until = max(chat.halted_until, until)
        self._place(chat, now)

    def wait_of(self, waiter: Waiter, now: float) -> float:
        """Seconds that its chat and the halts keep a waiter back; what is in flight is not foreseen."""
        return max(0.0, self._chat_wait(waiter, now), self.halted_until - now)

    def is_impatient(self, waiter: Waiter, now: float) -> bool:
        """True when that is longer than it is willing to wait."""
        if self.halted_until - now > waiter.halt_patience:
            return True
        return self._chat_wait(waiter, now) > waiter.patience

    def impatient(self, now: float, chat_id: int | None = None) -> list[Waiter]:
        """Those who wait (for this chat) and have become impatient."""
        return [waiter for waiter in self.all_waiting(chat_id) if self.is_impatient(waiter, now)]

    def all_waiting(self, chat_id: int | None = None) -> list[Waiter]:
        """Those who wait (for this chat)."""
        chats = self.chats.values() if chat_id is None else [self.chats[chat_id]]
        return [waiter for chat in chats for queue in chat.waiting.values() for waiter in queue]

    def _chat_wait(self, waiter: Waiter, now: float) -> float:
        chat = self.chats.get(waiter.chat_id)
        if chat is None:
            return -math.inf
        at = chat.ready_at(waiter.lane)
        return (chat.clear_at if at == math.inf else at) - now

    def next_at(self, now: float) -> float:
        """When ``advance`` is worth calling again; infinity when only an answer can change anything."""
        at = math.inf
        if self._lanes:
            opens = self._pace.opens_at(now, overdraw=self._lanes.urgent())
            at = max(opens, self.halted_until)
        return min(at, self._wakes[0][0]) if self._wakes and self.waiting else at

    def _next(self, now: float) -> Waiter | None:
        if now < self.halted_until:
            return None
        if self._pace.opens_at(now, overdraw=False) <= now:
            return self._lanes.next(regular=True)
        if self._lanes.urgent() and self._pace.opens_at(now, overdraw=True) <= now:
            return self._lanes.next(regular=False)
        return None

    def _place(self, chat: Chat, now: float) -> None:
        chat.forget(now)
        lane = chat.best_but_reply()
        self._lanes.place(
            chat,
            reply=Lane.REPLY in chat.waiting and chat.ready_at(Lane.REPLY) <= now,
            other=lane if lane is not None and chat.ready_at(lane) <= now else None,
        )
        self._order_wake(chat, now)

    def _order_wake(self, chat: Chat, now: float) -> None:
        instants = [chat.ready_at(lane) for lane in chat.waiting] or [chat.idle_from()]
        at = min((instant for instant in instants if instant > now), default=math.inf)
        if not chat.waiting and instants[0] <= now:
            del self.chats[chat.chat_id]
        elif at < chat.wakes_at:
            chat.wakes_at = at
            heapq.heappush(self._wakes, (at, chat.chat_id))

    def _wake(self, now: float) -> None:
        while self._wakes and self._wakes[0][0] <= now:
            at, chat_id = heapq.heappop(self._wakes)
            chat = self.chats.get(chat_id)
            if chat is not None and chat.wakes_at <= at:
                chat.wakes_at = math.inf
                self._place(chat, now)
