"""The outbox: owed once, claimed once, settled once, and never pending after an unknown fate."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.messages import Lane
from storage import outbox, people
from storage.outbox import LEASE, Owed
from storage.store import Store, Tx
from tests.conftest import Clock


async def states(tx: Tx) -> list[str]:
    return [row["state"] for row in await tx.rows("SELECT state FROM outbox ORDER BY id")]


@pytest.fixture
async def hoa(store: Store) -> int:
    return (await store.write(people.meet, 1003, "Lê Thị Hoa")).id


def card(person: int, n: int = 1, lane: Lane = Lane.DIRECTIVE, **rest: object) -> Owed:
    return Owed(f"d{n}:p{person}:card", "card", lane, person, **rest)  # type: ignore[arg-type]


async def test_the_same_message_is_owed_once(store: Store, hoa: int) -> None:
    assert await store.write(outbox.owe, [card(hoa), card(hoa)]) == 1
    assert await store.write(outbox.owe, [card(hoa)]) == 0


async def test_a_row_is_claimed_by_one_and_settled_once(store: Store, hoa: int) -> None:
    await store.write(outbox.owe, [card(hoa)])
    (row,) = await store.write(outbox.claim, Lane.DIRECTIVE, 10)
    assert (row.chat_id, row.attempts) == (1003, 0)
    assert await store.write(outbox.claim, Lane.DIRECTIVE, 10) == []
    assert await store.write(outbox.settle, row.id, "sent", message_id=7)
    assert not await store.write(outbox.settle, row.id, "refused", reason="late")
    assert await store.read(states) == ["sent"]


async def test_lanes_are_claimed_apart_and_in_order(store: Store, hoa: int) -> None:
    await store.write(outbox.owe, [card(hoa, 1), card(hoa, 2), card(hoa, 3, Lane.FLASH)])
    flash = await store.write(outbox.claim, Lane.FLASH, 10)
    ordinary = await store.write(outbox.claim, Lane.DIRECTIVE, 1)
    assert [row.key for row in (*flash, *ordinary)] == [f"d3:p{hoa}:card", f"d1:p{hoa}:card"]


async def test_what_is_held_waits_for_its_instant(store: Store, hoa: int, clock: Clock) -> None:
    morning = clock() + timedelta(hours=8)
    await store.write(outbox.owe, [card(hoa, not_before=morning)])
    assert await store.read(states) == ["held"]
    assert await store.write(outbox.claim, Lane.DIRECTIVE, 10) == []
    clock.forward(hours=8)
    assert len(await store.write(outbox.claim, Lane.DIRECTIVE, 10)) == 1


async def test_what_left_nothing_on_the_wire_is_tried_later(store: Store, hoa: int, clock: Clock) -> None:
    await store.write(outbox.owe, [card(hoa)])
    (row,) = await store.write(outbox.claim, Lane.DIRECTIVE, 1)
    await store.write(outbox.postpone, row.id, clock() + timedelta(seconds=5), "no connection")
    assert await store.write(outbox.claim, Lane.DIRECTIVE, 1) == []
    clock.forward(seconds=5)
    (again,) = await store.write(outbox.claim, Lane.DIRECTIVE, 1)
    assert again.attempts == 1


async def test_a_lease_runs_out_and_a_start_ends_all_leases(store: Store, hoa: int, clock: Clock) -> None:
    await store.write(outbox.owe, [card(hoa)])
    await store.write(outbox.claim, Lane.DIRECTIVE, 1)
    assert await store.read(outbox.expired) == []
    assert len(await store.read(outbox.expired, all_leases=True)) == 1
    clock.now += LEASE + timedelta(seconds=1)
    assert len(await store.read(outbox.expired)) == 1


async def test_a_tap_proves_that_an_uncertain_card_came(store: Store, hoa: int) -> None:
    await store.write(outbox.owe, [card(hoa)])
    (row,) = await store.write(outbox.claim, Lane.DIRECTIVE, 1)
    await store.write(outbox.settle, row.id, "uncertain", reason="timeout")
    assert await store.write(outbox.arrived, hoa, 55)
    assert await store.read(states) == ["sent"]
    assert not await store.write(outbox.arrived, hoa, 56)


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM outbox WHERE lane = 2 AND state IN ('held', 'pending') AND not_before <= 'x'"
         " ORDER BY not_before, id LIMIT 10", "outbox_due"),
        ("SELECT update_id FROM inbox WHERE state = 'new' AND seq > 5 ORDER BY seq LIMIT 9",
         "PRIMARY KEY|inbox_waiting"),
        ("SELECT id FROM alarms WHERE rung_at IS NULL AND due_at <= 'x' ORDER BY due_at LIMIT 1", "alarms_due"),
        ("SELECT * FROM boards WHERE dirty = 1 AND edited_at <= 'x' ORDER BY edited_at", "boards_dirty"),
        ("SELECT * FROM audience WHERE directive_id = 1 AND unit_id = 2", "PRIMARY KEY"),
        ("SELECT * FROM seats WHERE unit_id = 3 AND until IS NULL", "seats_of_unit"),
        ("SELECT max(id) FROM outbox WHERE person_id = 1 AND state = 'uncertain' AND kind = 'card'",
         "outbox_unsure"),
    ],
)  # fmt: skip
async def test_hot_statements_use_their_index(store: Store, sql: str, index: str) -> None:
    async def plan(tx: Tx) -> str:
        return " ".join(row["detail"] for row in await tx.rows(f"EXPLAIN QUERY PLAN {sql}"))

    detail = await store.read(plan)
    assert any(name in detail for name in index.split("|")), detail
    assert "USE TEMP B-TREE" not in detail, detail
