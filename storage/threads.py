"""Messages in people's chats by the directive that they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence

from storage.store import Tx, marks


async def directive_of(tx: Tx, person_id: int, message_id: int) -> int | None:
    """The directive that a message in this person's chat was about; None for any other message."""
    row = await tx.row(
        "SELECT directive_id FROM outbox WHERE person_id = ? AND message_id = ? AND directive_id IS NOT NULL"
        " AND group_id IS NULL"
        " ORDER BY id DESC LIMIT 1",
        person_id, message_id,
    )  # fmt: skip
    return None if row is None else int(row["directive_id"])


async def cards_of(tx: Tx, directive_id: int, person_ids: Sequence[int]) -> dict[int, int]:
    """The latest card of the directive that arrived with each of these people, as its message id."""
    rows = await tx.rows(
        "SELECT person_id, max(message_id) AS message_id FROM outbox WHERE directive_id = ? AND kind = 'card'"  # noqa: S608 — question marks only
        f" AND state = 'sent' AND person_id IN ({marks(person_ids)}) GROUP BY person_id",
        directive_id, *person_ids,
    )  # fmt: skip
    return {row["person_id"]: row["message_id"] for row in rows}


async def payload_of(tx: Tx, person_id: int, message_id: int, kind: str) -> dict[str, object] | None:
    """What a message of this kind in this person's chat was drawn from; None for any other message."""
    row = await tx.row(
        "SELECT payload FROM outbox WHERE person_id = ? AND message_id = ? AND kind = ? AND group_id IS NULL"
        " ORDER BY id DESC LIMIT 1",
        person_id, message_id, kind,
    )  # fmt: skip
    if row is None:
        return None
    payload: dict[str, object] = json.loads(row["payload"])
    return payload
