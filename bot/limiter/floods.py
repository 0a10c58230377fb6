"""Whether a refusal means one chat or the whole bot, and what is kept of it over a restart."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from domain.limits import FLOOD_ECHO, FLOOD_MANY, FLOOD_PAIR, FLOOD_TOO_MANY

_ANSWERS = 100  # over which the share of refusals is smoothed


@dataclass(frozen=True, slots=True)
class HaltState:
    """What the limiter must not forget when the process ends, as instants and messages a second."""

    everything: datetime | None = None
    chats: Mapping[int, datetime] = field(default_factory=dict)
    rate: float = math.inf

    def to_text(self) -> str:
        """As one line to be kept; ``from_text`` reads it."""
        return json.dumps(
            {
                "everything": self.everything and self.everything.isoformat(),
                "chats": {str(chat): until.isoformat() for chat, until in self.chats.items()},
                "rate": self.rate if self.rate < math.inf else None,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> HaltState:
        """What ``to_text`` wrote; anything else is an empty state, for a start must not fail on it."""
        try:
            kept = json.loads(text)
            everything = datetime.fromisoformat(kept["everything"]) if kept["everything"] else None
            chats = {int(chat): datetime.fromisoformat(until) for chat, until in kept["chats"].items()}
            return cls(everything, chats, math.inf if kept["rate"] is None else float(kept["rate"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()


class Verdict(IntEnum):
    """Whom a refusal means."""

    CHAT = 0
    MANY = 1  # single chats here and there: we are a little too fast
    TOO_MANY = 2  # so many that our rate must be the cause
    EVERYBODY = 3


class FloodJudge:
    """Telegram does not say whom a 429 means: judged by what happens to other chats meanwhile."""

    def __init__(self) -> None:
        self._chat_id = 0
        self._at = -math.inf
        self._granted_at = -math.inf
        self._others_pass = False
        self._share = 0.0  # of refusals among the last answers

    def passed(self, granted_at: float) -> None:
        """A call that was granted then went through."""
        self._others_pass = self._others_pass or granted_at > self._granted_at
        self._share -= self._share / _ANSWERS

    def judge(self, chat_id: int, granted_at: float, now: float) -> Verdict:
        """Take note of a refusal and say whom it means."""
        ago = now - self._at if chat_id != self._chat_id else math.inf
        together = ago <= FLOOD_PAIR and not self._others_pass
        self._chat_id, self._at, self._others_pass = chat_id, now, False
        self._granted_at = max(granted_at, self._granted_at)
        self._share += (1 - self._share) / _ANSWERS
        if together:
            return Verdict.EVERYBODY
        return self._verdict_of_share() if ago <= FLOOD_ECHO else Verdict.CHAT

    def _verdict_of_share(self) -> Verdict:
        if self._share > FLOOD_TOO_MANY:
            return Verdict.TOO_MANY
        return Verdict.MANY if self._share > FLOOD_MANY else Verdict.CHAT
