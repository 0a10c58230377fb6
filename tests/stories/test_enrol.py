"""Coming in and going, told from the phones: greetings, links, presses, leaving, being taken out."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.methods import profile
from domain import limits
from domain.people import Role
from domain.wording.vi import enrol as words
from handlers import enrol
from storage import people
from tests.phones import Phone, Received
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def invitation(chat: Chat, unit: str = "cẩm lâm", role: str = "Cán bộ phụ trách", uses: str = "5 người",
                     by: Phone | None = None) -> Received:  # fmt: skip
    """Somebody (Lan) makes an invitation in the chat; its message."""
    phone = by or chat.phones.lan
    await phone.says(f"/moi {unit}")
    found = phone.expect("Đơn vị có")
    await found.press(found.buttons[0])
    await found.press(role)
    await found.press(uses)
    phone.expect("Đồng chí chuyển tiếp tin trên")
    return phone.expect("Lời mời vào")


def code_of(message: Received) -> str:
    found = re.search(r"start=([\w-]+)", message.text)
    assert found is not None
    return found[1]


async def roles(chat: Chat, phone: Phone) -> list[tuple[int | None, str]]:
    return [(seat.unit_id, seat.role.value) for seat in (await chat.actor(phone)).seats]


async def test_a_link_shows_what_is_joined_and_joins_only_on_a_press(chat: Chat) -> None:
    stranger, lan = chat.phones.stranger, chat.phones.lan
    await chat.publish("963-CV/TU", "phòng, chống lũ", to=("X3", "X1"))
    made = await invitation(chat)
    assert "Vai trò: cán bộ phụ trách\nDùng cho 5 người, đến hết ngày 19/8/2026" in made.text
    assert made.file.startswith(b"\x89PNG")
    await stranger.starts(code_of(made))
    offer = stranger.expect("Xã Cẩm Lâm", "cán bộ phụ trách", button="Tham gia")
    assert await roles(chat, stranger) == []
    await offer.press("Tham gia")
    assert "Từ nay đồng chí là cán bộ phụ trách của Xã Cẩm Lâm" in offer.text
    assert offer.buttons == []
    stranger.expect("Chào mừng đồng chí", "Đang có 1 việc chờ đồng chí. Bấm /viec", "/baocao")
    stranger.expect("Xã Cẩm Lâm: VIỆC ĐANG CHỜ", "963-CV/TU", button="Đã nhận")
    lan.expect("vừa tham gia Xã Cẩm Lâm")
    await stranger.says("/viec")
    stranger.expect("963-CV/TU", button="Đã nhận")
    chat.phones.nothing_unexpected()


async def test_not_me_joins_nothing(chat: Chat) -> None:
    made = await invitation(chat)
    stranger = chat.phones.stranger
    await stranger.starts(code_of(made))
    offer = stranger.expect(button="Tham gia")
    join = offer.data("Tham gia")
    await offer.press("Không phải tôi")
    assert "Đã bỏ qua lời mời" in offer.text
    assert await offer.forge(join) == words.NO_OFFER
    assert await roles(chat, stranger) == []


async def test_pressing_join_twice_does_no_harm(chat: Chat) -> None:
    made = await invitation(chat)
    await chat.phones.stranger.starts(code_of(made))
    offer = chat.phones.stranger.expect(button="Tham gia")
    join = offer.data("Tham gia")
    await offer.press("Tham gia")
    await offer.forge(join)
    assert "không cần làm gì thêm" in offer.text
    assert len(await roles(chat, chat.phones.stranger)) == 1
    await chat.phones.stranger.starts(code_of(made))
    chat.phones.stranger.expect("Đồng chí đã là cán bộ phụ trách của Xã Cẩm Lâm rồi")


async def test_a_press_joins_what_its_own_message_said(chat: Chat) -> None:
    one, two = await invitation(chat), await invitation(chat, unit="đông hải")
    stranger = chat.phones.stranger
    await stranger.starts(code_of(one))
    first = stranger.expect("Xã Cẩm Lâm", button="Tham gia")
    await stranger.starts(code_of(two))
    second = stranger.expect("Phường Đông Hải", button="Tham gia")
    assert await first.press("Tham gia") == words.NO_OFFER
    await second.press("Tham gia")
    assert await roles(chat, stranger) == [(await chat.unit("X4"), "officer")]


async def test_a_forwarded_link_takes_in_no_more_people_than_it_is_for(chat: Chat) -> None:
    made = await invitation(chat, uses="1 người")
    first, second = chat.phones.stranger, chat.phones.add(1010, "Đỗ Thị Mai")
    await first.starts(code_of(made))
    await second.starts(code_of(made))
    late = second.expect(button="Tham gia")
    await first.expect(button="Tham gia").press("Tham gia")
    assert (await late.press("Tham gia")).startswith(words.BAD_CODE[:100])
    assert await roles(chat, second) == []
    await second.starts(code_of(made))
    second.expect(words.BAD_CODE)


async def test_a_cancelled_link_takes_nobody_in(chat: Chat) -> None:
    made = await invitation(chat)
    code = code_of(made)
    await made.press("Hủy liên kết này")
    assert "Đã hủy liên kết mời vào Xã Cẩm Lâm" in made.text
    await chat.phones.stranger.starts(code)
    chat.phones.stranger.expect(words.BAD_CODE)


async def test_every_code_that_opens_nothing_gets_the_same_answer_and_guessing_ends(chat: Chat) -> None:
    made = await invitation(chat)
    stranger = chat.phones.stranger
    for number in range(limits.WRONG_CODES_PERSON):
        await stranger.starts(f"{'A' * 22}{number:02}")
        stranger.expect(words.BAD_CODE)
    await stranger.starts(code_of(made))
    stranger.expect(words.BAD_CODE)
    chat.clock.forward(minutes=61)
    await stranger.starts(code_of(made))
    stranger.expect(button="Tham gia")


async def test_a_forged_join_by_somebody_else_joins_nothing(chat: Chat) -> None:
    made = await invitation(chat)
    mai = chat.phones.add(1010, "Đỗ Thị Mai")
    await mai.starts()
    hello = mai.expect("Chào bạn")
    await chat.phones.stranger.starts(code_of(made))
    join = chat.phones.stranger.expect(button="Tham gia").data("Tham gia")
    assert await hello.forge(join) == words.NO_OFFER
    assert await roles(chat, mai) == []


async def test_a_stranger_gets_one_polite_answer_and_may_still_come_in_by_a_code(chat: Chat) -> None:
    stranger = chat.phones.stranger
    await stranger.starts()
    stranger.expect("Chào bạn", "Mã Telegram của bạn: 1005")
    for text in ("/start", "alo", "/viec", "/trogiup", "/xyz"):
        await stranger.says(text)
    await stranger.sends_photo(b"jpeg")
    chat.phones.nothing_unexpected()
    await stranger.starts(code_of(await invitation(chat)))
    await stranger.expect(button="Tham gia").press("Tham gia")
    stranger.expect("Chào mừng đồng chí")
    await stranger.says("alo")
    stranger.expect("Chưa hiểu tin này")


async def test_a_second_seat_is_added_and_the_greeting_names_both(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.starts(code_of(await invitation(chat, role="Người xem")))
    offer = hoa.expect("Đồng chí đang giữ 1 vai trò khác", button="Tham gia")
    await offer.press("Tham gia")
    hoa.expect("Chào mừng", "- Xã An Phú: cán bộ phụ trách", "- Xã Cẩm Lâm: người xem")


async def test_joining_does_not_end_a_report_being_written(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa = chat.phones.hoa
    await hoa.says("/baocao")
    hoa.expect("Báo cáo của Xã An Phú")
    await hoa.starts(code_of(await invitation(chat)))
    await hoa.expect(button="Tham gia").press("Tham gia")
    hoa.skip()
    await hoa.says("Đã sơ tán 12 hộ.")
    hoa.expect("Đã nhận 1 mục")


async def test_names_with_markup_and_direction_marks_are_shown_as_plain_names(chat: Chat) -> None:
    odd = chat.phones.add(1010, "<b>Bô</b> \u202eđảo & ngược")
    await odd.starts(code_of(await invitation(chat)))
    await odd.expect(button="Tham gia").press("Tham gia")
    odd.expect("Chào mừng đồng chí <b>Bô</b> đảo & ngược.")
    chat.phones.lan.expect("<b>Bô</b> đảo & ngược vừa tham gia")
    await chat.phones.lan.says("/donvi cẩm lâm")
    found = chat.phones.lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    assert "- <b>Bô</b> đảo & ngược, cán bộ phụ trách" in found.text


async def test_leaving_needs_a_second_press_and_ends_what_one_receives(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/caidat")
    shown = hoa.expect("Cài đặt", "- Xã An Phú: cán bộ phụ trách, từ 20/7/2026")
    await shown.press("Thôi vai trò ở Xã An Phú")
    await shown.press("Không, giữ lại")
    assert "- Xã An Phú: cán bộ phụ trách" in shown.text
    await shown.press("Thôi vai trò ở Xã An Phú")
    sure = shown.data("Thôi vai trò")
    await shown.press("Thôi vai trò")
    assert "Đồng chí đã thôi vai trò" in shown.text
    assert await roles(chat, hoa) == []
    assert "đơn vị khác" in await shown.forge(sure)
    await chat.publish("963-CV/TU", "phòng, chống lũ", by=lan)
    assert "963-CV/TU" not in hoa.transcript()


async def test_nobody_leaves_or_revokes_for_another(chat: Chat) -> None:
    (seat,) = (await chat.actor(chat.phones.tu)).seats
    hoa = chat.phones.hoa
    await hoa.says("/caidat")
    shown = hoa.expect("Cài đặt")
    for data in (f"leave.{seat.id}", f"leavey.{seat.id}"):
        assert await shown.forge(data) == words.NOT_YOUR_SEAT
    for data in (f"rvk.{seat.id}", f"rvky.{seat.id}"):
        assert await shown.forge(data) == words.MAY_NOT_REVOKE
    unit = await chat.unit("X2")
    for data in (f"unit.{unit}.0", f"seats.{unit}.0", f"invh.{unit}", f"inv.{unit}.0"):
        assert await shown.forge(data)
    for data in (f"invr.{unit}.1", f"invu.{unit}.1.5", f"invu.{unit}.9.5"):
        assert await shown.forge(data)
    assert len(await roles(chat, chat.phones.tu)) == 1
    chat.phones.nothing_unexpected()


async def test_a_coordinator_cannot_make_an_admin(chat: Chat) -> None:
    await chat.phones.lan.says("/moi an phú")
    found = chat.phones.lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    assert "Quản trị" not in found.buttons
    unit, admin = await chat.unit("X1"), tuple(Role).index(Role.ADMIN)
    assert await found.forge(f"invu.{unit}.{admin}.1") == words.MAY_NOT_INVITE
    assert await found.forge(f"invu.{unit}.1.100000") == words.BAD_USES


async def test_revoking_needs_a_second_press_and_is_told_to_whom_it_concerns(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await lan.says("/donvi an phú")
    shown = lan.expect("Đơn vị có")
    await shown.press("Xã An Phú")
    await shown.press("Thu hồi vai trò…")
    await shown.press("Lê Thị Hoa · cán bộ phụ trách")
    assert "Thu hồi vai trò cán bộ phụ trách của Lê Thị Hoa tại Xã An Phú?" in shown.text
    await shown.press("Thu hồi vai trò")
    assert "Xã An Phú không còn ai kết nối" in shown.text
    hoa.expect("Vai trò cán bộ phụ trách của đồng chí tại Xã An Phú đã được thu hồi")
    assert await roles(chat, hoa) == []
    chat.phones.nothing_unexpected()


async def test_a_card_that_waits_for_the_morning_does_not_reach_who_was_taken_out(chat: Chat) -> None:
    chat.clock.forward(hours=13)  # 22:00
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    (seat,) = (await chat.actor(chat.phones.hoa)).seats
    await chat.bot.store.write(people.end_seat, seat.id, None)
    chat.clock.forward(hours=9)
    await chat.bot.settle()
    chat.phones.tu.expect("963-CV/TU")
    chat.phones.hoa.expect_nothing()


async def test_the_first_admin_is_greeted_with_first_steps(chat: Chat) -> None:
    boss = chat.phones.add(1, "Võ Quản Trị")
    await chat.bot.store.write(enrol.bootstrap_admins, [1])
    await boss.starts()
    boss.expect("Chào đồng chí Võ Quản Trị", "Toàn cơ quan: quản trị", "Các bước đầu tiên", "/donvi")
    await boss.says("/caidat")
    buttons = boss.expect("Cài đặt").buttons
    assert buttons == ["Tiếng Việt", "English", "Ngày nghỉ, ngày làm bù", "Phê duyệt"]


async def test_the_menu_of_a_chat_follows_the_seats(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan

    def names(phone: Phone) -> list[str]:
        found = profile.commands_for(chat.phones.world.state, phone.id, "vi")
        assert isinstance(found, list)
        return [item["command"] for item in found]

    await hoa.starts()
    await lan.starts()
    assert names(hoa) == ["viec", "baocao", "vanban", "tim", "donvi", "caidat", "trogiup", "huy"]
    assert names(lan)[:4] == ["phathanh", "thongbao", "tiendo", "dondoc"]
    (seat,) = (await chat.actor(hoa)).seats
    await hoa.expect("Chào đồng chí").forge(f"leavey.{seat.id}")
    assert names(hoa) == []


async def test_a_menu_that_cannot_be_set_harms_nothing(chat: Chat) -> None:
    chat.phones.telegram.fails_next("setMyCommands", "502")
    await chat.phones.hoa.starts()
    chat.phones.hoa.expect("Chào đồng chí Lê Thị Hoa")


async def test_a_picture_that_cannot_be_sent_leaves_the_link(chat: Chat) -> None:
    chat.phones.telegram.fails_next("sendPhoto", "502")
    made = await invitation(chat)
    assert made.file_name == ""
    assert code_of(made)
