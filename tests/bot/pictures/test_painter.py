"""The process that draws: off the loop, one at a time, kept apart, sent home."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.pictures import Painter
from domain.errors import Refusal
from domain.wording.vi import pictures as words
from tests.bot.pictures.samples import curve, every_kind, grid, names, week

ROOT = Path(__file__).parents[3]
PNG = b"\x89PNG\r\n\x1a\n"
HANGS = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "raise SystemExit(3)")
TALKS_NONSENSE = (sys.executable, "-c", "print('x' * 100, flush=True); input()")


@pytest.fixture
async def painter(tmp_path: Path) -> AsyncIterator[Painter]:
    made = Painter(tmp_path)
    yield made
    await made.close()


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110 — a process of the system sets no event of ours
        await asyncio.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_every_kind_comes_back_as_a_picture_from_one_process(painter: Painter) -> None:
    drawn = await asyncio.gather(*(painter.draw(picture) for picture in every_kind()))
    assert all(data.startswith(PNG) for data in drawn)
    assert len(set(drawn)) == 5


async def test_the_loop_goes_on_meanwhile(painter: Painter) -> None:
    drawing = asyncio.create_task(painter.draw(grid(names())))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5
    assert (await drawing).startswith(PNG)


async def test_what_was_drawn_is_given_again_without_a_process(painter: Painter) -> None:
    first = await painter.draw(curve())
    await painter.close()
    assert await painter.draw(curve()) == first
    assert painter.pid is None


async def test_idle_it_goes_home_and_comes_again(tmp_path: Path) -> None:
    painter = Painter(tmp_path, idle=0.0)
    await painter.draw(curve())
    await until(lambda: painter.pid is None)
    assert (await painter.draw(week(names()[:3]))).startswith(PNG)
    await painter.close()


@pytest.mark.parametrize("worker", [HANGS, DIES, TALKS_NONSENSE], ids=["hangs", "dies", "talks nonsense"])
async def test_a_failure_is_a_sentence(worker: tuple[str, ...]) -> None:
    painter = Painter(wall=0.5, worker=worker)
    with pytest.raises(Refusal, match=words.NOT_DRAWN):
        await painter.draw(curve())
    assert painter.pid is None


async def test_what_has_just_failed_is_not_tried_again_at_once() -> None:
    painter = Painter(wall=0.2, worker=HANGS)
    with pytest.raises(Refusal):
        await painter.draw(curve())
    began = asyncio.get_running_loop().time()
    with pytest.raises(Refusal):
        await painter.draw(curve())
    assert asyncio.get_running_loop().time() - began < 0.1


async def test_whoever_goes_in_the_middle_leaves_no_answer_to_the_next(painter: Painter) -> None:
    asked = asyncio.create_task(painter.draw(grid(names())))
    await until(lambda: painter.pid is not None)
    first = painter.pid
    assert first is not None
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not is_alive(first)
    assert await painter.draw(curve()) != await painter.draw(grid(names()[:4]))


async def test_a_picture_that_cannot_be_drawn_does_not_end_the_process(painter: Painter) -> None:
    await painter.draw(curve())
    before = painter.pid
    with pytest.raises(Refusal):
        await painter.draw(replace(curve(), title=7))  # type: ignore[arg-type]
    assert (await painter.draw(week(names()[:3]))).startswith(PNG)
    assert painter.pid == before


def test_the_bot_itself_carries_nothing_that_draws() -> None:
    asked = "import sys, bot.house, bot.start; print({'matplotlib', 'numpy', 'PIL'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_when_the_bot_has_gone_the_process_goes_too() -> None:
    worker = subprocess.Popen([sys.executable, "-m", "bot.pictures"], cwd=ROOT, stdin=subprocess.PIPE)
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(timeout=60) == 0
