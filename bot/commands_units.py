"""The command ``units import``."""

from __future__ import annotations

import codecs
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import clock
from bot.commands_office import opened
from bot.failures import Failure
from domain import limits
from domain.wording import units as wording
from handlers.units import import_units
from storage.migrate import migrate
from storage.store import Store, open_store

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # Excel's "Unicode text"


@asynccontextmanager
async def office(database: Path) -> AsyncIterator[Store]:
    """The store; a database that is not there yet is made, so that a new office may begin with its units."""
    if _is_missing(database):
        store = await open_store(database, clock.now)
        try:
            await migrate(store)
        finally:
            await store.close()
    async with opened(database) as store:
        yield store


async def import_file(database: Path, file: Path) -> None:
    """Bring in the units of a CSV file, whole or not at all, and print how many changed. Raises ``Failure``."""
    text = _text(file)
    async with office(database) as store:
        done = await store.write(import_units, text)
    print(wording.imported(done.new, done.changed, done.unchanged))


def _is_missing(database: Path) -> bool:
    return not database.is_file()


def _text(file: Path) -> str:
    if file.stat().st_size > limits.UNIT_FILE_MAX:
        raise Failure(wording.FILE_TOO_BIG)
    content = file.read_bytes()
    try:
        return content.decode("utf-16" if content.startswith(_WIDE) else "utf-8")
    except UnicodeDecodeError:
        raise Failure(wording.NOT_UTF8) from None
