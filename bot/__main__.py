"""The assembly: it puts the parts together, and nobody imports it."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from bot import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.settings import Settings


T = TypeVar("T")

# Seconds for which a busy loop may keep the database's thread from its turn. At Python's own 5 ms every
# statement of a busy process waits as long; a turn more costs microseconds.
SWITCH: Final = 0.001


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop (SIGINT, SIGTERM)."""
    from bot import logs
    from bot.failures import Failure
    from bot.lock import AlreadyRunning, only_instance

    logs.configure(settings.log_format, settings.secrets)
    sys.setswitchinterval(SWITCH)
    try:
        with only_instance(settings.database):
            asyncio.run(_run(settings))
    except AlreadyRunning as other:
        raise Failure(str(other), "Stop it first, or give this one another DATABASE_URL.") from None


async def _run(settings: Settings) -> None:
    life = asyncio.create_task(_live(settings))
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):  # also while it starts, or waits for the line
        loop.add_signal_handler(stop, _once(life))
    try:
        await life
    except asyncio.CancelledError:
        print("Stopped.")


async def _live(settings: Settings) -> None:
    """One house after the other: only the sandbox ever asks for another one."""
    from bot.start import Start

    while True:
        async with AsyncExitStack() as stack:
            begun = Start(settings, stack)
            house = await begun.house()
            between = await _first(house.run(), begun.over)
        await asyncio.to_thread(between)


async def _first(life: Coroutine[object, object, None], over: asyncio.Future[T]) -> T:
    """Live until it is over; a life that ends by itself raises why."""
    living = asyncio.ensure_future(life)
    try:
        await asyncio.wait((living, over), return_when=asyncio.FIRST_COMPLETED)
        return over.result() if over.done() else await _cut_short(living)
    finally:
        living.cancel()
        await asyncio.gather(living, return_exceptions=True)


async def _cut_short(living: asyncio.Future[None]) -> NoReturn:
    await living
    raise RuntimeError("the house ended without a reason")


def _once(life: asyncio.Task[None]) -> Callable[[], None]:
    """Ask for the end; asking again must not break off the closing."""

    def stop() -> None:
        if not life.cancelling():
            life.cancel()

    return stop


def main() -> None:
    """The console script."""
    cli.main(run)


if __name__ == "__main__":
    main()
