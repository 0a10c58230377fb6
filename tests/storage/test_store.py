"""The door: whole transactions or none, whatever is cancelled, and one snapshot for whoever reads."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from storage import facts
from storage.migrate import migrate, migrations, schema_version, statements
from storage.store import Store, StoreClosed, Tx, open_store
from storage.url import database_path
from tests.conftest import Clock


async def test_what_returns_is_committed_and_what_raises_is_not(store: Store) -> None:
    async def fails(tx: Tx) -> None:
        await facts.put(tx, "a", "2")
        raise KeyError("no")

    await store.write(facts.put, "a", "1")
    with pytest.raises(KeyError):
        await store.write(fails)
    assert await store.read(facts.get, "a") == "1"


async def test_a_cancelled_caller_leaves_a_whole_transaction_and_a_working_door(store: Store) -> None:
    for n in range(20):
        task = asyncio.create_task(store.write(facts.put, f"n{n}", "x"))
        for _ in range(n % 5):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await store.write(facts.put, "after", "yes")
    assert await store.read(facts.get, "after") == "yes"


async def test_a_reader_sees_one_state_and_cannot_write(store: Store) -> None:
    seen: list[str] = []

    async def reads_twice(tx: Tx) -> None:
        seen.append(await facts.get(tx, "a"))
        await store.write(facts.put, "a", "new")
        seen.append(await facts.get(tx, "a"))

    await store.read(reads_twice)
    assert seen == ["", ""]
    with pytest.raises(sqlite3.OperationalError, match=r"readonly|read-only"):
        await store.read(facts.put, "a", "x")
    assert await store.read(facts.get, "a") == "new"


async def test_signals_are_told_after_the_commit_and_only_then(store: Store) -> None:
    heard: list[str] = []
    store.listen(heard.append)

    async def announces(tx: Tx, fail: bool) -> None:
        tx.announce("outbox")
        assert heard == []
        if fail:
            raise KeyError

    with pytest.raises(KeyError):
        await store.write(announces, True)
    assert heard == []
    await store.write(announces, False)
    assert heard == ["outbox"]


async def test_a_closed_door_says_so(store: Store) -> None:
    await store.close()
    with pytest.raises(StoreClosed):
        await store.write(facts.put, "a", "1")


async def test_what_is_committed_survives_a_power_cut(tmp_path: Path, clock: Clock) -> None:
    store = await open_store(tmp_path / "durable.db", clock)
    try:
        assert await store.write(_waits_for_the_disk)
    finally:
        await store.close()


async def _waits_for_the_disk(tx: Tx) -> bool:
    """Whether SQLite has the disk confirm each commit (2 is FULL)."""
    row = await tx.row("PRAGMA synchronous")
    return row is not None and row[0] >= 2


async def test_migrating_again_changes_nothing(store: Store) -> None:
    assert await migrate(store) == []
    assert await store.read(schema_version) == migrations()[-1].number
    numbers = [m.number for m in migrations()]
    assert numbers == sorted(set(numbers))


def test_a_trigger_is_one_statement() -> None:
    script = "CREATE TABLE a (x);\nCREATE TRIGGER t BEFORE UPDATE ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    assert len(statements(script)) == 2


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite+aiosqlite:///data/x.db", "data/x.db"),
        ("sqlite+aiosqlite:////var/x.db", "/var/x.db"),
        ("sqlite:///x.db", "x.db"),
        ("sqlite:x.db", "x.db"),
    ],
)
def test_the_url_names_a_file(url: str, path: str) -> None:
    assert str(database_path(url)) == path


@pytest.mark.parametrize("url", ["", "postgres://host/db", "sqlite:", "sqlite://host/x.db"])
def test_another_url_is_refused_with_the_mend(url: str) -> None:
    with pytest.raises(ValueError, match="three slashes"):
        database_path(url)
