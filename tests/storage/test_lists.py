"""Saved lists of receivers."""

from __future__ import annotations

from domain.audience import Selection
from storage import lists, people
from storage.store import Store


async def author(store: Store) -> int:
    return (await store.write(people.meet, 1001, "Nguyễn Thị Lan")).id


async def test_a_list_is_kept_replaced_and_deleted(store: Store) -> None:
    lan = await author(store)
    made = await store.write(lists.add, "Ven sông", (3, 5), lan)
    (saved,) = await store.read(lists.all_lists)
    assert (saved.id, saved.name, saved.author) == (made, "Ven sông", "Nguyễn Thị Lan")
    assert saved.selection == Selection(units=(3, 5))
    assert await store.write(lists.replace_units, made, (7,))
    again = await store.read(lists.get, made)
    assert again is not None
    assert again.selection.units == (7,)
    assert await store.write(lists.drop, made)
    assert await store.read(lists.all_lists) == []


async def test_what_is_not_there_is_none_and_false(store: Store) -> None:
    assert await store.read(lists.get, 9) is None
    assert not await store.write(lists.replace_units, 9, (1,))
    assert not await store.write(lists.drop, 9)
