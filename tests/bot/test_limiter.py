"""The limiter as its callers see it, in virtual time: hours cost nothing, and every instant is exact."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bench.pace import best_under, broadcast, overtaking, replying
from bench.server import Server, Storms
from bench.virtual_time import VirtualLoop, run
from bot.limiter import Busy, HaltState, Limiter
from bot.limiter.clock import Alarm, LoopClock
from bot.sandbox.floods import model
from domain.limits import CHAT_SPACING, FLOOD_ROW, HALT_MARGIN
from domain.messages import Lane

NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
IDEAL = 3000 / 28


def now() -> float:
    return asyncio.get_running_loop().time()


async def send(
    limiter: Limiter, lane: Lane, chat: int, log: list[tuple[float, int]], took: float = 0.05
) -> None:
    async with limiter.slot(lane, chat):
        log.append((now(), chat))
        await asyncio.sleep(took)


def most_in(span: float, instants: list[float]) -> int:
    return max(sum(1 for other in instants if at <= other < at + span - 1e-9) for at in instants)


@pytest.mark.parametrize("kind", ["bucket", "window", "hold", "penalty"])
def test_three_thousand_arrive_at_full_pace_without_one_refusal(kind: str) -> None:
    server = Server(model(kind))
    seconds = run(broadcast(server))
    assert seconds <= 1.03 * IDEAL
    assert (server.refusals, server.held) == (0, 0)
    assert len(server.delivered) == sum(server.delivered.values()) == 3000
    assert server.most_in_a_second() <= 30


@pytest.mark.parametrize("storms", [Storms(60, 10), Storms(30, 10), Storms(20, 5), Storms(8, 2)])
def test_storms_cost_little_more_than_their_own_time(storms: Storms) -> None:
    server = Server(storms)
    assert run(broadcast(server)) <= 1.25 * best_under(storms)
    assert len(server.delivered) == sum(server.delivered.values()) == 3000


def test_a_flash_overtakes_a_running_broadcast() -> None:
    first, last = run(overtaking(1000))
    assert first <= 0.5
    assert last <= 1.05 * 1000 / 28


def test_a_reply_does_not_wait_for_the_broadcast() -> None:
    wait, refusals = run(replying(50))
    assert wait <= 0.05
    assert refusals == 0


def test_the_schedule_does_not_drift_when_the_loop_is_late_again_and_again() -> None:
    async def story() -> float:
        limiter, log = Limiter(), list[tuple[float, int]]()
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)

        async def stalls() -> None:
            while True:
                await asyncio.sleep(0.5)
                loop.stall(0.03)

        noise = asyncio.create_task(stalls())
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, chat, log) for chat in range(1, 281)))
        noise.cancel()
        return log[-1][0]

    assert run(story()) == pytest.approx(279 / 28, abs=0.1)


def test_a_long_stall_is_not_made_up_in_a_burst() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        loop.call_later(1, loop.stall, 5)
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, chat, log) for chat in range(1, 101)))
        return [at for at, _ in log]

    instants = run(story())
    assert most_in(1.0, instants) <= 29
    assert sum(1 for at in instants if 6 <= at <= 6.05) <= 5


def test_idleness_is_not_made_up_either() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await send(limiter, Lane.DIRECTIVE, 1, log)
        await asyncio.sleep(60)
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, chat, log) for chat in range(2, 12)))
        return [at for at, _ in log][1:]

    instants = run(story())
    assert instants == pytest.approx([instants[0] + i / 28 for i in range(10)])


def test_one_chat_gets_its_messages_in_order_and_spaced_out() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, 1, log) for _ in range(4)))
        return [at for at, _ in log]

    assert run(story()) == pytest.approx([0, CHAT_SPACING, 2 * CHAT_SPACING, 3 * CHAT_SPACING])


def test_a_slow_answer_holds_back_the_next_message_of_its_chat_but_no_other() -> None:
    async def story() -> list[tuple[float, int]]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        slow = send(limiter, Lane.DIRECTIVE, 1, log, took=8)
        await asyncio.gather(slow, send(limiter, Lane.REMINDER, 1, log), send(limiter, Lane.REMINDER, 2, log))
        return log

    assert run(story()) == [(0, 1), (pytest.approx(1 / 28), 2), (8, 1)]


def test_pressing_three_times_is_answered_at_once_and_paid_for_later() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await asyncio.gather(*(send(limiter, Lane.REPLY, 1, log) for _ in range(5)))
        return [at for at, _ in log]

    instants = run(story())
    assert instants[2] < 0.2
    assert instants[3:] == pytest.approx([CHAT_SPACING, 2 * CHAT_SPACING])


def test_a_group_gets_twenty_a_minute() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, -5, log) for _ in range(45)))
        return [at for at, _ in log]

    assert most_in(60.0, run(story())) == 20


def test_lanes_go_by_priority_for_every_slot() -> None:
    async def story() -> list[int]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        lanes = [Lane.BOARD, Lane.REMINDER, Lane.DIRECTIVE, Lane.FLASH]
        blocker = send(limiter, Lane.DIRECTIVE, 99, log)
        await asyncio.gather(blocker, *(send(limiter, lane, lane, log) for lane in lanes))
        return [chat for _, chat in log]

    assert run(story()) == [99, Lane.FLASH, Lane.DIRECTIVE, Lane.REMINDER, Lane.BOARD]


def test_the_lowest_lane_is_not_starved() -> None:
    async def story() -> float:
        limiter, log = Limiter(), list[tuple[float, int]]()
        board: list[tuple[float, int]] = []
        chats = iter(range(1, 2000))

        async def worker() -> None:
            for chat in chats:
                await send(limiter, Lane.FLASH, chat, log)

        flash = asyncio.gather(*(worker() for _ in range(8)))
        await asyncio.sleep(1)
        await send(limiter, Lane.BOARD, 5000, board)
        flash.cancel()
        await asyncio.gather(flash, return_exceptions=True)
        return board[0][0] - 1

    assert run(story()) < 2.0


def test_a_halted_chat_waits_and_the_others_go_on() -> None:
    async def story() -> list[tuple[float, int]]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        limiter.halt(1, 10)
        await asyncio.gather(*(send(limiter, Lane.DIRECTIVE, chat, log) for chat in (1, 2)))
        return log

    assert run(story()) == [(0, 2), (10 + HALT_MARGIN, 1)]


def test_a_halt_of_everything_ends_without_a_burst_and_never_early() -> None:
    async def story() -> list[float]:
        limiter, log = Limiter(), list[tuple[float, int]]()
        limiter.halt(None, 10)
        limiter.halt(None, 2)
        await asyncio.gather(*(send(limiter, Lane.REPLY, chat, log) for chat in range(1, 60)))
        return [at for at, _ in log]

    instants = run(story())
    assert instants[0] == pytest.approx(10 + HALT_MARGIN)
    assert most_in(1.0, instants) <= 29


def test_who_is_impatient_is_told_at_once() -> None:
    async def story() -> float:
        limiter = Limiter()
        limiter.halt(1, 10)
        with pytest.raises(Busy) as busy:
            async with limiter.slot(Lane.DIRECTIVE, 1, patience=3):
                raise AssertionError
        assert now() == 0
        assert limiter.waiting() == 0
        return busy.value.seconds

    assert run(story()) == pytest.approx(10 + HALT_MARGIN)


def test_a_halt_dismisses_the_impatient_who_wait_already() -> None:
    async def story() -> None:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await send(limiter, Lane.DIRECTIVE, 1, log)

        async def impatient() -> None:
            async with limiter.slot(Lane.DIRECTIVE, 1, patience=3):
                raise AssertionError

        task = asyncio.create_task(impatient())
        await asyncio.sleep(0.1)
        limiter.halt(None, 60)
        with pytest.raises(Busy):
            await task
        assert limiter.waiting() == 0

    run(story())


def test_a_halt_of_everything_may_be_waited_out_where_a_chat_may_not() -> None:
    async def story() -> float:
        limiter = Limiter()
        limiter.halt(None, 60)
        async with limiter.slot(Lane.DIRECTIVE, 1, patience=3, halt_patience=120):
            return now()

    assert run(story()) == pytest.approx(60 + HALT_MARGIN)


def test_cancelled_waiters_cost_no_slot() -> None:
    async def story() -> float:
        limiter, log = Limiter(), list[tuple[float, int]]()
        tasks = [asyncio.create_task(send(limiter, Lane.DIRECTIVE, c, log)) for c in range(1, 101)]
        await asyncio.sleep(0)
        for task in tasks[1:99]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert limiter.waiting() == 0
        return log[-1][0]

    assert run(story()) == pytest.approx(1 / 28)


class CancelsAtRing(LoopClock):
    """Cancels a task in the very moment after the limiter's alarm has granted its slot."""

    victim: asyncio.Task[None]

    def call_at(self, when: float, callback: Callable[[], None]) -> Alarm:
        def ring() -> None:
            callback()
            self.victim.cancel()

        return super().call_at(when, ring)


