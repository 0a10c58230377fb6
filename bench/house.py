"""A bot as it runs, on a database of its own, before ``bench.api_server``: for measuring all of it at once."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.contenders import TOKEN
from bot import garbage
from bot.__main__ import SWITCH
from bot.house import House, build
from bot.limiter import Limiter
from bot.transports.line import telegram_bot
from domain.limits import SEND_RATE
from storage.migrate import migrate
from storage.store import Store, open_store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(slots=True)
class Measured:
    """The running house and its store."""

    house: House
    store: Store


async def _no_file(_content: bytes, _name: str) -> str:
    return ""


@contextlib.asynccontextmanager
async def open_house(url: str, rate: float = SEND_RATE) -> AsyncIterator[Measured]:
    """A house whose loops run (but polling: updates are handed to its intake), ended afterwards."""
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        store = await open_store(Path(folder) / "bench.db", lambda: datetime.now(UTC))
        await migrate(store)
        async with telegram_bot(TOKEN, url, Limiter(rate)) as bot:
            house = build(store, bot, now=lambda: datetime.now(UTC), zone=ZONE, read_file=_no_file)
            house.polling = None
            await house.application.initialize()
            await garbage.warm(store)
            running = asyncio.create_task(house.run())
            try:
                yield Measured(house, store)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                await house.application.shutdown()
        await store.close()
