"""A whole bot on a clock that goes only when told to, before the sandbox's world."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final

from telegram.ext import ExtBot

from bot.extract.client import read_file
from bot.house import House, build
from bot.sandbox.keyboards import labels
from bot.sandbox.request import WorldRequest
from bot.sandbox.values import Post
from bot.sandbox.world import World
from bot.ticker import index_all, ring_all
from handlers import ring
from storage.migrate import migrate
from storage.store import Store, open_store

TOKEN: Final = "1:of-a-world-in-memory"  # noqa: S105 — nothing outside this process ever asks for it
_THUMB: Final = timedelta(seconds=4)  # from reading to pressing: no two things happen at one instant
_ROUNDS: Final = 50  # of doing all that is due, after which it must have come to rest


class Clock:
    """Stands still between two steps, and never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant that it was last moved to."""
        return self._now

    def at(self, instant: datetime) -> None:
        """Move on; an earlier instant changes nothing."""
        self._now = max(self._now, instant)


class Play:
    """The running office. ``says``, ``sends`` and ``presses`` are the hands of the cast."""

    def __init__(self, house: House, world: World, clock: Clock, zone: tzinfo) -> None:
        self.house, self.world, self.clock, self.zone = house, world, clock, zone

    @property
    def store(self) -> Store:
        """The database in which all this happens."""
        return self.house.office.store

    async def settle(self) -> None:
        """Fetch, handle, ring and deliver until nothing is left to do at this instant."""
        assert self.house.polling is not None
        for _ in range(_ROUNDS):
            fetched = await self.house.polling.once() if self.world.pending else 0
            if fetched:
                await self.house.intake.settled()
            rung = await ring_all(self.store, self.zone)
            sent = await self.house.delivery.settled()
            if not (fetched or rung or sent or self.world.pending):
                return
        raise RuntimeError("the office does not come to rest")

    async def until(self, instant: datetime) -> None:
        """Let time pass: whatever is due on the way rings at its own minute."""
        await self.settle()
        while (due := await self.store.read(ring.next_due)) is not None and due <= instant:
            self.clock.at(due)
            await self.settle()
        self.clock.at(instant)

    async def says(self, person: int, text: str) -> None:
        """Type a message."""
        self.think()
        self.world.send_text(person, text)
        await self.settle()

    async def sends(self, person: int, name: str, data: bytes) -> None:
        """Send a file."""
        self.think()
        self.world.send_document(person, name, data)
        await self.settle()

    async def presses(self, person: int, label: str, saying: str = "") -> bool:
        """Press the newest button of this label, on a message with those words; False when there is none."""
        found = self.newest(person, label, saying)
        if found is None:
            return False
        self.think()
        self.world.press(person, found.chat_id, found.id, label)
        await self.settle()
        return True

    def think(self) -> None:
        """What people do takes some seconds."""
        self.clock.at(self.clock.now() + _THUMB)

    def newest(self, person: int, label: str, saying: str = "") -> Post | None:
        """The newest message on that phone with such a button and such words."""
        for post in reversed(self.world.posts(person)):
            if post.from_bot and saying in post.now.text and label in labels(post.now.keyboard):
                return post
        return None


@asynccontextmanager
async def raised(database: Path, clock: Clock, zone: tzinfo) -> AsyncIterator[Play]:
    """Open the database (made here where there is none), run the office before a world, close both."""
    store = await open_store(database, clock.now, durable=False)
    try:
        await migrate(store)
        world = World(clock.now, TOKEN)
        request = WorldRequest(world)
        bot = ExtBot(
            TOKEN, base_url="http://world/bot", base_file_url="http://world/file/bot",
            request=request, get_updates_request=request,
        )  # fmt: skip
        async with bot:
            files = database.parent / "files"
            house = build(store, bot, now=clock.now, zone=zone, read_file=read_file, files=files)
            await house.application.initialize()
            yield Play(house, world, clock, zone)
            await house.application.shutdown()
            await house.painter.close()
        await index_all(store)
    finally:
        await store.close()
