"""Lists by a rule while they are put together: one of each person."""

from __future__ import annotations

from domain.audience import Selection, from_json, to_json
from storage.store import Tx


async def keep(tx: Tx, person_id: int, draft_id: int, rule: Selection) -> None:
    """This is what the person puts together now, beside this draft; an older one is forgotten."""
    await tx.run(
        "INSERT INTO list_rules (person_id, draft_id, body, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET draft_id = excluded.draft_id, body = excluded.body,"
        " at = excluded.at",
        person_id, draft_id, to_json(rule), tx.stamp,
    )  # fmt: skip


async def get(tx: Tx, person_id: int, draft_id: int) -> Selection | None:
    """What the person puts together beside this draft; None for nothing."""
    row = await tx.row("SELECT body FROM list_rules WHERE person_id = ? AND draft_id = ?", person_id, draft_id)
    return from_json(row["body"]) if row else None


async def drop(tx: Tx, person_id: int) -> bool:
    """Nothing is put together any more; False if nothing was."""
    return await tx.run("DELETE FROM list_rules WHERE person_id = ?", person_id) == 1
