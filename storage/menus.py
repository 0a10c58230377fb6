"""Menus of commands that no longer fit what their people may do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from storage.store import Tx

SIGNAL: Final = "menus"


async def outdated(tx: Tx, person_ids: Iterable[int]) -> None:
    """What these people may do has changed while they pressed nothing."""
    tx.announce(SIGNAL)
    await tx.many(
        "INSERT INTO stale_menus (person_id, since) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET since = excluded.since",
        [(person_id, tx.stamp) for person_id in person_ids],
    )


async def stale(tx: Tx, limit: int) -> list[tuple[int, str]]:
    """Whose menus are to be offered anew, and since when (as stored); the oldest first."""
    rows = await tx.rows("SELECT person_id, since FROM stale_menus ORDER BY since, person_id LIMIT ?", limit)
    return [(row["person_id"], row["since"]) for row in rows]


async def renewed(tx: Tx, person_id: int, since: str) -> bool:
    """It has been offered as it stood then; False if it has changed once more."""
    return await tx.run("DELETE FROM stale_menus WHERE person_id = ? AND since = ?", person_id, since) == 1
