"""What fell due lately, for the week's summary."""

from __future__ import annotations

from datetime import datetime

from domain import times
from domain.weekly import Owed, fate, settled
from storage.store import Tx


async def owed(tx: Tx, since: datetime, until: datetime) -> list[Owed]:
    """Slots of published directives due by ``until`` and settled after ``since``, and all that are missing.

    What came after ``until`` and was not late by then is the next week's; what was due before its unit had
    anybody is nobody's.
    """
    rows = await tx.rows(
        "SELECT s.directive_id, s.unit_id, s.due_at, s.late_at, s.state, s.late,"
        " (SELECT min(r.sent_at) FROM reports r WHERE r.slot_id = s.id) AS sent_at FROM slots s"
        " JOIN directives d ON d.id = s.directive_id WHERE d.state = 'published' AND s.state <> 'cancelled'"
        " AND (s.linked_at IS NULL OR s.due_at >= s.linked_at) AND s.due_at <= ?"
        " AND (s.late_at > ? OR s.state IN ('open', 'returned')) ORDER BY s.due_at, s.id",
        times.to_text(until), times.to_text(since),
    )  # fmt: skip
    found = []
    for row in rows:
        due_at, late_at = times.from_text(row["due_at"]), times.from_text(row["late_at"])
        became = fate(row["state"], late=bool(row["late"]), overdue=late_at <= until)
        at = settled(due_at, late_at, times.from_text(row["sent_at"]) if row["sent_at"] else None)
        if at <= until or became == "pending":
            found.append(Owed(row["directive_id"], row["unit_id"], at, became))
    return found
