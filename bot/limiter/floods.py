"""Whether a refusal means one chat or the whole bot, and what is kept of it over a restart."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.limits import FLOOD_CHANCE, FLOOD_PAIR, FLOOD_ROW, FLOOD_ROW_MAX

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


class FloodJudge:
    """Telegram does not say whom a 429 means: judged by what happens to other chats meanwhile.

    Where single chats are refused often, a few in a row prove little: the row must be too long for chance.
    """

    def __init__(self) -> None:
        self._row: dict[int, float] = {}  # chats refused since anybody else passed, and when
        self._granted_at = -math.inf  # the latest of them
        self._judged_at = -math.inf  # when everybody was meant last
        self.share = 0.0  # of single refusals among the last answers

    def passed(self, granted_at: float) -> None:
        """A call that was granted then went through: later than a refusal, it says that one chat was meant."""
        self.share -= self.share / _ANSWERS
        if granted_at > self._granted_at and self._row:
            for _ in self._row:
                self.share += (1 - self.share) / _ANSWERS
            self._row.clear()

    def means_everybody(self, chat_id: int, granted_at: float, now: float) -> bool:
        """Take note of a refusal and say whether it means more than its chat."""
        if granted_at <= self._judged_at:
            return True
        self._row = {chat: at for chat, at in self._row.items() if now - at <= FLOOD_PAIR}
        self._row[chat_id] = now
        self._granted_at = max(granted_at, self._granted_at)
        if len(self._row) < self._needed():
            return False
        self._row.clear()
        self._judged_at = now
        return True

    def _needed(self) -> int:
        if self.share <= 0:
            return FLOOD_ROW
        return min(FLOOD_ROW_MAX, max(FLOOD_ROW, math.ceil(math.log(FLOOD_CHANCE) / math.log(self.share))))
