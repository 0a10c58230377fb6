"""Fetching: a batch is stored before it is confirmed, and no update is ever thrown away by an old number."""

from __future__ import annotations

from typing import Any, cast

import pytest
from telegram import Bot

from bot.intake import Intake
from bot.polling import Polling
from tests.conftest import Clock


class Server:
    """Answers getUpdates from a list and remembers the offsets it was asked with."""

    def __init__(self, *batches: list[int]) -> None:
        self.batches, self.offsets, self.kept = list(batches), list[object](), list[int]()
        self.is_full = False

    async def _post(self, endpoint: str, fields: dict[str, Any], **_: object) -> list[dict[str, object]]:
        assert endpoint == "getUpdates"
        self.offsets.append(fields.get("offset"))
        return [{"update_id": number} for number in self.batches.pop(0)]

    async def keep(self, updates: list[dict[str, object]]) -> None:
        if self.is_full:
            raise OSError("the disk is full")
        self.kept += [cast(int, update["update_id"]) for update in updates]


def polling(server: Server, clock: Clock) -> Polling:
    return Polling(cast(Bot, server), cast(Intake, server), clock)


async def test_a_batch_is_confirmed_by_the_next_call(clock: Clock) -> None:
    server = Server([41, 42], [], [43], [])
    poll = polling(server, clock)
    assert [await poll.once() for _ in range(4)] == [2, 0, 1, 0]
    assert server.offsets == [None, 43, 43, 44]


async def test_ids_that_begin_anew_lower_after_a_quiet_week_are_fetched_like_any_others(clock: Clock) -> None:
    server = Server([900], [], [], [7], [])
    poll = polling(server, clock)
    await poll.once()
    clock.forward(days=4)
    await poll.once()
    clock.forward(days=2)
    for _ in range(3):
        await poll.once()
    assert server.kept == [900, 7]
    assert server.offsets == [None, 901, 901, None, 8]


async def test_a_batch_that_could_not_be_kept_is_not_confirmed(clock: Clock) -> None:
    server = Server([41], [41], [])
    poll = polling(server, clock)
    server.is_full = True
    with pytest.raises(OSError, match="disk"):
        await poll.once()
    server.is_full = False
    await poll.once()
    await poll.once()
    assert server.offsets == [None, None, 42]


async def test_the_last_good_answer_has_its_instant(clock: Clock) -> None:
    poll = polling(Server([]), clock)
    assert poll.last_good is None
    await poll.once()
    assert poll.last_good == clock()
