"""The parts of a running bot, put together around a store and a line; whoever runs it drives its loops."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from telegram.ext import Application, ExtBot

from bot import qr
from bot.delivery import Delivery
from bot.exports import make_file
from bot.intake import App, Intake
from bot.keeper import Keeper
from bot.limiter import LaneRateLimiter
from bot.loops import lasting
from bot.menus import Menus
from bot.pictures import Painter
from bot.pictures.line import PictureLine
from bot.polling import Polling
from bot.ticker import Ticker
from bot.transports.telegram import TelegramTransport
from handlers import reconcile, resume
from handlers.office import FileText, Office
from handlers.telegram.routes import add_routes
from storage.store import Store


@dataclass(slots=True)
class House:
    """Everything that runs. Without ``polling`` updates come by webhook."""

    office: Office
    application: App
    intake: Intake
    delivery: Delivery
    ticker: Ticker
    polling: Polling | None
    painter: Painter
    menus: Menus
    keeper: Keeper | None = None

    async def run(self) -> None:
        """Fetch, handle, deliver and tick until cancelled."""
        self.ticker.start()
        loops = {"intake": self.intake.run, "delivery": self.delivery.run, "menus": self.menus.run}
        if self.polling:
            loops["polling"] = self.polling.run
        if self.keeper:
            loops["keeper"] = self.keeper.run
        try:
            async with asyncio.TaskGroup() as group:
                for name, loop in loops.items():
                    group.create_task(lasting(name, loop))
        finally:
            self.ticker.stop()
            await self.painter.close()


def build(
    store: Store,
    bot: ExtBot[Any],
    *,
    now: Callable[[], datetime],
    zone: tzinfo,
    read_file: Callable[[bytes, str], Awaitable[FileText]],
    files: Path | None = None,
    web_url: str = "",
) -> House:
    """Put the parts together. ``bot`` must be initialised: its name stands in invitation links.

    What reports bring along is kept in the folder ``files``; without one nothing is fetched.
    """
    painter = Painter(files.parent / "drawing" if files else None)
    line = PictureLine(TelegramTransport(bot), store, painter.draw)
    office = Office(store, now, zone, line, read_file, bot.username, qr.png, painter.draw, make_file, web_url)
    application = Application.builder().bot(bot).updater(None).job_queue(None).build()
    add_routes(application, office)
    intake = Intake(store, application)
    paced = bot.rate_limiter
    delivery = Delivery(store, line, zone, paced.limiter if isinstance(paced, LaneRateLimiter) else None)
    ticker = Ticker(store, zone, now, lambda: polling.heard_at if house.polling else now())
    keeper = Keeper(store, bot, files) if files else None
    polling, menus = _polling(store, bot, intake, now, zone), Menus(office)
    for hear in (delivery.hear, ticker.hear, menus.hear, *([keeper.hear] if keeper else [])):
        store.listen(hear)
    house = House(office, application, intake, delivery, ticker, polling, painter, menus, keeper)
    return house


def _polling(
    store: Store, bot: ExtBot[Any], intake: Intake, now: Callable[[], datetime], zone: tzinfo
) -> Polling:
    async def conflict() -> None:
        await store.write(reconcile.two_processes)

    async def gap(heard_at: datetime) -> None:
        await store.write(resume.ask_again, zone, heard_at)

    return Polling(bot, intake, now, conflict, gap)
