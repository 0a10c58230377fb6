"""One small web server with both doors: the Bot API for the bot, the page for people."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp import web

from . import api_door, courier, events, page_door
from .guard import add_headers, guard
from .keeping import Keeper
from .stage import Stage
from .world import World

BODY_MAX: Final = 64 * 1024 * 1024  # a little over the largest upload Telegram takes


@dataclass(frozen=True, slots=True)
class Site:
    """A running server; ``url`` has no slash at its end and is what TELEGRAM_API_URL wants."""

    url: str
    runner: web.AppRunner
    tasks: tuple[asyncio.Task[None], ...] = ()

    async def close(self) -> None:
        """Stop listening, cut the streams that are open, write what is kept."""
        await self.runner.cleanup()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


def app(world: World, host: str = "127.0.0.1", stage: Stage | None = None) -> web.Application:
    """The application, for those who run it in a server of their own."""
    made = web.Application(client_max_size=BODY_MAX, middlewares=[guard(host)])
    made.add_routes(api_door.routes(world))
    made.add_routes(page_door.routes(world, stage or Stage()))
    made.on_response_prepare.append(add_headers)

    async def close_streams(_: web.Application) -> None:
        events.close_all(world.state)

    made.on_shutdown.append(close_streams)
    return made


async def serve(
    world: World,
    host: str = "127.0.0.1",
    port: int = 8080,
    *,
    stage: Stage | None = None,
    folder: Path | None = None,
) -> Site:
    """Listen; ``port`` 0 takes a free one. With a ``folder`` the world is written there as it changes.

    Raises ``OSError`` when the port is taken. What the folder holds is taken over by ``Keeper.restore``
    beforehand, because only the caller knows whether it wants it.
    """
    runner = web.AppRunner(app(world, host, stage), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    bound = runner.addresses[0]
    shown = f"[{bound[0]}]" if ":" in str(bound[0]) else str(bound[0])
    work = [courier.deliver(world.state)] + ([Keeper(world.state, folder).run()] if folder else [])
    tasks = tuple(asyncio.create_task(part) for part in work)
    return Site(f"http://{shown}:{bound[1]}", runner, tasks)
