"""An urgent notice, told from the phones: written, addressed, looked at, sent, acknowledged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain import limits
from tests.phones import Phone, Received
from tests.stories.chat import Chat, opened

TEXT = "Đề nghị các xã trực 24/24 từ 17 giờ hôm nay.\nBáo cáo tình hình về Văn phòng Tỉnh ủy."


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def write(lan: Phone, text: str = TEXT) -> Received:
    """Lan writes a notice; the picker that answers."""
    await lan.says("/thongbao")
    lan.expect("viết nội dung thông báo")
    await lan.says(text)
    return lan.expect("ĐỐI TƯỢNG NHẬN", "Chưa chọn đơn vị nào")


async def test_a_notice_is_written_addressed_sent_and_acknowledged(chat: Chat) -> None:
    lan, hoa, tu = chat.phones.lan, chat.phones.hoa, chat.phones.tu
    message = await write(lan)
    await message.press("Theo loại")
    assert await message.press("Xã, phường, đặc khu (4)") == "Đang chọn 4/5 đơn vị."
    await message.press("Quay lại")
    assert "Chưa ai kết nối, sẽ không nhận được (2): Xã Cẩm Lâm, Phường Đông Hải" in message.text
    await message.press("Xong")
    assert "THÔNG BÁO NHÁP" in message.text
    assert TEXT in message.text
    assert "Gửi tới 4 đơn vị, 2 người" in message.text
    assert await message.press("Phát hành") == "Đã phát hành tới 4 đơn vị, 2 người."
    card = hoa.expect("Thông báo · Tỉnh ủy Lam Giang", TEXT, "Gửi: Xã An Phú")
    await card.press("Đã nhận")
    assert "Đã nhận: Lê Thị Hoa" in card.text
    tu.expect("Gửi: Xã Bình Sơn", button="Đã nhận")
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    lan.expect("1/4")
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize("command", ["/thongbao ", "/notice ", "/thongbao\n"])
async def test_what_follows_the_command_is_the_notice(chat: Chat, command: str) -> None:
    lan = chat.phones.lan
    await lan.says(command + TEXT)
    message = lan.expect("ĐỐI TƯỢNG NHẬN", "Đề nghị các xã trực 24/24")
    await message.press("Xong")
    assert TEXT in message.text
    chat.phones.nothing_unexpected()


async def test_the_preview_is_the_card_that_the_receiver_then_gets(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await write(lan)
    await message.press("Toàn bộ đơn vị")
    await message.press("Xong")
    await message.press("Độ khẩn")
    await message.press("Hỏa tốc")
    await message.press("Xem trước")
    head, _, seen = message.text.partition("\n\n")
    assert head.startswith("XEM TRƯỚC")
    await message.press("Quay lại")
    await message.press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    got = chat.phones.hoa.expect("THÔNG BÁO HỎA TỐC").text
    assert seen.replace("Văn phòng Tỉnh ủy\n", "Xã An Phú\n", 1).splitlines()[:4] == got.splitlines()[:4]


async def test_no_acknowledgement_is_asked_where_none_is_wanted(chat: Chat) -> None:
    message = await write(chat.phones.lan)
    await message.press("Toàn bộ đơn vị")
    await message.press("Xong")
    await message.press("Cần xác nhận: có")
    await message.press("Phát hành")
    assert "Đã nhận" not in chat.phones.hoa.expect("Đề nghị các xã trực").buttons


async def test_a_long_notice_is_cut_on_the_card_and_whole_behind_the_button(chat: Chat) -> None:
    text = "Mở đầu. " + "Câu này dài thêm một chút nữa. " * 60 + "Kết thúc ở đây."
    message = await write(chat.phones.lan, text)
    await message.press("Toàn bộ đơn vị")
    await message.press("Xong")
    assert "Kết thúc ở đây" not in message.text
    await message.press("Phát hành")
    card = chat.phones.hoa.expect("Mở đầu.")
    assert "Kết thúc ở đây" not in card.text
    await card.press("Toàn văn")
    chat.phones.hoa.expect("Kết thúc ở đây.")


async def test_the_text_can_be_written_anew_and_only_the_new_one_is_sent(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await write(lan)
    await message.press("Toàn bộ đơn vị")
    await message.press("Xong")
    await message.press("Sửa")
    await message.press("Nội dung")
    lan.expect("viết lại toàn bộ nội dung")
    await lan.says("Đề nghị các xã trực từ 19 giờ.")
    fresh = lan.expect("THÔNG BÁO NHÁP", "từ 19 giờ")
    await fresh.press("Phát hành")
    card = chat.phones.hoa.expect("từ 19 giờ")
    await card.press("Toàn văn")
    assert "17 giờ" not in chat.phones.hoa.expect("19 giờ").text


async def test_only_coordinators_write_notices(chat: Chat) -> None:
    for phone in (chat.phones.hoa, chat.phones.minh):
        await phone.says("/thongbao")
        phone.expect("Chỉ văn phòng (người điều phối) mới gửi được thông báo.")
        await phone.says(f"/thongbao {TEXT}")
        phone.expect("Chỉ văn phòng (người điều phối) mới gửi được thông báo.")
    await chat.phones.stranger.says("/thongbao")
    chat.phones.stranger.expect("kênh công việc nội bộ")
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize("way", ["/thongbao {}", "{}"])
async def test_a_secrecy_stamp_is_refused_and_nothing_is_kept(chat: Chat, way: str) -> None:
    lan = chat.phones.lan
    await lan.says("/thongbao")
    lan.expect("viết nội dung")
    await lan.says(way.format("TỐI MẬT\nKế hoạch diễn tập."))
    lan.expect("mang dấu độ mật")
    await lan.says("/phathanh")
    lan.expect("Đồng chí gửi vào đây")
    chat.phones.nothing_unexpected()


async def test_what_is_no_text_or_too_long_is_said_so_and_asked_for_again(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.says("/thongbao")
    lan.expect("viết nội dung")
    await lan.sends_file("lich.txt", b"lich truc", "Kèm lịch trực")
    lan.expect("Thông báo chỉ gồm chữ")
    await lan.says("Dài lắm. " * (limits.NOTICE_MAX // 9 + 2))
    lan.expect("Thông báo dài quá 3500 ký tự")
    await lan.says(TEXT)
    lan.expect("ĐỐI TƯỢNG NHẬN")
    chat.phones.nothing_unexpected()


async def test_the_same_notice_written_twice_is_one_draft(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await write(lan)
    await message.press("Toàn bộ đơn vị")
    await lan.says(f"/thongbao {TEXT}")
    lan.expect("THÔNG BÁO NHÁP", "Gửi tới 5 đơn vị")
    chat.phones.nothing_unexpected()


async def test_names_with_markup_stay_text(chat: Chat) -> None:
    message = await write(chat.phones.lan, "<b>Khẩn</b> & gấp: trực ngay.")
    assert "<b>Khẩn</b> & gấp" in message.text
    await message.press("Toàn bộ đơn vị")
    await message.press("Xong")
    await message.press("Xem trước")
    assert "<b>Khẩn</b> & gấp" in message.text
