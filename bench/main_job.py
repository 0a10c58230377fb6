"""What a press on "Phát hành" costs: one transaction for 1,000 people: ``python -m bench.main_job``.

From the call to the commit on this disk (synchronous=FULL): directive, frozen audience, a card owed to each
person, journal. Beside it an acknowledgement, which is what everybody does next. Medians, min to max as noise.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.office import FIRST_CHAT, coordinator, draft, furnish
from bench.start import told
from handlers.acknowledge import acknowledge
from handlers.publish import publish
from storage import people
from storage.migrate import migrate
from storage.store import Store, open_store


def now() -> datetime:
    return datetime.now(UTC)


async def measured(store: Store, rounds: int, size: int) -> None:
    """Publish so many drafts, one after the other; let fifty people answer each."""
    await store.write(furnish, size)
    lan = await store.read(coordinator)
    publishing, answering = [], []
    for number in range(1, rounds + 1):
        draft_id = await store.write(draft, size)
        began = time.perf_counter()
        await store.write(publish, lan, draft_id, 1, UTC, at_night=True)
        publishing.append((time.perf_counter() - began) * 1000)
        for n in range(50):
            actor = await store.read(people.actor, FIRST_CHAT + 2 + n)
            assert actor is not None
            began = time.perf_counter()
            await store.write(acknowledge, actor, number, 1)
            answering.append((time.perf_counter() - began) * 1000)
    print(f"{size} people, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(told(f"publish to {size} people", "ms", publishing))
    print(told("acknowledge", "ms", answering))


async def main(rounds: int, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder) / "office.db", now)
        try:
            await migrate(store)
            await measured(store, rounds, size)
        finally:
            await store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--people", type=int, default=1000)
    asked = parser.parse_args()
    asyncio.run(main(asked.rounds, asked.people))
