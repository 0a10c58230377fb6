"""Server-sent events: open pages hear that something was done, and fetch what they show anew."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

from domain import limits
from storage import wall
from storage.store import Store

LOOK: Final = 1.0  # seconds between two looks at the journal while anybody listens
HEARTBEAT: Final = 15.0  # seconds; a comment keeps proxies and dead sockets honest
CHECK: Final = 60.0  # seconds between two looks at whether the session still holds
_HELLO: Final = b"retry: 2000\nevent: hello\ndata: \n\n"
_CHANGE: Final = b"event: change\ndata: \n\n"
_QUIET: Final = b": still here\n\n"


class Changes:
    """Tells every listener when the journal has grown; looks only while there is one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: set[asyncio.Event] = set()
        self._looking: asyncio.Task[None] | None = None

    async def stream(self, request: web.Request, holds: Callable[[], Awaitable[bool]]) -> web.StreamResponse:
        """Tell one page of changes until it goes away or its session no longer ``holds``."""
        if len(self._listeners) >= limits.WEB_STREAMS:
            raise web.HTTPServiceUnavailable(text="too many pages are open", headers={"Retry-After": "30"})
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        changed = self._join()
        try:
            await response.write(_HELLO)
            await self._tell(response, changed, holds)
        except ConnectionResetError:
            return response
        finally:
            self._part(changed)
        return response

    async def _tell(
        self, response: web.StreamResponse, changed: asyncio.Event, holds: Callable[[], Awaitable[bool]]
    ) -> None:
        clock = asyncio.get_running_loop().time
        checked = clock()
        while True:
            try:
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
            except TimeoutError:
                await response.write(_QUIET)
            else:
                changed.clear()
                await response.write(_CHANGE)
            if clock() - checked >= CHECK:
                checked = clock()
                if not await holds():
                    return

    def _join(self) -> asyncio.Event:
        changed = asyncio.Event()
        self._listeners.add(changed)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        return changed

    def _part(self, changed: asyncio.Event) -> None:
        self._listeners.discard(changed)
        if not self._listeners and self._looking:
            self._looking.cancel()
            self._looking = None

    async def _look(self) -> None:
        seen = await self._store.read(wall.version)
        while True:
            await asyncio.sleep(LOOK)
            now = await self._store.read(wall.version)
            if now != seen:
                seen = now
                for changed in self._listeners:
                    changed.set()
