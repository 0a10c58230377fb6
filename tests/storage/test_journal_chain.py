"""The journal cannot be changed unseen."""

from __future__ import annotations

import sqlite3

import pytest

from storage import journal
from storage.store import Store, Tx


async def write_some(tx: Tx, number: int = 5) -> None:
    for n in range(number):
        await journal.write(tx, "tested", 1, directive_id=n, unit_id=2, data={"số": n, "ai": "Hoa"})


async def tamper(tx: Tx, *statements: str) -> None:
    await tx.run("DROP TRIGGER journal_is_never_changed")
    await tx.run("DROP TRIGGER journal_is_never_cut")
    for statement in statements:
        await tx.run(statement)


async def test_an_empty_journal_is_whole(store: Store) -> None:
    assert await store.read(journal.verify) is None
    assert await store.read(journal.count) == 0


async def test_what_was_written_is_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_PAGE", 3)
    await store.write(write_some, 7)
    assert await store.read(journal.verify) is None
    assert await store.read(journal.count) == 7


async def test_the_database_refuses_changes(store: Store) -> None:
    await store.write(write_some)
    for statement in ("UPDATE journal SET kind = 'x'", "DELETE FROM journal"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            await store.write(Tx.run, statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("""UPDATE journal SET data = '{"ai":"Tư"}' WHERE seq = 3""", 3),
        ("UPDATE journal SET actor_id = NULL WHERE seq = 2", 2),
        ("UPDATE journal SET at = '2020' WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq = 4", 4),
        ("DELETE FROM journal WHERE seq = 1", 1),
    ],
)
async def test_the_first_broken_line_is_named(store: Store, statement: str, broken: int) -> None:
    await store.write(write_some)
    await store.write(tamper, statement)
    assert await store.read(journal.verify) == broken


async def test_a_rolled_back_line_leaves_no_gap(store: Store) -> None:
    async def fail(tx: Tx) -> None:
        await write_some(tx)
        raise RuntimeError("no")

    await store.write(write_some)
    with pytest.raises(RuntimeError):
        await store.write(fail)
    await store.write(write_some)
    assert await store.read(journal.verify) is None
