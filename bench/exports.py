"""A year's register: ``python -m bench.exports``. How long it takes, how large it is, how the loop fares."""

from __future__ import annotations

import argparse
import asyncio
import logging
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.delivery import noise
from bench.house import ZONE
from bench.office import coordinator, furnish
from bench.stalls import Stalls
from bot import garbage
from bot.__main__ import SWITCH
from bot.exports import make_file
from domain import times
from domain.drafts import Draft, to_json
from domain.papers.kinds import Paper, spans
from handlers import register
from storage.migrate import migrate
from storage.store import Tx, open_store

_SUBJECT = "về việc triển khai các biện pháp cấp bách phòng, chống bão số {} và mưa lũ sau bão"
_YEAR = 3  # its place among the spans


async def publish(tx: Tx, directives: int, size: int) -> None:
    """So many directives since New Year, each to all units: nine of ten acknowledged, half reported."""
    start = datetime(tx.now.year, 1, 1, 8, tzinfo=UTC)
    step = (tx.now - start) / (directives + 1)
    body = to_json(Draft())
    for n in range(1, directives + 1):
        at, due = times.to_text(start + n * step), times.to_text(start + n * step + timedelta(days=7))
        await tx.run(
            "INSERT INTO directives (id, kind, doc_type, number, number_key, issuer, issued_on, subject,"
            " search_key, urgency, ack_wanted, due_at, state, published_by, published_at, release_at)"
            " VALUES (?, 'directive', 'công văn', ?, ?, 'Tỉnh ủy Lam Giang', ?, ?, '', 'normal', 1, ?,"
            " 'published', 1, ?, ?)",
            n, f"{n}-CV/TU", f"{n}-cv/tu", at[:10], _SUBJECT.format(n), due, at, at,
        )  # fmt: skip
        await tx.run(
            "INSERT INTO revisions (directive_id, revision, body, text, at, by_id) VALUES (?, 1, ?, '', ?, 1)",
            n, body, at,
        )  # fmt: skip
        answers = [
            (n, unit, *(("acknowledged", at, unit) if unit % 10 else ("silent", None, None)))
            for unit in range(2, size + 2)
        ]
        await tx.many(
            "INSERT INTO audience (directive_id, unit_id, state, answered_at, answered_by)"
            " VALUES (?, ?, ?, ?, ?)",
            answers,
        )
        await tx.many(
            "INSERT INTO reports (directive_id, unit_id, revision, person_id, state, started_at, sent_at)"
            " VALUES (?, ?, 1, ?, 'sent', ?, ?)",
            [(n, unit, unit, at, at) for unit in range(2, size + 2, 2)],
        )


async def measure(directives: int, size: int, times_: int) -> None:
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        store = await open_store(Path(folder) / "bench.db", lambda: datetime.now(UTC))
        await migrate(store)
        await store.write(furnish, size)
        await store.write(publish, directives, size)
        await garbage.warm(store)
        actor, span = await store.read(coordinator), spans(datetime.now(ZONE).date())[_YEAR]
        for _ in range(times_):
            gathering, making, start = Stalls(), Stalls(), time.perf_counter()
            async with gathering.watched():
                found = await store.read(register.gather, actor, span, ZONE)
                gathered = time.perf_counter() - start
            async with making.watched():
                data = await make_file(Paper.EXCEL, found)
                took = time.perf_counter() - start
            print(
                f"{len(found.entries)} directives to {size} units: {len(data) / 1e6:.1f} MB after {took:.1f} s"
            )
            print(f"  gathered in {gathered:.2f} s, {gathering.told()}; making, {making.told()}")
            here, there = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
            print(f"  memory {here:.0f} MB here, {there:.0f} MB in the worker")
        await store.close()


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--directives", type=int, default=1000)
    options.add_argument("--size", type=int, default=100)
    options.add_argument("--times", type=int, default=2)
    given = options.parse_args()
    logging.disable(logging.CRITICAL)
    print(noise())
    asyncio.run(measure(given.directives, given.size, given.times))


if __name__ == "__main__":
    main()
