"""python-telegram-bot's door to the limiter: every call of a bot passes here, replies too."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from typing import Final

from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.limiter.limiter import Limiter
from bot.limiter.slot import Busy, Slot
from domain.limits import FLOOD_UNNAMED, HALT_PATIENCE, OUTBOX_PATIENCE, REPLY_PATIENCE
from domain.messages import Lane

Json = dict[str, object]
Answer = bool | Json | list[Json]

LANE: ContextVar[Lane] = ContextVar("LANE", default=Lane.REPLY)
"""The lane of calls that name none; a task that is no reply sets it once."""

# These put a message into a chat or change one there; all else is free (answerCallbackQuery expressly,
# deletes "high enough", the rest is not a message).
_COSTLY: Final = re.compile(r"(?!sendChatAction$)(send|edit|copy|forward)[A-Z]")
_ANSWERS: Final = (BadRequest, ChatMigrated, Forbidden)  # refused for what it says, not for its pace
_RETRY: Final = re.compile(r"retry after (\d+)")
_PATIENCE: Final = {True: (REPLY_PATIENCE, REPLY_PATIENCE), False: (OUTBOX_PATIENCE, HALT_PATIENCE)}
_ATTEMPTS: Final = 3  # of a reply that was refused: somebody is waiting for it


class LaneRateLimiter(BaseRateLimiter[Lane]):
    """Sends every costly call through a ``Limiter``, in the lane of ``rate_limit_args`` or ``LANE``.

    A refused reply is sent again when its wait is bearable. Everything else raises ``RetryAfter`` at once,
    so that whoever keeps the outbox decides; a halt of everything is waited out unless it is long.
    """

    def __init__(self, limiter: Limiter) -> None:
        self.limiter = limiter

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down: whoever waits is cancelled by its own task."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[object, object, Answer]],
        args: tuple[object, ...],
        kwargs: Json,
        endpoint: str,
        data: Json,
        rate_limit_args: Lane | None,
    ) -> Answer:
        """Make the call in a slot of its own; raises what the call raises, and ``RetryAfter``."""
        chat_id = data.get("chat_id")
        if chat_id is None or not _COSTLY.match(endpoint):
            return await callback(*args, **kwargs)
        lane = LANE.get() if rate_limit_args is None else rate_limit_args
        attempts = _ATTEMPTS if lane is Lane.REPLY else 1
        while True:
            attempts -= 1
            slot = self._slot(lane, _key(chat_id), data)
            try:
                return await _in_slot(slot, callback, args, kwargs)
            except RetryAfter:
                if not attempts:
                    raise

    def _slot(self, lane: Lane, chat_id: int, data: Json) -> Slot:
        patience, for_halts = _PATIENCE[lane is Lane.REPLY]
        slot = self.limiter.slot(lane, chat_id, cost=_cost(data), patience=patience, halt_patience=for_halts)
        if any(isinstance(value, InputFile) for value in data.values()):
            slot.untimed()
        return slot


async def _in_slot(
    slot: Slot,
    callback: Callable[..., Coroutine[object, object, Answer]],
    args: tuple[object, ...],
    kwargs: Json,
) -> Answer:
    try:
        async with slot:
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                seconds = _flood_of(error)
                if seconds is None:
                    if isinstance(error, _ANSWERS):
                        slot.answered()
                    raise
            slot.refused(seconds)
            raise RetryAfter(math.ceil(seconds))
    except Busy as busy:
        seconds = busy.seconds
    raise RetryAfter(math.ceil(seconds))


def _flood_of(error: TelegramError) -> float | None:
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    return unnamed_flood(error) if isinstance(error, NetworkError) else None


def seconds_of(error: RetryAfter) -> float:
    """The wait that Telegram asks for, in whichever type the library gives it."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def unnamed_flood(error: NetworkError) -> float | None:
    """The wait of a 429 that came without parameters; None for any other error."""
    if not error.message.startswith("Too Many Requests"):
        return None
    named = _RETRY.search(error.message)
    return float(named[1]) if named else FLOOD_UNNAMED


def _key(chat_id: object) -> int:
    """Chats are numbers; a channel's @name becomes one, below zero as groups are."""
    text = str(chat_id)
    return int(text) if text.lstrip("-").isdigit() else -zlib.crc32(text.encode())


def _cost(data: Json) -> int:
    """Messages that the call makes: an album or a bulk copy is several."""
    several = data.get("media") or data.get("message_ids")
    return len(several) if isinstance(several, list | tuple) else 1
