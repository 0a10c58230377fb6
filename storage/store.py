"""The door to the database: transactions as functions.

``await store.write(fn, *args)`` runs ``await fn(tx, *args)`` as one whole transaction and commits when it
returns; ``store.read`` likewise on a reader connection. Nothing else in the house touches a connection.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

import aiosqlite

from domain import times

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
Value = str | int | float | bytes | None
Row = sqlite3.Row

READERS: Final = 3  # a phone's question never waits for another's
CHUNK: Final = 500  # rows that one statement names by question marks
BUSY_TIMEOUT: Final = 10.0  # seconds to wait for another process (backup, command line)
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # what was committed survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is erased is gone from the file, too
    "PRAGMA temp_store=MEMORY",
)
_READING: Final = "PRAGMA query_only=ON"
_WRITING: Final = "PRAGMA cache_size=-65536"  # 64 MB: a year of slots is planned a fifth faster than with 2 MB


class StoreClosed(Exception):  # noqa: N818 — a state, told to whoever still asks
    """The store was closed while a transaction was asked for."""


@dataclass(slots=True)
class Tx:
    """One transaction. ``now`` is its instant, stamped once; ``signals`` are told after the commit."""

    connection: aiosqlite.Connection
    now: datetime
    signals: set[str] = field(default_factory=set)
    # The store's own: what was read and has a version.
    shelf: dict[str, object] = field(default_factory=dict, kw_only=True)
    stamp: str = field(init=False)  # ``now`` as it is stored

    def __post_init__(self) -> None:
        self.stamp = times.to_text(self.now)

    # Each of these is one trip to the connection's thread: a cursor's own fetch and close would be two more.

    async def rows(self, sql: str, *params: Value) -> list[Row]:
        """All rows of a statement."""
        return list(await self.connection.execute_fetchall(sql, params))

    async def row(self, sql: str, *params: Value) -> Row | None:
        """The first row, or None. The statement runs to its end: ask for no more than one."""
        for row in await self.connection.execute_fetchall(sql, params):
            return row
        return None

    async def run(self, sql: str, *params: Value) -> int:
        """Run a statement; the number of rows it changed (compare-and-swap acts on exactly 1)."""
        return (await self.connection.execute(sql, params)).rowcount

    async def insert(self, sql: str, *params: Value) -> int:
        """Run an INSERT; the new row's id."""
        inserted = (await self.connection.execute(sql, params)).lastrowid
        assert inserted is not None
        return inserted

    async def many(self, sql: str, rows: Iterable[tuple[Value, ...]]) -> int:
        """Run a statement once a row; the number of rows changed."""
        return (await self.connection.executemany(sql, rows)).rowcount

    @asynccontextmanager
    async def part(self) -> AsyncIterator[None]:
        """What is done within is undone alone when it raises; the transaction may go on. Parts do not nest."""
        signals = set(self.signals)
        await self.run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            await self.run("ROLLBACK TO part")
            self.signals.intersection_update(signals)
            raise
        finally:
            await self.run("RELEASE part")

    def announce(self, signal: str) -> None:
        """Tell the process, after the commit, that there is work of this name."""
        self.signals.add(signal)


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in pieces that one statement can name."""
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def marks(values: Sequence[object]) -> str:
    """A question mark for each."""
    return ", ".join("?" * len(values))


Work = Callable[Concatenate[Tx, P], Awaitable[T]]


class Store:
    """An open database. Made by ``open_store``; ``close`` waits for what is under way."""

    def __init__(
        self,
        writer: aiosqlite.Connection,
        readers: list[aiosqlite.Connection],
        now: Callable[[], datetime],
    ) -> None:
        self._writer = writer
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)
        self._all = [writer, *readers]
        self._now = now
        self._turn = asyncio.Lock()
        self._under_way: set[asyncio.Task[object]] = set()
        self._listeners: list[Callable[[str], None]] = []
        self._closed = False
        self._shelf: dict[str, object] = {}

    def listen(self, listener: Callable[[str], None]) -> None:
        """Call ``listener(signal)`` after each commit that announced one."""
        self._listeners.append(listener)

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work(tx, …)`` as one transaction: committed when it returns, rolled back when it raises.

        The transaction is shielded: a cancelled caller does not break it, it commits or rolls back whole.
        """
        return await self._shielded(self._write(work, *args, **kwargs))

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work(tx, …)`` on one unchanging snapshot. Writing in it fails."""
        return await self._shielded(self._read(work, *args, **kwargs))

    async def _shielded(self, work: Awaitable[T]) -> T:
        if self._closed:
            if asyncio.iscoroutine(work):
                work.close()
            raise StoreClosed("the store is closed")
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._turn:
            tx = Tx(self._writer, self._now(), shelf=self._shelf)
            async with _transaction(self._writer, "BEGIN IMMEDIATE"):
                result = await work(tx, *args, **kwargs)
        for signal in tx.signals:
            for listener in self._listeners:
                listener(signal)
        return result

    async def _read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        reader = await self._readers.get()
        try:
            async with _transaction(reader, "BEGIN"):
                return await work(Tx(reader, self._now(), shelf=self._shelf), *args, **kwargs)
        finally:
            self._readers.put_nowait(reader)

    async def scrub(self) -> bool:
        """Empty the side file, which still holds what was erased; False while another process reads."""
        return await self._shielded(self._scrub())

    async def _scrub(self) -> bool:
        async with self._turn:
            (found,) = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        return not found[0]

    async def close(self) -> None:
        """Wait for every transaction under way, then close. Later calls raise ``StoreClosed``."""
        self._closed = True
        while self._under_way:
            await asyncio.wait(self._under_way)
        for connection in self._all:
            await connection.close()


@asynccontextmanager
async def _transaction(connection: aiosqlite.Connection, begin: str) -> AsyncIterator[None]:
    await connection.execute(begin)
    try:
        yield
    except BaseException:
        await connection.rollback()
        raise
    try:
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise


async def open_store(path: Path, now: Callable[[], datetime], *, durable: bool = True) -> Store:
    """Open (or create) the SQLite file at ``path``; its schema is not touched (see ``storage.migrate``).

    Not ``durable``: for a database that is thrown away if the machine fails before it is finished.
    """
    await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
    opened = []
    async with AsyncExitStack() as undo:
        for read_only in (False, *[True] * READERS):
            connection = await _connect(path, read_only=read_only)
            undo.push_async_callback(connection.close)
            opened.append(connection)
        if not durable:
            await opened[0].execute("PRAGMA synchronous = OFF")
        undo.pop_all()
    return Store(opened[0], opened[1:], now)


async def _connect(path: Path, *, read_only: bool) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        for pragma in (*_PRAGMAS, _READING if read_only else _WRITING):
            await connection.execute(pragma)
    except BaseException:
        await connection.close()  # its thread would keep the process alive
        raise
    return connection
