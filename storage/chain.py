"""The part of the journal that proves one directive, and what ties it to the rest."""

from __future__ import annotations

from domain.journal import GENESIS
from domain.limits import HIDDEN_LINES_MAX
from storage.store import Row, Tx


async def about(tx: Tx, directive_id: int) -> list[Row]:
    """Every line about the directive, with the name of who did it, in order."""
    return await tx.rows(
        "SELECT j.*, p.name AS who FROM journal j LEFT JOIN people p ON p.id = j.actor_id"
        " WHERE j.directive_id = ? ORDER BY j.seq",
        directive_id,
    )


async def hashes(tx: Tx, first: int) -> list[tuple[int, str]]:
    """Number and hash of every line from this one on; nothing at all where there are too many to carry."""
    rows = await tx.rows(
        "SELECT seq, hash FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?", first, HIDDEN_LINES_MAX + 1
    )
    return [] if len(rows) > HIDDEN_LINES_MAX else [(row["seq"], row["hash"]) for row in rows]


async def head(tx: Tx) -> tuple[int, str]:
    """Number and hash of the last line."""
    row = await tx.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    return (row["seq"], row["hash"]) if row else (0, GENESIS)
