"""Killed -9 at every step of sending, taking in, editing, fetching, starting: nothing lost, doubles marked."""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from domain.wording.vi.cards import RESENT
from domain.wording.vi.general import PRESS_AGAIN
from storage import journal
from storage.check import breaches
from storage.inbox import ALONE_MAX, SUSPECT
from storage.store import open_store
from tests.bot.deaths import BY_POLLING, BY_WEBHOOK, Step
from tests.bot.doomed_office import EVERYBODY, PEOPLE, PHOTO, Death, DoomedOffice, Forge, forge, opened
from tests.bot.office_process import FIRST, LAN, NUMBER, now

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]
SEEDS: Final = range(int(os.environ.get("CRASH_SEEDS", "1")))
STEPS: Final[dict[str, dict[str, Step]]] = {"polling": BY_POLLING, "webhook": BY_WEBHOOK}
ALL: Final = [(way, name, seed) for way, steps in STEPS.items() for name in steps for seed in SEEDS]
AT_ONCE: Final = 6
UNSENT: Final = "SELECT count(*) FROM outbox WHERE state IN ('held', 'pending', 'sending')"
IN_HAND: Final = (
    "SELECT p.telegram_id, o.kind FROM outbox o JOIN people p ON p.id = o.person_id WHERE o.state = 'sending'"
)
AT_REST: Final = (
    f"SELECT (SELECT count(*) FROM audience WHERE state = 'acknowledged') = {PEOPLE}"
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('held', 'pending', 'sending'))"
    " AND NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')"
    " AND NOT EXISTS (SELECT 1 FROM boards WHERE dirty = 1 OR in_hand = 1)"
    " AND NOT EXISTS (SELECT 1 FROM files WHERE state = 'wanted')"
)


