"""From the start to the first answer, and the memory, with 1,000 people: ``python -m bench.start``.

The real process, a world of its own over HTTP, the database on this disk. Every round starts it twice: until
somebody's /viec is answered, and until a directive has gone to everybody. Prints medians, min to max as noise.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.office import FIRST_CHAT, furnish
from bot.sandbox.door import serve
from bot.sandbox.world import World
from handlers.publish import publish
from storage.migrate import migrate
from storage.store import Tx, open_store

PEOPLE = 1000
TOKEN = "4242424242:a-token-of-a-world-that-is-not-real"
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds from the start to the first answer, to the last card; MB resident after each."""

    answer: float
    cards: float
    idle: float
    busy: float


def now() -> datetime:
    return datetime.now(UTC)


async def furnished(database: Path, people: int) -> None:
    """A database with so many people, and a directive that is published and not yet sent."""
    store = await open_store(database, now)
    try:
        await migrate(store)
        await store.write(_publish, people)
    finally:
        await store.close()


async def _publish(tx: Tx, people: int) -> None:
    actor, draft_id = await furnish(tx, people)
    await publish(tx, actor, draft_id, 1, UTC, at_night=True)
    await tx.run("UPDATE outbox SET not_before = '9', state = 'held' WHERE kind = 'card'")  # until we say so


async def once(folder: Path, people: int) -> Round:
    """Two starts: one with nothing to do but to answer, one with a broadcast left to send."""
    database = folder / "office.db"
    await furnished(database, people)
    world = World(now, TOKEN)
    for n in range(1, people + 2):
        world.add_user(FIRST_CHAT + n, f"Nguyễn Văn {n}").started = True
    site = await serve(world, port=0)
    world.send_text(FIRST_CHAT + 2, "/viec")
    try:
        answer, idle = await _run(folder, site.url, lambda: _has_mail(world, FIRST_CHAT + 2))
        await _let_go(database)
        everybody = range(FIRST_CHAT + 3, FIRST_CHAT + people + 2)
        cards, busy = await _run(folder, site.url, lambda: all(_has_mail(world, chat) for chat in everybody))
        return Round(answer, cards, idle, busy)
    finally:
        await site.close()


async def _run(folder: Path, url: str, done: Callable[[], bool]) -> tuple[float, float]:
    """Start a process; seconds until it is ``done``, and MB resident then."""
    began = time.perf_counter()
    process = await _start(folder, url)
    try:
        while not done():  # noqa: ASYNC110 — asking now and then costs the world less than hearing all
            await asyncio.sleep(0.005)
        return time.perf_counter() - began, _resident(process.pid)
    finally:
        process.terminate()
        await process.wait()


def _has_mail(world: World, chat_id: int) -> bool:
    return any(post.from_bot for post in world.posts(chat_id))


async def _start(folder: Path, url: str) -> asyncio.subprocess.Process:
    settings = {
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "WEB_PORT": "0", "SEND_RATE": "1000",
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/office.db", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | settings,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _let_go(database: Path) -> None:
    store = await open_store(database, now)
    await store.write(_release)
    await store.close()


async def _release(tx: Tx) -> None:
    await tx.run("UPDATE outbox SET not_before = ?, state = 'pending' WHERE kind = 'card'", tx.stamp)


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def told(name: str, unit: str, values: Sequence[float]) -> str:
    """A line of the result."""
    median = statistics.median(values)
    return f"{name:34} {median:7.2f} {unit:3}  ({min(values):.2f} to {max(values):.2f}, n={len(values)})"


async def main(rounds: int, people: int) -> None:
    found = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            found.append(await once(Path(folder), people))
    print(f"{people} people, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(told("start to first answer", "s", [one.answer for one in found]))
    print(told(f"start to {people} cards out", "s", [one.cards for one in found]))
    print(told("resident after the first answer", "MB", [one.idle for one in found]))
    print(told("resident after the broadcast", "MB", [one.busy for one in found]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--people", type=int, default=PEOPLE)
    asked = parser.parse_args()
    asyncio.run(main(asked.rounds, asked.people))
