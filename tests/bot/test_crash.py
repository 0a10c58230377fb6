"""The real process, killed -9 in the middle of its work, again and again: nothing is lost."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.wording.vi.cards import RESENT
from storage import journal
from storage.check import breaches
from storage.store import open_store
from tests.bot.office_process import FIRST, LAN, PEOPLE, Office, now, opened

pytestmark = pytest.mark.process
EVERYBODY = range(FIRST, FIRST + PEOPLE)
ACKNOWLEDGED = "SELECT count(*) FROM audience WHERE state = 'acknowledged'"
UNHANDLED = "SELECT count(*) FROM inbox WHERE state = 'new'"
UNSENT = "SELECT count(*) FROM outbox WHERE state IN ('held', 'pending', 'sending')"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with opened(tmp_path) as made:
        yield made


@pytest.mark.parametrize("seed", [1, 2])
async def test_killed_in_a_broadcast_and_in_a_burst_of_presses_it_loses_nothing(
    office: Office, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(2):
        await office.killed_at("post", chance.randrange(2, PEOPLE // 3))
    await office.start()
    await office.until(lambda: all(office.cards(person) for person in EVERYBODY))
    await office.until(lambda: office.ask(UNSENT) == 0)
    doubles = only_marked_doubles(office)
    await office.end()
    press_all(office)
    for _ in range(2):
        await office.killed_at("answer", chance.randrange(1, PEOPLE // 3))
    await office.start()
    await office.until(lambda: office.ask(ACKNOWLEDGED) == PEOPLE)
    await office.until(lambda: office.ask(UNHANDLED) == 0 and office.world.pending == 0)
    assert await office.end() == 0
    assert only_marked_doubles(office) == doubles
    await is_whole(office)


def only_marked_doubles(office: Office) -> int:
    """At most one copy on each phone came without the mark of a repetition; how many repetitions came."""
    copies = {person: office.cards(person) for person in EVERYBODY}
    unmarked = {who: [c for c in cards if RESENT not in c.versions[0].text] for who, cards in copies.items()}
    assert {who: len(cards) for who, cards in unmarked.items() if len(cards) > 1} == {}
    return sum(len(cards) - len(unmarked[who]) for who, cards in copies.items())


def press_all(office: Office) -> None:
    for person in EVERYBODY:
        office.world.press(person, person, office.cards(person)[-1].id, "Đã nhận")


async def is_whole(office: Office) -> None:
    """Each unit answered once, the journal's chain holds, and so does every invariant."""
    counted = office.ask("SELECT count(*) FROM journal WHERE kind = 'acknowledged'")
    assert counted == PEOPLE
    store = await open_store(office.database, now)
    try:
        assert await store.read(journal.verify) is None
        assert await store.read(breaches) == []
    finally:
        await store.close()


async def test_told_to_stop_in_a_broadcast_it_ends_cleanly_and_doubles_nothing(office: Office) -> None:
    await office.start()
    await office.until(lambda: sum(bool(office.cards(person)) for person in EVERYBODY) > 20)
    assert await office.end() == 0
    assert "Traceback" not in office.log
    await office.start()
    await office.until(lambda: office.log.count("is running") == 2)
    await office.until(lambda: all(office.cards(person) for person in EVERYBODY))
    await office.until(lambda: office.ask(UNSENT) == 0)
    assert await office.end() == 0
    assert {len(office.cards(person)) for person in EVERYBODY} == {1}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_while_it_waits_for_the_line_it_ends_without_a_word_of_python(
    office: Office, how: signal.Signals
) -> None:
    office.world.outage(True)
    process = await office.start()
    await office.until(lambda: "telegram_not_reached" in office.log)
    process.send_signal(how)
    process.send_signal(how)  # an impatient hand
    async with asyncio.timeout(15):
        assert await process.wait() == 0, office.log
    assert "Stopped." in office.log
    assert "Traceback" not in office.log


async def test_a_second_process_refuses_in_a_sentence(office: Office) -> None:
    first = await office.start()
    await office.until(lambda: len(office.cards(LAN)) == 1)
    second = await office.start()
    async with asyncio.timeout(15):
        assert await second.wait() == 1
    assert f"The bot is running on this database already (process {first.pid})." in office.log
    assert "Traceback" not in office.log
    office.process = first
    assert await office.end() == 0
