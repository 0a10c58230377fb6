"""The queue of updates: offsets confirm, presses wait 150 s, the rest 24 h, and there is one reader."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.limits import CALLBACK_LIFE, LONG_POLL, UPDATES_BATCH

from .refusals import conflict
from .values import Json

MESSAGE_LIFE: Final = 24 * 3600
_LIFE: Final = {"callback_query": CALLBACK_LIFE, "inline_query": CALLBACK_LIFE}
_OFF_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update that nobody has confirmed yet."""

    id: int
    kind: str
    body: Json
    expires: datetime

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class Mailbox:
    """Updates between the people and the bot. ``lost`` counts those that expired unconfirmed."""

    def __init__(self, now: Callable[[], datetime], sleep: Sleep) -> None:
        self._now, self._sleep = now, sleep
        self._waiting: list[Waiting] = []
        self.next_id = 100_000_001
        self._arrived = asyncio.Event()
        self._reader: asyncio.Event | None = None
        self.allowed: frozenset[str] = frozenset()
        self.webhook: Json = {}
        self.lost = 0

    def put(self, kind: str, body: Json) -> None:
        """Queue an update unless the bot has not asked for its kind."""
        if not self._wanted(kind):
            return
        life = timedelta(seconds=_LIFE.get(kind, MESSAGE_LIFE))
        self._waiting.append(Waiting(self.next_id, kind, body, self._now() + life))
        self.next_id += 1
        self._arrived.set()

    def put_back(self, waiting: list[Waiting], next_id: int) -> None:
        """Take over what an earlier run left unconfirmed."""
        self._waiting, self.next_id = waiting, next_id

    def pending(self) -> list[Waiting]:
        """What is still to be fetched; what has waited too long is gone for ever."""
        now = self._now()
        alive = [item for item in self._waiting if item.expires > now]
        self.lost += len(self._waiting) - len(alive)
        self._waiting = alive
        return alive

    def confirm(self, offset: int) -> None:
        """Forget every update below ``offset``; a negative one keeps only that many from the end."""
        if offset < 0:
            self._waiting = self.pending()[offset:]
        else:
            self._waiting = [item for item in self._waiting if item.id >= offset]

    def allow(self, kinds: Collection[str]) -> None:
        """Which kinds to queue from now on; none means Telegram's default set."""
        self.allowed = frozenset(kinds)

    async def fetch(self, offset: int, limit: int, patience: float) -> list[Json]:
        """getUpdates. A second reader ends the first one with 409, a webhook excludes both."""
        if self.webhook.get("url"):
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        if self._reader is not None:
            self._reader.set()
        mine = self._reader = asyncio.Event()
        try:
            self.confirm(offset)
            if not self.pending() and patience > 0:
                await self._wait(mine, min(patience, LONG_POLL))
        finally:
            if self._reader is mine:
                self._reader = None
        limit = limit if 1 <= limit <= UPDATES_BATCH else UPDATES_BATCH
        return [item.json() for item in self.pending()[:limit]]

    def set_webhook(self, url: str, secret: str) -> None:
        """Send updates to ``url`` from now on; "" goes back to polling."""
        self.webhook = {"url": url, "secret": secret} if url else {}
        self._arrived.set()

    async def for_webhook(self) -> Waiting:
        """The oldest update, once there are both an update and a webhook to send it to."""
        while True:
            waiting = self.pending()
            if waiting and self.webhook:
                return waiting[0]
            self._arrived.clear()
            await self._arrived.wait()

    async def _wait(self, ended: asyncio.Event, seconds: float) -> None:
        self._arrived.clear()
        tasks = {
            asyncio.ensure_future(self._arrived.wait()),
            asyncio.ensure_future(ended.wait()),
            asyncio.ensure_future(self._sleep(seconds)),
        }
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        if ended.is_set():
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _OFF_BY_DEFAULT
