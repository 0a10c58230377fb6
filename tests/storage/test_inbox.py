"""The inbox: kept before it is confirmed, done with its effects, forgotten when done."""

from __future__ import annotations

import pytest

from storage import facts, inbox
from storage.inbox import ALONE_MAX, SUSPECT, AlreadyDone, Received
from storage.store import Store, Tx


def ids(found: list[Received]) -> list[int]:
    return [received.update_id for received in found]


UPDATES = [Received(11, 1, "{}"), Received(12, 2, "{}"), Received(13, 1, "{}")]


async def raw(tx: Tx, update_id: int) -> str:
    row = await tx.row("SELECT raw FROM inbox WHERE update_id = ?", update_id)
    assert row is not None
    return str(row["raw"])


async def test_the_same_update_twice_is_one(store: Store) -> None:
    assert await store.write(inbox.keep, UPDATES) == 3
    assert await store.write(inbox.keep, UPDATES) == 0
    assert ids(await store.read(inbox.waiting, 1, 10)) == [12, 13]


async def test_effects_and_done_are_one_transaction(store: Store) -> None:
    await store.write(inbox.keep, UPDATES)

    async def fails(tx: Tx) -> None:
        await facts.put(tx, "effect", "1")
        raise KeyError

    with pytest.raises(KeyError):
        await store.write(inbox.with_done, 11, fails)
    assert len(await store.read(inbox.waiting, 0, 10)) == 3
    await store.write(inbox.with_done, 11, facts.put, "effect", "2")
    assert ids(await store.read(inbox.waiting, 0, 10)) == [12, 13]
    with pytest.raises(AlreadyDone):
        await store.write(inbox.with_done, 11, facts.put, "effect", "3")
    assert await store.read(facts.get, "effect") == "2"


async def test_what_is_done_is_no_longer_kept(store: Store) -> None:
    await store.write(inbox.keep, [Received(1, 1, '{"text": "chuyện riêng"}')])
    await store.write(inbox.done, 1)
    assert await store.read(raw, 1) == ""


async def test_what_waited_through_many_deaths_is_suspect_and_none_older_is_not(store: Store) -> None:
    await store.write(inbox.keep, UPDATES[:1])
    assert await store.write(inbox.found_again) == 1
    await store.write(inbox.keep, UPDATES)
    for _ in range(SUSPECT):
        assert await store.read(inbox.suspects, 10) == []
        await store.write(inbox.found_again)
    assert ids(await store.read(inbox.suspects, 10)) == [11]
    assert len(await store.read(inbox.waiting, 0, 10)) == len(UPDATES)


async def test_only_what_the_process_dies_of_alone_is_given_up(store: Store) -> None:
    await store.write(inbox.keep, UPDATES)
    assert [await store.write(inbox.alone, 11) for _ in range(ALONE_MAX + 1)] == [True] * ALONE_MAX + [False]
    assert await store.write(inbox.alone, 12)


async def test_what_was_settled_long_ago_is_forgotten_and_what_waits_is_not(store: Store) -> None:
    await store.write(inbox.keep, UPDATES)
    for update in UPDATES[:2]:
        await store.write(inbox.done, update.update_id)
    assert await store.write(inbox.forget, "9999") == 2
    assert ids(await store.read(inbox.waiting, 0, 10)) == [13]


async def test_lower_ids_after_a_quiet_week_keep_the_order_in_which_they_came(store: Store) -> None:
    await store.write(inbox.keep, UPDATES)
    (last,) = (await store.read(inbox.waiting, 2, 10))[-1:]
    await store.write(inbox.keep, [Received(5, 1, "{}"), Received(3, 1, "{}")])
    assert ids(await store.read(inbox.waiting, last.seq, 10)) == [5, 3]
