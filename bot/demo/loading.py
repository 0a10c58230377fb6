"""Sample data from the sandbox's page: made by another process, taken over by starting the house anew."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from bot.demo import workshop
from bot.failures import Failure
from bot.sandbox.stage import Offer

if TYPE_CHECKING:
    from bot.settings import Settings

MONTHS: Final = 3
TITLE: Final = "Nạp dữ liệu mẫu 3 tháng"
HINT: Final = (
    "Một tỉnh giả định làm việc ba tháng: mọi màn hình đều có cái để xem. Những gì đã thử được cất riêng."
)
LABEL: Final = "Nạp"
READY: Final = "Xong, đang mở…"
FAILED: Final = "Chưa nạp được. Bấm lại giúp; nhật ký ghi rõ lý do."
_SEED: Final = 1
_log = structlog.get_logger(__name__)


class Loading:
    """One offer. ``tell`` lets the page know of another word, ``over`` ends this life of the house."""

    def __init__(
        self, settings: Settings, tell: Callable[[], None], over: Callable[[Callable[[], object]], None]
    ) -> None:
        self._settings, self._tell, self._over = settings, tell, over
        self._work: asyncio.Task[None] | None = None
        self.offer = Offer(TITLE, HINT, LABEL, self.begin)

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if self._work is None or self._work.done():
            self._say(_word(0))
            self._work = asyncio.create_task(self._load())

    async def end(self) -> None:
        """Give up what is under way; nothing was changed."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work

    async def _load(self) -> None:
        settings = self._settings
        folder = await asyncio.to_thread(workshop.room, settings.database)
        try:
            await workshop.fill(folder, settings.timezone, MONTHS, _SEED, lambda share: self._say(_word(share)))
        except BaseException as error:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            if not isinstance(error, Failure):
                raise
            _log.error("demo_not_made")
            self._say(FAILED)
        else:
            self._say(READY)
            self._over(lambda: _put(folder, settings.database))

    def _say(self, word: str) -> None:
        self.offer.word = word
        self._tell()


def _word(share: int) -> str:
    return f"Đang nạp… {share} %"


def _put(folder: Path, database: Path) -> None:
    kept = workshop.put_in_place(folder, database)
    _log.info("demo_in_place", kept=[path.name for path in kept])
