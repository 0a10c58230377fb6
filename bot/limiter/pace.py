"""The line as a whole: an absolute schedule of evenly spaced slots under a hard bound per second."""

from __future__ import annotations

import math
from collections import deque

from bot.limiter.rate import Rate
from domain.limits import CATCH_UP, REPLY_OVERDRAFT

_WINDOW = 1.02  # seconds; a little over one, because the server's second is not ours
_TIMER_GRAIN = 0.02  # seconds; at 1000/s a wake-up is late by many slots


class Pace:
    """When the next message may leave.

    Slots lie 1/rate apart on an absolute schedule, so lateness does not add up. In no second do more than
    ``ceil(rate) + 1`` messages leave, replies included.
    """

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._due = -math.inf
        self._recent: deque[float] = deque()

    def opens_at(self, now: float, *, overdraw: bool) -> float:
        """The earliest instant for the next message; ``overdraw`` lets it run ahead of the schedule."""
        rate = self._rate.at(now)
        self._forget(now)
        at = self._due - (REPLY_OVERDRAFT / rate if overdraw else 0.0)
        surplus = len(self._recent) - (math.ceil(rate) + 1)
        return max(at, self._recent[surplus] + _WINDOW) if surplus >= 0 else at

    def take(self, now: float, cost: int) -> None:
        """Use the slot that is open; a stall is made up by ``CATCH_UP`` slots at most."""
        self._due = max(self._due, now - self._slack(now)) + cost / self._rate.at(now)
        self._recent.extend([now] * cost)

    def give_back(self, now: float, cost: int) -> None:
        """Nothing was sent in a slot just taken."""
        self._due -= cost / self._rate.at(now)
        for _ in range(min(cost, len(self._recent))):
            self._recent.pop()

    def rested(self, now: float) -> None:
        """The line was idle: no slots are owed for that time."""
        if now - self._due > self._slack(now):
            self._due = now

    def postpone(self, until: float) -> None:
        """No slot before ``until``."""
        self._due = max(self._due, until)

    def _slack(self, now: float) -> float:
        return max(CATCH_UP / self._rate.at(now), _TIMER_GRAIN)

    def _forget(self, now: float) -> None:
        while self._recent and self._recent[0] <= now - _WINDOW:
            self._recent.popleft()
