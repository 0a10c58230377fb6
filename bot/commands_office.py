"""The commands that look after the database: backup, restore, migrate, journal verify."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import clock
from bot.exports import verify
from bot.failures import Failure
from bot.lock import AlreadyRunning, only_instance
from storage import backup as copies
from storage import chain, files, journal
from storage.migrate import migrate, migrations, schema_version
from storage.store import Store, open_store


@asynccontextmanager
async def opened(database: Path) -> AsyncIterator[Store]:
    """The store of an existing database whose schema this program knows. Raises ``Failure``."""
    _must_be_there(database)
    store = await open_store(database, clock.now)
    try:
        version, known = await store.read(schema_version), migrations()[-1].number
        if version != known:
            raise Failure(
                f"The database has schema {version} and this program knows {known}. "
                + ("Run: directive-bot migrate" if version < known else "Update the program.")
            )
        yield store
    finally:
        await store.close()


def _must_be_there(database: Path) -> None:
    if not database.is_file():
        raise Failure(
            f"There is no database yet: {database}. Start the bot once, or run: directive-bot migrate"
        )


def backup(database: Path, target: Path) -> None:
    """Copy database and kept files while the bot runs; the copy is verified and never replaces a file."""
    try:
        saved = copies.backup(database, target, files.folder_of(database))
    except copies.BadCopy as error:
        raise Failure(str(error)) from None
    along = f" with {saved.files} files" if saved.files else ""
    print(f"Saved {target}: {saved.size / 1024:,.0f} KiB{along}, verified.")
    if saved.missing:
        print(
            f"{len(saved.missing)} files that reports brought along are missing or damaged and are not in it; "
            f"the first is {saved.missing[0]}. An older copy may have them.",
            file=sys.stderr,
        )


def restore(database: Path, copy: Path) -> None:
    """Put a verified copy in place. Refuses while the bot runs; keeps what was there."""
    aside = database.with_name(f"{database.name}.before-{clock.now():%Y%m%dT%H%M%SZ}")
    try:
        with only_instance(database):
            had_one = copies.restore(copy, database, aside, files.folder_of(database))
    except AlreadyRunning as error:
        raise Failure(f"{error} Stop it first, then restore.") from None
    except copies.BadCopy as error:
        raise Failure(str(error), "Nothing was changed.") from None
    print(f"Restored {copy} to {database}." + (f" What was there is kept as {aside}." if had_one else ""))


async def migrate_database(database: Path) -> None:
    """Apply what the schema lacks; harmless when nothing does."""
    try:
        with only_instance(database):
            applied = await _apply(database)
    except AlreadyRunning as error:
        raise Failure(f"{error} Stop it first, then migrate.") from None
    for name in applied:
        print(f"Applied {name}.")
    print(f"{database} is up to date.")


async def _apply(database: Path) -> list[str]:
    store = await open_store(database, clock.now)
    try:
        return await migrate(store)
    finally:
        await store.close()


async def verify_journal(database: Path, pack: Path | None = None) -> None:
    """Walk the whole chain. The last hash, written down elsewhere, also proves that the end was not cut.

    An evidence pack must be whole itself, made here by the journal's own account, and agree with every line.
    """
    async with opened(database) as store:
        broken = await store.read(journal.verify)
        count, last = await store.read(journal.count), await store.read(journal.last_hash)
    if broken is not None:
        raise Failure(
            f"The journal is broken at line {broken}: it was changed, cut, or written outside the bot."
        )
    print(f"The journal is whole: {count} lines, last hash {last}")
    if pack is not None:
        await _verify_pack(database, pack)


async def _verify_pack(database: Path, pack: Path) -> None:
    data = await asyncio.to_thread(pack.read_bytes)
    lines = _lines_of(pack)
    async with opened(database) as store:
        made = await store.read(chain.exported, hashlib.sha256(data).hexdigest())
        odd = await store.read(chain.unlike, lines)
    if odd is not None:
        raise Failure(f"{pack} is no part of this journal: line {odd} is another one here.")
    if made is None:
        raise Failure(f"{pack} agrees with the journal, but the journal does not say that it was made here.")
    print(f"{pack} is true: made {made}, {len(lines)} lines as they stand in the journal.")


def _lines_of(pack: Path) -> list[tuple[int, str]]:
    """Number and hash of each line in a pack. Raises ``Failure`` for one that is not whole."""
    try:
        files = verify.files_of(pack)
        wrong = verify.check_sums(files) + verify.check_chain(files)
        told = [json.loads(line) for line in files[verify.LINES].splitlines()]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise Failure(f"{pack} is no evidence pack, or a broken one.") from error
    if wrong:
        raise Failure(f"{pack} was changed: {'; '.join(wrong)}")
    return [(line["seq"], line["hash"]) for line in told]
