"""Bringing the tree of units in."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Refusal
from handlers.units import BadUnits, Imported, import_units
from storage import journal, units
from storage.store import Store, Tx

FILE = """code,name,kind,parent_code,aliases
X2,Xã An Bình,xã,H,
X1,Xã An Hòa,xã,H,An Hòa
H,Huyện ủy Bắc,huyện,T,
T,Tỉnh ủy Lam Giang,tỉnh,,Tỉnh ủy
"""


async def test_parents_may_come_after_their_children(store: Store) -> None:
    assert await store.write(import_units, FILE) == Imported(4, 0, 0)
    tree = await store.read(units.tree)
    assert [unit.code for unit in tree] == ["T", "H", "X2", "X1"]
    unit = tree.by_code("X1")
    assert unit is not None
    assert unit.aliases == ("An Hòa",)


async def test_the_same_file_again_changes_nothing(store: Store) -> None:
    await store.write(import_units, FILE)
    before = await store.read(journal.count)
    assert await store.write(import_units, FILE) == Imported(0, 0, 4)
    assert await store.read(journal.count) == before == 1
    assert len(await store.read(units.tree)) == 4


async def test_changes_are_dated_and_nothing_is_deleted(store: Store, clock) -> None:
    await store.write(import_units, FILE)
    clock.forward(days=3)
    changed = FILE.replace("Xã An Hòa,xã,H", "Xã An Thịnh,xã,T").replace("X2,Xã An Bình,xã,H,\n", "")
    assert await store.write(import_units, changed) == Imported(0, 1, 2)
    then, now = await store.read(units.tree, date(2026, 7, 22)), await store.read(units.tree)
    assert [unit.name for unit in then] == ["Tỉnh ủy Lam Giang", "Huyện ủy Bắc", "Xã An Bình", "Xã An Hòa"]
    assert [unit.name for unit in now] == ["Tỉnh ủy Lam Giang", "Xã An Thịnh", "Huyện ủy Bắc", "Xã An Bình"]
    assert await store.read(journal.verify) is None


async def test_one_bad_line_stops_all_and_every_one_is_named(store: Store) -> None:
    with pytest.raises(BadUnits) as refused:
        await store.write(import_units, FILE + "X3,,xã,H,\nX4,Xã Bốn,xã,h,\nX1,Xã Lại,xã,H,\n")
    assert refused.value.sentence.splitlines() == [
        "Dòng 6: thiếu tên đơn vị (mã: “X3”).",
        "Dòng 7: không có đơn vị cấp trên mã “h”. Có phải là “H”?",
        "Dòng 8: mã “X1” đã có ở dòng 3.",
        "Chưa nhập đơn vị nào. Xin sửa tệp rồi nhập lại.",
    ]
    assert len(await store.read(units.tree)) == 0
    assert await store.read(journal.count) == 0


async def test_hundreds_of_bad_lines_do_not_flood(store: Store) -> None:
    with pytest.raises(BadUnits) as refused:
        await store.write(import_units, FILE + "X3,,xã,H,\n" * 300)
    assert "… và 499 lỗi nữa." in refused.value.sentence


async def test_an_empty_file_is_told(store: Store) -> None:
    with pytest.raises(Refusal, match="không có đơn vị nào"):
        await store.write(import_units, "code,name,kind,parent_code,aliases\n")


async def test_kind_and_aliases_change_in_place(store: Store) -> None:
    await store.write(import_units, FILE)
    changed = FILE.replace("An Hòa,xã,H,An Hòa", "An Hòa,hamlet,H,AH").replace("Bắc,huyện,T", "Bắc,huyện,")
    assert await store.write(import_units, changed) == Imported(0, 2, 2)
    tree = await store.read(units.tree)
    unit = tree.by_code("X1")
    assert unit is not None
    assert (unit.kind, unit.aliases) == ("hamlet", ("AH",))
    assert [root.code for root in tree.roots()] == ["H", "T"]


TAGGED = """code,name,kind,parent_code,nhan
X2,Xã An Bình,xã,T,ven biển
X1,Xã An Hòa,xã,T,Biên giới; miền núi
T,Tỉnh ủy Lam Giang,tỉnh,,
"""


async def _tags(store: Store) -> dict[str, tuple[str, ...]]:
    return {unit.code: unit.tags for unit in await store.read(units.tree)}


async def test_tags_come_with_the_file_and_coming_again_change_nothing(store: Store) -> None:
    await store.write(import_units, TAGGED)
    wanted = {"T": (), "X2": ("ven biển",), "X1": ("Biên giới", "miền núi")}
    assert await _tags(store) == wanted
    again = TAGGED.replace("Biên giới; miền núi", "MIỀN NÚI;bien gioi")
    assert await store.write(import_units, again) == Imported(0, 0, 3)
    assert await _tags(store) == wanted
    assert await store.read(journal.count) == 1


async def test_a_file_without_the_column_leaves_tags_alone_and_an_empty_cell_takes_them_off(
    store: Store,
) -> None:
    await store.write(import_units, TAGGED)
    await store.write(import_units, "code,name,kind,parent_code\nX1,Xã An Hòa Mới,xã,T\n")
    assert (await _tags(store))["X1"] == ("Biên giới", "miền núi")
    done = await store.write(import_units, "code,name,kind,parent_code,nhan\nX1,Xã An Hòa Mới,xã,T,\n")
    assert done == Imported(0, 1, 0)
    assert (await _tags(store))["X1"] == ()


async def test_the_journal_says_what_a_file_changed_in_tags(store: Store) -> None:
    await store.write(import_units, TAGGED)
    await store.write(import_units, TAGGED.replace("ven biển", "biên giới"))
    written = await store.read(_last)
    assert '"X2"' in written
    assert "ven biển" in written
    assert "Biên giới" in written


async def _last(tx: Tx) -> str:
    row = await tx.row("SELECT data FROM journal ORDER BY seq DESC LIMIT 1")
    assert row is not None
    return str(row["data"])
