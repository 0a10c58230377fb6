"""Fetches the files that reports brought along and keeps them under their SHA-256. They are never opened."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from pathlib import Path
from typing import Any, Final

import structlog
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.loops import work_off
from domain import limits
from handlers import keep
from storage import files
from storage.files import Wanted
from storage.store import Store

_TOO_BIG: Final = re.compile(r"too (?:big|large)", re.IGNORECASE)
_log = structlog.get_logger(__name__)


class Keeper:
    """Works off what is wanted until cancelled; ``folder`` lies beside the database."""

    def __init__(self, store: Store, bot: ExtBot[Any], folder: Path) -> None:
        self._store, self._bot, self._folder = store, bot, folder
        self._wake = asyncio.Event()

    def hear(self, signal: str) -> None:
        """A commit announced work."""
        if signal == files.SIGNAL:
            self._wake.set()

    async def run(self) -> None:
        """Fetch what is wanted, now and whenever more is, until cancelled."""
        await work_off(self._wake, self.settled)

    async def settled(self) -> int:
        """Fetch what is due, a few at the same time; how many were tried."""
        wanted = await self._store.read(files.due, limits.FETCH_AT_ONCE)
        await asyncio.gather(*(self._fetch(one) for one in wanted))
        return len(wanted)

    async def _fetch(self, wanted: Wanted) -> None:
        try:
            data = await self._download(wanted)
        except BadRequest as error:
            reason = "too_large" if _TOO_BIG.search(error.message) else "gone"
            _log.info("file_not_fetched", reason=reason)
            await self._store.write(keep.lost, wanted, reason)
        except (TelegramError, OSError) as error:
            _log.warning("file_not_fetched_yet", error=type(error).__name__)
            await self._store.write(keep.later, wanted)
        else:
            await self._keep(wanted, data)

    async def _download(self, wanted: Wanted) -> bytes | None:
        file = await self._bot.get_file(wanted.file_id)
        if (file.file_size or 0) > limits.DOWNLOAD_MAX:
            return None
        data = bytes(await file.download_as_bytearray())
        return data if len(data) <= limits.DOWNLOAD_MAX else None

    async def _keep(self, wanted: Wanted, data: bytes | None) -> None:
        if data is None:
            await self._store.write(keep.lost, wanted, "too_large")
            return
        try:
            sha256 = await asyncio.to_thread(put, self._folder, data)
        except OSError as error:
            _log.error("file_not_written", error=type(error).__name__)
            await self._store.write(keep.later, wanted)
        else:
            await self._store.write(keep.kept, wanted, sha256, len(data))


def put(folder: Path, data: bytes) -> str:
    """Write these bytes whole or not at all, readable by the office's own account alone; their SHA-256.

    What is there already is left alone: equal files are one.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / sha256[:2] / sha256
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    return sha256
