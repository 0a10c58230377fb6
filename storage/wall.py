"""What the office's page says of each unit beside its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from domain import times
from storage.store import Tx


class Detail(NamedTuple):
    """Who answered for a unit, whether late, and which deadline it has next (or has missed)."""

    who: str
    late: bool
    due_at: datetime | None
    late_at: datetime | None = None  # from when on that deadline is missed
    joined: bool = False  # nobody was linked to the unit when it went out

    def is_missed(self, now: datetime) -> bool:
        """Whether the deadline has passed, and could have been kept."""
        return self.late_at is not None and self.late_at < now


async def details(tx: Tx, directive_id: int) -> dict[int, Detail]:
    """Of every unit of the audience."""
    rows = await tx.rows(
        "SELECT a.unit_id, p.name, a.late, s.due_at, s.late_at, l.linked_at FROM audience a"
        " LEFT JOIN people p ON p.id = a.answered_by"
        " LEFT JOIN late_links l ON l.directive_id = a.directive_id AND l.unit_id = a.unit_id"
        " LEFT JOIN slots s ON s.id = (SELECT n.id FROM slots n WHERE n.unit_id = a.unit_id"
        "  AND n.directive_id = a.directive_id AND n.state IN ('open', 'returned')"
        "  ORDER BY n.due_at, n.id LIMIT 1) WHERE a.directive_id = ?",
        directive_id,
    )
    return {
        row["unit_id"]: Detail(
            row["name"] or "", bool(row["late"]), _instant(row["due_at"]), _instant(row["late_at"]),
            row["linked_at"] is not None,
        )
        for row in rows
    }  # fmt: skip


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None


async def next_due(tx: Tx, directive_ids: Sequence[int]) -> dict[int, datetime]:
    """When the next period of each of these directives falls due; nothing for those that have none ahead."""
    found: dict[int, datetime] = {}
    for directive_id in directive_ids:
        row = await tx.row(
            "SELECT min(s.due_at) AS due FROM duties y JOIN slots s ON s.duty_id = y.id"
            " WHERE y.directive_id = ? AND s.state IN ('open', 'returned') AND s.due_at > ?",
            directive_id, tx.stamp,
        )  # fmt: skip
        if row and row["due"]:
            found[directive_id] = times.from_text(row["due"])
    return found


async def version(tx: Tx) -> int:
    """Grows with everything that is done: whatever a page shows is older than the next one."""
    row = await tx.row("SELECT max(seq) AS seq FROM journal")
    return int(row["seq"] or 0) if row else 0
