"""A loop of the process outlives whatever goes wrong in one round of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog

from bot.failures import Failure
from storage.store import StoreClosed
from storage.trouble import explain

PAUSE_MAX: Final = 30.0  # seconds between two tries while it goes on failing
_SWEEP: Final = 60.0  # seconds at the most between two looks at what there is to do
_STEADY: Final = 60.0  # seconds of work after which a failure counts as the first again
_log = structlog.get_logger(__name__)


async def work_off(wake: asyncio.Event, some: Callable[[], Awaitable[int]]) -> None:
    """Do ``some`` of the work until it says that none was left; again whenever woken, and every minute."""
    while True:
        wake.clear()
        while await some():
            pass
        with suppress(TimeoutError):
            async with asyncio.timeout(_SWEEP):
                await wake.wait()


async def lasting(name: str, loop: Callable[[], Awaitable[None]], pause: float = 0.5) -> None:
    """Run ``loop`` for ever: a failure is logged, waited out (``pause`` seconds, then longer) and begun anew.

    Ends only when cancelled, when the store is closed, or with a ``Failure``, which only a person can mend.
    """
    clock, failures = asyncio.get_running_loop().time, 0
    while True:
        began = clock()
        try:
            await loop()
        except (StoreClosed, Failure):
            raise
        except Exception as error:
            failures = 1 if clock() - began > _STEADY else failures + 1
            wait = min(PAUSE_MAX, pause * 2 ** min(failures - 1, 10))
            _tell(name, error, wait)
            await asyncio.sleep(wait)


def _tell(name: str, error: Exception, wait: float) -> None:
    sentence = explain(error)
    if sentence is None:
        _log.exception("loop_failed", loop=name, again_in=wait)
    else:  # not a defect: the disk, or another program; the sentence says more than a traceback
        _log.error("loop_failed", loop=name, reason=sentence, again_in=wait)
