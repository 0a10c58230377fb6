"""Messages that gather their items before they leave: one row a person and kind, however many causes.

While it gathers, a row is held until ``NEVER``; ``release`` lets all go at once, each at the time it may. A row
that has not left yet (the night holds it) takes further items in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from domain.messages import Lane
from storage import outbox
from storage.outbox import Owed
from storage.store import Row, Tx, chunks, marks

NEVER: Final = "9999-12-31T00:00:00.000Z"

Items = Mapping[str, Sequence[object]]
"""What a message is about: lists by name (``slots``, ``acks``, ``climbs``, ``again``)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Something one person is to be told, no earlier than ``at``."""

    person_id: int
    items: Items
    at: datetime
    silent: bool = False


async def gather(tx: Tx, kind: str, lane: Lane, wanted: Sequence[Gathered]) -> None:
    """Add to what these people are about to be told; begin a message where there is none."""
    waiting = await _waiting(tx, kind, [each.person_id for each in wanted])
    fresh = [each for each in wanted if each.person_id not in waiting]
    for each in wanted:
        if row := waiting.get(each.person_id):
            await _merge(tx, row, each)
    await outbox.owe(
        tx,
        [
            Owed(
                f"p{each.person_id}:{kind}:{tx.stamp}", kind, lane, each.person_id,
                payload={**each.items, "at": times.to_text(each.at)}, silent=each.silent,
                not_before=times.from_text(NEVER),
            )
            for each in fresh
        ],
    )  # fmt: skip


async def pass_on(tx: Tx, kind: str, lane: Lane, giver: int, heir: int) -> None:
    """What one was about to be told, the heir is told, too: each reads what is her matter when it leaves."""
    for row in (await _waiting(tx, kind, [giver])).values():
        payload = json.loads(row["payload"])
        at = times.from_text(payload.pop("at"))
        await gather(tx, kind, lane, [Gathered(heir, payload, at, bool(row["silent"]))])


async def _waiting(tx: Tx, kind: str, person_ids: Sequence[int]) -> dict[int, Row]:
    rows: list[Row] = []
    for chunk in chunks(person_ids):
        rows += await tx.rows(
            "SELECT id, person_id, payload, silent, not_before FROM outbox WHERE state IN ('held', 'pending')"  # noqa: S608 — question marks only
            f" AND kind = ? AND person_id IN ({marks(chunk)})",
            kind, *chunk,
        )  # fmt: skip
    return {row["person_id"]: row for row in rows}


async def _merge(tx: Tx, row: Row, more: Gathered) -> None:
    stored = json.loads(row["payload"])
    for name, items in more.items.items():
        known = stored.get(name, [])
        stored[name] = known + [item for item in items if item not in known]
    stored["at"] = min(stored["at"], times.to_text(more.at))
    await tx.run(
        "UPDATE outbox SET payload = ?, silent = ?, not_before = ?, state = 'held' WHERE id = ?",
        json.dumps(stored), int(row["silent"] and more.silent), NEVER, row["id"],
    )  # fmt: skip


async def release(tx: Tx) -> int:
    """All that was gathered may go, each no earlier than its time; how many messages."""
    rows = await tx.rows(
        "SELECT id, payload FROM outbox WHERE lane = ? AND state IN ('held', 'pending') AND not_before = ?",
        int(Lane.REMINDER), NEVER,
    )  # fmt: skip
    if rows:
        tx.announce(outbox.SIGNAL)
        await tx.many(
            "UPDATE outbox SET not_before = ? WHERE id = ?",
            [(max(tx.stamp, json.loads(row["payload"])["at"]), row["id"]) for row in rows],
        )
    return len(rows)


async def unsent(tx: Tx, kind: str, name: str) -> set[int]:
    """Who is still owed a message of this kind that has any item of this name."""
    rows = await tx.rows(
        "SELECT person_id, payload FROM outbox WHERE state IN ('held', 'pending', 'sending') AND kind = ?", kind
    )
    return {row["person_id"] for row in rows if json.loads(row["payload"]).get(name)}
