"""What fell due lately, for the week's summary."""

from __future__ import annotations

from datetime import datetime

from domain import times
from domain.weekly import Owed, fate
from storage.store import Tx


async def owed(tx: Tx, since: datetime) -> list[Owed]:
    """Slots of published directives that fell due after ``since``, and all that are missing from before."""
    rows = await tx.rows(
        "SELECT s.directive_id, s.unit_id, s.due_at, s.late_at, s.state, s.late FROM slots s"
        " JOIN directives d ON d.id = s.directive_id WHERE d.state = 'published' AND s.state <> 'cancelled'"
        " AND s.due_at <= ? AND (s.due_at > ? OR s.state IN ('open', 'returned')) ORDER BY s.due_at, s.id",
        tx.stamp, times.to_text(since),
    )  # fmt: skip
    found = []
    for row in rows:
        became = fate(row["state"], late=bool(row["late"]), overdue=row["late_at"] <= tx.stamp)
        if became:
            due = times.from_text(row["due_at"])
            found.append(Owed(row["directive_id"], row["unit_id"], due, became))
    return found
