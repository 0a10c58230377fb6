"""One chat: when it may get its next message, and who waits for that."""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from dataclasses import dataclass, field

from domain.limits import CHAT_BURST, CHAT_SPACING, GROUP_WINDOW, RATE_GROUP
from domain.messages import Lane


@dataclass(eq=False, slots=True)
class Waiter:
    """One message that wants to leave; compared by identity."""

    lane: Lane
    chat_id: int
    cost: int
    order: int  # of arrival
    patience: float = math.inf  # seconds it will wait for its chat
    halt_patience: float = math.inf  # seconds it will wait for a halt of everything
    granted_at: float = math.inf


@dataclass(slots=True)
class Chat:
    """The pace of one chat: ``CHAT_SPACING`` apart, for a group also ``RATE_GROUP`` a minute.

    ``clear_at`` is when all that was sent is paid for. Replies may run ``CHAT_BURST - 1`` ahead of it;
    the others wait for it, and for whatever is in flight, so that they arrive in order.
    """

    chat_id: int
    clear_at: float = -math.inf
    halted_until: float = -math.inf
    in_flight: int = 0
    wakes_at: float = math.inf
    recent: deque[float] = field(default_factory=deque)
    waiting: dict[Lane, OrderedDict[Waiter, None]] = field(default_factory=dict)

    def add(self, waiter: Waiter) -> None:
        self.waiting.setdefault(waiter.lane, OrderedDict())[waiter] = None

    def remove(self, waiter: Waiter) -> bool:
        """Take a waiter out; False when it does not wait (any more)."""
        queue = self.waiting.get(waiter.lane)
        if queue is None or waiter not in queue:
            return False
        del queue[waiter]
        if not queue:
            del self.waiting[waiter.lane]
        return True

    def head(self, lane: Lane) -> Waiter:
        return next(iter(self.waiting[lane]))

    def best_but_reply(self) -> Lane | None:
        """The first lane after REPLY in which somebody waits here."""
        return min((lane for lane in self.waiting if lane is not Lane.REPLY), default=None)

    def ready_at(self, lane: Lane) -> float:
        """When this chat may get a message of ``lane``; infinity while it waits for an answer."""
        at = max(self.halted_until, self._window_opens())
        if lane is Lane.REPLY:
            return max(at, self.clear_at - (CHAT_BURST - 1) * CHAT_SPACING)
        return math.inf if self.in_flight else max(at, self.clear_at)

    def take(self, now: float, cost: int) -> None:
        self.in_flight += 1
        self.clear_at = max(self.clear_at, now) + cost * CHAT_SPACING
        if self.chat_id < 0:
            self.recent.extend([now] * cost)

    def give_back(self, cost: int) -> None:
        """Nothing was sent after all."""
        self.clear_at -= cost * CHAT_SPACING
        for _ in range(min(cost, len(self.recent))):
            self.recent.pop()

    def idle_from(self) -> float:
        """From when on there is nothing to remember; infinity while something goes on."""
        if self.waiting or self.in_flight:
            return math.inf
        window = self.recent[-1] + GROUP_WINDOW if self.recent else -math.inf
        return max(self.clear_at, self.halted_until, window)

    def forget(self, now: float) -> None:
        """Drop what has left the group's window."""
        while self.recent and self.recent[0] + GROUP_WINDOW <= now:
            self.recent.popleft()

    def _window_opens(self) -> float:
        surplus = len(self.recent) - RATE_GROUP
        return self.recent[surplus] + GROUP_WINDOW if surplus >= 0 else -math.inf
