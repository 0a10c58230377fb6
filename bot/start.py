"""Starting up: the store, the pages, the line, in an order in which each failure has its sentence."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Final

import structlog
from aiohttp import web
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import clock, garbage, halts, heartbeat
from bot.extract.client import read_file
from bot.failures import Failure
from bot.house import House, build
from bot.intake import KINDS
from bot.limiter import Limiter
from bot.transports.line import telegram_bot
from bot.web import health, server, watch, webhook
from bot.web.pages import HOME, Pages
from handlers import enrol, resume
from handlers.office import Office
from handlers.telegram.menus import offer_defaults
from storage import facts, planning
from storage.migrate import migrate
from storage.store import Store, open_store
from storage.vitals import vitals

if TYPE_CHECKING:
    from datetime import datetime

    from bot.settings import Settings

_RETRY_MAX: Final = 30.0  # seconds between tries to reach Telegram at the start
_log = structlog.get_logger(__name__)


class Start:
    """One start-up; what it opens is closed by the stack.

    When ``over`` is done the house is to end, its result to be done, and another house to begin.
    """

    def __init__(self, settings: Settings, stack: AsyncExitStack) -> None:
        self._settings, self._stack = settings, stack
        self._house: House | None = None
        self.over: asyncio.Future[Callable[[], object]] = asyncio.get_running_loop().create_future()
        self._web_url = settings.office_url
        self._limiter = Limiter(settings.send_rate)
        self._pulse = health.Pulse(
            clock.now(), self._last_poll, self._limiter.halted_for, self._conflict, self._broken
        )

    async def house(self) -> House:
        """Everything open and ready to run."""
        store = await self._store()
        app = web.Application()
        token, api_url = await self._messenger(app, store)
        limiter = self._limiter
        await halts.remember(store, limiter, clock.now)
        keeping = asyncio.create_task(halts.keep(store, limiter, clock.now))
        self._stack.callback(keeping.cancel)
        bot = telegram_bot(token, api_url, limiter, self._settings.telegram_proxy)
        await _reached(bot.initialize)
        self._stack.push_async_callback(bot.shutdown)
        await store.write(facts.put, "bot_username", bot.username)
        self._house = build(
            store, bot, now=clock.now, zone=self._settings.zone, read_file=read_file,
            files=self._settings.database.parent / "files", web_url=self._web_url,
        )  # fmt: skip
        await self._house.application.initialize()
        await offer_defaults(self._house.office.line)
        await self._doors(app, bot)
        await store.write(resume.ask_again, self._settings.zone)
        if self._settings.heartbeat_url:
            beating = asyncio.create_task(heartbeat.beat(self._settings.heartbeat_url, self._is_well))
            self._stack.callback(beating.cancel)
        await garbage.warm(store)
        return self._house

    async def _store(self) -> Store:
        store = await open_store(self._settings.database, clock.now)
        self._stack.push_async_callback(store.close)
        await migrate(store)
        invented = await store.read(facts.get, facts.INVENTED)
        if invented and self._settings.bot_token is not None:
            raise Failure(
                "This database holds sample data: invented people, whom a real bot must not write to.",
                "Give another DATABASE_URL, or leave BOT_TOKEN empty to look at it in the sandbox.",
            )
        await store.write(enrol.bootstrap_admins, self._settings.admin_ids)
        await store.write(planning.keep_defaults, self._settings.reminder_plans)
        return store

    async def _messenger(self, app: web.Application, store: Store) -> tuple[str, str]:
        """The token and the address of the Bot API: Telegram's, or the sandbox's own."""
        if self._settings.bot_token is not None:
            app.add_routes([*watch.routes(store, self._pulse), *Pages(store, self._office).routes(), HOME])
            return self._settings.bot_token.get_secret_value(), self._settings.telegram_api_url
        from bot import sandbox_start

        token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}"
        sandbox = await sandbox_start.prepare(token, self._settings, store, self._stack, self._end)
        sandbox.add_routes([*watch.routes(store, self._pulse), *Pages(store, self._office).routes()])
        url, runner = await server.listen(sandbox, self._settings.web_host, self._settings.web_port)
        self._stack.push_async_callback(runner.cleanup)
        self._web_url = self._web_url or url
        print(f"The sandbox is open: {url}  (stop with Ctrl-C)", flush=True)
        return token, url

    async def _doors(self, app: web.Application, bot: ExtBot[Any]) -> None:
        """The pages and the way in: the webhook is told only when it is listened on."""
        if self._settings.bot_token is None:
            return
        assert self._house is not None
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        by_webhook = url is not None and secret is not None
        if secret is not None and by_webhook:
            app.add_routes(webhook.routes(self._house.intake, secret))
        address, runner = await server.listen(app, self._settings.web_host, self._settings.web_port)
        self._stack.push_async_callback(runner.cleanup)
        if secret is not None and by_webhook:
            self._house.polling = None
            await _reached(lambda: _ask_for_webhook(bot, f"{url}{webhook.PATH}", secret.get_secret_value()))
        else:
            await without_webhook(bot)
        print(f"@{bot.username} is running. Health: {address}/health  (stop with Ctrl-C)", flush=True)

    def _office(self) -> Office:
        if self._house is None:
            raise web.HTTPServiceUnavailable(text="starting", headers={"Retry-After": "2"})
        return self._house.office

    def _end(self, between: Callable[[], object]) -> None:
        if not self.over.done():
            self.over.set_result(between)

    async def _is_well(self) -> bool:
        assert self._house is not None
        return health.judge(await self._house.office.store.read(vitals), self._pulse).well

    def _conflict(self) -> bool:
        polling = self._house.polling if self._house else None
        return polling.conflict if polling else False

    def _broken(self) -> tuple[str, ...]:
        return self._house.ticker.broken if self._house else ()

    def _last_poll(self) -> datetime | None:
        polling = self._house.polling if self._house else None
        return polling.last_good if polling else None


async def _ask_for_webhook(bot: ExtBot[Any], url: str, secret: str) -> bool:
    return await bot.set_webhook(url, allowed_updates=list(KINDS), secret_token=secret)


async def without_webhook(bot: ExtBot[Any]) -> None:
    """Take an earlier webhook away, which would keep updates from polling.

    The token has been accepted by now: a server that does not know this call has no webhook to take away, and
    polling itself tells of one that stands in its way.
    """
    try:
        await _reached(lambda: bot.delete_webhook(drop_pending_updates=False))
    except Failure:
        _log.warning("webhook_not_taken_away")


async def _reached(call: Callable[[], Awaitable[object]]) -> None:
    """Call until Telegram answers; an outage at the start is waited out, a wrong token is not."""
    pause = 1.0
    while True:
        try:
            await call()
        except InvalidToken:
            raise Failure(
                "Telegram does not know this BOT_TOKEN.", "Copy it again from @BotFather into .env."
            ) from None
        except TelegramError as error:
            _log.warning("telegram_not_reached", error=type(error).__name__, next_try=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _RETRY_MAX)
        else:
            return
