"""Which chat goes next: the first lane, in order of readiness, with ageing."""

from __future__ import annotations

from collections import OrderedDict

from bot.limiter.chats import Chat, Waiter
from domain.limits import AGEING
from domain.messages import Lane


class Lanes:
    """The chats that may get a message now, by lane. A chat stands in REPLY and in one other lane at most."""

    def __init__(self) -> None:
        self._ready: dict[Lane, OrderedDict[int, Chat]] = {lane: OrderedDict() for lane in Lane}
        self._stands: dict[int, Lane] = {}
        self._passed_over = 0

    def place(self, chat: Chat, *, reply: bool, other: Lane | None) -> None:
        """Say where a chat stands now; its turn in a lane where it already stood is kept."""
        replies = self._ready[Lane.REPLY]
        if not reply:
            replies.pop(chat.chat_id, None)
        elif chat.chat_id not in replies:
            replies[chat.chat_id] = chat
        self._place_other(chat, other)

    def _place_other(self, chat: Chat, lane: Lane | None) -> None:
        before = self._stands.get(chat.chat_id)
        if before is lane:
            return
        if before is not None:
            del self._ready[before][chat.chat_id]
            del self._stands[chat.chat_id]
        if lane is not None:
            self._ready[lane][chat.chat_id] = chat
            self._stands[chat.chat_id] = lane

    def next(self, *, regular: bool) -> Waiter | None:
        """The message whose turn it is; only a reply or an aged one when the slot is not ``regular``."""
        heads = [self._head(lane) for lane in Lane if self._ready[lane]]
        if not heads:
            return None
        if self._passed_over >= AGEING:
            return min(heads, key=_arrival)
        return heads[0] if regular or heads[0].lane is Lane.REPLY else None

    def took(self, waiter: Waiter) -> None:
        """Count a slot against those who came earlier and still wait in a later lane."""
        later = (self._head(lane) for lane in Lane if lane > waiter.lane and self._ready[lane])
        passed_over = any(head.order < waiter.order for head in later)
        self._passed_over = self._passed_over + 1 if passed_over else 0

    def urgent(self) -> bool:
        """True when somebody waits who may run ahead of the schedule."""
        return bool(self._ready[Lane.REPLY]) or self._passed_over >= AGEING

    def __bool__(self) -> bool:
        return any(self._ready.values())

    def _head(self, lane: Lane) -> Waiter:
        return next(iter(self._ready[lane].values())).head(lane)


def _arrival(waiter: Waiter) -> int:
    return waiter.order
