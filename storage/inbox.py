"""What came in, stored raw before it is confirmed, done in the transaction of its effects."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Concatenate, Final, ParamSpec, TypeVar

from storage.store import Tx, chunks, marks

P = ParamSpec("P")
T = TypeVar("T")

SUSPECT: Final = 3  # deaths that an update may wait through before it is handled with nothing beside it
ALONE_MAX: Final = 3  # deaths of the process while it handled this update and nothing else


@dataclass(frozen=True, slots=True)
class Received:
    """A raw update. ``chat_id`` is None for the few kinds that belong to no chat.

    ``seq`` is its place in the order in which updates came, once it is stored. Telegram's own ids may begin
    anew, and lower, after a week without updates: they tell updates apart and nothing else.
    """

    update_id: int
    chat_id: int | None
    raw: str
    seq: int = 0


class AlreadyDone(Exception):  # noqa: N818 — a state, not an error
    """The update's effects are in the database already."""


async def keep(tx: Tx, updates: Iterable[Received]) -> int:
    """Store updates; how many were new. The same update twice is one."""
    return await tx.many(
        "INSERT INTO inbox (update_id, chat_id, raw, received_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (update_id) DO NOTHING",
        [(update.update_id, update.chat_id, update.raw, tx.stamp) for update in updates],
    )


async def waiting(tx: Tx, after: int, limit: int) -> list[Received]:
    """Unhandled updates with a greater ``seq``, in order."""
    rows = await tx.rows(
        "SELECT seq, update_id, chat_id, raw FROM inbox WHERE state = 'new' AND seq > ? ORDER BY seq LIMIT ?",
        after, limit,
    )  # fmt: skip
    return [Received(row["update_id"], row["chat_id"], row["raw"], row["seq"]) for row in rows]


async def with_done(
    tx: Tx,
    update_id: int,
    work: Callable[Concatenate[Tx, P], Awaitable[T]],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run ``work`` and mark the update done, together. Raises ``AlreadyDone`` the second time."""
    if not await done(tx, update_id):
        raise AlreadyDone
    return await work(tx, *args, **kwargs)


async def done(tx: Tx, update_id: int) -> bool:
    """Mark an update done and forget its content; False if it was done already."""
    changed = await tx.run(
        "UPDATE inbox SET state = 'done', raw = '', done_at = ? WHERE update_id = ? AND state = 'new'",
        tx.stamp, update_id,
    )  # fmt: skip
    return changed == 1


async def all_done(tx: Tx, update_ids: Sequence[int]) -> None:
    """Mark these updates done, whichever are not yet."""
    for chunk in chunks(update_ids):
        sql = (
            "UPDATE inbox SET state = 'done', raw = '', done_at = ?"  # noqa: S608 — question marks only
            f" WHERE update_id IN ({marks(chunk)}) AND state = 'new'"
        )
        await tx.run(sql, tx.stamp, *chunk)


async def failed(tx: Tx, update_id: int, reference: str) -> bool:
    """Put an update aside that met a defect; ``reference`` finds it in the log."""
    changed = await tx.run(
        "UPDATE inbox SET state = 'failed', raw = '', reference = ?, done_at = ?"
        " WHERE update_id = ? AND state = 'new'",
        reference, tx.stamp, update_id,
    )  # fmt: skip
    return changed == 1


async def found_again(tx: Tx) -> int:
    """At start: each update still unhandled has waited through one more death; how many there are."""
    return await tx.run("UPDATE inbox SET attempts = attempts + 1 WHERE state = 'new'")


async def suspects(tx: Tx, limit: int) -> list[Received]:
    """Unhandled updates, in order, one of which may be what the process dies of. No others are older."""
    rows = await tx.rows(
        "SELECT seq, update_id, chat_id, raw FROM inbox WHERE state = 'new' AND attempts > ?"
        " ORDER BY seq LIMIT ?",
        SUSPECT, limit,
    )  # fmt: skip
    return [Received(row["update_id"], row["chat_id"], row["raw"], row["seq"]) for row in rows]


async def alone(tx: Tx, update_id: int) -> bool:
    """From now on this update is handled and nothing else; False when the process died of it too often."""
    rows = await tx.rows("UPDATE inbox SET alone = alone + 1 WHERE update_id = ? RETURNING alone", update_id)
    return all(row["alone"] <= ALONE_MAX for row in rows)


async def forget(tx: Tx, before: str) -> int:
    """Drop rows settled before this stored instant."""
    return await tx.run("DELETE FROM inbox WHERE state <> 'new' AND done_at < ?", before)
