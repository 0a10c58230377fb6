"""What the library's calls cost, in which lane they go, and what becomes of refused ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine

import pytest
from telegram import InputFile
from telegram.error import Forbidden, NetworkError, RetryAfter

from bench.virtual_time import run
from bot.limiter import LaneRateLimiter, Limiter
from bot.limiter.ptb import LANE, Answer, Json, seconds_of
from domain.messages import Lane


class Telegram:
    """Answers calls after 50 ms, or raises what it is told to."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls: list[tuple[float, str]] = []

    async def __call__(self, endpoint: str) -> Answer:
        self.calls.append((asyncio.get_running_loop().time(), endpoint))
        await asyncio.sleep(0.05)
        if self.errors:
            raise self.errors.pop(0)
        return True


async def call(
    limiter: LaneRateLimiter, telegram: Telegram, endpoint: str, lane: Lane | None = None, **data: object
) -> Answer:
    ask: Callable[..., Coroutine[object, object, Answer]] = telegram.__call__
    values: Json = dict(data)
    return await limiter.process_request(ask, (endpoint,), {}, endpoint, values, lane)


def story(tell: Callable[[LaneRateLimiter], Awaitable[None]]) -> None:
    async def told() -> None:
        limiter = LaneRateLimiter(Limiter())
        await limiter.initialize()
        await tell(limiter)
        await limiter.shutdown()

    run(told())


@pytest.mark.parametrize(
    ("endpoint", "data"),
    [
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        ("getMe", {}),
        ("getFile", {"file_id": "f"}),
        ("setMyCommands", {"commands": []}),
        ("setChatMenuButton", {"chat_id": 1}),
        ("getChat", {"chat_id": 1}),
        ("sendChatAction", {"chat_id": 1}),
        ("deleteMessage", {"chat_id": 1}),
    ],
)
def test_calls_that_put_no_message_into_a_chat_are_free(endpoint: str, data: Json) -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        limiter.limiter.halt(None, 100)
        await call(limiter, telegram, endpoint, **data)
        assert telegram.calls == [(0, endpoint)]

    story(tell)


@pytest.mark.parametrize("endpoint", ["sendMessage", "sendDocument", "editMessageText", "copyMessage"])
def test_sends_and_edits_take_their_turn(endpoint: str) -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        calls = (call(limiter, telegram, endpoint, Lane.DIRECTIVE, chat_id=c) for c in range(1, 5))
        await asyncio.gather(*calls)
        assert [at for at, _ in telegram.calls] == pytest.approx([i / 28 for i in range(4)])

    story(tell)


def test_an_album_and_a_bulk_copy_cost_what_they_contain() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        await call(limiter, telegram, "sendMediaGroup", Lane.DIRECTIVE, chat_id=1, media=[1, 2, 3])
        await call(limiter, telegram, "copyMessages", Lane.DIRECTIVE, chat_id=2, message_ids=[1, 2])
        await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=3)
        assert [at for at, _ in telegram.calls] == pytest.approx([0, 3 / 28, 5 / 28])

    story(tell)


def test_a_call_without_a_lane_is_a_reply_unless_its_task_says_otherwise() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        for _ in range(2):  # replies may come in a burst, nothing else may
            await call(limiter, telegram, "sendMessage", chat_id=1)
        assert telegram.calls[-1][0] < 0.5
        token = LANE.set(Lane.BOARD)
        await call(limiter, telegram, "sendMessage", chat_id=1)
        LANE.reset(token)
        assert telegram.calls[-1][0] > 2

    story(tell)


def test_a_refused_reply_is_sent_again_when_its_wait_is_over() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(RetryAfter(3))
        assert await call(limiter, telegram, "sendMessage", chat_id=1) is True
        assert [round(at, 2) for at, _ in telegram.calls] == [0, 3.3]

    story(tell)


def test_a_reply_is_given_up_after_three_refusals() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(*(RetryAfter(3) for _ in range(9)))
        with pytest.raises(RetryAfter):
            await call(limiter, telegram, "sendMessage", chat_id=1)
        assert len(telegram.calls) == 3

    story(tell)


def test_a_reply_does_not_sit_out_a_long_halt() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(RetryAfter(600))
        with pytest.raises(RetryAfter) as refused:
            await call(limiter, telegram, "sendMessage", chat_id=1)
        assert seconds_of(refused.value) >= 600
        assert len(telegram.calls) == 1

    story(tell)


def test_the_outbox_waits_out_a_halt_of_everything() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        limiter.limiter.halt(None, 60)
        assert await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1) is True
        limiter.limiter.halt(None, 600)
        with pytest.raises(RetryAfter):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1)

    story(tell)


def test_the_outbox_is_told_at_once() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(RetryAfter(7))
        with pytest.raises(RetryAfter):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1)
        with pytest.raises(RetryAfter):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1)
        assert len(telegram.calls) == 1

    story(tell)


@pytest.mark.parametrize(
    ("text", "seconds"), [("Too Many Requests: retry after 9", 9), ("Too Many Requests (429)", 5)]
)
def test_a_refusal_without_parameters_halts_as_well(text: str, seconds: float) -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        with pytest.raises(RetryAfter) as refused:
            await call(limiter, Telegram(NetworkError(text)), "sendMessage", Lane.DIRECTIVE, chat_id=1)
        assert seconds_of(refused.value) == seconds
        assert limiter.limiter.halted_for(1) > seconds

    story(tell)


def test_other_errors_pass_untouched_and_free_the_chat() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(NetworkError("the line broke"))
        with pytest.raises(NetworkError, match="the line broke"):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1)
        await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=1)
        assert limiter.limiter.halted_for(1) == 0

    story(tell)


def test_a_blocked_chat_between_two_refused_ones_shows_that_others_pass() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram(RetryAfter(9), Forbidden("bot was blocked by the user"), RetryAfter(9))
        for chat in (1, 2, 3):
            with pytest.raises((RetryAfter, Forbidden)):
                await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id=chat)
        assert limiter.limiter.halted_for() == 0

    story(tell)


def test_a_channel_by_name_is_paced_like_a_group() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        for _ in range(20):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id="@kenh")
        with pytest.raises(RetryAfter):
            await call(limiter, telegram, "sendMessage", Lane.DIRECTIVE, chat_id="@kenh")
        assert len(telegram.calls) == 20

    story(tell)


def test_an_upload_may_take_its_time() -> None:
    async def tell(limiter: LaneRateLimiter) -> None:
        telegram = Telegram()
        await call(limiter, telegram, "sendMessage", chat_id=1)

        async def slow(endpoint: str) -> Answer:
            await asyncio.sleep(5)
            return endpoint == "sendDocument"

        data: Json = {"chat_id": 1, "document": InputFile(b"x", "a.pdf")}
        assert await limiter.process_request(slow, ("sendDocument",), {}, "sendDocument", data, None)
        assert limiter.limiter.rate() == 28

    story(tell)
