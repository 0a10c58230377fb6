"""Tells a watcher elsewhere, each minute, that all is well: its silence is the alarm."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import aiohttp
import structlog

from storage.trouble import explain

EVERY: Final = 60.0  # seconds
_TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
_log = structlog.get_logger(__name__)


async def beat(url: str, is_well: Callable[[], Awaitable[bool]]) -> None:
    """Call ``url`` each minute while ``is_well``; a watcher that cannot be reached changes nothing here."""
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
        while True:
            if await _asked(is_well):
                await _call(session, url)
            await asyncio.sleep(EVERY)


async def _asked(is_well: Callable[[], Awaitable[bool]]) -> bool:
    """Whoever cannot even be asked is not well, and is asked again in a minute."""
    try:
        return await is_well()
    except Exception as error:
        _log.error("health_not_known", error=explain(error) or type(error).__name__)
        return False


async def _call(session: aiohttp.ClientSession, url: str) -> None:
    try:
        async with session.get(url) as response:
            if response.status >= 400:
                _log.warning("heartbeat_refused", status=response.status)
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("heartbeat_missed", error=type(error).__name__)
