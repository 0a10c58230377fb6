"""Choosing who receives by name, told from the phones: typed lines, printed doubts, saved lists."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.people import Role
from handlers.units import import_units
from storage import directives
from tests.phones import Phone, Received
from tests.stories.chat import UNITS, Chat, opened
from tests.stories.test_audience import begin, chosen, draft_of

LETTER = """TỈNH ỦY LAM GIANG
Số 21-CV/TU
Lam Giang, ngày 20 tháng 7 năm 2026
V/v tăng cường trực ban

Kính gửi:
- Xã An Phú,
- Xã Bình Sô,
- Hội Khuyến học Đồng Tháp.

Đề nghị các đơn vị trực ban nghiêm túc.
"""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def types(phone: Phone, message: Received, text: str) -> None:
    """Press "Gõ tên đơn vị" and type."""
    await message.press("Gõ tên đơn vị")
    phone.expect("Đồng chí gõ tên đơn vị")
    await phone.says(text)


async def test_a_line_of_addressees_is_understood_with_its_exception(chat: Chat) -> None:
    lan = chat.phones.lan
    await types(lan, await begin(lan), "Văn phòng Tỉnh ủy; các xã, phường; trừ Xã An Phú")
    answer = lan.expect("Đã thêm 4 đơn vị.", "Đang chọn 4/5 đơn vị.")
    assert await chosen(chat, lan) == "VP X2 X3 X4"
    await types(lan, answer, "trừ phường Đông Hải")
    lan.expect("Đã bớt 1 đơn vị.")
    assert await chosen(chat, lan) == "VP X2 X3"
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize("word", ["bỏ", "Bớt", "loại", "loại trừ", "bo", "Trừ"])
async def test_any_word_for_taking_out_takes_out(chat: Chat, word: str) -> None:
    lan = chat.phones.lan
    await types(lan, await begin(lan), "các xã, phường")
    await types(lan, lan.expect("Đã thêm 4 đơn vị."), f"{word} Xã Bình Sơn; Xã Cẩm Lâm")
    lan.expect("Đã bớt 2 đơn vị.")
    assert await chosen(chat, lan) == "X1 X4"


async def test_a_name_taken_out_but_typed_wrong_is_asked_back(chat: Chat) -> None:
    lan = chat.phones.lan
    await types(lan, await begin(lan), "các xã, phường")
    await types(lan, lan.expect("Đã thêm 4 đơn vị."), "bỏ Xã An Phúc")
    answer = lan.expect("“Xã An Phúc”")
    await answer.press("Bớt Xã An Phú")
    assert await chosen(chat, lan) == "X2 X3 X4"


async def test_all_but_one_may_be_taken_out(chat: Chat) -> None:
    lan = chat.phones.lan
    await types(lan, await begin(lan), "các xã, phường")
    await types(lan, lan.expect("Đã thêm 4 đơn vị."), "bỏ các xã, trừ Xã An Phú")
    lan.expect("Đã bớt 2 đơn vị.")
    assert await chosen(chat, lan) == "X1 X4"


async def test_an_office_whose_name_only_sounds_like_taking_out_is_added(chat: Chat) -> None:
    lan = chat.phones.lan
    row = "BCH,Bộ Chỉ huy Quân sự tỉnh,agency,TU,\n"
    await chat.bot.store.write(import_units, "code,name,kind,parent_code,aliases\n" + row)
    await types(lan, await begin(lan), "bo chi huy quan su tinh")
    lan.expect("Đã thêm 1 đơn vị.")
    assert await chosen(chat, lan) == "BCH"


async def test_a_name_typed_wrong_is_answered_with_the_nearest(chat: Chat) -> None:
    lan = chat.phones.lan
    await types(lan, await begin(lan), "Xã An Phúc\nXã Cẩm Lâm\nHội Cây cảnh")
    answer = lan.expect("Đã thêm 1 đơn vị.", "“Xã An Phúc”", "“Hội Cây cảnh”")
    assert await answer.press("Xã An Phú") == "Đã thêm Xã An Phú."
    assert await answer.press("Xã An Phú") == "Đã thêm Xã An Phú."
    await answer.press("Xong")
    assert "Đang chọn 2/5 đơn vị." in answer.text
    assert await chosen(chat, lan) == "X1 X3"
    chat.phones.nothing_unexpected()


async def test_a_picture_instead_of_a_name_is_asked_again(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    await message.press("Gõ tên đơn vị")
    lan.expect("Đồng chí gõ tên đơn vị")
    await lan.shares_location(10.0, 106.0)
    lan.expect("gõ tên đơn vị bằng chữ")
    await lan.says("xa an phu")
    lan.expect("Đã thêm 1 đơn vị.")


async def test_printed_addressees_nobody_understood_are_settled_one_by_one(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file("cong-van.txt", LETTER.encode())
    message = lan.expect("BẢN NHÁP", "21-CV/TU", "Chưa tìm ra đơn vị cho")
    await message.press("Đối tượng nhận")
    assert "Chưa rõ đơn vị (2)" in message.text
    await message.press("Mục chưa rõ (2)")
    assert "Văn bản ghi: “Xã Bình Sô”" in message.text
    stale = message.data("Xã Bình Sơn")
    assert await message.press("Xã Bình Sơn") == "Đã thêm Xã Bình Sơn."
    assert "MỤC CHƯA RÕ 1/1" in message.text
    assert "Hội Khuyến học Đồng Tháp" in message.text
    assert await message.forge(stale) == "Đã thêm Xã Bình Sơn."
    assert await message.press("Không gửi mục này") == "Không gửi mục này."
    assert "Đã xử lý hết các mục chưa rõ." in message.text
    assert await chosen(chat, lan) == "X1 X2"
    await message.press("Xong")
    assert "Chưa tìm ra đơn vị cho" not in message.text
    chat.phones.nothing_unexpected()


async def test_a_printed_entry_is_settled_by_typing_what_it_means(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file("cong-van.txt", LETTER.encode())
    message = lan.expect("BẢN NHÁP")
    await message.press("Đối tượng nhận")
    await message.press("Mục chưa rõ (2)")
    await message.press("Mục khác")
    assert "Nếu vẫn gửi, đồng chí bấm “Gõ tên đơn vị”." in message.text
    await types(lan, message, "xã cẩm lamm")
    answer = lan.expect("Chưa tìm thấy đơn vị", "“xã cẩm lamm”")
    assert len((await draft_of(chat, lan)).draft.unresolved) == 2
    await answer.press("Gõ lại")
    lan.expect("Đồng chí gõ tên đơn vị")
    await lan.says("xã cẩm lâm")
    lan.expect("Đã thêm 1 đơn vị.", "Chưa rõ đơn vị (1): “Xã Bình Sô”")
    assert await chosen(chat, lan) == "X1 X3"
    chat.phones.nothing_unexpected()


async def test_all_doubts_can_be_passed_over_at_once(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file("cong-van.txt", LETTER.encode())
    message = lan.expect("BẢN NHÁP")
    await message.press("Đối tượng nhận")
    await message.press("Mục chưa rõ (2)")
    await message.press("Mục khác")
    assert "MỤC CHƯA RÕ 2/2" in message.text
    await message.press("Bỏ qua tất cả")
    assert (await draft_of(chat, lan)).draft.unresolved == ()
    assert await chosen(chat, lan) == "X1"


async def save(phone: Phone, message: Received, name: str) -> None:
    """Press "Lưu danh sách này" and name it."""
    await message.press("Lưu danh sách này")
    phone.expect("đặt tên cho danh sách")
    await phone.says(name)


async def test_a_saved_list_is_chosen_again_by_another_coordinator_within_reach(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    message = await begin(lan)
    await message.press("Toàn bộ đơn vị")
    await save(lan, message, "Cả   tỉnh")
    lan.expect("Đã lưu danh sách “Cả tỉnh” (5 đơn vị).", "Đơn vị cùng nhóm lập sau này cũng vào danh sách.")
    await chat.seat(hoa, "X1", Role.COORDINATOR)
    message = await begin(hoa)
    await message.press("Danh sách đã lưu")
    await message.press("Cả tỉnh (1)")
    assert "✓ Cả tỉnh (1)" in message.buttons
    assert "• Cả tỉnh: Thuộc: Tỉnh ủy Lam Giang (đồng chí Nguyễn Thị Lan lập)" in message.text
    assert "Xóa danh sách" not in message.buttons
    assert await chosen(chat, hoa) == "X1"
    await message.press("Quay lại")
    await save(hoa, message, "ca tinh")
    hoa.expect("Đã có danh sách tên “Cả tỉnh” do đồng chí Nguyễn Thị Lan lưu.")
    await hoa.says("Xã nhà")
    hoa.expect("Đã lưu danh sách “Xã nhà” (1 đơn vị).")
    chat.phones.nothing_unexpected()


async def test_a_list_is_known_by_its_name_replaced_and_deleted(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    await types(lan, message, "Xã An Phú; Xã Cẩm Lâm")
    message = lan.expect("Đã thêm 2 đơn vị")
    await save(lan, message, "Ven sông")
    message = lan.expect("Đã lưu danh sách")
    await message.press("Bỏ chọn hết")
    await types(lan, message, "ven sông")
    message = lan.expect("Đã thêm 2 đơn vị.")
    await types(lan, message, "trừ Xã An Phú")
    message = lan.expect("Đã bớt 1 đơn vị.")
    await save(lan, message, "ven sông")
    message = lan.expect("Đã lưu danh sách “Ven sông” (1 đơn vị).")
    await message.press("Danh sách đã lưu")
    await message.press("Xóa danh sách")
    assert await message.press("Xóa: Ven sông") == "Đã xóa danh sách “Ven sông”."
    assert "Chưa có danh sách nào" in message.text
    assert await chosen(chat, lan) == "X3"
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize(("name", "answer"), [("!!!", "Tên cần có ít nhất một chữ"), ("x" * 41, "Tên dài quá")])
async def test_what_is_no_name_for_a_list_is_asked_again(chat: Chat, name: str, answer: str) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    await message.press("Toàn bộ đơn vị")
    await save(lan, message, name)
    lan.expect(answer)
    await lan.says("Đủ cả")
    lan.expect("Đã lưu danh sách “Đủ cả”")


async def test_a_list_by_rule_means_units_that_come_later_and_is_frozen_at_each_send(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    await message.press("Toàn bộ đơn vị")
    await save(lan, message, "Cả tỉnh")
    message = lan.expect("lập sau này cũng vào danh sách")
    sent = await chat.publish("12-CV/TU", "đê", to=("X1", "X2"))
    await chat.bot.store.write(import_units, UNITS + "X5,Xã Gò Me,commune,TU,\n")
    await message.press("Danh sách đã lưu")
    await message.press("Cả tỉnh (6)")
    assert "X5" in await chosen(chat, lan)
    assert len(await chat.bot.store.read(directives.answers, sent)) == 2
