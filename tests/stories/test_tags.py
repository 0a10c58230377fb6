"""Tags of units, told from the phones: given by hand, chosen by, kept in a list by rule, passed on."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain import limits, tag_cards
from domain.actions import Verb, encode
from domain.people import Role
from domain.wording.vi import tags as words
from handlers import reform_import
from handlers.reform_import import Files
from handlers.units import import_units
from storage import units
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Phone, Received
from tests.stories.chat import Chat, opened
from tests.stories.test_audience import begin, chosen, draft_of

TAGGED = """code,name,kind,parent_code,nhan
X1,Xã An Phú,commune,TU,biên giới; miền núi
X2,Xã Bình Sơn,commune,TU,Biên Giới
X3,Xã Cẩm Lâm,commune,TU,ven biển
"""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def page_of(lan: Phone, name: str) -> Received:
    """The page of a unit, as somebody finds it by its name."""
    await lan.says(f"/donvi {name}")
    found = lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    return found


async def tag(chat: Chat, name: str, *, new: str) -> None:
    """Lan types a tag for a unit."""
    lan = chat.phones.lan
    shown = await page_of(lan, name)
    await shown.press(words.BUTTON)
    await shown.press(words.NEW)
    lan.expect("Đồng chí gõ nhãn cho")
    await lan.says(new)
    lan.expect("Đã gắn nhãn")


async def tags_of(chat: Chat, code: str) -> tuple[str, ...]:
    unit = (await chat.bot.store.read(units.tree)).by_code(code)
    assert unit is not None
    return unit.tags


async def written(chat: Chat) -> list[dict[str, object]]:
    """What the journal says of tags, in order."""
    rows = await chat.bot.store.read(_tagged)
    return [json.loads(row) for row in rows]


async def _tagged(tx: Tx) -> list[str]:
    return [
        row["data"] for row in await tx.rows("SELECT data FROM journal WHERE kind = 'unit.tagged' ORDER BY seq")
    ]


async def sent(chat: Chat, message: Received) -> str:
    """Release what the picker shows; the codes of the units that it went to."""
    stored = await draft_of(chat, chat.phones.lan)
    await message.press("Xong")
    await message.press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()
    tree = await chat.bot.store.read(units.tree)
    return await codes_of(chat, stored.id, tree)


async def codes_of(chat: Chat, draft_id: int, tree: units.Tree) -> str:
    async def asked(tx: Tx) -> list[int]:
        rows = await tx.rows(
            "SELECT a.unit_id FROM audience a JOIN drafts d ON d.directive_id = a.directive_id WHERE d.id = ?",
            draft_id,
        )
        return [row["unit_id"] for row in rows]

    return " ".join(sorted(tree[unit].code for unit in await chat.bot.store.read(asked)))


async def test_a_tag_is_typed_once_and_pressed_from_then_on(chat: Chat) -> None:
    lan = chat.phones.lan
    shown = await page_of(lan, "an phú")
    assert "Nhãn" not in shown.text
    await shown.press(words.BUTTON)
    assert words.NONE in shown.text
    await shown.press(words.NEW)
    lan.expect("Đồng chí gõ nhãn cho Xã An Phú")
    await lan.says("  Biên   giới; miền núi ")
    answer = lan.expect("Đã gắn nhãn “Biên giới”; “miền núi”.", "Nhãn: Biên giới; miền núi")
    assert {"✓ Biên giới (1)", "✓ miền núi (1)"} <= set(answer.buttons)
    other = await page_of(lan, "bình sơn")
    await other.press(words.BUTTON)
    assert await other.press("Biên giới (1)") == "Đã gắn nhãn “Biên giới”."
    assert "✓ Biên giới (2)" in other.buttons
    await other.press("Quay lại")
    assert "Nhãn: Biên giới" in other.text
    assert await tags_of(chat, "X2") == ("Biên giới",)
    assert await written(chat) == [
        {"from": [], "to": ["Biên giới", "miền núi"]},
        {"from": [], "to": ["Biên giới"]},
    ]
    chat.phones.nothing_unexpected()


async def test_a_tag_taken_off_by_mistake_comes_back_by_the_same_place(chat: Chat) -> None:
    lan = chat.phones.lan
    await tag(chat, "an phú", new="ven biển")
    shown = await page_of(lan, "an phú")
    await shown.press(words.BUTTON)
    pressed = shown.data("✓ ven biển (1)")
    assert await shown.press("✓ ven biển (1)") == "Đã gỡ nhãn “ven biển”."
    assert await tags_of(chat, "X1") == ()
    assert await shown.forge(pressed) == "Đã gỡ nhãn “ven biển”."
    assert await shown.press("ven biển (0)") == "Đã gắn nhãn “ven biển”."
    assert await tags_of(chat, "X1") == ("ven biển",)
    assert [line["to"] for line in await written(chat)] == [["ven biển"], [], ["ven biển"]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("...", "gõ nhãn bằng chữ"),
        ("a" * (limits.TAG_MAX + 1), f"dài quá {limits.TAG_MAX} ký tự"),
        (";".join(f"nhãn {number}" for number in range(limits.TAGS_OF_UNIT + 1)), "nhiều nhất 12 nhãn"),
    ],
)
async def test_what_is_no_tag_is_asked_again(chat: Chat, typed: str, said: str) -> None:
    lan = chat.phones.lan
    shown = await page_of(lan, "an phú")
    await shown.press(words.BUTTON)
    await shown.press(words.NEW)
    lan.expect("Đồng chí gõ nhãn")
    await lan.says(typed)
    lan.expect(said)
    await lan.says("biên giới")
    lan.expect("Đã gắn nhãn “biên giới”.")


async def test_a_tag_typed_without_marks_or_in_capitals_is_the_one_that_is_there(chat: Chat) -> None:
    await tag(chat, "an phú", new="biên giới")
    await tag(chat, "bình sơn", new="bien gioi")
    await tag(chat, "cẩm lâm", new="BIÊN GIỚI")
    assert [await tags_of(chat, code) for code in ("X1", "X2", "X3")] == [("biên giới",)] * 3


async def test_a_commune_may_not_tag_itself(chat: Chat) -> None:
    hoa, unit = chat.phones.hoa, await chat.unit("X1")
    await tag(chat, "bình sơn", new="biên giới")
    await chat.seat(hoa, "X1", Role.COORDINATOR)
    await hoa.says("/donvi")
    shown = hoa.expect("Xã An Phú")
    assert words.BUTTON not in shown.buttons
    for data in (
        encode(Verb.UNIT_TAGS, unit, 0),
        encode(Verb.UNIT_TAG, unit, tag_cards.number_of("biên giới"), 1, 0),
        encode(Verb.UNIT_TAG_NEW, unit),
    ):
        assert await shown.forge(data) == words.MAY_NOT
    assert await tags_of(chat, "X1") == ()


async def test_units_are_found_by_what_they_are_tagged_with(chat: Chat) -> None:
    await chat.bot.store.write(import_units, TAGGED)
    await chat.phones.lan.says("/donvi bien gioi")
    assert chat.phones.lan.expect("Đơn vị có “bien gioi”").buttons == ["Xã An Phú", "Xã Bình Sơn"]


async def test_receivers_are_chosen_by_tag(chat: Chat) -> None:
    lan = chat.phones.lan
    assert words.BY_TAG not in (await begin(lan)).buttons
    await chat.bot.store.write(import_units, TAGGED)
    message = await begin(lan)
    await message.press(words.BY_TAG)
    assert {"biên giới (2)", "miền núi (1)", "ven biển (1)"} <= set(message.buttons)
    assert await message.press("biên giới (2)") == "Đang chọn 2/5 đơn vị."
    assert {"✓ biên giới (2)", "✓ miền núi (1)"} <= set(message.buttons)
    await message.press("ven biển (1)")
    assert await chosen(chat, lan) == "X1 X2 X3"
    await message.press("✓ miền núi (1)")
    assert await chosen(chat, lan) == "X2 X3"
    await message.press("Quay lại")
    assert "Xã, phường, đặc khu: 2/4" in message.text


async def test_a_list_by_tag_means_whoever_bears_it_when_it_is_sent(chat: Chat) -> None:
    lan = chat.phones.lan
    for name in ("an phú", "bình sơn", "đông hải"):
        await tag(chat, name, new="biên giới")
    message = await begin(lan)
    await message.press("Danh sách đã lưu")
    await message.press(words.RULE)
    assert words.RULE_EMPTY in message.text
    await message.press("Nhãn")
    assert await message.press("biên giới (3)") == "Hiện có 3 đơn vị."
    await message.press("Xong")
    await message.press("Trừ")
    await message.press("Phường Đông Hải")
    assert "✕ Phường Đông Hải" in message.buttons  # "✓" stands for what is in
    await message.press("Xong")
    assert "Nhãn: biên giới\nTrừ: Phường Đông Hải\n\nHiện có 2 đơn vị.\nXã An Phú, Xã Bình Sơn" in message.text
    await message.press(words.RULE_SAVE)
    lan.expect("Đồng chí đặt tên cho danh sách này (hiện có 2 đơn vị)")
    await lan.says("Các xã biên giới")
    kept = lan.expect("Đã lưu danh sách “Các xã biên giới” (Nhãn: biên giới; Trừ: Phường Đông Hải)")
    await kept.press("Các xã biên giới (2)")
    await kept.press("Quay lại")
    assert await sent(chat, kept) == "X1 X2"
    first = await chat.bot.store.read(_audience)
    await tag(chat, "cẩm lâm", new="biên giới")
    again = await begin(lan)
    await again.press("Danh sách đã lưu")
    assert "• Các xã biên giới: Nhãn: biên giới" in again.text
    await again.press("Các xã biên giới (3)")
    await again.press("Quay lại")
    assert await sent(chat, again) == "X1 X2 X3"
    assert first == (await chat.bot.store.read(_audience))[: len(first)]


async def _audience(tx: Tx) -> list[tuple[int, int]]:
    rows = await tx.rows("SELECT directive_id, unit_id FROM audience ORDER BY directive_id, unit_id")
    return [(row["directive_id"], row["unit_id"]) for row in rows]


async def test_what_was_picked_by_tag_is_kept_as_it_is_and_the_way_to_a_rule_is_named(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(import_units, TAGGED)
    message = await begin(lan)
    await message.press(words.BY_TAG)
    await message.press("biên giới (2)")
    await message.press("Quay lại")
    await message.press("Lưu danh sách này")
    lan.expect("đặt tên")
    await lan.says("Hai xã")
    lan.expect("Đã lưu danh sách “Hai xã” (2 đơn vị).", words.FIXED)
    await tag(chat, "đông hải", new="biên giới")
    await message.press("Danh sách đã lưu")
    assert "✓ Hai xã (2)" in message.buttons


async def test_sections_narrow_each_other_and_several_tags_widen(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(import_units, TAGGED + "VP,Văn phòng Tỉnh ủy,office,TU,miền núi\n")
    message = await begin(lan)
    await message.press(words.BY_TAG)
    await message.press(words.RULE)
    await message.press("Nhãn")
    await message.press("miền núi (2)")
    assert await message.press("ven biển (1)") == "Hiện có 3 đơn vị."
    await message.press("Xong")
    assert "Nhãn: miền núi hoặc ven biển" in message.text
    await message.press("Loại đơn vị")
    assert await message.press("Xã, phường, đặc khu (4)") == "Hiện có 2 đơn vị."
    assert await message.press("✓ Xã, phường, đặc khu (4)") == "Hiện có 3 đơn vị."
    chat.phones.nothing_unexpected()


async def test_a_list_whose_tag_nobody_bears_says_so(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(import_units, TAGGED)
    message = await begin(lan)
    await message.press(words.BY_TAG)
    await message.press(words.RULE)
    await message.press("Nhãn")
    await message.press("ven biển (1)")
    await message.press("Xong")
    await message.press(words.RULE_SAVE)
    lan.expect("đặt tên")
    await lan.says("Các xã ven biển")
    lan.expect("Các xã ven biển")
    await chat.bot.store.write(import_units, TAGGED.replace("ven biển", ""))
    again = await begin(lan)
    await again.press("Danh sách đã lưu")
    said = await again.press("Các xã ven biển (0)")
    assert said == "Hiện không đơn vị nào mang nhãn “ven biển”, nên danh sách này chưa có ai."
    await again.press("Quay lại")
    await again.press("Gõ tên đơn vị")
    lan.expect("Đồng chí gõ tên đơn vị")
    await lan.says("các xã ven biển")
    lan.expect(said)
    assert await chosen(chat, lan) == ""


async def test_a_merger_leaves_what_both_bore_to_the_one_that_stays(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(import_units, TAGGED)
    gone = await chat.unit("X1")
    for name in ("an phú", "bình sơn"):
        shown = await page_of(lan, name)
        await shown.press("Thay đổi đơn vị")
        await shown.press("Sáp nhập vào đơn vị khác")
        lan.skip()
        await lan.says("cẩm lâm")
        lan.skip()
        await lan.says("20/7/2026, Nghị quyết số 15/NQ-HĐND")
        asked = lan.expect("Thay đổi đơn vị", "Nhãn chuyển theo: ", button="Thực hiện")
        await asked.press("Thực hiện")
        lan.skip()
    assert await tags_of(chat, "X3") == ("ven biển", "biên giới", "miền núi")
    (line,) = await written(chat)  # what the second one bore was borne already
    assert line == {"from": ["ven biển"], "to": ["ven biển", "biên giới", "miền núi"], "of": [gone]}
    assert (await chat.bot.store.read(units.tree))[gone].tags == ("biên giới", "miền núi")


async def test_a_divided_commune_leaves_its_tags_to_each_part(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(import_units, TAGGED)
    shown = await page_of(lan, "cẩm lâm")
    await shown.press("Thay đổi đơn vị")
    await shown.press("Chia tách")
    lan.skip()
    await lan.says("Xã Cẩm Một\nXã Cẩm Hai")
    lan.skip()
    await lan.says("20/7/2026, Nghị quyết số 15/NQ-HĐND")
    await lan.expect("Thay đổi đơn vị", button="Thực hiện").press("Thực hiện")
    tree = await chat.bot.store.read(units.tree)
    assert [unit.tags for unit in tree if unit.name.startswith("Xã Cẩm")] == [("ven biển",)] * 2


@pytest.mark.parametrize(("column", "tags"), [(",nhan", ("trung du",)), ("", ("biên giới", "miền núi"))])
async def test_a_new_tree_says_itself_what_its_units_bear(
    chat: Chat, column: str, tags: tuple[str, ...]
) -> None:
    await chat.bot.store.write(import_units, TAGGED)
    tree = f"code,name,kind,parent_code{column}\nTU,Tỉnh ủy Lam Giang,province,{column and ','}\n"
    tree += "VP,Văn phòng Tỉnh ủy,office,TU,\nX3,Xã Cẩm Lâm,commune,TU,\nX4,Phường Đông Hải,commune,TU,\n"
    tree += f"N1,Xã Phú Sơn,commune,TU,{'trung du' if column else ''}\n"
    files = Files(tree, "code,becomes\nX1,N1\nX2,N1\n")
    seen = await chat.bot.store.read(reform_import.compare, files)
    assert ("+ N1: Xã Phú Sơn (nhãn: trung du)" if column else "+ N1: Xã Phú Sơn") in seen.lines
    assert ("# X3: Xã Cẩm Lâm, nhãn: ven biển → không có" in seen.lines) is bool(column)
    day, basis = chat.clock.now().date(), "Nghị quyết số 1"
    for _ in range(2):
        await chat.bot.store.write(reform_import.carry_out, files, day, basis, ZONE)
        assert await tags_of(chat, "N1") == tags
    assert (await chat.bot.store.read(reform_import.compare, files)).changes == 0


async def test_a_file_that_takes_tags_off_is_shown_and_asks_first(chat: Chat) -> None:
    await chat.bot.store.write(import_units, TAGGED)
    more = await chat.bot.store.read(reform_import.compare, Files(TAGGED.replace("ven biển", "ven biển; đảo")))
    assert not more.asks
    less = await chat.bot.store.read(reform_import.compare, Files(TAGGED.replace("; miền núi", "")))
    assert less.asks
    assert less.lines == (
        "# X1: Xã An Phú, nhãn: biên giới; miền núi → biên giới",
        "Tổng: 0 mới, 0 đổi tên, 0 chuyển trực thuộc, 1 đổi nhãn, 0 kết thúc, 2 giữ nguyên.",
    )
