from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.sandbox.cast import HOA, add_cast
from bot.sandbox.world import World
from tests.clock import FakeClock

TOKEN = "424242:sandbox-token-for-tests-only-000000"
Call = Callable[..., Awaitable[object]]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def world(clock: FakeClock) -> World:
    made = World(clock.now, TOKEN, clock.sleep)
    add_cast(made)
    return made


@pytest.fixture
def hoa(world: World) -> int:
    """A secretary who has started the bot; her /start is confirmed."""
    world.start(HOA)
    world.state.mail.confirm(10**12)
    return HOA


@pytest.fixture
def ok(world: World) -> Call:
    """Call a method that must succeed; returns the result."""

    async def call(method: str, **params: object) -> object:
        status, answer = await world.call(method, params)
        assert status == 200, answer
        return answer["result"]

    return call


@pytest.fixture
def refused(world: World) -> Call:
    """Call a method that must be refused; returns status and description."""

    async def call(method: str, **params: object) -> object:
        status, answer = await world.call(method, params)
        assert answer["ok"] is False, answer
        assert answer["error_code"] == status
        return status, answer["description"]

    return call
