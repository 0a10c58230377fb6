"""What is owed to people who are not waiting: one row a message, written with its cause."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from domain import times
from domain.messages import Lane
from storage.store import CHUNK, Row, Tx, Value, chunks, marks

SIGNAL: Final = "outbox"
STOPPED: Final = ("card", "group_card", "urge", "note", "returned", "extension", "letter")  # by ``stop``
STOP: Final = "stop "  # and the directive of which nothing more shall leave, also of what is in hand
_WITH_CHAT: Final = """SELECT o.*, coalesce(g.chat_id, p.telegram_id) AS chat_id, g.topic FROM outbox o
    JOIN people p ON p.id = o.person_id LEFT JOIN unit_groups g ON g.id = o.group_id"""
LEASE: Final = timedelta(minutes=5)  # longer than any halt that we wait out with a message in hand


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be sent. ``key`` makes it unique for ever: the second insert does nothing."""

    key: str
    kind: str
    lane: Lane
    person_id: int
    directive_id: int | None = None
    revision: int | None = None
    payload: Mapping[str, object] | None = None
    silent: bool = False
    not_before: datetime | None = None  # None: now
    again: bool = False
    group_id: int | None = None  # into a group; ``person_id`` is then who linked it


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row taken for sending, with the chat it goes to."""

    id: int
    key: str
    kind: str
    lane: Lane
    person_id: int
    chat_id: int
    directive_id: int | None
    revision: int | None
    payload: dict[str, object]
    silent: bool
    again: bool
    attempts: int
    group_id: int | None = None
    topic: int | None = None  # of the group's forum


async def owe(tx: Tx, messages: Iterable[Owed]) -> int:
    """Write rows into the outbox; how many were new. In pieces, so that the loop goes on meanwhile."""
    waiting, texts, new = iter(messages), _Texts(tx.now), 0
    while piece := [_values(message, texts) for message in islice(waiting, CHUNK)]:
        tx.announce(SIGNAL)
        new += await tx.many(
            "INSERT INTO outbox (key, kind, lane, person_id, directive_id, revision, payload, silent,"
            " state, not_before, again, created_at, group_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO NOTHING",
            piece,
        )
    return new


class _Texts:
    """Instants as they are stored, each made once: thousands of rows share one."""

    def __init__(self, now: datetime) -> None:
        self.now, self._known = now, {now: times.to_text(now)}

    def of(self, instant: datetime) -> str:
        text = self._known.get(instant)
        if text is None:
            text = self._known[instant] = times.to_text(instant)
        return text


def _values(message: Owed, texts: _Texts) -> tuple[Value, ...]:
    from_when = message.not_before or texts.now
    return (
        message.key,
        message.kind,
        int(message.lane),
        message.person_id,
        message.directive_id,
        message.revision,
        json.dumps(message.payload, ensure_ascii=False) if message.payload else "",
        int(message.silent),
        "held" if from_when > texts.now else "pending",
        texts.of(from_when),
        int(message.again),
        texts.of(texts.now),
        message.group_id,
    )


async def claim(tx: Tx, lane: Lane, limit: int) -> list[Claimed]:
    """Take up to ``limit`` due rows of a lane, oldest first, under a lease."""
    rows = await tx.rows(
        f"{_WITH_CHAT} WHERE o.lane = ? AND o.state IN ('held', 'pending') AND o.not_before <= ?"
        " ORDER BY o.not_before, o.id LIMIT ?",
        int(lane), tx.stamp, limit,
    )  # fmt: skip
    lease = times.to_text(tx.now + LEASE)
    for chunk in chunks([row["id"] for row in rows]):
        await tx.run(
            "UPDATE outbox SET state = 'sending', lease_until = ?, attempts = attempts + 1"  # noqa: S608 — question marks only
            f" WHERE id IN ({marks(chunk)}) AND state IN ('held', 'pending')",
            lease, *chunk,
        )  # fmt: skip
    return [claimed_of(row) for row in rows]


def claimed_of(row: Row) -> Claimed:
    """The value of a row of ``outbox`` joined with its person's chat."""
    return Claimed(
        row["id"], row["key"], row["kind"], Lane(row["lane"]), row["person_id"], row["chat_id"],
        row["directive_id"], row["revision"], json.loads(row["payload"]) if row["payload"] else {},
        bool(row["silent"]), bool(row["again"]), row["attempts"], row["group_id"], row["topic"],
    )  # fmt: skip


async def settle(tx: Tx, row_id: int, state: str, *, message_id: int | None = None, reason: str = "") -> bool:
    """End a row that is being sent: sent, uncertain, refused or cancelled. False if it was not ours."""
    changed = await tx.run(
        "UPDATE outbox SET state = ?, message_id = ?, reason = ?, lease_until = NULL, settled_at = ?"
        " WHERE id = ? AND state = 'sending'",
        state, message_id, reason, tx.stamp, row_id,
    )  # fmt: skip
    return changed == 1


