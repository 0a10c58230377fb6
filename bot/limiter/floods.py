"""Whether a refusal means one chat or the whole bot, and what is kept of it over a restart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.limits import FLOOD_PAIR


@dataclass(frozen=True, slots=True)
class HaltState:
    """What the limiter must not forget when the process ends, as instants and messages a second."""

    everything: datetime | None = None
    chats: Mapping[int, datetime] = field(default_factory=dict)
    rate: float = math.inf


class FloodJudge:
    """Telegram does not say whom a 429 means: two chats refused within a second mean everybody."""

    def __init__(self) -> None:
        self._chat_id = 0
        self._at = -math.inf

    def means_everybody(self, chat_id: int, now: float) -> bool:
        """Take note of a refusal; True when it follows that of another chat within ``FLOOD_PAIR``."""
        paired = chat_id != self._chat_id and now - self._at <= FLOOD_PAIR
        self._chat_id, self._at = chat_id, now
        return paired
