"""What units bear, in rows: as of now, with what they bore before kept."""

from __future__ import annotations

from storage import unit_tags, units
from storage.store import Row, Store, Tx


async def _unit(tx: Tx, code: str) -> int:
    unit_id = await units.add(tx, code, "commune")
    await units.rename(tx, unit_id, f"Xã {code}")
    return unit_id


async def test_exactly_these_are_borne_and_the_tree_knows_at_once(store: Store) -> None:
    unit = await store.write(_unit, "X1")
    assert (await store.read(units.tree))[unit].tags == ()
    assert await store.write(unit_tags.replace, unit, ["biên giới", "miền núi"])
    assert (await store.read(units.tree))[unit].tags == ("biên giới", "miền núi")
    assert await store.write(unit_tags.replace, unit, ["miền núi", "đảo"])
    assert (await store.read(units.tree))[unit].tags == ("miền núi", "đảo")


async def test_the_same_in_another_spelling_or_order_changes_nothing(store: Store) -> None:
    unit = await store.write(_unit, "X1")
    await store.write(unit_tags.replace, unit, ["biên giới", "miền núi"])
    assert not await store.write(unit_tags.replace, unit, ["Miền  núi", "BIÊN GIỚI", "biên giới"])
    assert (await store.read(units.tree))[unit].tags == ("biên giới", "miền núi")


async def test_what_was_taken_off_is_still_known_with_its_days(store: Store, clock) -> None:
    unit = await store.write(_unit, "X1")
    await store.write(unit_tags.replace, unit, ["biên giới"])
    clock.forward(days=3)
    await store.write(unit_tags.replace, unit, [])
    assert await store.read(unit_tags.known) == ["biên giới"]
    (row,) = await store.read(_rows)
    assert (row["since"][:10], row["until"][:10]) == ("2026-07-20", "2026-07-23")
    await store.write(unit_tags.replace, unit, ["Biên giới"])
    assert await store.read(unit_tags.known) == ["Biên giới"]
    assert len(await store.read(_rows)) == 2


async def _rows(tx: Tx) -> list[Row]:
    return await tx.rows("SELECT * FROM unit_tags ORDER BY id")
