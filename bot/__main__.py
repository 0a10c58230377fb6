"""The assembly: it puts the parts together, and nobody imports it."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot import cli

if TYPE_CHECKING:
    from bot.settings import Settings


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop (SIGINT, SIGTERM)."""
    from bot import logs
    from bot.failures import Failure
    from bot.lock import AlreadyRunning, only_instance

    logs.configure(settings.log_format, settings.secrets)
    try:
        with only_instance(settings.database):
            asyncio.run(_run(settings))
    except AlreadyRunning as other:
        raise Failure(str(other), "Stop it first, or give this one another DATABASE_URL.") from None


async def _run(settings: Settings) -> None:
    async with AsyncExitStack() as stack:
        from bot import start

        house = await start.start(settings, stack)
        running = asyncio.create_task(house.run())
        loop = asyncio.get_running_loop()
        for stop in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(stop, running.cancel)
        try:
            await running
        except asyncio.CancelledError:
            print("Stopped.")


def main() -> None:
    """The console script."""
    cli.main(run)


if __name__ == "__main__":
    main()
