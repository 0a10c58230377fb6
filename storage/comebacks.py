"""What was refused because a chat was closed: edits that never came, directives never shown, a whole mass."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from domain import times
from storage import outbox
from storage.copies import Copy
from storage.store import Tx, chunks, marks

_CHANGES: Final = (
    "'recalled', 'amended', 'replaced', 'closed', 'reopened', 'drill_ended', 'work_passed', 'work_ended',"
    " 'deadline_changed', 'schedule_changed', 'event_dated'"
)
"""The lines of the journal after which every copy of a directive looks different."""
_MINE: Final = """
SELECT directive_id, person_id, message_id, revision FROM outbox
WHERE person_id = ?1 AND message_id IS NOT NULL AND kind = 'card' AND state = 'sent' AND group_id IS NULL
UNION SELECT directive_id, person_id, message_id, revision FROM shown_cards WHERE person_id = ?1
"""
_REFUSED: Final = """
SELECT 1 FROM outbox e WHERE e.person_id = ?1 AND e.kind = 'redraw' AND e.state = 'refused'
AND e.directive_id = c.directive_id AND e.settled_at >= ?2
"""


class Stale(NamedTuple):
    """A copy that shows something old, and the directive it is of."""

    directive_id: int
    copy: Copy


async def stale(tx: Tx, person_id: int, since: datetime, limit: int) -> list[Stale]:
    """The person's copies of what has changed since the chat was closed, the newest messages first."""
    rows = await tx.rows(
        f"SELECT c.*, r.file_id <> '' AS has_file FROM ({_MINE}) c JOIN revisions r"  # noqa: S608 — constants only
        " ON r.directive_id = c.directive_id AND r.revision = c.revision WHERE EXISTS (SELECT 1 FROM journal j"
        f" WHERE j.directive_id = c.directive_id AND j.at >= ?2 AND j.kind IN ({_CHANGES}))"
        f" OR EXISTS ({_REFUSED}) ORDER BY c.message_id DESC LIMIT ?3",
        person_id, times.to_text(since), limit,
    )  # fmt: skip
    return [
        Stale(
            row["directive_id"],
            Copy(row["person_id"], row["message_id"], row["revision"], bool(row["has_file"])),
        )
        for row in rows
    ]


async def retry_edits(tx: Tx, person_id: int, since: datetime, limit: int) -> int:
    """Edits of other messages (questions, drafts) that were refused since then are owed again; how many."""
    again = await tx.run(
        "UPDATE outbox SET state = 'pending', not_before = ?1, settled_at = NULL, reason = '' WHERE id IN ("
        " SELECT id FROM outbox WHERE person_id = ?2 AND kind = 'redraw' AND state = 'refused'"
        " AND directive_id IS NULL AND group_id IS NULL AND settled_at >= ?3 ORDER BY id DESC LIMIT ?4)",
        tx.stamp, person_id, times.to_text(since), limit,
    )  # fmt: skip
    if again:
        tx.announce(outbox.SIGNAL)
    return again


async def never_shown(tx: Tx, person_id: int, directive_ids: Collection[int]) -> dict[int, str]:
    """Those of which the person has no card, or not the one that asked anew; when that was refused."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(directive_ids)):
        rows = await tx.rows(
            "SELECT d.id, (SELECT max(created_at) FROM outbox o WHERE o.person_id = ? AND o.kind = 'card'"  # noqa: S608 — question marks only
            "  AND o.state = 'refused' AND o.directive_id = d.id AND o.revision = d.revision) AS refused,"
            " (SELECT max(revision) FROM (SELECT revision FROM outbox o WHERE o.directive_id = d.id"
            "  AND o.kind = 'card' AND o.person_id = ? AND o.group_id IS NULL"
            "  AND o.state NOT IN ('refused', 'cancelled') UNION ALL SELECT revision FROM shown_cards c"
            "  WHERE c.directive_id = d.id AND c.person_id = ?)) AS shown, d.revision"
            f" FROM directives d WHERE d.id IN ({marks(chunk)})",
            person_id, person_id, person_id, *chunk,
        )  # fmt: skip
        for row in rows:
            if row["shown"] is None or (row["refused"] and row["shown"] < row["revision"]):
                found[row["id"]] = row["refused"] or ""
    return found


async def listed(tx: Tx, person_id: int, kinds: Sequence[str]) -> dict[int, str]:
    """The directives that lists of these kinds have named, or will, with the instant of the last such list."""
    rows = await tx.rows(
        "SELECT created_at, payload FROM outbox WHERE person_id = ? AND message_id IS NOT NULL"  # noqa: S608 — question marks only
        f" AND kind IN ({marks(kinds)}) UNION ALL SELECT created_at, payload FROM outbox WHERE person_id = ?"
        f" AND state IN ('held', 'pending') AND kind IN ({marks(kinds)}) ORDER BY 1",
        person_id, *kinds, person_id, *kinds,
    )  # fmt: skip
    found: dict[int, str] = {}
    for row in rows:
        payload = json.loads(row["payload"])
        slots = await _of_slots(tx, payload.get("slots", ()))
        found.update(dict.fromkeys((*payload.get("acks", ()), *slots), row["created_at"]))
    return found


async def _of_slots(tx: Tx, slot_ids: Iterable[int]) -> list[int]:
    found: list[int] = []
    for chunk in chunks(list(slot_ids)):
        rows = await tx.rows(
            f"SELECT DISTINCT directive_id FROM slots WHERE id IN ({marks(chunk)})",  # noqa: S608 — question marks only
            *chunk,
        )
        found += [row["directive_id"] for row in rows]
    return found


async def reopen(tx: Tx, row_ids: Sequence[int], until: datetime, reasons: Sequence[str]) -> dict[int, str]:
    """Put rows refused for one of these reasons back, to be tried from ``until`` on.

    Whose they are, with the stored instant of the first refusal of each.
    """
    found: dict[int, str] = {}
    for chunk in chunks(row_ids):
        these = f"id IN ({marks(chunk)}) AND state = 'refused' AND reason IN ({marks(reasons)})"
        rows = await tx.rows(
            f"SELECT person_id, min(settled_at) AS at FROM outbox WHERE {these} GROUP BY person_id",  # noqa: S608 — question marks only
            *chunk, *reasons,
        )  # fmt: skip
        for row in rows:
            found[row["person_id"]] = min(row["at"], found.get(row["person_id"], row["at"]))
        await tx.run(
            f"UPDATE outbox SET state = 'pending', not_before = ?, settled_at = NULL WHERE {these}",  # noqa: S608 — question marks only
            times.to_text(until), *chunk, *reasons,
        )  # fmt: skip
    return found
