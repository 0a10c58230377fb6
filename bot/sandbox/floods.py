"""Models of Telegram's pace; which one is true nobody outside knows, so a sender must live with all of them.

A model says how long a send would have to wait: 0 lets it through. ``hold`` models sleep short waits inside the
server and deliver late, as TDLib does.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from domain.limits import RATE_ALL, RATE_CHAT

HOLD_MAX = 8.0  # seconds that the server sleeps before it answers 429 instead


class Pace(Protocol):
    """``hold`` tells whether short waits are slept in the server."""

    hold: bool

    def wait(self, now: float, chat_id: int) -> float:
        """Seconds until this send would be let through; 0 lets it through and counts it."""
        ...


@dataclass(slots=True)
class Bucket:
    """A token bucket over all chats, and a second one per chat: the published numbers."""

    rate: float = RATE_ALL
    burst: float = RATE_ALL
    chat_rate: float = RATE_CHAT
    hold: bool = False
    _all: tuple[float, float] = (0.0, 0.0)
    _chats: dict[int, float] = field(default_factory=dict)

    def wait(self, now: float, chat_id: int) -> float:
        since, tokens = self._all
        tokens = min(self.burst, tokens + (now - since) * self.rate) if since else self.burst
        for_all = (1 - tokens) / self.rate if tokens < 1 else 0.0
        for_chat = max(0.0, self._chats.get(chat_id, 0.0) - now)
        if for_all or for_chat:
            self._all = (now, tokens)
            return max(for_all, for_chat)
        self._all = (now, tokens - 1)
        self._chats[chat_id] = now + 1 / self.chat_rate
        return 0.0


@dataclass(slots=True)
class Window:
    """At most ``most`` sends in any sliding second; a refusal closes everything for ``penalty`` seconds."""

    most: int = int(RATE_ALL)
    penalty: float = 0.0
    hold: bool = False
    _sent: deque[float] = field(default_factory=deque)
    _closed_until: float = 0.0

    def wait(self, now: float, chat_id: int) -> float:
        if now < self._closed_until:
            return self._closed_until - now
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        if len(self._sent) < self.most:
            self._sent.append(now)
            return 0.0
        if self.penalty:
            self._closed_until = now + self.penalty
            return self.penalty
        return self._sent[0] + 1 - now


def model(name: str) -> Pace:
    """One of "bucket", "window", "penalty", "hold"."""
    made: dict[str, Pace] = {
        "bucket": Bucket(),
        "window": Window(),
        "penalty": Window(penalty=30.0),
        "hold": Bucket(hold=True),
    }
    return made[name]
