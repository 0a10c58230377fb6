"""How long pictures take, and whether the loop stands still meanwhile: ``python -m bench.pictures``.

Each kind is drawn by the process that the bot uses: the first with its beginning, then warm, then from memory.
Ends with 1 where the loop stood still for longer than ``STALL``, or a warm picture took longer than ``WARM``.
"""

from __future__ import annotations

import asyncio
import csv
import sys
import tempfile
import time
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from bench.stalls import Stalls
from bot.pictures import Painter
from domain.limits import GRID_MAX, ROWS_MAX
from domain.pictures import (
    Cell,
    Count,
    Curve,
    Grid,
    Group,
    Key,
    Line,
    Picture,
    Rank,
    Ranking,
    State,
    Week,
    WeekRow,
)

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "units-three-level.csv"
STALL = 0.1  # seconds
WARM = 3.0
FATES = ("đúng hạn", "muộn", "chưa gửi")
BEGINS = datetime(2026, 7, 20, 9)  # noqa: DTZ001 — the office's own time, as pictures have it


def names() -> list[str]:
    with SAMPLE.open(encoding="utf-8") as lines:
        return [row["name"] for row in csv.DictReader(lines)]


def grid() -> Grid:
    cells = tuple(Cell(name, state) for name, state in zip(names()[:GRID_MAX], cycle(State), strict=False))
    legend = tuple(Key(state, state.value, len(cells) // 5) for state in State)
    return Grid("963-CV/TU: mưa lũ", f"{len(cells)} đơn vị", legend, (Group("", cells),))


def curve() -> Curve:
    steps = tuple((BEGINS + timedelta(minutes=9 * n), n) for n in range(1, 161))
    lines = (Line("đã nhận", steps), Line("đã báo cáo", steps[::2]))
    deadline = BEGINS + timedelta(days=1)
    return Curve("963-CV/TU", "theo thời gian", 160, "160 đơn vị", BEGINS, lines, deadline, "Hạn 09:00 21/7")


def ranking() -> Ranking:
    months = (Count(3, 1, 0), Count(4), Count(1, 1, 1))
    rows = tuple(Rank(name, Count(8, 2, 1), months, n) for n, name in enumerate(names()[:ROWS_MAX], 1))
    return Ranking(
        "Đúng hạn", "", FATES, ("5/2026", "6/2026", "7/2026"), Rank("Tất cả", Count(9), months), rows
    )


def week() -> Week:
    rows = tuple(WeekRow(name, Count(2, 1, 1), n % 2 == 0) for n, name in enumerate(names()[:ROWS_MAX]))
    return Week("Tuần", "17/7–24/7", FATES, "tiến bộ", Count(140, 8, 4), rows)


async def timed(painter: Painter, picture: Picture) -> tuple[float, int]:
    began = time.perf_counter()
    made = await painter.draw(picture)
    return time.perf_counter() - began, len(made)


def memory(pid: int | None) -> int:
    """Megabytes that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii") if pid else ""
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) // 1024 if found else 0


async def measure(folder: Path) -> int:
    stalls, slowest = Stalls(), 0.0
    async with stalls.watched():
        painter = Painter(folder)
        cold, _ = await timed(painter, curve())
        print(f"the process begins and draws its first: {cold:.2f} s")
        for picture in (grid(), ranking(), week()):
            warm, size = await timed(painter, picture)
            again, _ = await timed(painter, picture)
            slowest = max(slowest, warm)
            kind = type(picture).__name__
            print(f"{kind:8} {warm:5.2f} s, {size // 1024:4} kB; again {again * 1000:.1f} ms")
        print(f"the process holds {memory(painter.pid)} MB until it goes")
        await painter.close()
    print(f"the loop meanwhile: {stalls.told()}")
    return int(slowest > WARM or max(stalls.late) > STALL)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
