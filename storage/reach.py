"""Whether a person's chat can still be written to."""

from __future__ import annotations

from storage.store import Tx


async def mark_unreachable(tx: Tx, person_id: int, reason: str) -> bool:
    """The chat is blocked or gone, since now; False if that was known (the first date stays)."""
    return bool(
        await tx.run(
            """UPDATE people SET reach = 'unreachable', reach_reason = ?, reach_since = ?
               WHERE id = ? AND reach = 'reachable'""",
            reason,
            tx.stamp,
            person_id,
        )
    )


async def heal(tx: Tx, person_id: int) -> bool:
    """Reachable again; False if they were."""
    return bool(
        await tx.run(
            """UPDATE people SET reach = 'reachable', reach_reason = '', reach_since = NULL
               WHERE id = ? AND reach = 'unreachable'""",
            person_id,
        )
    )
