"""A small office whose processes die at chosen steps, while every phone answers as soon as it is asked."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from aiohttp.test_utils import unused_port

from bot.sandbox.door import serve
from bot.sandbox.values import Json, Post, Upload
from bot.sandbox.world import World
from domain import times
from domain.limits import CALLBACK_LIFE
from domain.reports import Part
from handlers import resume
from storage import facts, files
from storage.drafts import Source
from storage.store import Tx
from tests.bot.office_process import FIRST, NUMBER, ROOT, Office, first_day, now, populated, prepare
from tests.house import TOKEN

PEOPLE: Final = 10
STOPPED: Final = timedelta(seconds=CALLBACK_LIFE + 60)  # how long the office has stood still
PHOTO: Final = b"a picture of the dam" * 50
SECRET: Final = "a-secret-of-thirty-two-characters"
EVERYBODY: Final = range(FIRST, FIRST + PEOPLE)
GONE: Final = "the parent of all doomed processes has ended; what it said stands on standard error"
NAP: Final = 0.2  # seconds at the most that the world waits where Telegram waits longer


@dataclass(frozen=True, slots=True)
class Death:
    """Where a process dies: at the ``count``-th pass of a step.

    ``step`` is a function of the program (``module:name``), or ``server:method``: the moment at which the
    request has left and is not counted yet (before), or is counted and not answered yet (after).
    """

    step: str
    when: str
    count: int = 1


class Forge:
    """The parent of all doomed processes: it has imported everything, so that each begins at once."""

    def __init__(self, parent: Process) -> None:
        self._parent = parent
        self._turn = asyncio.Lock()
        self._born: asyncio.Future[int] | None = None
        self._ends: dict[int, asyncio.Future[int]] = {}
        self.reading = asyncio.create_task(self._read())

    async def begin(self, order: Mapping[str, object]) -> tuple[int, asyncio.Future[int]]:
        """Another process: its id, and what will be its exit code."""
        async with self._turn:
            assert not self.reading.done(), GONE
            self._born = asyncio.get_running_loop().create_future()
            assert self._parent.stdin is not None
            self._parent.stdin.write(json.dumps(order).encode() + b"\n")
            pid = await self._born
            return pid, self._ends[pid]

    async def _read(self) -> None:
        assert self._parent.stdout is not None
        while line := await self._parent.stdout.readline():
            pid, *code = map(int, line.split())
            if code:
                self._ends[pid].set_result(code[0])
            else:
                assert self._born is not None
                self._ends[pid] = asyncio.get_running_loop().create_future()
                self._born.set_result(pid)
        if self._born is not None and not self._born.done():
            self._born.set_exception(EOFError(GONE))


class DoomedOffice(Office):
    """An office whose every process is told at its birth what it will die of."""

    def __init__(self, folder: Path, url: str, world: World, parent: Forge) -> None:
        super().__init__(folder, url, world)
        self._forge = parent
        self._pid = 0
        self._end: asyncio.Future[int] | None = None
        self._call = world.call
        self._death: Death | None = None
        self._seen = 0
        world.call = self._answer  # type: ignore[method-assign]  # the line between the two can break anywhere
        world.state.listeners.append(self._hear)
        self.pressed: dict[int, int] = {}
        self.constants: dict[str, float] = {}  # of the program, for this office's processes
        self.is_eager = True  # everybody presses at once

    async def dies(self, death: Death, seconds: float = 60) -> None:
        """Start a process and wait until it is dead of that."""
        self._death, self._seen = death, 0
        await self._begin(None if death.step.startswith("server:") else death)
        async with asyncio.timeout(seconds):
            assert await self._ended() == -9, self.log
        self._death = None

    async def lives(self) -> None:
        """Start a process that dies of nothing."""
        await self._begin(None)

    async def stops(self) -> None:
        """Ask the process to end; it must end well."""
        os.kill(self._pid, signal.SIGTERM)
        async with asyncio.timeout(15):
            assert await self._ended() == 0, self.log

    @property
    def is_dead(self) -> bool:
        """Whether no process runs."""
        return self._end is None or self._end.done()

    async def ends(self) -> int:
        """Wait until the process has ended by itself; its exit code."""
        async with asyncio.timeout(30):
            return await self._ended()

    def set_clock(self, seconds: float) -> None:
        """Let the process's clock be wrong by so much from now on."""
        (self.folder / "clock").write_text(str(seconds))

    def limit_files(self, most: int) -> None:
        """No file of the process may grow beyond so many bytes: to the program a disk that fails."""
        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def kill(self) -> None:
        """Kill -9 whatever runs."""
        if not self.is_dead:
            os.kill(self._pid, signal.SIGKILL)

    async def close(self) -> None:
        """Nothing of it runs afterwards."""
        self.kill()
        if not self.is_dead:
            await self._ended()

    async def _begin(self, death: Death | None) -> None:
        step = {"step": death.step, "when": death.when, "count": death.count} if death else {}
        log = str(self.folder / "process.log")
        about = {"log": log, "environment": self.environment(), "constants": self.constants}
        order = {"folder": str(self.folder), **about, "clock": str(self.folder / "clock"), **step}
        self._pid, self._end = await self._forge.begin(order)

    async def _ended(self) -> int:
        assert self._end is not None
        return await asyncio.shield(self._end)

    async def _answer(
        self, method: str, params: Mapping[str, object], uploads: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        if self._strikes(method, "before"):
            self.kill()
            return 502, {"ok": False, "error_code": 502, "description": "nobody reads this"}
        answer = await self._call(method, params, uploads)
        if self._strikes(method, "after"):
            self.kill()
        return answer

    def _strikes(self, method: str, when: str) -> bool:
        death = self._death
        if death is None or death.when != when or not fnmatchcase(f"server:{method}", death.step):
            return False
        self._seen += 1
        return self._seen == death.count

    def _hear(self, what: str, chat_id: int, key: str) -> None:
        """Everybody presses "Đã nhận" on the first copy, the moment it is there."""
        if what != "post" or chat_id not in EVERYBODY or not self.is_eager or chat_id in self.pressed:
            return
        post = self.world.state.chats[chat_id].posts[int(key)]
        if post.from_bot and NUMBER in post.now.text:
            self._press(post)

    def press_all(self) -> None:
        """Everybody presses now."""
        for person_id in EVERYBODY:
            self._press(self.copies(person_id, NUMBER)[0])

    def _press(self, post: Post) -> None:
        self.pressed[post.chat_id] = post.id
        self.world.press(post.chat_id, post.chat_id, post.id, "Đã nhận")

    def copies(self, person_id: int, words: str) -> list[Post]:
        """What the bot has sent a person with these words in it, oldest first."""
        sent = (post for post in self.world.posts(person_id) if post.from_bot)
        return [post for post in sent if any(words in version.text for version in post.versions)]


@asynccontextmanager
async def forge() -> AsyncIterator[Forge]:
    """A parent for doomed processes; nothing of it is left afterwards."""
    made = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.doomed"), cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    parent = Forge(made)
    try:
        yield parent
    finally:
        assert made.stdin is not None
        made.stdin.close()
        await asyncio.wait_for(made.wait(), 10)
        await parent.reading


@asynccontextmanager
async def opened(folder: Path, parent: Forge, way: str = "polling") -> AsyncIterator[DoomedOffice]:
    """Ten people, one directive with a file to send, a file to fetch, and a stop that has lasted too long."""

    async def nap(seconds: float) -> None:
        await asyncio.sleep(min(seconds, NAP))

    world = populated(World(now, TOKEN, nap), PEOPLE)
    letter = world.state.files.keep("document", Upload("cv.pdf", b"%PDF-1.4 a letter"))
    photo = world.state.files.keep("photo", Upload("photo.jpg", PHOTO, "image/jpeg"))
    site = await serve(world, port=0)
    office = DoomedOffice(folder, site.url, world, parent)
    zone = _morning()
    office.more = {"TIMEZONE": zone.key}
    if way == "webhook":
        port = unused_port()
        office.more |= {
            "WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": SECRET, "WEB_PORT": str(port),
        }  # fmt: skip
    await prepare(office.database, first_day, PEOPLE, Source("Toàn văn.", letter.file_id, "cv.pdf"), zone)
    await prepare(office.database, _stood_still, photo.file_id)
    try:
        yield office
    finally:
        await office.close()
        await site.close()


async def _stood_still(tx: Tx, file_id: str) -> None:
    await facts.put(tx, resume.ALIVE, times.to_text(tx.now - STOPPED))
    await files.want(tx, [Part("photo", "", file_id, "k1", "photo.jpg", len(PHOTO))])


def _morning() -> ZoneInfo:
    """A zone in which it is ten in the morning: at night half of what is owed would wait."""
    east = (10 - now().astimezone(UTC).hour + 12) % 24 - 12
    return ZoneInfo(f"Etc/GMT{-east:+d}" if east else "Etc/GMT")
