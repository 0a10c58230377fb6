"""Updates that come by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.sandbox.cast import LAN
from bot.sandbox.door import serve
from bot.sandbox.world import World
from tests.clock import FakeClock


class Hook:
    """A bot that listens; ``answers`` are the statuses it gives, the last one for ever."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.answers = [200]
        self.url = ""

    async def hear(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.got.put_nowait((secret, (await request.json())["message"]["text"]))
        return web.Response(status=self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made, app = Hook(), web.Application()
    app.router.add_post("/hook", made.hear)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret_and_are_confirmed(world: World, hook: Hook, ok):
    site = await serve(world, port=0)
    world.send_text(LAN, "trước")
    await ok("setWebhook", url=hook.url, secret_token="kin_1")
    world.send_text(LAN, "sau")
    async with asyncio.timeout(5):
        assert await hook.got.get() == ("kin_1", "trước")
        assert await hook.got.get() == ("kin_1", "sau")
        while world.pending:  # noqa: ASYNC110 — the confirmation follows the answer
            await asyncio.sleep(0)
    await site.close()


async def test_what_was_not_taken_comes_again(world: World, clock: FakeClock, hook: Hook, ok):
    hook.answers = [500, 200]
    site = await serve(world, port=0)
    await ok("setWebhook", url=hook.url)
    world.send_text(LAN, "x")
    async with asyncio.timeout(5):
        await hook.got.get()
        while hook.got.empty():
            await asyncio.sleep(0)
            clock.forward(seconds=1)
        assert await hook.got.get() == ("", "x")
    await site.close()
