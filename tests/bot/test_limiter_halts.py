"""Halts over a restart."""

from __future__ import annotations

import asyncio

from bot.halts import keep, remember
from bot.limiter import Limiter
from storage import facts
from storage.store import Store
from tests.conftest import Clock


async def test_a_halt_outlives_the_process(store: Store, clock: Clock) -> None:
    first = Limiter()
    keeping = asyncio.create_task(keep(store, first, clock))
    await asyncio.sleep(0)
    first.halt(-5, 100)
    while not await store.read(facts.get, "limiter"):  # noqa: ASYNC110 — a row has no event to wait for
        await asyncio.sleep(0)
    keeping.cancel()
    clock.forward(seconds=40)
    second = Limiter()
    await remember(store, second, clock)
    assert 59 < second.halted_for(-5) < 61
    assert second.halted_for() == 0


async def test_a_first_start_remembers_nothing(store: Store, clock: Clock) -> None:
    limiter = Limiter()
    await remember(store, limiter, clock)
    assert (limiter.halted_for(), limiter.rate()) == (0, 28)
