"""What should be owed and is not: found every minute, so that it can be mended before anybody misses it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from domain import times
from domain.urgency import Urgency
from storage.store import Tx

LOOKED_BACK: Final = timedelta(
    days=7
)  # later no card is owed by surprise; ``directive-bot check`` looks at all
GRACE: Final = timedelta(seconds=30)  # what is due just now is on its way
_MOST: Final = 5000  # mended in one minute


LISTED: Final = """
SELECT DISTINCT j.directive_id, s.person_id FROM journal j
JOIN seats s ON s.unit_id = j.unit_id AND s.until IS NULL AND s.since <= j.at
JOIN outbox o ON o.person_id = s.person_id AND o.kind = 'handed' AND o.created_at = j.at
WHERE j.kind = 'asked_instead'
"""
"""Who has a list of what her unit took over, for which directive: both were written in one transaction."""


class Missing(NamedTuple):
    """A card that a person should be owed of a directive, and is not."""

    directive_id: int
    revision: int
    person_id: int
    urgency: Urgency


async def missing_cards(tx: Tx) -> list[Missing]:
    """Of recent live directives: the people who answered for its units, and could be reached, when it went out.

    Whoever came or came back later has the list of what is open instead; so have the people of a unit that was
    asked only when it took another's place.
    """
    rows = await tx.rows(
        """SELECT DISTINCT d.id, d.revision, s.person_id, d.urgency FROM directives d
           JOIN audience a ON a.directive_id = d.id
           JOIN seats s ON s.unit_id = a.unit_id AND s.until IS NULL AND s.since <= d.published_at
                        AND s.role IN ('officer', 'leader', 'coordinator')
           JOIN people p ON p.id = s.person_id AND p.reach = 'reachable'
                        AND (p.reach_since IS NULL OR p.reach_since <= d.published_at)
           WHERE d.state IN ('releasing', 'published') AND d.published_at > ?
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.directive_id = d.id AND o.kind = 'card'
                             AND o.person_id = s.person_id)
           ORDER BY d.id, s.unit_id LIMIT ?""",
        times.to_text(tx.now - LOOKED_BACK), _MOST,
    )  # fmt: skip
    missing = [Missing(row[0], row[1], row[2], Urgency(row[3])) for row in rows]
    listed = {which for one in {row.directive_id for row in missing} for which in await _listed(tx, one)}
    return [one for one in missing if (one.directive_id, one.person_id) not in listed]


async def _listed(tx: Tx, directive_id: int) -> list[tuple[int, int]]:
    """(directive, person): who was owed the list by the very transaction in which her unit came to be asked."""
    rows = await tx.rows(LISTED + " AND j.directive_id = ?", directive_id)
    return [(row["directive_id"], row["person_id"]) for row in rows]


async def unreleased(tx: Tx) -> list[int]:
    """Directives whose moment to go out has passed without them."""
    rows = await tx.rows(
        "SELECT id FROM directives WHERE state = 'releasing' AND release_at < ? ORDER BY id",
        times.to_text(tx.now - GRACE),
    )
    return [row["id"] for row in rows]
