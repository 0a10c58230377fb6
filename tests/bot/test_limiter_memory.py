"""The limiter keeps nothing of chats that rest."""

from __future__ import annotations

import asyncio

from bench.virtual_time import run
from bot.limiter import Limiter
from domain.messages import Lane
from tests.bot.test_limiter import send


def test_nothing_is_remembered_of_chats_at_rest() -> None:
    async def story() -> int:
        limiter, log = Limiter(1000), list[tuple[float, int]]()
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, chat, log) for chat in range(1, 2001)))
        await asyncio.sleep(70)
        await send(limiter, Lane.DIRECTIVE, 1, log)
        return len(limiter._schedule.chats)

    assert run(story()) <= 1
