"""The command: sample data into an empty database, and never into one that anybody works with."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot import clock
from bot.demo import workshop
from bot.failures import Failure
from bot.lock import AlreadyRunning, only_instance
from storage.migrate import migrate
from storage.store import Tx, open_store

if TYPE_CHECKING:
    from bot.settings import Settings


async def make(settings: Settings, months: int, seed: int) -> None:
    """Fill the database of these settings. Raises ``Failure`` where it must not be filled."""
    if settings.bot_token is not None:
        raise Failure(
            "BOT_TOKEN is set: invented people must never be written to by a real bot.",
            "Leave it empty, with another database: BOT_TOKEN= DATABASE_URL=… directive-bot demo-data",
        )
    try:
        with only_instance(settings.database):
            await _must_be_empty(settings.database)
            await _fill(settings, months, seed)
    except AlreadyRunning as error:
        raise Failure(f"{error} Stop it first, or give another DATABASE_URL.") from None
    print(f"{settings.database} holds {months} months of sample data. Look at it with: directive-bot run")


async def _fill(settings: Settings, months: int, seed: int) -> None:
    folder = workshop.room(settings.database)
    try:
        await workshop.fill(folder, settings.timezone, months, seed, _tell)
        for kept in await asyncio.to_thread(workshop.put_in_place, folder, settings.database):
            print(f"What was there is kept as {kept}.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(share: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if share == 99 else ""
        print(f"\rThe province is at work: {share:3} %", end=end, file=sys.stderr, flush=True)


async def _must_be_empty(database: Path) -> None:
    if not await asyncio.to_thread(database.exists):
        return
    store = await open_store(database, clock.now)
    try:
        await migrate(store)
        if await store.read(_holds_anything):
            raise Failure(
                f"{database} is not empty; sample data never goes where anybody works.",
                "Give another one: DATABASE_URL=sqlite+aiosqlite:///data/demo.db directive-bot demo-data",
            )
    finally:
        await store.close()


async def _holds_anything(tx: Tx) -> bool:
    row = await tx.row("SELECT EXISTS (SELECT 1 FROM units) OR EXISTS (SELECT 1 FROM people)")
    return bool(row and row[0])
