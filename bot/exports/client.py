"""The side that asks: one process a paper, one paper at a time, ended when it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

import structlog

from bot.exports.pipe import pieces
from domain.errors import Refusal
from domain.limits import EXPORT_AT_ONCE, EXPORT_MAX, EXPORT_WALL
from domain.papers.kinds import Paper
from domain.papers.values import Matter
from domain.wording import exporting as words

_ROOT: Final = str(Path(__file__).resolve().parents[2])
# Nothing of ours goes along: no token, no settings.
_ENVIRONMENT: Final = {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_WORKER: Final = (sys.executable, "-m", "bot.exports")

_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
_log = structlog.get_logger(__name__)


async def make_file(paper: Paper, matter: Matter, *, wall: float = EXPORT_WALL) -> bytes:
    """The file's bytes. Raises Refusal when it takes longer than ``wall`` seconds or grows too large to send.

    Anything else that goes wrong is a defect and raises RuntimeError with what the worker said.
    """
    async with _gates.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(EXPORT_AT_ONCE)):
        made = await _made(paper, matter, wall)
    if len(made) > EXPORT_MAX:
        raise Refusal(words.TOO_LARGE)
    return made


async def _made(paper: Paper, matter: Matter, wall: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *_WORKER, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_ENVIRONMENT, cwd=_ROOT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(wall):
            feeding = _feed(process, paper, matter)
            out, said, _ = await asyncio.gather(process.stdout.read(), process.stderr.read(), feeding)
            code = await process.wait()
    except TimeoutError:
        raise Refusal(words.TOO_SLOW) from None
    finally:
        await _end(process)
    if code < 0 or b"MemoryError" in said:
        raise Refusal(words.TOO_SLOW)  # ended for its processor time, or for its memory
    if code:
        raise RuntimeError(said.decode("utf-8", "replace")[-2000:])
    return out


async def _feed(process: Process, paper: Paper, matter: Matter) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has ended; its code says why
        for piece in pieces(paper, matter):
            process.stdin.write(piece)
            await process.stdin.drain()
            await asyncio.sleep(0)
        process.stdin.close()


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
