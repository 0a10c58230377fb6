"""Each invariant broken on purpose: it is found, mended, and told."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from structlog.testing import capture_logs
from telegram import Bot
from telegram.error import Conflict

from bench.office import furnish
from bot.intake import Intake
from bot.polling import Polling
from bot.ticker import Ticker, reconcile_all
from bot.web.health import Pulse, judge
from domain.people import Role
from handlers import reconcile, repeats
from handlers.publish import publish
from storage import check, journal, people
from storage.outbox import LEASE
from storage.store import Store, Tx
from storage.vitals import vitals
from tests.conftest import Clock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


async def break_it(tx: Tx, sql: str) -> None:
    assert await tx.run(sql)


async def cards(tx: Tx) -> list[str]:
    return [row[0] for row in await tx.rows("SELECT state FROM outbox WHERE kind = 'card'")]


@pytest.fixture
async def office(store: Store) -> Store:
    """A directive to five communes, on its way."""
    actor, draft_id = await store.write(furnish, 5)
    await store.write(publish, actor, draft_id, 1, ZONE)
    return store


async def test_a_sound_office_is_left_alone(office: Store) -> None:
    assert await reconcile_all(office) == 0


async def test_a_card_that_nobody_owed_is_owed(office: Store, clock: Clock) -> None:
    await office.write(break_it, "DELETE FROM outbox WHERE person_id IN (3, 4)")
    clock.forward(minutes=1)
    assert [found.invariant.name for found in await office.read(check.breaches)] == [
        "every reachable person of a published directive's units is owed its card"
    ]
    assert await reconcile_all(office) == 2
    assert len(await office.read(cards)) == 5
    assert await office.read(check.breaches) == []
    assert await office.read(journal.verify) is None
    assert await reconcile_all(office) == 0


async def test_a_flash_without_deliveries_gets_them(office: Store) -> None:
    await office.write(break_it, "UPDATE directives SET urgency = 'flash'")
    await office.write(break_it, "DELETE FROM outbox WHERE kind = 'card'")
    assert await reconcile_all(office) == 5


async def test_nobody_is_owed_what_came_before_the_seat(office: Store, clock: Clock) -> None:
    clock.forward(minutes=1)
    newcomer = await office.write(people.meet, 999, "Người mới")
    await office.write(people.give_seat, newcomer.id, 3, Role.OFFICER)
    assert await reconcile_all(office) == 0


async def test_what_was_not_released_is_named_and_released(office: Store, clock: Clock) -> None:
    await office.write(break_it, "UPDATE directives SET state = 'releasing'")
    await office.write(break_it, "UPDATE outbox SET state = 'held' WHERE kind = 'card'")
    clock.forward(minutes=10)
    assert "directives are not released" in judge(await office.read(vitals), pulse(clock)).problems
    assert "every directive goes out at its moment" in [
        found.invariant.name for found in await office.read(check.breaches)
    ]
    assert await reconcile_all(office) == 1
    assert await office.read(cards) == ["pending"] * 5


async def test_an_expired_lease_is_named(office: Store, clock: Clock) -> None:
    until = (clock() + LEASE).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    await office.write(break_it, f"UPDATE outbox SET state = 'sending', lease_until = '{until}' WHERE id = 1")
    clock.now += LEASE + timedelta(minutes=3)
    assert "messages are under way past their lease" in judge(await office.read(vitals), pulse(clock)).problems


async def test_what_a_sweep_cannot_mend_is_named_by_it_by_health_and_by_check(
    office: Store, clock: Clock
) -> None:
    until = (clock() + LEASE).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    await office.write(break_it, f"UPDATE outbox SET state = 'sending', lease_until = '{until}' WHERE id = 1")
    clock.now += LEASE + timedelta(minutes=6)
    ticker = Ticker(office, ZONE, clock)
    name = "no message is under way past its lease"
    with capture_logs() as told:
        await ticker.reconcile()
        await ticker.reconcile()  # told once, while it lasts
    (entry,) = [entry for entry in told if entry["event"] == "invariants_broken"]
    assert entry["invariants"][name] == 1
    watched = Pulse(clock(), lambda: None, broken=lambda: ticker.broken)
    assert f"does not hold: {name}" in judge(await office.read(vitals), watched).problems
    assert name in [found.invariant.name for found in await office.read(check.breaches)]
    await office.write(repeats.recover, frozenset(), all_leases=False)
    await office.write(
        break_it, "UPDATE outbox SET state = 'cancelled', settled_at = '2026' WHERE state = 'pending'"
    )
    await ticker.reconcile()
    assert name not in ticker.broken


async def test_rounds_that_find_the_store_closed_end_without_a_word(office: Store, clock: Clock) -> None:
    ticker, ended = Ticker(office, ZONE, clock), asyncio.Queue[JobExecutionEvent]()
    scheduler: AsyncIOScheduler = ticker._scheduler
    scheduler.add_listener(ended.put_nowait, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
    await office.close()
    ticker.start()
    first = [await ended.get() for _ in ("index", "sweep")]
    ticker.stop()
    assert {event.job_id: event.exception for event in first} == {"index": None, "sweep": None}


async def test_what_is_over_is_told_and_makes_nobody_sick(office: Store, clock: Clock) -> None:
    await office.write(
        break_it,
        "INSERT INTO inbox (update_id, raw, received_at, state, done_at)"
        " VALUES (1, '', '2026', 'failed', '2026')",
    )
    ticker = Ticker(office, ZONE, clock)
    await ticker.reconcile()
    assert ticker.broken == ()
    assert [found.invariant.name for found in await office.read(check.breaches)] == ["no update failed"]


async def test_what_is_of_unknown_fate_can_be_seen_until_it_has_arrived(office: Store, clock: Clock) -> None:
    at = clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    await office.write(
        break_it,
        f"UPDATE outbox SET state = 'uncertain', settled_at = '{at}' WHERE kind = 'card' AND person_id = 3",
    )
    clock.forward(minutes=2)
    state = judge(await office.read(vitals), pulse(clock))
    assert (state.vitals.uncertain, state.ages["uncertain"]) == (1, 120)
    await office.write(
        break_it,
        "INSERT INTO outbox"
        " (key, kind, lane, person_id, directive_id, state, message_id, not_before, created_at)"
        " SELECT key || ':again1', kind, lane, person_id, directive_id, 'sent', 9, not_before, created_at"
        " FROM outbox WHERE state = 'uncertain'",
    )
    assert judge(await office.read(vitals), pulse(clock)).vitals.uncertain == 0


def pulse(clock: Clock, *, conflict: bool = False) -> Pulse:
    return Pulse(clock(), lambda: None, lambda: 7.5, lambda: conflict)


async def test_halt_and_conflict_can_be_seen(office: Store, clock: Clock) -> None:
    state = judge(await office.read(vitals), pulse(clock, conflict=True))
    assert state.ages["halted"] == 7.5
    assert state.problems == ("another program takes our updates",)


async def test_a_second_program_with_our_token_is_told_to_the_admins_once_an_hour(
    office: Store, clock: Clock
) -> None:
    await office.write(people.give_seat, 1, None, Role.ADMIN)

    class Server:
        async def _post(self, *_: object, **__: object) -> object:
            raise Conflict("Conflict: terminated by other getUpdates request")

    alarms = 0

    async def alarm() -> None:
        nonlocal alarms
        alarms += 1
        await office.write(reconcile.two_processes)

    polling = Polling(cast(Bot, Server()), cast(Intake, None), clock, alarm)
    running = asyncio.create_task(polling.run())
    async with asyncio.timeout(5):
        while not alarms:  # noqa: ASYNC110 — one turn of the loop is enough
            await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert polling.conflict
    await office.write(reconcile.two_processes)
    rows = await office.read(notes)
    assert len(rows) == 1
    assert "chương trình khác" in rows[0]


async def notes(tx: Tx) -> list[str]:
    rows = await tx.rows("SELECT payload FROM outbox WHERE kind = 'note' AND person_id = 1")
    return [row[0] for row in rows]
