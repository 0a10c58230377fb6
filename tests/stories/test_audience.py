"""Choosing who receives, told from the coordinator's phone: the whole, kinds, places, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.actions import Verb, encode
from domain.people import Role
from storage import drafts, units
from tests.phones import Phone, Received
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def begin(phone: Phone) -> Received:
    """The picker of a fresh notice."""
    await phone.says("/thongbao Đề nghị trực ban.")
    return phone.expect("ĐỐI TƯỢNG NHẬN")


async def draft_of(chat: Chat, phone: Phone) -> drafts.StoredDraft:
    """The newest open draft of a person."""
    actor = await chat.actor(phone)
    return (await chat.bot.store.read(drafts.open_of, actor.person.id))[0]


async def chosen(chat: Chat, phone: Phone) -> str:
    """The codes of the units chosen in the newest draft, in reading order."""
    tree = await chat.bot.store.read(units.tree)
    stored = await draft_of(chat, phone)
    return " ".join(tree[unit].code for unit in stored.draft.audience)


async def test_the_whole_is_everything_below_and_a_second_press_of_the_same_button_changes_nothing(
    chat: Chat,
) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    data = message.data("Toàn bộ đơn vị")
    assert await message.press("Toàn bộ đơn vị") == "Đang chọn 5/5 đơn vị."
    assert await message.forge(data) == "Đang chọn 5/5 đơn vị."
    assert await chosen(chat, lan) == "VP X1 X2 X3 X4"
    assert "Xã, phường, đặc khu: đủ 4" in message.text
    await message.press("✓ Toàn bộ đơn vị")
    assert "Chưa chọn đơn vị nào" in message.text
    chat.phones.nothing_unexpected()


async def test_a_kind_is_chosen_and_left_again(chat: Chat) -> None:
    message = await begin(chat.phones.lan)
    await message.press("Theo loại")
    assert message.buttons == ["Văn phòng (1)", "Xã, phường, đặc khu (4)", "Quay lại"]
    await message.press("Xã, phường, đặc khu (4)")
    await message.press("Văn phòng (1)")
    await message.press("✓ Xã, phường, đặc khu (4)")
    assert await chosen(chat, chat.phones.lan) == "VP"


async def test_single_units_are_picked_from_the_tree(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    await message.press("Từng đơn vị")
    assert "Đang chọn 0/5 đơn vị ở đây" in message.text
    await message.press("Xã An Phú")
    await message.press("Phường Đông Hải")
    assert {"✓ Xã An Phú", "Xã Bình Sơn", "✓ Phường Đông Hải"} <= set(message.buttons)
    await message.press("✓ Xã An Phú")
    assert await chosen(chat, lan) == "X4"
    await message.press("Chọn cả cụm (5)")
    assert await chosen(chat, lan) == "VP X1 X2 X3 X4"
    await message.press("Bỏ cả cụm (5)")
    assert await chosen(chat, lan) == ""
    await message.press("Quay lại")
    assert "Chưa chọn đơn vị nào" in message.text
    chat.phones.nothing_unexpected()


async def test_the_chosen_are_listed_with_those_whom_no_message_reaches(chat: Chat) -> None:
    lan, tu = chat.phones.lan, chat.phones.tu
    tu.blocks_the_bot()
    await chat.publish("3-CV/TU", "thử đường", to=("X2",))
    message = await begin(lan)
    await message.press("Toàn bộ đơn vị")
    assert "Không liên lạc được (1): Xã Bình Sơn" in message.text
    await message.press("Xem danh sách (5)")
    assert "ĐANG CHỌN 5 ĐƠN VỊ" in message.text
    assert "2. Xã An Phú\n3. Xã Bình Sơn (không liên lạc được)\n4. Xã Cẩm Lâm (chưa ai kết nối)" in message.text
    await message.press("Quay lại")
    await message.press("Bỏ chọn hết")
    assert "Chưa chọn đơn vị nào" in message.text


async def test_publishing_to_nobody_is_refused_with_the_way_out(chat: Chat) -> None:
    message = await begin(chat.phones.lan)
    await message.press("Xong")
    assert "Chưa có đơn vị nhận" in await message.press("Phát hành")
    await message.press("Đối tượng nhận")
    assert "ĐỐI TƯỢNG NHẬN" in message.text


async def test_a_coordinator_of_one_commune_chooses_nobody_else(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.seat(hoa, "X1", Role.COORDINATOR)
    message = await begin(hoa)
    stored, foreign = await draft_of(chat, hoa), await chat.unit("X2")
    outside = "Đơn vị này không thuộc phạm vi phụ trách của đồng chí."
    for data in (
        encode(Verb.PICK_UNIT, stored.id, foreign, 1, 0, 0, 0),
        encode(Verb.PICK_NAMED, stored.id, foreign, 1),
        encode(Verb.PICK_UNDER, stored.id, foreign, 0, 0),
        encode(Verb.PICK_GROUP, stored.id, foreign, 0, 1),
        encode(Verb.PICK_MEANT, stored.id, 0, foreign),
    ):
        assert await message.forge(data) == outside
    await hoa.says("không quan trọng")
    hoa.skip()
    await message.forge(encode(Verb.PICK_TYPED, stored.id, 0))
    hoa.expect("Đồng chí gõ tên đơn vị")
    await hoa.says("Xã Bình Sơn")
    hoa.expect("Chưa tìm thấy đơn vị", "“Xã Bình Sơn”")
    assert await chosen(chat, hoa) == ""


async def test_somebody_elses_draft_is_not_to_be_touched(chat: Chat) -> None:
    message = await begin(chat.phones.lan)
    await message.press("Toàn bộ đơn vị")
    await chat.seat(chat.phones.minh, "TU", Role.COORDINATOR)
    stored = await draft_of(chat, chat.phones.lan)
    for verb, ids in (
        (Verb.AUDIENCE, (0,)), (Verb.PICK_ALL, (0,)), (Verb.PICK_KIND, (0, 0)), (Verb.PICK_CLEAR, ()),
        (Verb.PICK_TYPED, (0,)), (Verb.PICK_OPEN, (0,)), (Verb.PICK_SKIP, (0,)), (Verb.PICK_LISTS, (0,)),
        (Verb.PICK_SAVE, ()), (Verb.PREVIEW, ()), (Verb.NOTICE_TEXT, ()), (Verb.LIST_DROP, (1,)),
    ):  # fmt: skip
        data = encode(verb, stored.id, *ids)
        assert "không còn nữa" in await chat.phones.minh.forges(1, data)
        assert "Chỉ văn phòng" in await chat.phones.hoa.forges(1, data)
        assert await chat.phones.stranger.forges(1, data)
    assert await chosen(chat, chat.phones.lan) == "VP X1 X2 X3 X4"
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize("data", ["pkind.1.7.1", "pund.1.999.0.0", "plist.1.99.1", "popen.1.77", "aud.1.900"])
async def test_buttons_for_what_is_not_there_answer_sensibly(chat: Chat, data: str) -> None:
    message = await begin(chat.phones.lan)
    stored = await draft_of(chat, chat.phones.lan)
    verb, _, *rest = data.split(".")
    assert "Lỗi hệ thống" not in await message.forge(".".join((verb, str(stored.id), *rest)))
    chat.phones.nothing_unexpected()
