"""Tags of units: what each bears now, and what it bore before."""

from __future__ import annotations

from collections.abc import Sequence

from domain.tags import key, once
from storage.store import Tx


async def borne(tx: Tx) -> dict[int, tuple[str, ...]]:
    """For each unit with any tag: what it bears, in the order of giving. Units that are no more keep theirs."""
    found: dict[int, list[str]] = {}
    for row in await tx.rows("SELECT unit_id, tag FROM unit_tags WHERE until IS NULL ORDER BY id"):
        found.setdefault(row["unit_id"], []).append(row["tag"])
    return {unit_id: tuple(tags) for unit_id, tags in found.items()}


async def known(tx: Tx) -> list[str]:
    """Every tag that the office has ever used, each once, in its latest spelling."""
    rows = await tx.rows(
        "SELECT tag FROM unit_tags WHERE id IN (SELECT max(id) FROM unit_tags GROUP BY folded) ORDER BY id"
    )
    return [row["tag"] for row in rows]


async def replace(tx: Tx, unit_id: int, tags: Sequence[str]) -> bool:
    """From now on the unit bears exactly these; False where it did already. What is taken off is kept."""
    rows = await tx.rows("SELECT folded FROM unit_tags WHERE unit_id = ? AND until IS NULL", unit_id)
    before, after = {row["folded"] for row in rows}, {key(tag): tag for tag in once(tags)}
    off, on = before - after.keys(), [folded for folded in after if folded not in before]
    await tx.many(
        "UPDATE unit_tags SET until = ? WHERE unit_id = ? AND folded = ? AND until IS NULL",
        [(tx.stamp, unit_id, folded) for folded in sorted(off)],
    )
    await tx.many(
        "INSERT INTO unit_tags (unit_id, tag, folded, since) VALUES (?, ?, ?, ?)",
        [(unit_id, after[folded], folded, tx.stamp) for folded in on],
    )
    return bool(off or on)
