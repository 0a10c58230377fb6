"""Fetching: a batch is stored before it is confirmed, and no update is ever thrown away by an old number."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot import polling as polling_module
from bot.failures import Failure
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


async def test_a_line_that_was_down_for_longer_than_a_press_lives_is_told_once(clock: Clock) -> None:
    gaps: list[datetime] = []

    async def gap(since: datetime) -> None:
        gaps.append(since)

    poll = Polling(cast(Bot, Server(*[[n] for n in range(5)])), cast(Intake, Server()), clock, None, gap)
    began = clock()
    for seconds in (150, 151, 10, 151):
        clock.forward(seconds=seconds)
        await poll._round()
    assert gaps == [began + timedelta(seconds=150), began + timedelta(seconds=311)]
    assert poll.heard_at == clock()


async def test_what_could_not_be_told_is_told_in_the_next_round(clock: Clock) -> None:
    told: list[datetime] = []

    async def gap(since: datetime) -> None:
        told.append(since)
        if len(told) == 1:
            raise OSError("the disk is full")

    poll = Polling(cast(Bot, Server([1], [2])), cast(Intake, Server()), clock, None, gap)
    clock.forward(minutes=5)
    with pytest.raises(OSError, match="disk"):
        await poll._round()
    assert poll.heard_at is None
    await poll._round()
    assert len(set(told)) == 1


class Refusing(Server):
    """Does not know the token for some calls."""

    def __init__(self, refusals: int) -> None:
        super().__init__(*[[1]] * 3)
        self.refusals = refusals

    async def _post(self, endpoint: str, fields: dict[str, Any], **_: object) -> list[dict[str, object]]:
        if self.refusals:
            self.refusals -= 1
            raise InvalidToken("Unauthorized")
        if not self.batches:
            raise EOFError
        return await super()._post(endpoint, fields)


@pytest.mark.parametrize(("refusals", "end"), [(5, EOFError), (6, Failure)])
async def test_a_token_is_given_up_only_when_it_is_refused_again_and_again(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, refusals: int, end: type[Exception]
) -> None:
    monkeypatch.setattr(polling_module, "_PAUSE_MAX", 0.0)
    server = Refusing(refusals)
    poll = Polling(cast(Bot, server), cast(Intake, server), clock)
    with pytest.raises(end):
        await poll.run()
