"""What happened with a directive at some units: lines of the journal, messages that were sent, reminders."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from storage.store import Row, Tx, marks

_SENT: Final = {"sent": "sent", "uncertain": "uncertain", "refused": "refused_send"}
_REMINDERS_MAX: Final = 200  # digests of a unit's people that are looked through: half a year's


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``who`` did it ("" for the system) or, of a message, got it."""

    at: datetime
    kind: str  # of the journal; sent, uncertain, refused_send, reminded for messages
    who: str
    unit_id: int | None = None
    in_group: bool = False  # ``who`` is a group chat's name


async def written(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> list[Event]:
    """What the journal says of the directive as a whole and of these units."""
    rows = await tx.rows(
        "SELECT j.at, j.kind, j.unit_id, p.name FROM journal j LEFT JOIN people p ON p.id = j.actor_id"  # noqa: S608 — question marks only
        f" WHERE j.directive_id = ? AND (j.unit_id IS NULL OR j.unit_id IN ({marks(unit_ids)}))",
        directive_id, *unit_ids,
    )  # fmt: skip
    return [Event(times.from_text(row["at"]), row["kind"], row["name"] or "", row["unit_id"]) for row in rows]


async def told(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> list[Event]:
    """Cards of the directive that people of these units were sent, or could not be sent."""
    rows = await tx.rows(
        "SELECT DISTINCT o.id, o.settled_at, o.state, p.name FROM outbox o JOIN people p ON p.id = o.person_id"  # noqa: S608 — question marks only
        " JOIN seats s ON s.person_id = o.person_id AND s.until IS NULL"
        " WHERE o.directive_id = ? AND o.kind IN ('card', 'urge')"
        f" AND o.state IN ('sent', 'uncertain', 'refused') AND s.unit_id IN ({marks(unit_ids)})",
        directive_id, *unit_ids,
    )  # fmt: skip
    return [
        Event(times.from_text(row["settled_at"]), _SENT[row["state"]], row["name"])
        for row in rows
        if row["settled_at"]
    ]


async def told_in_groups(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> list[Event]:
    """Cards of the directive that groups of these units were sent, or could not be sent."""
    rows = await tx.rows(
        "SELECT o.settled_at, o.state, g.title FROM outbox o JOIN unit_groups g ON g.id = o.group_id"  # noqa: S608 — question marks only
        " WHERE o.directive_id = ? AND o.kind = 'group_card' AND o.settled_at IS NOT NULL"
        f" AND o.state IN ('sent', 'uncertain', 'refused') AND g.unit_id IN ({marks(unit_ids)}) ORDER BY o.id",
        directive_id, *unit_ids,
    )  # fmt: skip
    return [
        Event(times.from_text(row["settled_at"]), _SENT[row["state"]], row["title"], in_group=True)
        for row in rows
    ]


async def reminded(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> list[Event]:
    """Reminders of people of these units in which the directive was one of the items."""
    rows = await tx.rows(
        "SELECT DISTINCT o.id, o.settled_at, o.payload, p.name FROM seats s"  # noqa: S608 — question marks only
        " JOIN outbox o ON o.person_id = s.person_id AND o.message_id IS NOT NULL AND o.kind = 'digest'"
        " JOIN people p ON p.id = s.person_id"
        f" WHERE s.unit_id IN ({marks(unit_ids)}) AND s.until IS NULL ORDER BY o.id DESC LIMIT ?",
        *unit_ids, _REMINDERS_MAX,
    )  # fmt: skip
    slots = await tx.rows(
        f"SELECT id FROM slots WHERE directive_id = ? AND unit_id IN ({marks(unit_ids)})",  # noqa: S608 — question marks only
        directive_id, *unit_ids,
    )  # fmt: skip
    own = {row["id"] for row in slots}
    return [
        Event(times.from_text(row["settled_at"]), "reminded", row["name"])
        for row in rows
        if row["settled_at"] and _names(row, directive_id, own)
    ]


def _names(row: Row, directive_id: int, slots: set[int]) -> bool:
    payload = json.loads(row["payload"] or "{}")
    return directive_id in payload.get("acks", ()) or not slots.isdisjoint(payload.get("slots", ()))
