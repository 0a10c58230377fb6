"""How the line flows: what waits, since when, and what stands still. Counts only, nobody's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import times
from storage.store import Tx

_LINE: Final = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'new') AS inbox_waiting,
       (SELECT received_at FROM inbox WHERE state = 'new' ORDER BY update_id LIMIT 1) AS inbox_since,
       (SELECT count(*) FROM outbox WHERE state = 'sending') AS sending,
       (SELECT min(lease_until) FROM outbox WHERE state = 'sending') AS lease_until,
       (SELECT min(due_at) FROM alarms WHERE rung_at IS NULL) AS alarm_at,
       (SELECT count(*) FROM directives WHERE state = 'releasing' AND release_at < ?) AS unreleased
"""
_UNCERTAIN: Final = """
SELECT count(*) AS n, min(settled_at) AS since FROM outbox u WHERE state = 'uncertain' AND settled_at > ?
AND NOT EXISTS (SELECT 1 FROM outbox r WHERE r.directive_id IS u.directive_id AND r.kind = u.kind
                AND r.person_id = u.person_id AND r.state = 'sent' AND r.id > u.id)
"""
_RECENT: Final = timedelta(days=1)  # what is older is on the boards, and nobody can mend it from here
_LATE: Final = timedelta(minutes=2)
_QUEUE: Final = """
SELECT count(*) AS waiting, coalesce(sum(not_before <= ?), 0) AS due,
       min(CASE WHEN not_before <= ? THEN not_before END) AS since
FROM outbox WHERE state IN ('held', 'pending')
"""


@dataclass(frozen=True, slots=True)
class Vitals:
    """The state at ``at``. ``…_since``: since when the oldest one waits; None where none does."""

    at: datetime
    inbox_waiting: int
    inbox_since: datetime | None
    outbox_waiting: int
    outbox_due: int
    outbox_since: datetime | None
    sending: int
    lease_until: datetime | None
    alarm_at: datetime | None
    reach: Mapping[str, int]
    uncertain: int = 0  # messages of the last day whose fate is still unknown
    uncertain_since: datetime | None = None
    unreleased: int = 0  # directives whose moment has passed without them


async def vitals(tx: Tx) -> Vitals:
    """The state of the line at ``tx.now``."""
    line, queue = await tx.row(_LINE, times.to_text(tx.now - _LATE)), await tx.row(_QUEUE, tx.stamp, tx.stamp)
    uncertain = await tx.row(_UNCERTAIN, times.to_text(tx.now - _RECENT))
    assert uncertain is not None
    assert line is not None
    assert queue is not None
    return Vitals(
        at=tx.now,
        inbox_waiting=line["inbox_waiting"],
        inbox_since=_instant(line["inbox_since"]),
        outbox_waiting=queue["waiting"],
        outbox_due=queue["due"],
        outbox_since=_instant(queue["since"]),
        sending=line["sending"],
        lease_until=_instant(line["lease_until"]),
        alarm_at=_instant(line["alarm_at"]),
        reach={row[0]: row[1] for row in await tx.rows("SELECT reach, count(*) FROM people GROUP BY reach")},
        uncertain=uncertain["n"],
        uncertain_since=_instant(uncertain["since"]),
        unreleased=line["unreleased"],
    )


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None
