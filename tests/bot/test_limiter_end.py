"""The limiter when the process is told to stop."""

from __future__ import annotations

import asyncio

import pytest

from bench.virtual_time import run
from bot.limiter import Busy, Limiter
from domain.messages import Lane


async def send(limiter: Limiter, lane: Lane, chat: int, log: list[int]) -> None:
    async with limiter.slot(lane, chat):
        log.append(chat)
        await asyncio.sleep(0.05)


def test_when_the_process_ends_what_waits_is_given_back_and_replies_still_go() -> None:
    async def story() -> None:
        limiter, log = Limiter(), list[int]()
        sends = [asyncio.create_task(send(limiter, Lane.DIRECTIVE, chat, log)) for chat in range(1, 20)]
        await asyncio.sleep(0.001)
        limiter.close()
        ended = await asyncio.gather(*sends, return_exceptions=True)
        assert [isinstance(end, Busy) for end in ended] == [False] + [True] * 18
        with pytest.raises(Busy):
            await send(limiter, Lane.FLASH, 30, log)
        await send(limiter, Lane.REPLY, 30, log)
        assert log == [1, 30]

    run(story())
