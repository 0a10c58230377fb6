"""Recalls, and which units have confirmed that they know of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from domain import times
from storage.store import Tx, marks


class Recall(NamedTuple):
    """When, by whom and why a directive was recalled."""

    at: datetime
    by: str
    reason: str


async def add(tx: Tx, directive_id: int, by_id: int, reason: str, unit_ids: Sequence[int]) -> None:
    """The directive is recalled; these units had it and shall confirm that they know."""
    await tx.run(
        "INSERT INTO recalls (directive_id, at, by_id, reason) VALUES (?, ?, ?, ?)",
        directive_id, tx.stamp, by_id, reason,
    )  # fmt: skip
    await tx.many(
        "INSERT INTO recall_receipts (directive_id, unit_id) VALUES (?, ?)",
        [(directive_id, unit_id) for unit_id in unit_ids],
    )


async def get(tx: Tx, directive_id: int) -> Recall | None:
    """The recall of a directive; None for one that was not recalled."""
    row = await tx.row(
        "SELECT r.at, r.reason, p.name FROM recalls r JOIN people p ON p.id = r.by_id WHERE r.directive_id = ?",
        directive_id,
    )
    return None if row is None else Recall(times.from_text(row["at"]), row["name"], row["reason"])


async def see(tx: Tx, directive_id: int, unit_ids: Sequence[int], person_id: int) -> list[int]:
    """Confirm for these units; which of them had not confirmed before."""
    rows = await tx.rows(
        "UPDATE recall_receipts SET seen_at = ?, seen_by = ? WHERE directive_id = ?"  # noqa: S608 — question marks only
        f" AND seen_at IS NULL AND unit_id IN ({marks(unit_ids)}) RETURNING unit_id",
        tx.stamp, person_id, directive_id, *unit_ids,
    )  # fmt: skip
    return sorted(row["unit_id"] for row in rows)


async def unseen(tx: Tx, directive_id: int) -> tuple[list[int], int]:
    """The units that have not confirmed yet, and how many have to in all."""
    rows = await tx.rows(
        "SELECT unit_id, seen_at IS NULL AS open FROM recall_receipts WHERE directive_id = ? ORDER BY unit_id",
        directive_id,
    )
    return [row["unit_id"] for row in rows if row["open"]], len(rows)


async def concerns(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> bool:
    """Whether one of these units has to confirm the recall."""
    row = await tx.row(
        "SELECT count(*) AS n FROM recall_receipts WHERE directive_id = ?"  # noqa: S608 — question marks only
        f" AND unit_id IN ({marks(unit_ids)})",
        directive_id, *unit_ids,
    )  # fmt: skip
    return row is not None and row["n"] > 0
