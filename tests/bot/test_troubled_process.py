"""The real process on a disk that fails, under a lock, with a clock set back, without its token."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from domain import times
from storage import check, journal
from storage.store import open_store
from tests.bot.doomed_office import EVERYBODY, PEOPLE, DoomedOffice, forge, opened
from tests.bot.office_process import NUMBER, now

pytestmark = pytest.mark.process
QUICK = {
    "storage.store:BUSY_TIMEOUT": 0.05,
    "bot.intake:_PAUSE": 0.05,
    "bot.ticker:SWEEP": 0.3,
    "bot.polling:_PAUSE_MAX": 0.1,
}
UNSENT = "SELECT count(*) FROM outbox WHERE state IN ('held', 'pending', 'sending')"
COUNTED = "SELECT count(*) FROM audience WHERE state = 'acknowledged'"
ALIVE = "SELECT value FROM facts WHERE name = 'alive'"


@pytest_asyncio.fixture
async def office(tmp_path: Path) -> AsyncIterator[DoomedOffice]:
    """Everybody has the card, and nobody has pressed yet."""
    async with forge() as parent, opened(tmp_path, parent) as made:
        made.is_eager = False
        made.constants = QUICK
        await made.lives()
        await made.until(lambda: all(made.copies(person, NUMBER) for person in EVERYBODY))
        await made.until(lambda: made.ask(UNSENT) == 0)
        yield made


async def all_is_well(office: DoomedOffice) -> None:
    """All presses are counted, once, and nothing is broken."""
    await office.until(lambda: office.ask(COUNTED) == PEOPLE and office.ask(UNSENT) == 0)
    await office.stops()
    assert "Traceback" not in office.log
    store = await open_store(office.database, now)
    try:
        assert await store.read(check.damage) is None
        assert await store.read(journal.verify) is None
        assert await store.read(check.breaches) == []
    finally:
        await store.close()


async def test_on_a_disk_that_takes_no_more_it_says_so_and_goes_on_when_there_is_room(
    office: DoomedOffice,
) -> None:
    side = office.database.with_name(office.database.name + "-wal")
    office.limit_files(side.stat().st_size)
    office.press_all()
    await office.until(lambda: "Check the disk" in office.log or "disk is full" in office.log)
    assert office.ask(COUNTED) < PEOPLE
    office.limit_files(resource.RLIM_INFINITY)
    await all_is_well(office)


async def test_under_another_programs_lock_it_says_so_and_goes_on_when_it_is_gone(office: DoomedOffice) -> None:
    with closing(sqlite3.connect(office.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        office.press_all()
        await office.until(lambda: "The database is busy" in office.log)
        assert office.ask(COUNTED) == 0
        other.execute("ROLLBACK")
    await all_is_well(office)


async def test_with_its_clock_set_back_an_hour_it_counts_presses_and_goes_on_ticking(
    office: DoomedOffice,
) -> None:
    before = said(office)
    office.set_clock(-3600)
    office.press_all()
    await office.until(lambda: said(office) < before, seconds=10)
    assert "clock_was_set" in office.log
    await all_is_well(office)


def said(office: DoomedOffice) -> str:
    """The instant that the process last wrote down as one at which it lived."""
    with closing(sqlite3.connect(f"{office.database.as_uri()}?mode=ro", uri=True)) as connection:
        found = str(connection.execute(ALIVE).fetchone()[0])
    assert times.from_text(found)
    return found


async def test_without_its_token_it_ends_with_a_sentence(office: DoomedOffice) -> None:
    office.world.state.token = "1:another"
    assert await office.ends() == 1
    assert "Telegram does not know this BOT_TOKEN any more." in office.log
    assert "Traceback" not in office.log
