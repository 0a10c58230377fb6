"""Who sends in the race of ``bench.delivery``: each the fastest way its makers offer, none is slowed down.

``python -m bench.contenders NAME PORT COUNT`` sends COUNT messages, one a chat, and prints what it cost.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp

from bench.office import FIRST_CHAT, furnish

TOKEN = "4242424242:BENCH-TOKEN-of-a-server-that-is-not-real"
AT_ONCE = 64  # requests in flight, for all: what our own pool has
TEXT = "<b>Công văn số 963-CV/TU</b>\n" + "về việc triển khai các biện pháp phòng, chống bão số 5. " * 6
Send = Callable[[int], Awaitable[object]]


async def _together(send: Send, count: int) -> int:
    """One task a chat under a semaphore, as the examples of both libraries do; how many failed."""
    turn = asyncio.Semaphore(AT_ONCE)
    failed = 0

    async def one(chat: int) -> None:
        nonlocal failed
        async with turn:
            try:
                await send(chat)
            except Exception:
                failed += 1

    await asyncio.gather(*(one(FIRST_CHAT + n) for n in range(2, count + 2)))
    return failed


async def raw(url: str, count: int, spent: Spent) -> None:
    """aiohttp and nothing else: the floor."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:
        address = f"{url}/bot{TOKEN}/sendMessage"

        async def send(chat: int) -> None:
            async with session.post(address, data={"chat_id": str(chat), "text": TEXT}) as response:
                await response.read()

        with spent:
            await _together(send, count)


async def ptb(url: str, count: int, spent: Spent, *, limited: bool = False) -> None:
    """python-telegram-bot over its httpx; ``limited`` with its AIORateLimiter, made patient."""
    from telegram import LinkPreviewOptions
    from telegram.ext import AIORateLimiter, ExtBot
    from telegram.request import HTTPXRequest

    limiter = AIORateLimiter(max_retries=10) if limited else None
    request = HTTPXRequest(connection_pool_size=AT_ONCE, pool_timeout=60, read_timeout=60)
    bot = ExtBot(TOKEN, base_url=f"{url}/bot", request=request, rate_limiter=limiter)
    preview = LinkPreviewOptions(is_disabled=True)
    async with bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML", link_preview_options=preview)

        with spent:
            await _together(send, count)


async def ptb_limited(url: str, count: int, spent: Spent) -> None:
    """At its own 30 a second: it cannot be faster without being another limiter."""
    await ptb(url, count, spent, limited=True)


async def aiogram(url: str, count: int, spent: Spent) -> None:
    """aiogram 3 with a semaphore."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=AT_ONCE)
    async with Bot(TOKEN, session=session) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        await bot.get_me()
        with spent:
            await _together(send, count)


async def ours(url: str, count: int, spent: Spent, rate: float = 1e6) -> None:
    """The whole way: published, claimed, drawn, paced, sent, settled, every commit synced to the disk."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        await _ours(Path(folder), url, count, spent, rate)


async def ours_paced(url: str, count: int, spent: Spent) -> None:
    """The same at the usual 28 a second."""
    from domain.limits import SEND_RATE

    await ours(url, count, spent, SEND_RATE)


async def _ours(folder: Path, url: str, count: int, spent: Spent, rate: float) -> None:
    from bot import garbage
    from bot.delivery import Delivery
    from bot.limiter import Limiter
    from bot.transports.line import telegram_bot
    from bot.transports.telegram import TelegramTransport
    from handlers.publish import publish
    from storage.migrate import migrate
    from storage.store import open_store

    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    store = await open_store(folder / "bench.db", lambda: datetime.now(UTC))
    await migrate(store)
    actor, draft_id = await store.write(furnish, count)
    await store.write(publish, actor, draft_id, 1, zone, at_night=True)
    limiter = Limiter(rate)
    async with telegram_bot(TOKEN, url, limiter) as bot:
        delivery = Delivery(store, TelegramTransport(bot), zone, limiter)
        store.listen(delivery.hear)
        garbage.set_aside()  # as our process does when it has started
        with spent:
            running = asyncio.create_task(delivery.run())
            while await store.read(_unsent):  # noqa: ASYNC110 — seen from outside, as a person would
                await asyncio.sleep(0.02)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await store.close()


async def _unsent(tx: object) -> bool:
    from storage.store import Tx

    assert isinstance(tx, Tx)
    return await tx.row("SELECT 1 FROM outbox WHERE kind = 'card' AND state <> 'sent' LIMIT 1") is not None


CONTENDERS: dict[str, Callable[[str, int, Spent], Awaitable[None]]] = {
    "ours": ours,
    "ours_paced": ours_paced,
    "ptb": ptb,
    "ptb_limited": ptb_limited,
    "aiogram": aiogram,
    "raw": raw,
}


class Spent:
    """Wall and processor seconds of the block that it guards."""

    seconds = 0.0
    cpu = 0.0

    def __enter__(self) -> None:
        self.seconds, self.cpu = -time.perf_counter(), -time.process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter()
        self.cpu += time.process_time()


def main() -> None:
    name, port, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    logging.disable(logging.CRITICAL)
    spent = Spent()
    asyncio.run(CONTENDERS[name](f"http://127.0.0.1:{port}", count, spent))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent.seconds, "cpu": spent.cpu, "peak": peak}))


if __name__ == "__main__":
    main()
