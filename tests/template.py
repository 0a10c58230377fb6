"""Databases for tests: the schema is made once a process and copied from then on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from storage.migrate import migrate
from storage.store import Store, open_store


async def migrated(path: Path, now: Callable[[], datetime]) -> Store:
    """Open the database at ``path``, up to date; where there is none, an empty one.

    What a process that dies leaves behind is safe without waiting for the disk; only a power cut is not,
    and no test pulls the plug. So nothing here waits for the disk.
    """
    is_new = _copied(path)
    store = await open_store(path, now, durable=False)
    if not is_new:
        await migrate(store)
    return store


def _copied(path: Path) -> bool:
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    return True


@cache
def _empty() -> bytes:
    """What the migrations make of nothing."""
    made: list[bytes] = []
    maker = Thread(target=lambda: made.append(asyncio.run(_make())))  # a loop runs here already
    maker.start()
    maker.join()
    return made[0]


async def _make() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        store = await open_store(path, lambda: datetime.now(UTC), durable=False)
        try:
            await migrate(store)
        finally:
            await store.close()
        return path.read_bytes()
