"""How directives stand to each other: one replaces, amends, corrects, implements or relays another."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.store import Tx

KINDS: Final = ("replaces", "amends", "corrects", "implements", "relays")


class Relation(NamedTuple):
    """What ``directive_id`` is to the one that was asked about; ``forward``: that one replaces this."""

    kind: str
    directive_id: int
    forward: bool


async def add(tx: Tx, from_id: int, to_id: int, kind: str) -> bool:
    """``from_id`` replaces (amends …) ``to_id``; False if that is known already."""
    return await tx.run(
        "INSERT INTO relations (from_id, to_id, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        from_id, to_id, kind,
    ) == 1  # fmt: skip


async def replaced_by_living(tx: Tx, directive_id: int) -> bool:
    """Whether something replaces it that has neither been recalled nor taken back."""
    row = await tx.row(
        "SELECT 1 FROM relations r JOIN directives d ON d.id = r.from_id WHERE r.to_id = ?"
        " AND r.kind = 'replaces' AND d.state NOT IN ('recalled', 'withdrawn') LIMIT 1",
        directive_id,
    )
    return row is not None


async def of(tx: Tx, directive_id: int) -> list[Relation]:
    """Both ways: what it replaces (amends …) first, then what does so to it, the newest first."""
    rows = await tx.rows(
        "SELECT kind, to_id AS other, 1 AS forward FROM relations WHERE from_id = ?"
        " UNION ALL SELECT kind, from_id, 0 FROM relations WHERE to_id = ? ORDER BY forward DESC, other DESC",
        directive_id, directive_id,
    )  # fmt: skip
    return [Relation(row["kind"], row["other"], bool(row["forward"])) for row in rows]
