"""A whole bot in process: real store, intake and delivery before the sandbox's world, step by step."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram.ext import ExtBot

from bot.extract.client import read_file
from bot.house import House, build
from bot.sandbox.request import WorldRequest
from bot.sandbox.world import World
from bot.ticker import ring_all
from storage import facts
from storage.store import Store
from tests.bot.ways import ByWebhook, door
from tests.clock import FakeClock
from tests.template import migrated

TOKEN = "4242424242:TEST-TOKEN-of-a-world-that-is-not-real"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Running:
    """A bot that does all that is due whenever a story settles."""

    def __init__(self, house: House, world: World, clock: FakeClock) -> None:
        self.house, self.world, self.clock = house, world, clock

    @property
    def store(self) -> Store:
        return self.house.office.store

    async def settle(self) -> None:
        """Fetch, handle, ring and deliver until nothing is left to do at this instant."""
        for _ in range(50):
            assert self.house.polling is not None
            offset = await self.house.polling.once()
            await self.house.intake.settled()
            rung = await ring_all(self.store, ZONE)
            sent = await self.house.delivery.settled()
            fetched = await self.house.keeper.settled() if self.house.keeper else 0
            offered = await self.house.menus.settled()
            if not offset and not rung and not sent and not fetched and not offered:
                return
        raise AssertionError("the bot does not come to rest")


@asynccontextmanager
async def running(path: Path, clock: FakeClock, world: World) -> AsyncIterator[Running]:
    """Open the store, start the bot, hand it over, close it."""
    store = await migrated(path, clock.now)
    request = WorldRequest(world)
    bot = ExtBot(
        TOKEN,
        base_url="http://world/bot",
        base_file_url="http://world/file/bot",
        request=request,
        get_updates_request=request,
    )
    try:
        async with bot:
            files = path.parent / "files"
            house = build(
                store,
                bot,
                now=clock.now,
                zone=ZONE,
                read_file=read_file,
                files=files,
                web_url="http://127.0.0.1:8080",
            )
            await house.application.initialize()
            await store.write(facts.put, "bot_username", bot.username)
            async with _way(house):
                yield Running(house, world, clock)
            await house.application.shutdown()
            await house.painter.close()
    finally:
        await store.close()  # its threads would keep the whole test run alive


@asynccontextmanager
async def _way(house: House) -> AsyncIterator[None]:
    """How updates come: polled for, or with UPDATES=webhook brought to the door, in every story there is."""
    if os.environ.get("UPDATES") != "webhook":
        yield
        return
    assert house.polling is not None
    async with door(house.intake) as client:
        house.polling = ByWebhook(house.polling, client)
        yield
