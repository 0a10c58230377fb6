"""Fetching updates: a batch is stored before the next call confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.failures import Failure
from bot.intake import KINDS, Intake, is_update
from domain.limits import CALLBACK_LIFE, LONG_POLL, UPDATES_BATCH

_PAUSE_MAX: Final = 30.0  # seconds between tries in an outage
_ROUND: Final = 0.5  # seconds at the least for a poll that brings nothing
_DOUBTS: Final = 5  # failures in a row, half a minute, after which a refused token is believed
_CONFLICT_PAUSE: Final = 10.0  # another process polls with our token: a person must look
_ANSWER: Final = 10.0  # seconds that an answer may take beyond the long poll
_HUNG: Final = LONG_POLL + 25  # seconds after which a poll that neither answers nor fails is given up
# After a week without updates Telegram's ids may begin anew, and lower: an old offset would throw them away.
_QUIET: Final = timedelta(days=5)
_log = structlog.get_logger(__name__)


class Polling:
    """Asks for updates until cancelled. ``last_good`` is the instant of the last good answer."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        now: Callable[[], datetime],
        alarm: Callable[[], Awaitable[None]] | None = None,
        gap: Callable[[datetime], Awaitable[object]] | None = None,
    ) -> None:
        """``alarm`` hears of another program that polls; ``gap`` since when presses may have been lost."""
        self._alarm, self._gap = alarm, gap
        self.conflict = False  # another program polls with our token, as the last answer said
        self._bot = bot
        self._intake = intake
        self._now = now
        self.last_good: datetime | None = None
        self._failures = 0
        self._confirm: int | None = None  # what confirms the last batch; none at the start: it may come again
        self._batch_at = self._since = now()
        self.heard_at: datetime | None = None  # the last round in which all that came was stored

    async def run(self) -> None:
        """Poll for ever. Raises Failure when Telegram refuses the token, time after time."""
        while True:
            try:
                await self._round()
                self._failures = 0
            except InvalidToken as error:
                await self._doubt(error)
            except (TelegramError, TimeoutError) as error:
                await self._pause(error)

    async def _round(self) -> None:
        clock = asyncio.get_running_loop().time
        began = clock()
        count = await self.once(LONG_POLL)
        now = self._now()
        if self._gap and now - self._since > timedelta(seconds=CALLBACK_LIFE):
            await self._gap(self._since)
        self.heard_at = self._since = now
        if not count:  # a server that does not wait must not be asked all the time
            await asyncio.sleep(max(0.0, _ROUND - (clock() - began)))

    async def _doubt(self, error: InvalidToken) -> None:
        """A 401 or a 404: it passes where a server is being mended; of a withdrawn token it does not."""
        if self._failures >= _DOUBTS:
            raise Failure(
                "Telegram does not know this BOT_TOKEN any more.", "Copy it again from @BotFather into .env."
            )
        await self._pause(error)

    async def once(self, wait: int = 0) -> int:
        """One call, answered at once or after at most ``wait`` seconds; how many updates came.

        What came in the call before is stored, so that this call may confirm it.
        """
        async with asyncio.timeout(_HUNG):
            updates = await self._fetch(wait)
        self.last_good, self.conflict = self._now(), False
        if updates:
            await self._intake.keep(updates)
            self._confirm = max(int(str(update["update_id"])) for update in updates) + 1
            self._batch_at = self._now()
        elif self._now() - self._batch_at > _QUIET:
            self._confirm = None
        return len(updates)

    async def _fetch(self, wait: int) -> list[dict[str, object]]:
        # Not ``Bot.get_updates``: one update that the library cannot parse would fail the whole batch for ever,
        # and it would be logged as it came, before anything secret has been taken out of it.
        fields: dict[str, Any] = {"limit": UPDATES_BATCH, "timeout": wait, "allowed_updates": list(KINDS)}
        if self._confirm is not None:
            fields["offset"] = self._confirm
        answer = await self._bot._post("getUpdates", fields, read_timeout=wait + _ANSWER)
        return [update for update in answer if is_update(update)] if isinstance(answer, list) else []

    async def _pause(self, error: Exception) -> None:
        self._failures += 1
        self.conflict = isinstance(error, Conflict)
        if self.conflict:
            _log.critical("another_process_polls_with_this_token")
            if self._alarm:
                await self._alarm()
            await asyncio.sleep(_CONFLICT_PAUSE)
            return
        pause = min(_PAUSE_MAX, 2.0 ** min(self._failures, 5) / 2)
        _log.warning("poll_failed", error=type(error).__name__, failures=self._failures, pause=pause)
        await asyncio.sleep(pause)
