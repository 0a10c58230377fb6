"""Numbered migrations, each one SQL file, each applied whole or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib import resources

from storage.store import Store, Tx


@dataclass(frozen=True, slots=True)
class Migration:
    """One file ``NNNN_name.sql``."""

    number: int
    name: str
    sql: str


def migrations() -> list[Migration]:
    """All migrations in order."""
    found = []
    for file in resources.files("storage").joinpath("migrations").iterdir():
        if file.name.endswith(".sql"):
            number, _, name = file.name.removesuffix(".sql").partition("_")
            found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda migration: migration.number)


async def migrate(store: Store) -> list[str]:
    """Bring the database up to date; the names of what was applied. Running it twice applies nothing."""
    at = await store.read(schema_version)
    return [
        f"{migration.number:04d}_{migration.name}"
        for migration in migrations()
        if migration.number > at and await store.write(_apply, migration)
    ]


async def schema_version(tx: Tx) -> int:
    """The number of the last migration applied; 0 for an empty database."""
    row = await tx.row("PRAGMA user_version")
    return int(row[0]) if row else 0


async def _apply(tx: Tx, migration: Migration) -> bool:
    if migration.number <= await schema_version(tx):
        return False
    for statement in statements(migration.sql):
        await tx.run(statement)
    await tx.run(f"PRAGMA user_version = {migration.number:d}")
    return True


def statements(script: str) -> list[str]:
    """The single statements of a script (``executescript`` would commit in between)."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
