"""A full disk, another program's lock, a clock set back: an honest word, nothing broken, and it goes on."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot import intake as intake_module
from bot.loops import lasting
from bot.sandbox.world import World
from domain.messages import Lane
from storage import check, facts, journal, outbox, people
from storage import store as store_module
from storage.migrate import migrate
from storage.outbox import Owed
from storage.store import Store, Tx, open_store
from storage.trouble import explain
from tests.clock import FakeClock
from tests.house import TOKEN, Running, running

HOA = 1003


def started(phone: int) -> dict[str, object]:
    who = {"id": phone, "is_bot": False, "first_name": "Hòa"}
    message = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": phone, "type": "private"},
        "from": who,
        "text": "/start",
    }
    return {"update_id": 7, "message": message}


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.01)
    monkeypatch.setattr(intake_module, "_PAUSE", 0.01)
    clock = FakeClock()
    world = World(clock.now, TOKEN)
    world.add_user(HOA, "Hòa")
    world.user(HOA).started = True
    async with running(tmp_path / "office.db", clock, world) as made:
        yield made


async def inbox_states(tx: Tx) -> list[str]:
    return [row["state"] for row in await tx.rows("SELECT state FROM inbox")]


async def pages(tx: Tx) -> int:
    row = await tx.row("PRAGMA page_count")
    assert row is not None
    return int(row[0])


async def fill(tx: Tx) -> None:
    await tx.run("INSERT INTO facts VALUES ('big', ?, '')", "x" * 200_000)


async def limit(store: Store, most: int) -> None:
    """No more than so many pages: what SQLite says then is what it says on a full disk."""
    await store._writer.execute(f"PRAGMA max_page_count = {most}")


async def test_a_full_disk_is_told_in_a_sentence_and_harms_nothing(bot: Running) -> None:
    store = bot.store
    await limit(store, await store.read(pages))
    with pytest.raises(sqlite3.OperationalError) as full:
        await store.write(fill)
    assert "The disk is full" in (explain(full.value) or "")
    await limit(store, 1_000_000)
    await store.write(fill)
    assert await store.read(check.damage) is None
    assert await store.read(facts.get, "big") is not None


async def test_an_update_stored_before_the_lock_is_handled_when_it_is_gone(
    bot: Running, tmp_path: Path
) -> None:
    await bot.house.intake.keep([started(HOA)])
    with closing(sqlite3.connect(tmp_path / "office.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        handling = asyncio.create_task(bot.house.intake.settled())
        await asyncio.sleep(0.2)
        assert not handling.done()
        assert bot.world.posts(HOA) == []
        other.execute("ROLLBACK")
    async with asyncio.timeout(10):
        await handling
    assert await bot.store.read(inbox_states) == ["done"]
    assert len(bot.world.posts(HOA)) == 1


async def test_what_cannot_be_stored_is_not_confirmed(bot: Running, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "office.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as locked:
            await bot.house.intake.keep([started(HOA)])
    assert "busy" in (explain(locked.value) or "")
    await bot.house.intake.keep([started(HOA)])
    await bot.house.intake.settled()
    assert await bot.store.read(inbox_states) == ["done"]


async def test_delivery_goes_on_after_a_lock_and_sends_once(bot: Running, tmp_path: Path) -> None:
    person = await bot.store.write(people.meet, HOA, "Hòa")
    with closing(sqlite3.connect(tmp_path / "office.db")) as other:
        await bot.store.write(
            outbox.owe, [Owed("n", "note", Lane.REPLY, person.id, payload={"text": "Nước lên"})]
        )
        other.execute("BEGIN EXCLUSIVE")
        delivery = asyncio.create_task(lasting("delivery", bot.house.delivery.run, pause=0.01))
        await asyncio.sleep(0.1)
        assert bot.world.posts(HOA) == []
        other.execute("ROLLBACK")
    async with asyncio.timeout(10):
        while not bot.world.posts(HOA):  # noqa: ASYNC110 — the world has no event for it
            await asyncio.sleep(0.01)
    delivery.cancel()
    await asyncio.gather(delivery, return_exceptions=True)
    assert len(bot.world.posts(HOA)) == 1


async def test_a_clock_set_back_an_hour_stops_nothing_and_is_named(tmp_path: Path) -> None:
    clock = FakeClock()
    now = [clock.now()]
    store = await open_store(tmp_path / "back.db", lambda: now[0])
    await migrate(store)
    person = await store.write(people.meet, HOA, "Hòa")
    await store.write(outbox.owe, [Owed("n1", "note", Lane.REPLY, person.id)])
    now[0] -= timedelta(hours=1)
    assert await store.write(outbox.claim, Lane.REPLY, 10) == []  # it waits for its instant, and is not lost
    await store.write(journal.write, "test", None)
    await store.write(outbox.owe, [Owed("n2", "note", Lane.REPLY, person.id)])
    assert [row.key for row in await store.write(outbox.claim, Lane.REPLY, 10)] == ["n2"]
    newest = await store.read(check.newest_instant)
    assert newest is not None
    assert newest > now[0]
    assert await store.read(journal.verify) is None
    now[0] += timedelta(hours=1)
    assert [row.key for row in await store.write(outbox.claim, Lane.REPLY, 10)] == ["n1"]
    await store.close()
