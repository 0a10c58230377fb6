"""The journal: append-only, hash-chained; what was done, by whom, when, provable afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain import times
from domain.journal import GENESIS, Line, canonical, chained
from storage.store import Row, Tx

_PAGE: Final = 1000


async def write(
    tx: Tx,
    kind: str,
    actor_id: int | None,
    *,
    directive_id: int | None = None,
    unit_id: int | None = None,
    data: Mapping[str, object] | None = None,
) -> int:
    """Append one line in this transaction; its seq. ``actor_id`` None: the program or the command line."""
    previous = await last_hash(tx)
    line = Line(tx.stamp, kind, actor_id, directive_id, unit_id, canonical(data or {}))
    return await tx.insert(
        """INSERT INTO journal (at, kind, actor_id, directive_id, unit_id, data, previous, hash)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        line.at,
        line.kind,
        line.actor_id,
        line.directive_id,
        line.unit_id,
        line.data,
        previous,
        chained(previous, line),
    )


async def last_hash(tx: Tx) -> str:
    """The hash that the next line builds upon: written down elsewhere, it also proves that no end was cut."""
    row = await tx.row("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1")
    return GENESIS if row is None else str(row["hash"])


async def verify(tx: Tx) -> int | None:
    """The seq of the first line that is missing, changed or out of the chain; None when all is whole."""
    expected, previous = 1, GENESIS
    while rows := await _page(tx, expected):
        for row in rows:
            if row["seq"] != expected or row["previous"] != previous or row["hash"] != _hash(previous, row):
                return expected
            expected, previous = expected + 1, row["hash"]
    return None


async def count(tx: Tx) -> int:
    """How many lines there are."""
    row = await tx.row("SELECT count(*) FROM journal")
    return int(row[0]) if row else 0


async def _page(tx: Tx, first: int) -> list[Row]:
    return await tx.rows("SELECT * FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?", first, _PAGE)


def _hash(previous: str, row: Row) -> str:
    line = Line(row["at"], row["kind"], row["actor_id"], row["directive_id"], row["unit_id"], row["data"])
    return chained(previous, line)


async def units_of(tx: Tx, kind: str, directive_id: int) -> list[int]:
    """The units that lines of this kind about a directive name, in the order they were first named."""
    rows = await tx.rows(
        "SELECT unit_id FROM journal WHERE directive_id = ? AND kind = ? AND unit_id IS NOT NULL"
        " GROUP BY unit_id ORDER BY min(seq)",
        directive_id, kind,
    )  # fmt: skip
    return [row["unit_id"] for row in rows]


async def last_of(tx: Tx, kind: str, directive_id: int, since: datetime) -> tuple[datetime, int | None] | None:
    """When the last line of this kind about a directive was written, and by whom; None for none ``since``."""
    row = await tx.row(
        "SELECT at, actor_id FROM journal WHERE directive_id = ? AND kind = ? AND at > ?"
        " ORDER BY seq DESC LIMIT 1",
        directive_id, kind, times.to_text(since),
    )  # fmt: skip
    return None if row is None else (times.from_text(row["at"]), row["actor_id"])
