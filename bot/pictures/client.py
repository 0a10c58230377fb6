"""The side that asks: one drawing process, begun when first needed, killed when it takes too long.

It is sent home when nobody has asked for a while.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import OrderedDict
from pathlib import Path
from typing import Final, TypeVar

import structlog

from bot.pictures.frames import LENGTH, framed
from domain.errors import Refusal
from domain.limits import DRAW_IDLE, DRAW_PAUSE, DRAW_WALL, PICTURE_MAX, PICTURES_IN_MEMORY
from domain.pictures import Picture
from domain.pictures_json import digest, to_json
from domain.wording import pictures as words

_ROOT: Final = str(Path(__file__).resolve().parents[2])
# Nothing of ours goes along: no token, no settings.
_ENVIRONMENT: Final = {
    "PYTHONPATH": _ROOT,
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",  # each thread reserves memory that nobody uses
}
_WORKER: Final = (sys.executable, "-m", "bot.pictures")
T = TypeVar("T")
_log = structlog.get_logger(__name__)


class Painter:
    """Draws one picture at a time; the latest ones are kept and given again.

    ``folder`` is where the library of drawing keeps its list of letters, which saves half a second at each
    beginning; without one it finds a place by itself. ``wall`` and ``idle`` are in seconds.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        wall: float = DRAW_WALL,
        idle: float = DRAW_IDLE,
        worker: tuple[str, ...] = _WORKER,
    ) -> None:
        self._environment = _ENVIRONMENT | ({"MPLCONFIGDIR": str(folder)} if folder else {})
        self._wall, self._idle, self._worker = wall, idle, worker
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._leave: asyncio.TimerHandle | None = None
        self._going: set[asyncio.Future[None]] = set()  # sent home, not yet there
        self._drawn: OrderedDict[str, bytes] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()

    @property
    def pid(self) -> int | None:
        """Of the process that draws; None while there is none."""
        return self._process.pid if self._process else None

    async def draw(self, picture: Picture) -> bytes:
        """The picture as a PNG file. Raises ``Refusal`` with a sentence where it cannot be drawn (in time)."""
        name = digest(picture)
        async with self._turn:
            known = self._known(name)
            if known is None:
                known = await self._draw(name, to_json(picture).encode())
        if not known:
            raise Refusal(words.NOT_DRAWN)
        return known

    def _known(self, name: str) -> bytes | None:
        """What was drawn before; empty for what has just failed: it would only fail again."""
        if name in self._drawn:
            self._drawn.move_to_end(name)
            return self._drawn[name]
        failed = self._failed.get(name)
        return b"" if failed is not None and asyncio.get_running_loop().time() < failed else None

    async def _draw(self, name: str, asked: bytes) -> bytes:
        made = await self._asked(asked)
        if made:
            _keep(self._drawn, name, made)
        else:
            _keep(self._failed, name, asyncio.get_running_loop().time() + DRAW_PAUSE)
        return made

    async def _asked(self, asked: bytes) -> bytes:
        """The answer of the process; empty, and the process ended, where none came."""
        try:
            async with asyncio.timeout(self._wall):
                process = await self._begun()
                answer = await _answer(process, asked)
        except (TimeoutError, OSError, EOFError, ValueError) as error:
            _log.warning("picture_not_drawn", error=type(error).__name__)
            await self._end()
            return b""
        except (
            BaseException
        ):  # whoever asked has gone in the middle: what comes next would be this one's answer
            await self._end()
            raise
        self._leave = asyncio.get_running_loop().call_later(self._idle, self._retire)
        return answer

    async def _begun(self) -> Process:
        if self._leave:
            self._leave.cancel()
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._worker, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=self._environment, cwd=_ROOT
            )
        return self._process

    def _retire(self) -> None:
        """Let it go home: it ends when its input does."""
        if not self._turn.locked() and self._process:
            going = asyncio.ensure_future(_gone(self._process))
            self._going.add(going)
            going.add_done_callback(self._going.discard)
            self._process = None

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await _gone(process)

    async def close(self) -> None:
        """End the process, if there is one; what was drawn is still known."""
        if self._leave:
            self._leave.cancel()
        async with self._turn:
            await self._end()
        if self._going:
            await asyncio.wait(self._going, timeout=self._wall)


async def _gone(process: Process) -> None:
    """Wait until it has ended and all its pipes are closed: what is left open would be told as lost."""
    assert process.stdin is not None
    process.stdin.close()
    with contextlib.suppress(OSError):  # they may be broken at either end
        await process.communicate()
    with contextlib.suppress(OSError):
        await process.stdin.wait_closed()
    await process.wait()


async def _answer(process: Process, asked: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(framed(asked))
    await process.stdin.drain()
    size = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
    if size > PICTURE_MAX:
        raise ValueError("larger than can be sent")
    return await process.stdout.readexactly(size)


def _keep(kept: OrderedDict[str, T], name: str, value: T) -> None:
    kept[name] = value
    while len(kept) > PICTURES_IN_MEMORY:
        kept.popitem(last=False)
