"""The real process on a database of its own, before a world that the test serves over HTTP."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from bot.sandbox.door import serve
from bot.sandbox.values import Post
from bot.sandbox.world import World
from domain.drafts import Draft
from domain.people import Role
from domain.urgency import Urgency
from handlers.publish import publish
from storage import drafts, people, units
from storage.drafts import Source
from storage.store import P, Tx, Work
from tests.house import TOKEN, ZONE
from tests.template import migrated

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 120
LAN, FIRST = 1001, 60_001
NUMBER = "88-CV/TU"


def now() -> datetime:
    """The real instant: the process has no other."""
    return datetime.now(UTC)


class Office:
    """One process after another over the same database and the same world."""

    def __init__(self, folder: Path, url: str, world: World) -> None:
        self.folder, self.url, self.world = folder, url, world
        self.database = folder / "office.db"
        self.process: asyncio.subprocess.Process | None = None
        self.more: dict[str, str] = {}  # settings of this office

    async def start(self) -> asyncio.subprocess.Process:
        """Start another process; nobody waits until it is ready."""
        with (self.folder / "process.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self.folder,
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        self.process = process
        return process

    def environment(self) -> dict[str, str]:
        """What the process is told."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return kept | {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
            "SEND_RATE": "1000",
            "WEB_PORT": "0",
            "PYTHONPATH": str(ROOT),
            **self.more,
        }

    @property
    def log(self) -> str:
        """All that the processes have said."""
        return (self.folder / "process.log").read_text(encoding="utf-8", errors="replace")

    async def killed_at(self, what: str, count: int) -> None:
        """Start a process and kill it -9 in the middle of handling the world's ``count``-th such event."""
        process = await self.start()
        seen = 0

        def hear(event: str, chat_id: int, key: str) -> None:
            nonlocal seen
            seen += event == what
            if seen == count and process.returncode is None:
                process.kill()

        self.world.state.listeners.append(hear)
        async with asyncio.timeout(30):
            assert await process.wait() == -9, self.log
        self.world.state.listeners.remove(hear)

    async def until(self, done: Callable[[], bool], seconds: float = 40) -> None:
        """Wait until it is so; a process that ends meanwhile is a failure."""
        async with asyncio.timeout(seconds):
            while not done():
                assert self.process is None or self.process.returncode is None, self.log
                await asyncio.sleep(0.02)

    async def end(self) -> int:
        """Ask the process to end; its exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), 15)

    def ask(self, sql: str) -> int:
        """One number out of the database."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute(sql).fetchone()[0])

    def cards(self, person_id: int) -> list[Post]:
        """The copies of the directive's card on one phone, oldest first."""
        return [post for post in self.world.posts(person_id) if post.from_bot and NUMBER in post.now.text]


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Office]:
    """A world with 120 people on 120 units, and a directive that is published and not yet sent."""
    world = populated(World(now, TOKEN), PEOPLE)
    site = await serve(world, port=0)
    office = Office(folder, site.url, world)
    await prepare(office.database, first_day, PEOPLE, Source("Toàn văn."))
    try:
        yield office
    finally:
        if office.process is not None and office.process.returncode is None:
            office.process.kill()
            await office.process.wait()
        await site.close()


def populated(world: World, count: int) -> World:
    """Lan and so many others, each with an open chat."""
    for person_id in (LAN, *range(FIRST, FIRST + count)):
        world.add_user(person_id, f"Người {person_id}")
        world.user(person_id).started = True
    return world


async def prepare(database: Path, work: Work[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
    """Do ``work(tx, …)`` in this database before any process runs."""
    store = await migrated(database, now)
    try:
        await store.write(work, *args, **kwargs)
    finally:
        await store.close()


async def first_day(tx: Tx, count: int, source: Source, zone: tzinfo = ZONE) -> None:
    """A province with so many communes, one person in each, and a directive that is published."""
    root = await units.add(tx, "TU", "province")
    await units.rename(tx, root, "Tỉnh ủy Lam Giang")
    lan = await people.meet(tx, LAN, "Nguyễn Thị Lan")
    await people.give_seat(tx, lan.id, root, Role.COORDINATOR)
    audience = [await _unit(tx, n, root) for n in range(count)]
    draft = Draft(
        number=NUMBER, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="kiểm tra hồ, đập",
        urgency=Urgency.VERY_URGENT, audience=tuple(audience), warned=True,
    )  # fmt: skip
    draft_id = await drafts.add(tx, lan.id, draft, source)
    actor = await people.actor(tx, LAN)
    assert actor is not None
    await publish(tx, actor, draft_id, 1, zone)


async def _unit(tx: Tx, n: int, root: int) -> int:
    unit_id = await units.add(tx, f"X{n}", "commune")
    await units.rename(tx, unit_id, f"Xã số {n}")
    await units.move(tx, unit_id, root)
    person = await people.meet(tx, FIRST + n, f"Người {FIRST + n}")
    await people.give_seat(tx, person.id, unit_id, Role.OFFICER)
    return unit_id
