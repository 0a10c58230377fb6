"""Sample data is made aside, by a process of its own, and put in place whole or not at all."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bot import clock
from bot.failures import Failure

_ROOT: Final = Path(__file__).resolve().parents[2]
_WORLD: Final = ("sandbox", "files")


def room(database: Path) -> Path:
    """A new folder beside the database: on the same disk, so that what is made there can be moved at once."""
    for left in database.parent.glob(".demo-*"):  # by a process that was killed: only one works here at a time
        shutil.rmtree(left, ignore_errors=True)
    folder = database.parent / f".demo-{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    return folder


async def fill(folder: Path, zone: str, months: int, seed: int, tell: Callable[[int], None]) -> None:
    """Make the data in the folder; ``tell`` hears how many hundredths are done. Raises ``Failure``."""
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.demo", str(folder / "demo.db"), zone, str(months), str(seed),
        cwd=_ROOT,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        done = await _heard(worker, tell)
    finally:
        if worker.returncode is None:
            worker.kill()
            await worker.wait()
    if worker.returncode != 0 or done != 100:
        raise Failure("The sample data could not be made; the log says why. Nothing was changed.")


async def _heard(worker: asyncio.subprocess.Process, tell: Callable[[int], None]) -> int:
    assert worker.stdout is not None
    done = 0
    async for line in worker.stdout:
        if line.strip().isdigit():
            done = int(line)
            tell(min(done, 99))
    await worker.wait()
    return done


def put_in_place(folder: Path, database: Path) -> list[Path]:
    """Move what was made to where the bot looks for it; what was there is kept aside: these paths."""
    stamp = f"before-{clock.now():%Y%m%dT%H%M%SZ}"
    places = [(folder / "demo.db", database)]
    places += [(folder / name, database.parent / name) for name in _WORLD]
    logs = [database.with_name(database.name + end) for end in ("-wal", "-shm")]
    there = [old for old in (*logs, *(to for _, to in places)) if old.exists()]
    kept = [old.rename(old.with_name(f"{old.name}.{stamp}")) for old in there]
    for made, to in places:
        if made.exists():
            made.rename(to)
    shutil.rmtree(folder)
    return kept