def test_a_waiter_cancelled_in_the_moment_of_its_grant_gives_the_slot_back() -> None:
    async def story() -> list[tuple[float, int]]:
        clock = CancelsAtRing()
        limiter, log = Limiter(clock=clock), list[tuple[float, int]]()
        first = asyncio.create_task(send(limiter, Lane.DIRECTIVE, 1, log))
        clock.victim = asyncio.create_task(send(limiter, Lane.DIRECTIVE, 2, log))
        await asyncio.gather(first, clock.victim, return_exceptions=True)
        assert clock.victim.cancelled()
        await send(limiter, Lane.DIRECTIVE, 2, log)
        return log

    assert run(story()) == [(0, 1), (pytest.approx(0.05), 2)]


def test_halts_survive_a_restart_as_deadlines() -> None:
    async def before() -> HaltState:
        limiter = Limiter()
        limiter.halt(-7, 100)
        limiter.halt(None, 30)
        return limiter.state(NOW)

    async def after(state: HaltState) -> tuple[float, float]:
        limiter = Limiter()
        limiter.restore(state, NOW + timedelta(seconds=20))
        return limiter.halted_for(), limiter.halted_for(-7)

    state = run(before())
    assert state.rate == 28
    assert run(after(state)) == (pytest.approx(10 + HALT_MARGIN), pytest.approx(80 + HALT_MARGIN))


