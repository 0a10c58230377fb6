"""A loop that fails goes on; one that cannot go on ends."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3

import pytest

from bench.virtual_time import run
from bot.failures import Failure
from bot.loops import lasting
from storage.store import StoreClosed


def test_a_failure_is_waited_out_longer_and_longer() -> None:
    at = list[float]()

    async def story() -> None:
        async def loop() -> None:
            at.append(asyncio.get_running_loop().time())
            raise sqlite3.OperationalError("database is locked") if len(at) % 2 else RuntimeError("defect")

        with pytest.raises(TimeoutError):
            async with asyncio.timeout(100):
                await lasting("it", loop)

    run(story())
    assert [later - sooner for sooner, later in itertools.pairwise(at)] == [0.5, 1, 2, 4, 8, 16, 30, 30]


def test_after_a_minute_of_work_a_failure_is_the_first_again() -> None:
    at = list[float]()

    async def story() -> None:
        async def loop() -> None:
            await asyncio.sleep(100)
            at.append(asyncio.get_running_loop().time())
            raise RuntimeError("defect")

        with pytest.raises(TimeoutError):
            async with asyncio.timeout(400):
                await lasting("it", loop)

    run(story())
    assert at == [100, 200.5, 301]


@pytest.mark.parametrize("end", [StoreClosed("closed"), Failure("unknown")])
def test_what_no_second_try_can_mend_ends_it(end: Exception) -> None:
    async def loop() -> None:
        raise end

    with pytest.raises(type(end)):
        run(lasting("it", loop))
