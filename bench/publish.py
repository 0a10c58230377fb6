"""Publishing to many: ``python -m bench.publish``. How long it takes, how the loop fares, what memory grows."""

from __future__ import annotations

import argparse
import asyncio
import logging
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.delivery import noise
from bench.house import ZONE
from bench.office import coordinator, draft, furnish
from bench.stalls import Stalls
from bot import garbage
from bot.__main__ import SWITCH
from handlers.publish import publish
from storage import units
from storage.migrate import migrate
from storage.store import open_store


def peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measure(size: int, times: int) -> None:
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        store = await open_store(Path(folder) / "bench.db", lambda: datetime.now(UTC))
        await migrate(store)
        await store.write(furnish, size)
        await garbage.warm(store)  # as the process does when it has started
        for turn in range(times):
            if turn == 1:
                await store.write(units.rename, 2, "Xã Lam Sơn")  # the tree is to be made anew
            actor, draft_id = await store.read(coordinator), await store.write(draft, size)
            stalls, before, start = Stalls(), peak(), time.perf_counter()
            async with stalls.watched():
                await store.write(publish, actor, draft_id, 1, ZONE, at_night=True)
                took = time.perf_counter() - start
            print(
                f"published to {size} in {took:.2f} s; {stalls.told()}; memory {before:.0f} -> {peak():.0f} MB"
            )
        await store.close()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--size", type=int, default=10_000)
    options.add_argument("--times", type=int, default=5)
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    print(noise())
    asyncio.run(measure(given.size, given.times))


if __name__ == "__main__":
    main()
