"""The part of the journal that proves one directive, and what ties it to the rest."""

from __future__ import annotations

from collections.abc import Sequence

from domain.journal import GENESIS
from domain.limits import HIDDEN_LINES_MAX
from storage.store import Row, Tx, chunks, marks


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


async def unlike(tx: Tx, lines: Sequence[tuple[int, str]]) -> int | None:
    """The first of these lines (number and hash) that the journal has otherwise, or not at all."""
    for piece in chunks(lines):
        rows = await tx.rows(
            f"SELECT seq, hash FROM journal WHERE seq IN ({marks(piece)})",  # noqa: S608 — question marks only
            *(seq for seq, _ in piece),
        )
        known = {row["seq"]: row["hash"] for row in rows}
        odd = [seq for seq, digest in piece if known.get(seq) != digest]
        if odd:
            return odd[0]
    return None


async def exported(tx: Tx, sha256: str) -> str | None:
    """When a file of this SHA-256 was made, by the journal's own account."""
    row = await tx.row(
        "SELECT max(at) AS at FROM journal WHERE kind = 'exported' AND json_extract(data, '$.sha256') = ?",
        sha256,
    )
    return row["at"] if row else None
