"""The heartbeat beats while all is well, is silent while not, and outlives whatever cannot be asked."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot import heartbeat

NO, YES, BROKEN = False, True, sqlite3.OperationalError("database is locked")


@pytest.fixture
async def beats(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[list[int], str]]:
    monkeypatch.setattr(heartbeat, "EVERY", 0.001)
    heard: list[int] = []

    async def hear(_: web.Request) -> web.Response:
        heard.append(1)
        return web.Response()

    app = web.Application()
    app.router.add_get("/", hear)
    async with TestServer(app) as server:
        yield heard, str(server.make_url("/"))


@pytest.mark.parametrize(
    ("states", "beaten"), [([YES, YES], 2), ([NO, YES], 1), ([BROKEN, BROKEN, YES], 1), ([BROKEN, NO], 0)]
)
async def test_it_beats_exactly_while_all_is_well(
    beats: tuple[list[int], str], states: list[bool | Exception], beaten: int
) -> None:
    heard, url = beats
    left = list(states)
    ended = asyncio.Event()

    async def is_well() -> bool:
        if not left:
            ended.set()
            await asyncio.Event().wait()
        state = left.pop(0)
        if isinstance(state, Exception):
            raise state
        return state

    with capture_logs():
        beating = asyncio.create_task(heartbeat.beat(url, is_well))
        async with asyncio.timeout(10):
            await ended.wait()
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
    assert len(heard) == beaten
