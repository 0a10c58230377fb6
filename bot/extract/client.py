"""The side that asks: one process per file, killed by its id when it takes too long."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from bot.extract.kinds import is_picture
from bot.extract.results import Extracted, Unreadable, Why
from domain.errors import Refusal
from domain.limits import DOWNLOAD_MAX, EXTRACT_AT_ONCE, EXTRACT_WALL, SCAN_WALL
from handlers.office import FileText

_ROOT: Final = str(Path(__file__).resolve().parents[2])
# Nothing of ours goes along: no token, no settings.
_ENVIRONMENT: Final = {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_WORKER: Final = (sys.executable, "-m", "bot.extract")
_ENDED_BY: Final = {signal.SIGXCPU: Why.TOO_SLOW, signal.SIGKILL: Why.TOO_SLOW}

_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_file(data: bytes, filename: str) -> FileText:
    """The file's text; raises ``Refusal`` with the sentence that says why there is none."""
    found = await extract(data, filename)
    if isinstance(found, Unreadable):
        raise Refusal(found.sentence)
    return FileText(found.text, found.scanned)


async def extract(data: bytes, filename: str, *, wall: float | None = None) -> Extracted | Unreadable:
    """The text of a file, or why there is none; never raises for what a file can cause.

    ``wall`` is the time in seconds after which the worker is killed; None: what its kind may take.
    """
    if len(data) > DOWNLOAD_MAX:
        return Unreadable(Why.TOO_LARGE)
    async with _gate():
        return await _ask(data, filename, _wall(data) if wall is None else wall)


def _wall(data: bytes) -> float:
    start = data[:1024]
    return SCAN_WALL if b"%PDF-" in start or is_picture(start) else EXTRACT_WALL


def _gate() -> asyncio.Semaphore:
    return _gates.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(EXTRACT_AT_ONCE))


async def _ask(data: bytes, filename: str, wall: float) -> Extracted | Unreadable:
    process = await asyncio.create_subprocess_exec(
        *_WORKER, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_ENVIRONMENT, cwd=_ROOT
    )
    try:
        async with asyncio.timeout(wall):
            out, _ = await process.communicate(json.dumps(filename).encode() + b"\n" + data)
    except TimeoutError:
        return Unreadable(Why.TOO_SLOW)
    finally:
        await _end(process)
    return _answer(out, process.returncode or 0)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _answer(out: bytes, code: int) -> Extracted | Unreadable:
    try:
        answer = json.loads(out)
    except ValueError:
        return Unreadable(_why(code))
    if "why" in answer:
        return Unreadable(Why(answer["why"]))
    return Extracted(str(answer["text"]), str(answer["kind"]), int(answer["pages"]), bool(answer["scanned"]))


def _why(code: int) -> Why:
    """It ended without an answer: killed for its time, or for its memory, or by a defect of a library."""
    if code < 0:
        return _ENDED_BY.get(signal.Signals(-code), Why.TOO_HEAVY)
    return Why.FAILED