@pytest.mark.parametrize(
    "state", [HaltState(), HaltState(NOW, {1: NOW, -5: NOW + timedelta(hours=1)}, 22.4), HaltState(rate=3)]
)
def test_a_state_survives_being_written_down(state: HaltState) -> None:
    assert HaltState.from_text(state.to_text()) == state


@pytest.mark.parametrize("text", ["", "null", "{}", "[1]", '{"everything": 5, "chats": {}, "rate": 1}'])
def test_a_state_that_cannot_be_read_is_an_empty_one(text: str) -> None:
    assert HaltState.from_text(text) == HaltState()


def test_a_past_halt_is_not_restored() -> None:
    async def story() -> float:
        limiter = Limiter()
        limiter.restore(HaltState(everything=NOW, chats={1: NOW}, rate=20), NOW)
        return limiter.halted_for(1)

    assert run(story()) == 0


async def refuse(limiter: Limiter, chats: range) -> None:
    for chat in chats:
        async with limiter.slot(Lane.DIRECTIVE, chat) as slot:
            slot.refused(20)


def test_one_refused_chat_is_halted_alone_and_a_row_of_them_halts_everything() -> None:
    async def story() -> None:
        limiter = Limiter()
        halts = []
        limiter.on_halt = lambda: halts.append(now())
        await refuse(limiter, range(1, FLOOD_ROW))
        assert (limiter.halted_for(1) > 20, limiter.halted_for(99)) == (True, 0)
        assert limiter.rate() == 28
        await refuse(limiter, range(FLOOD_ROW, FLOOD_ROW + 1))
        assert limiter.halted_for() > 20
        assert limiter.rate() < 28
        assert len(halts) == FLOOD_ROW

    run(story())


def test_refusals_with_a_success_between_are_single_chats() -> None:
    async def story() -> None:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await refuse(limiter, range(1, FLOOD_ROW))
        await send(limiter, Lane.DIRECTIVE, 50, log)
        await refuse(limiter, range(10, 11))
        assert limiter.halted_for() == 0

    run(story())


def test_a_held_call_slows_down_but_halts_nobody() -> None:
    async def story() -> None:
        limiter, log = Limiter(), list[tuple[float, int]]()
        for chat in range(1, 5):
            await send(limiter, Lane.DIRECTIVE, chat, log)
        await send(limiter, Lane.DIRECTIVE, 9, log, took=4)
        assert limiter.rate() < 27
        assert limiter.halted_for() == 0

    run(story())


def test_a_slow_upload_says_nothing_about_the_pace() -> None:
    async def story() -> None:
        limiter, log = Limiter(), list[tuple[float, int]]()
        await send(limiter, Lane.DIRECTIVE, 1, log)
        async with limiter.slot(Lane.DIRECTIVE, 9) as slot:
            slot.untimed()
            await asyncio.sleep(4)
        assert limiter.rate() == 28

    run(story())


def test_an_album_costs_a_slot_for_each_of_its_parts() -> None:
    async def story() -> float:
        limiter, log = Limiter(), list[tuple[float, int]]()
        async with limiter.slot(Lane.DIRECTIVE, 1, cost=10):
            pass
        await send(limiter, Lane.DIRECTIVE, 2, log)
        return log[0][0]

    assert run(story()) == pytest.approx(10 / 28)