Story = tuple[str, str, int]  # the way, the step, the seed


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def forged() -> AsyncIterator[Forge]:
    async with forge() as parent:
        yield parent


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stories(
    request: pytest.FixtureRequest, forged: Forge, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[dict[Story, asyncio.Task[None]]]:
    """Every story that was chosen, a few at the same time: each of them mostly waits."""
    marks = [item.callspec for item in request.session.items if hasattr(item, "callspec")]
    chosen = [mark.params["story"] for mark in marks if "story" in mark.params]
    room = asyncio.Semaphore(AT_ONCE)
    tasks = {
        story: asyncio.create_task(told(story, room, forged, tmp_path_factory.mktemp("office")))
        for story in chosen
    }
    yield tasks
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


@pytest.mark.parametrize("story", ALL, ids=lambda story: "-".join(map(str, story)))
async def test_killed_there_it_loses_nothing_and_doubles_only_what_was_in_hand(
    stories: dict[Story, asyncio.Task[None]], story: Story
) -> None:
    await stories[story]


async def told(story: Story, room: asyncio.Semaphore, parent: Forge, folder: Path) -> None:
    way, name, seed = story
    step, when, most = STEPS[way][name]
    chance = random.Random(f"{way} {name} {seed}")
    async with room, opened(folder, parent, way) as office:
        await office.dies(Death(step, when, chance.randint(1, most)))
        in_hand = held(office.database)
        await office.lives()
        await at_rest(office)
        await office.stops()
        is_told(office, NUMBER, [who for who, kind in in_hand if kind == "card"])
        is_told(office, PRESS_AGAIN[:30], [who for who, kind in in_hand if kind == "digest"])
        is_shown(office)
        await is_whole(office)


async def test_however_often_it_dies_in_a_row_it_loses_no_press(forged: Forge, tmp_path: Path) -> None:
    async with opened(tmp_path, forged) as office:
        office.is_eager = False
        await office.lives()
        await office.until(lambda: not office.ask(UNSENT) and all(map(is_reached(office), EVERYBODY)))
        await office.stops()
        office.press_all()
        await office.dies(Death("bot.intake:Intake.keep", "after"))
        for _ in range(SUSPECT + ALONE_MAX - 1):
            await office.dies(Death("storage.inbox:with_done", "before"))
        await office.dies(Death("storage.inbox:found_again", "after"))
        await office.lives()
        await at_rest(office)
        await office.stops()
        await is_whole(office)


async def test_what_it_dies_of_whenever_it_is_handled_is_put_aside_alone(forged: Forge, tmp_path: Path) -> None:
    async with opened(tmp_path, forged) as office:
        office.is_eager = False
        await office.lives()
        await office.until(lambda: not office.ask(UNSENT) and all(map(is_reached(office), EVERYBODY)))
        await office.stops()
        office.press_all()
        await office.dies(Death("bot.intake:Intake.keep", "after"))
        for _ in range(SUSPECT + ALONE_MAX):
            await office.dies(Death("storage.inbox:with_done", "before"))
        await office.lives()
        await office.until(lambda: office.ask("SELECT count(*) FROM inbox WHERE state = 'new'") == 0)
        await office.until(lambda: bool(office.copies(FIRST, "Lỗi hệ thống, mã")))
        await office.stops()
        assert office.ask("SELECT count(*) FROM inbox WHERE state = 'failed'") == 1
        assert office.ask("SELECT count(*) FROM audience WHERE state = 'acknowledged'") == PEOPLE - 1


def is_reached(office: DoomedOffice) -> Callable[[int], bool]:
    return lambda person: bool(office.copies(person, NUMBER))


def asked(database: Path, sql: str) -> list[tuple[int, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(sql))


def held(database: Path) -> list[tuple[int, str]]:
    """What was under way when the process died: to whom, and which kind."""
    return [(int(who), str(kind)) for who, kind in asked(database, IN_HAND)]


async def at_rest(office: DoomedOffice) -> None:
    def done() -> bool:
        assert not office.is_dead, office.log
        return bool(office.ask(AT_REST)) and office.world.pending == 0 and looks_final(office)

    try:
        await office.until(done, seconds=60)
    except TimeoutError:
        pytest.fail(f"it never comes to rest: {state_of(office.database)}\n{office.log[-3000:]}")


def state_of(database: Path) -> dict[str, list[object]]:
    """What somebody who looks for the reason wants to see."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = lambda _, row: tuple(row)
        return {
            table: connection.execute(f"SELECT state, count(*) FROM {table} GROUP BY state").fetchall()
            for table in ("inbox", "outbox", "audience", "files")
        }


def looks_final(office: DoomedOffice) -> bool:
    """Whether every pressed card and Lan's board show how it ended."""
    pressed = [office.world.state.chats[who].posts[card].now.text for who, card in office.pressed.items()]
    boards = office.copies(LAN, NUMBER)
    return len(pressed) == PEOPLE and all("Đã nhận:" in text for text in pressed) and bool(boards)


def is_told(office: DoomedOffice, words: str, in_hand: list[int]) -> None:
    """Everybody has it, unmarked once at the most; a second copy is marked, and only where one was in hand."""
    for who in EVERYBODY:
        copies = office.copies(who, words)
        marked = [copy for copy in copies if RESENT in copy.versions[0].text]
        assert copies, f"{who} has nothing"
        assert len(copies) - len(marked) <= 1, f"{who} has two unmarked copies"
        assert len(marked) <= in_hand.count(who), f"{who} has a copy too many"


def is_shown(office: DoomedOffice) -> None:
    board = office.copies(LAN, NUMBER)[-1].now.text
    assert f"{PEOPLE}/{PEOPLE}" in board, board


async def is_whole(office: DoomedOffice) -> None:
    """Each unit answered once, chain and invariants hold, the file is kept, nothing met a defect."""
    assert office.ask("SELECT count(*) FROM journal WHERE kind = 'acknowledged'") == PEOPLE
    assert office.ask("SELECT count(*) FROM inbox WHERE state = 'failed'") == 0
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    assert (office.folder / "files" / sha256[:2] / sha256).read_bytes() == PHOTO
    assert "Traceback" not in office.log
    store = await open_store(office.database, now)
    try:
        assert await store.read(journal.verify) is None
        assert await store.read(breaches) == []
    finally:
        await store.close()
