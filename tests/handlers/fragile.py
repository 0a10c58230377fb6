"""A transaction that breaks at any statement one likes; afterwards the database must be as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.store import Row, Store, Tx, Value

Step = Callable[[Tx], Awaitable[object]]


class Broken(Exception):  # noqa: N818 — the disk, the power, whatever
    """The statement whose turn it was did not run."""


@dataclass(slots=True)
class Fragile(Tx):
    """A transaction that breaks at its statement number ``left``."""

    left: int = 0

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Broken

    async def rows(self, sql: str, *params: Value) -> list[Row]:
        self._count()
        return await Tx.rows(self, sql, *params)

    async def row(self, sql: str, *params: Value) -> Row | None:
        self._count()
        return await Tx.row(self, sql, *params)

    async def run(self, sql: str, *params: Value) -> int:
        self._count()
        return await Tx.run(self, sql, *params)

    async def insert(self, sql: str, *params: Value) -> int:
        self._count()
        return await Tx.insert(self, sql, *params)

    async def many(self, sql: str, rows: Iterable[tuple[Value, ...]]) -> int:
        self._count()
        return await Tx.many(self, sql, rows)


def dump(folder: Path) -> str:
    """All that the database says."""
    with closing(sqlite3.connect(folder / "chat.db")) as connection:
        return "\n".join(connection.iterdump())


async def holds_at_every_statement(store: Store, folder: Path, step: Step) -> None:
    """Break ``step`` at its first statement, its second …: nothing has happened; whole, something has."""
    heard: list[str] = []
    store.listen(heard.append)
    before, number = dump(folder), 1
    while await _breaks(store, step, number):
        assert dump(folder) == before, f"statement {number}"
        assert heard == []
        number += 1
    assert number > 2
    assert dump(folder) != before


async def _breaks(store: Store, step: Step, number: int) -> bool:
    async def fragile(tx: Tx) -> None:
        await step(Fragile(tx.connection, tx.now, tx.signals, left=number, shelf=tx.shelf))

    try:
        await store.write(fragile)
    except Broken:
        return True
    return False
