"""The database: its schema, its wholeness, its invariants, its journal, and whether the clock may be right."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot import clock
from bot.checkup.findings import Finding, fail, ok, warn
from bot.settings import Settings
from storage import archive, check, files, journal
from storage.migrate import migrations, schema_version
from storage.store import Store, open_store

_AHEAD: Final = timedelta(seconds=5)  # what a corrected clock may fall back by
_RESTORE: Final = "Restore the last good backup: directive-bot restore FILE"


async def look(settings: Settings) -> list[Finding]:
    """Everything about the database; it is only read."""
    path: Path = settings.database
    if not path.is_file():  # noqa: ASYNC240 — one look, before anything runs
        return [warn("database", f"There is none yet at {path}.", "Start the bot: it makes one.")]
    store = await open_store(path, clock.now)
    try:
        return await _all(store, settings)
    finally:
        await store.close()


async def _all(store: Store, settings: Settings) -> list[Finding]:
    version, known = await store.read(schema_version), migrations()[-1].number
    if version != known:
        return [_schema(version, known)]
    damage = await store.read(check.damage)
    if damage:
        return [fail("database", f"The file is damaged: {damage}.", _RESTORE)]
    return [
        ok("database", f"The file is whole, schema {version}."),
        *[_breach(breach) for breach in await store.read(check.breaches)],
        await _journal(store),
        _clock(await store.read(check.newest_instant), clock.now()),
        *await asyncio.to_thread(_files, settings.database),
        _office(await store.read(check.office), settings),
    ]


def _schema(version: int, known: int) -> Finding:
    said = f"The database has schema {version}, this program knows {known}."
    if version > known:
        return fail("database", said, "Update the program: a newer one has written this database.")
    return fail("database", said, "Stop the bot and run: directive-bot migrate")


def _breach(breach: check.Breach) -> Finding:
    said = f"Does not hold in {breach.count} places: {breach.invariant.name}."
    return (fail if breach.invariant.grave else warn)("database", said, breach.invariant.mend)


async def _journal(store: Store) -> Finding:
    broken = await store.read(journal.verify)
    if broken is None:
        return ok("journal", f"The chain of {await store.read(journal.count)} lines is whole.")
    return fail("journal", f"The chain breaks at line {broken}.", "Compare it with a backup: who wrote there?")


def _files(database: Path) -> list[Finding]:
    """The files that reports brought along: whether they are there (a backup reads them, too)."""
    named, folder = archive.named(database), files.folder_of(database)
    lost = [sha256 for sha256 in named if not archive.place(folder, sha256).is_file()]
    if lost:
        said = f"Of {len(named)} files that reports brought along {len(lost)} are not in {folder}."
        return [warn("files", said, "Lay them back from a backup: directive-bot restore FILE")]
    return [ok("files", f"All {len(named)} files that reports brought along are there.")] if named else []


def _clock(newest: datetime | None, now: datetime) -> Finding:
    if newest and newest > now + _AHEAD:
        return fail(
            "clock",
            f"It is {now:%Y-%m-%d %H:%M} UTC here, but something was stored at {newest:%Y-%m-%d %H:%M}.",
            "Set the clock and keep it set (timedatectl set-ntp true): deadlines depend on it.",
        )
    return ok("clock", f"It is {now:%Y-%m-%d %H:%M} UTC, later than all that is stored.")


def _office(office: check.Office, settings: Settings) -> Finding:
    if not office.units:
        return warn("office", "There are no units.", "Run: directive-bot units import FILE.csv")
    if not office.admins and not settings.admin_ids:
        return warn(
            "office", "Nobody is an admin.", "Set ADMIN_IDS to your Telegram id, then send /start to the bot."
        )
    return ok("office", f"{office.units} units, {office.people} people, {office.admins} admins.")
