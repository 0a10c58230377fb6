"""Units as they were named and placed on a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from domain.errors import Refusal
from storage import units
from storage.store import Store, Tx


async def province(tx: Tx) -> tuple[int, int, int]:
    ids = []
    for position, (code, kind, name) in enumerate(
        [("T", "province", "Tỉnh ủy"), ("B", "district", "Huyện ủy Bắc"), ("X", "commune", "Xã An Hòa")]
    ):
        unit = await units.add(tx, code, kind, position)
        await units.rename(tx, unit, name)
        ids.append(unit)
    top, district, commune = ids
    await units.move(tx, district, top)
    await units.move(tx, commune, district)
    return top, district, commune


async def test_an_empty_office_has_an_empty_tree(store: Store) -> None:
    assert len(await store.read(units.tree)) == 0


async def test_the_tree_is_the_one_of_the_day(store: Store, clock) -> None:
    top, district, commune = await store.write(province)
    clock.forward(days=10)
    await store.write(units.rename, commune, "Xã An Thịnh")
    await store.write(units.move, commune, top)

    before = await store.read(units.tree, date(2026, 7, 29))
    after = await store.read(units.tree)
    assert before[commune].name == "Xã An Hòa"
    assert before[commune].parent_id == district
    assert after[commune].name == "Xã An Thịnh"
    assert after[commune].parent_id == top
    assert len(await store.read(units.tree, date(2026, 7, 1))) == 0


async def test_two_changes_on_one_day_leave_the_last(store: Store) -> None:
    top, district, commune = await store.write(province)
    await store.write(units.rename, commune, "Xã Một")
    await store.write(units.rename, commune, "Xã Hai")
    await store.write(units.move, district, None)
    tree = await store.read(units.tree)
    assert tree[commune].name == "Xã Hai"
    assert [unit.id for unit in tree.roots()] == [top, district]
    assert await store.read(units.name, commune) == "Xã Hai"
    assert await store.read(units.name, 99) == ""


async def test_a_tree_that_was_rolled_back_is_never_shown(store: Store) -> None:
    _, _, commune = await store.write(province)

    async def refused(tx: Tx) -> None:
        await units.rename(tx, commune, "Xã Chưa Có")
        await units.tree(tx)
        raise Refusal("no")

    with pytest.raises(Refusal):
        await store.write(refused)
    await store.write(units.rename, commune, "Xã An Thịnh")
    assert (await store.read(units.tree))[commune].name == "Xã An Thịnh"


async def test_a_tree_of_a_part_that_was_undone_is_never_shown(store: Store) -> None:
    _, _, commune = await store.write(province)

    async def tried(tx: Tx) -> str:
        tx.announce("before")
        with suppress(Refusal):
            async with tx.part():
                await units.rename(tx, commune, "Xã Chưa Có")
                await units.tree(tx)
                tx.announce("within")
                raise Refusal("no")
        await units.rename(tx, commune, "Xã An Thịnh")
        assert tx.signals == {"before"}
        return (await units.tree(tx))[commune].name

    assert await store.write(tried) == "Xã An Thịnh"
    assert (await store.read(units.tree))[commune].name == "Xã An Thịnh"


async def test_a_unit_goes_and_comes_back(store: Store, clock) -> None:
    top, district, commune = await store.write(province)
    for parent in (top, district, None, district):
        clock.forward(days=1)
        await store.write(units.move, commune, parent)
    days = [date(2026, 7, 20 + n) for n in range(5)]
    parents = [(await store.read(units.tree, day))[commune].parent_id for day in days]
    assert parents == [district, top, district, None, district]


async def test_kind_position_and_aliases_are_as_of_now(store: Store) -> None:
    *_, commune = await store.write(province)
    await store.write(units.set_aliases, commune, ["An Hòa", "X. An Hòa", "An Hòa"])
    await store.write(units.set_kind, commune, "ward")
    await store.write(units.set_positions, [(7, commune)])
    unit = (await store.read(units.tree))[commune]
    assert unit.aliases == ("An Hòa", "X. An Hòa")
    assert unit.kind == "ward"
    assert unit.position == 7
    await store.write(units.set_aliases, commune, [])
    assert (await store.read(units.tree))[commune].aliases == ()