async def settle_sent(tx: Tx, sent: Sequence[tuple[int, int]]) -> set[int]:
    """End many rows that were sent at once, each (id, message id); which of them were ours."""
    ours: set[int] = set()
    for chunk in chunks(sent):
        values = ", ".join(["(?, ?)"] * len(chunk))
        rows = await tx.rows(
            f"WITH done (id, message_id) AS (VALUES {values})"  # noqa: S608 — question marks only
            " UPDATE outbox SET state = 'sent', message_id = done.message_id, reason = '', lease_until = NULL,"
            " settled_at = ? FROM done WHERE outbox.id = done.id AND state = 'sending' RETURNING outbox.id",
            *[part for pair in chunk for part in pair], tx.stamp,
        )  # fmt: skip
        ours.update(row["id"] for row in rows)
    return ours


async def forget_kind(tx: Tx, kind: str, row_ids: Sequence[int]) -> None:
    """Drop those of these rows that are of a kind nobody asks about once it is sent."""
    for chunk in chunks(row_ids):
        sql = f"DELETE FROM outbox WHERE kind = ? AND id IN ({marks(chunk)})"  # noqa: S608 — question marks only
        await tx.run(sql, kind, *chunk)


async def postpone(tx: Tx, row_id: int, until: datetime, reason: str) -> bool:
    """Put a row that certainly left nothing on the wire back, to be tried from ``until`` on."""
    changed = await tx.run(
        "UPDATE outbox SET state = 'pending', lease_until = NULL, not_before = ?, reason = ?"
        " WHERE id = ? AND state = 'sending'",
        times.to_text(until), reason, row_id,
    )  # fmt: skip
    return changed == 1


async def expired(tx: Tx, *, all_leases: bool = False) -> list[Row]:
    """Rows whose sender is gone: the lease has run out, or (at start) whoever held it has died."""
    return await tx.rows(
        f"{_WITH_CHAT} WHERE o.state = 'sending' AND (? OR o.lease_until < ?) ORDER BY o.id LIMIT 1000",
        int(all_leases), tx.stamp,
    )  # fmt: skip


async def cancel(tx: Tx, directive_id: int, kind: str, *, reason: str, person_id: int | None = None) -> int:
    """Cancel what has not left yet; the number of rows."""
    return await tx.run(
        "UPDATE outbox SET state = 'cancelled', reason = ?, settled_at = ?"
        " WHERE directive_id = ? AND kind = ? AND state IN ('held', 'pending')"
        " AND (? IS NULL OR person_id = ?)",
        reason, tx.stamp, directive_id, kind, person_id, person_id,
    )  # fmt: skip


async def stop(tx: Tx, directive_id: int, reason: str) -> int:
    """Nothing about this directive leaves any more but what keeps copies and boards true; how many rows."""
    tx.announce(f"{STOP}{directive_id}")
    return await tx.run(
        "UPDATE outbox SET state = 'cancelled', reason = ?, settled_at = ? WHERE directive_id = ?"  # noqa: S608 — question marks only
        f" AND kind IN ({marks(STOPPED)}) AND state IN ('held', 'pending')",
        reason, tx.stamp, directive_id, *STOPPED,
    )  # fmt: skip


async def release(tx: Tx, directive_id: int) -> int:
    """Let what is held for this directive go now."""
    tx.announce(SIGNAL)
    return await tx.run(
        "UPDATE outbox SET state = 'pending', not_before = ? WHERE directive_id = ? AND state = 'held'",
        tx.stamp, directive_id,
    )  # fmt: skip


async def next_due(tx: Tx) -> str | None:
    """The stored instant at which the next waiting row may go; None when nothing waits."""
    row = await tx.row("SELECT min(not_before) AS due FROM outbox WHERE state IN ('held', 'pending')")
    return row["due"] if row else None


async def arrived(tx: Tx, person_id: int, message_id: int) -> bool:
    """A tap on a copy proves that it came: an uncertain row of this person and message becomes sent."""
    changed = await tx.run(
        "UPDATE outbox SET state = 'sent', message_id = ?, reason = 'tapped'"
        " WHERE person_id = ? AND state = 'uncertain' AND message_id IS NULL AND id = ("
        "  SELECT max(id) FROM outbox WHERE person_id = ? AND state = 'uncertain' AND kind = 'card')",
        message_id, person_id, person_id,
    )  # fmt: skip
    return changed == 1


async def counts(tx: Tx, directive_id: int, kind: str = "card") -> dict[str, int]:
    """How many rows of a directive are in which state (each person once, by the latest row)."""
    rows = await tx.rows(
        "SELECT state, count(*) AS n FROM outbox WHERE directive_id = ? AND kind = ? AND id IN ("
        " SELECT max(id) FROM outbox WHERE directive_id = ? AND kind = ? GROUP BY person_id) GROUP BY state",
        directive_id, kind, directive_id, kind,
    )  # fmt: skip
    return {row["state"]: row["n"] for row in rows}
