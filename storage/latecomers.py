"""Units that nobody was linked to when a directive went out, and what they are not blamed for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from domain import times
from domain.people import ANSWERING
from storage.duties import OPEN
from storage.gathering import NEVER
from storage.store import Row, Tx, chunks, marks

_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)


async def mark(tx: Tx, unit_id: int) -> list[int]:
    """Somebody is linked to the unit now: the open directives that it could not have had before; which.

    What was due before is never late: the deadline stays as it was, only nobody is blamed for it.
    """
    rows = await tx.rows(
        "INSERT INTO late_links (directive_id, unit_id, linked_at) SELECT a.directive_id, a.unit_id, ?"  # noqa: S608 — constants only
        " FROM audience a JOIN directives d ON d.id = a.directive_id WHERE a.unit_id = ?"
        " AND d.state = 'published' AND d.release_at < ? AND NOT EXISTS (SELECT 1 FROM seats s"
        f" WHERE s.unit_id = a.unit_id AND s.role IN ({_ANSWERING}) AND s.since < ?"
        " AND (s.until IS NULL OR s.until > d.release_at))"
        " ON CONFLICT (directive_id, unit_id) DO NOTHING RETURNING directive_id",
        tx.stamp, unit_id, tx.stamp, tx.stamp,
    )  # fmt: skip
    found = sorted(row["directive_id"] for row in rows)
    await tx.many(
        f"UPDATE slots SET linked_at = ?, late_at = ? WHERE directive_id = ? AND unit_id = ?"  # noqa: S608 — constants only
        f" AND due_at < ? AND state IN {OPEN}",
        [(tx.stamp, NEVER, directive_id, unit_id, tx.stamp) for directive_id in found],
    )
    return found


async def of_directive(tx: Tx, directive_id: int) -> dict[int, datetime]:
    """Since when each of these units could have the directive; those that could from the start are left out."""
    rows = await tx.rows("SELECT unit_id, linked_at FROM late_links WHERE directive_id = ?", directive_id)
    return {row["unit_id"]: times.from_text(row["linked_at"]) for row in rows}


async def of_units(tx: Tx, unit_ids: Sequence[int]) -> dict[int, datetime]:
    """Since when one of these units, the last of them, could have each directive that it came too late for."""
    found: dict[int, datetime] = {}
    for chunk in chunks(unit_ids):
        rows = await tx.rows(
            "SELECT l.directive_id, max(l.linked_at) AS at FROM late_links l JOIN directives d"  # noqa: S608 — question marks only
            f" ON d.id = l.directive_id AND d.state = 'published' WHERE l.unit_id IN ({marks(chunk)})"
            " GROUP BY l.directive_id",
            *chunk,
        )
        for row in rows:
            at = times.from_text(row["at"])
            found[row["directive_id"]] = max(at, found.get(row["directive_id"], at))
    return found


async def excuses(tx: Tx, directive_id: int, unit_id: int, due_at: datetime) -> bool:
    """Whether nobody of the unit could know by then."""
    row = await tx.row(
        "SELECT 1 FROM late_links WHERE directive_id = ? AND unit_id = ? AND linked_at > ?",
        directive_id, unit_id, times.to_text(due_at),
    )  # fmt: skip
    return row is not None


async def still_held(tx: Tx, unit_id: int) -> list[Row]:
    """What asks the unit and has not gone out yet: id, revision, urgency and release_at."""
    return await tx.rows(
        "SELECT d.id, d.revision, d.urgency, d.release_at FROM audience a JOIN directives d"
        " ON d.id = a.directive_id WHERE a.unit_id = ? AND d.state = 'releasing' ORDER BY d.id",
        unit_id,
    )


async def on_the_way(tx: Tx, person_ids: Sequence[int]) -> dict[int, set[int]]:
    """For each of these people the directives whose card has still to leave for them."""
    found: dict[int, set[int]] = {}
    for chunk in chunks(person_ids):
        rows = await tx.rows(
            "SELECT person_id, directive_id FROM outbox WHERE kind = 'card' AND group_id IS NULL"  # noqa: S608 — question marks only
            f" AND state IN ('held', 'pending') AND person_id IN ({marks(chunk)})",
            *chunk,
        )
        for row in rows:
            found.setdefault(row["person_id"], set()).add(row["directive_id"])
    return found


async def told_later(tx: Tx, slot_ids: Sequence[int]) -> None:
    """What has just been shown in a digest is not reminded of in the same breath."""
    await tx.many(
        "UPDATE slots SET told_at = ? WHERE id = ? AND remind_at IS NOT NULL",
        [(tx.stamp, slot_id) for slot_id in slot_ids],
    )
