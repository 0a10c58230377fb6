"""The command ``units import``."""

from __future__ import annotations

import codecs
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path

from bot import clock
from bot.commands_office import opened
from bot.failures import Failure
from domain import limits, times
from domain.reform_plans import decision_in
from domain.wording import reforming as words
from domain.wording import scheduling as waiting
from domain.wording import units as wording
from handlers import reform_ahead
from handlers import reform_import as use
from handlers.reform_import import Files
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


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be brought in, and how: ``endings`` names the units that are no more."""

    file: Path
    endings: Path | None = None
    day: date | None = None  # from which units are no more; None: today
    basis: str = ""
    yes: bool = False
    dry: bool = False


async def import_file(database: Path, order: Order, zone: tzinfo, ask: Callable[[str], bool]) -> None:
    """Bring in the units of a CSV file, whole or not at all, and print how many changed. Raises ``Failure``.

    Where units are moved or are no more, the differences are printed and ``ask`` must agree (or ``yes``).
    """
    files = Files(_text(order.file), _text(order.endings) if order.endings else "")
    async with office(database) as store:
        seen = await store.read(use.compare, files)
        left = "" if seen.asks else seen.left  # else it was read with the differences
        if seen.asks or order.dry:
            print("\n".join(filter(None, [words.PLAN, *seen.lines, seen.left])))
        if order.dry:
            print(words.DRY)
            return
        if seen.closes and not order.basis.strip():
            raise Failure(words.NEEDS_BASIS)
        if seen.asks and not order.yes:
            _agreed(ask)
        day = order.day or clock.now().astimezone(zone).date()
        if reform_ahead.is_ahead(day, clock.now(), zone):
            made = await store.write(reform_ahead.order_tree, files, day, order.basis.strip(), zone, seen=seen)
            print("\n".join(filter(None, [waiting.waits(times.show_date(made.day)), waiting.SHELL_HOW, left])))
            return
        done, reformed = await store.write(use.carry_out, files, day, order.basis.strip(), zone, seen=seen)
    print(wording.imported(done.new, done.changed, done.unchanged))
    if left:
        print(left)
    if reformed.changes:
        print(words.done(reformed.passed, reformed.ended, reformed.reseated, reformed.unseated))


def day_in(text: str, zone: tzinfo) -> date:
    """``2025-07-01``, ``1/7/2025`` or ``hôm nay``. Raises ValueError for what is no day, or more than one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        day, rest = decision_in(text, clock.now().astimezone(zone).date())
    if day is None or rest:
        raise ValueError(text)
    return day


def _agreed(ask: Callable[[str], bool]) -> None:
    if not sys.stdin.isatty():
        raise Failure(words.NEEDS_YES)
    if not ask(words.ASK):
        raise Failure(words.REFUSED)


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
