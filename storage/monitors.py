"""The units that a directive charges to follow it up."""

from __future__ import annotations

from collections.abc import Iterable

from storage.store import Tx


async def charge(tx: Tx, directive_id: int, units: Iterable[int]) -> None:
    """These units follow it up, and no other any more."""
    await tx.run("DELETE FROM monitors WHERE directive_id = ?", directive_id)
    await tx.many(
        "INSERT INTO monitors (unit_id, directive_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(unit, directive_id) for unit in units],
    )


async def of(tx: Tx, directive_id: int) -> list[int]:
    """The units that follow it up."""
    rows = await tx.rows("SELECT unit_id FROM monitors WHERE directive_id = ? ORDER BY unit_id", directive_id)
    return [row["unit_id"] for row in rows]
