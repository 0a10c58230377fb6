"""A halt that Telegram asked for outlives the process: kept when it begins, remembered at the start."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from bot.clock import Clock
from bot.limiter import HaltState, Limiter
from storage import facts
from storage.store import Store

_FACT: Final = "limiter"
_log = structlog.get_logger(__name__)


async def remember(store: Store, limiter: Limiter, now: Clock) -> None:
    """Go on with the halts and the rate that a former process was told."""
    limiter.restore(HaltState.from_text(await store.read(facts.get, _FACT)), now())


async def keep(store: Store, limiter: Limiter, now: Clock) -> None:
    """Write the halts down whenever one begins, until cancelled."""
    began = asyncio.Event()
    limiter.on_halt = began.set
    while True:
        await began.wait()
        began.clear()
        try:
            await store.write(facts.put, _FACT, limiter.state(now()).to_text())
        except Exception:
            _log.exception("halts_not_kept")  # they hold all the same while this process lives
