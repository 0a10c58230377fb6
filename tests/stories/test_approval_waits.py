"""Whoever may approve is reminded in time and finds it first in the list; the author sees for whom it waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.approvals import Rule
from domain.people import Role
from domain.urgency import Urgency
from domain.wording.vi import approvals as words
from domain.wording.vi import asking
from handlers import approval_waits
from storage import approvals, people
from storage.approvals import Approval
from tests.phones import Phone
from tests.stories.answers import kinds
from tests.stories.chat import Chat
from tests.stories.test_approval import admin, draft, later, published, rule

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EVERY = Rule(flash=True, whole=True, above=1)


def nudges(phone: Phone) -> int:
    return phone.transcript().count("NHẮC DUYỆT")


async def test_a_flash_is_reminded_of_three_times_and_then_its_author_is_told(chat: Chat) -> None:
    await rule(chat)
    lan, minh = chat.phones.lan, chat.phones.minh
    await (await draft(chat)).press("Phát hành")
    minh.skip()
    await later(chat, minutes=4)
    minh.expect_nothing()
    await later(chat, minutes=1)
    nudge = minh.expect("NHẮC DUYỆT GẤP", "55-CĐ/TU", "Nguyễn Thị Lan soạn", "09:30", button="Xem để duyệt")
    assert not nudge.was_silent
    await later(chat, minutes=7)
    minh.expect("NHẮC DUYỆT GẤP")
    lan.expect_nothing()
    await later(chat, minutes=8)
    minh.expect("NHẮC DUYỆT GẤP")
    lan.expect("Chưa ai duyệt Công điện 55-CĐ/TU. Đã nhắc Trần Văn Minh 3 lần", "gọi điện")
    await later(chat, minutes=9)
    minh.expect_nothing()
    assert await kinds(chat, "approval_reminded") == 3
    await nudge.press("Xem để duyệt")
    assert "Người nhận sẽ thấy" in nudge.text
    await nudge.press("Duyệt")
    assert "ĐÃ DUYỆT: Trần Văn Minh" in nudge.text
    lan.skip()


async def test_a_word_ends_the_reminders_and_every_one_of_them_says_so(chat: Chat) -> None:
    await rule(chat)
    huy, minh = await admin(chat), chat.phones.minh
    await (await draft(chat)).press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT", button="Duyệt")
    await later(chat, minutes=5)
    nudge, other = minh.expect("NHẮC DUYỆT"), huy.shows("NHẮC DUYỆT")
    huy.skip()
    await asked.press("Duyệt")
    for message in (nudge, other):
        assert "ĐÃ DUYỆT: Trần Văn Minh" in message.text
        assert message.buttons == ["Bảng theo dõi"]
    await later(chat, minutes=25)
    assert nudges(minh) == nudges(huy) == 0
    chat.phones.lan.skip()
    chat.phones.hoa.skip()
    chat.phones.tu.skip()


async def test_a_night_holds_the_reminders_of_what_is_not_urgent_and_tells_them_once(chat: Chat) -> None:
    await rule(chat, EVERY)
    minh = chat.phones.minh
    await later(chat, hours=11)  # 20:00
    await (await draft(chat, urgency=Urgency.URGENT)).press("Phát hành")
    minh.skip()
    await later(chat, hours=9, minutes=59)
    minh.expect_nothing()  # due at 21:00 and at midnight
    await later(chat, minutes=2)
    minh.expect("NHẮC DUYỆT")
    minh.expect_nothing()
    chat.phones.lan.skip()


async def test_what_is_very_urgent_is_reminded_of_in_the_night_without_a_sound(chat: Chat) -> None:
    await rule(chat, EVERY)
    await later(chat, hours=13)
    await (await draft(chat, urgency=Urgency.VERY_URGENT)).press("Phát hành")
    chat.phones.minh.skip()
    await later(chat, minutes=15)
    assert chat.phones.minh.expect("NHẮC DUYỆT").was_silent


async def test_a_stop_swallows_reminders_and_the_latest_is_told_once(chat: Chat) -> None:
    await rule(chat)
    await (await draft(chat)).press("Phát hành")
    chat.phones.minh.skip()
    chat.clock.forward(minutes=13)
    await chat.bot.settle()
    chat.phones.minh.expect("NHẮC DUYỆT")
    chat.phones.minh.expect_nothing()


async def test_whoever_lost_the_seat_is_reminded_no_more(chat: Chat) -> None:
    await rule(chat)
    huy, minh = await admin(chat), chat.phones.minh
    await (await draft(chat)).press("Phát hành")
    seat = (await chat.actor(minh)).seats[0]
    await chat.bot.store.write(people.end_seat, seat.id, None)
    minh.skip()
    huy.skip()
    await later(chat, minutes=5)
    minh.expect_nothing()
    huy.expect("NHẮC DUYỆT")


@pytest.mark.parametrize("urgency", list(Urgency))
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_reminders_are_few_and_lie_within_the_waiting(urgency: Urgency, hour: int) -> None:
    at = datetime(2026, 7, 20, hour, tzinfo=UTC)
    life = timedelta(minutes=30) if urgency is Urgency.FLASH else timedelta(days=1)
    asked = Approval(
        1, 1, 1, 1, (), False, 1, at, at + life, "waiting", None, None, "", None, None
    )  # fmt: skip
    found = approval_waits.instants(asked, urgency, ZONE)
    assert 1 <= len(found) <= 3
    assert at < found[0]
    assert found[-1] < at + life


async def test_it_stands_first_in_the_list_of_whoever_may_approve(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("TU",))
    await rule(chat)
    lan, minh, hoa = chat.phones.lan, chat.phones.minh, chat.phones.hoa
    await (await draft(chat)).press("Phát hành")
    minh.skip()
    await minh.says("/viec")
    todo = minh.expect("Chờ đồng chí duyệt:", "55-CĐ/TU · Hỏa tốc: Nguyễn Thị Lan soạn", "09:30 20/7")
    assert todo.text.index("Chờ đồng chí duyệt") < todo.text.index("377-CV/TU")
    assert todo.buttons[0] == "Xem để duyệt: Công điện 55-CĐ/TU"
    await todo.press(todo.buttons[0])
    await minh.expect("CHỜ DUYỆT GẤP", "Người nhận sẽ thấy", button="Duyệt").press("Duyệt")
    lan.skip()
    await minh.says("/viec")
    assert "Chờ đồng chí duyệt" not in minh.expect("377-CV/TU").text
    hoa.skip()


async def test_the_author_sees_for_whom_it_waits(chat: Chat) -> None:
    await rule(chat)
    lan = chat.phones.lan
    await (await draft(chat)).press("Phát hành")
    chat.phones.minh.skip()
    await lan.says("/viec")
    todo = lan.expect("Chờ người khác duyệt:", "- Công điện 55-CĐ/TU: chờ Trần Văn Minh đến 09:30 20/7")
    assert asking.DRAFTS not in todo.text
    assert asking.TODO_EMPTY not in todo.text
    await todo.press("Chờ duyệt: Công điện 55-CĐ/TU")
    lan.shows("CHỜ DUYỆT", button="Rút lại")
    lan.skip()


async def test_nobody_finds_their_own_or_what_is_not_theirs_to_approve(chat: Chat) -> None:
    await rule(chat)
    await chat.seat(chat.phones.lan, "TU", Role.LEADER)
    await (await draft(chat)).press("Phát hành")
    chat.phones.minh.skip()
    for phone in (chat.phones.lan, chat.phones.hoa):
        phone.skip()
        await phone.says("/viec")
        assert words.YOURS not in phone.unread()[-1].now.text
        phone.skip()


async def test_any_number_of_units_can_be_typed(chat: Chat) -> None:
    huy = await admin(chat)
    await huy.says("/caidat")
    screen = huy.expect("Cài đặt", button=words.BUTTON)
    await screen.press(words.BUTTON)
    await screen.press("Gửi nhiều đơn vị: không cần")
    assert screen.buttons == [
        "trên 20",
        "trên 50",
        "trên 100",
        words.NO,
        "Số khác",
        "Quay lại",
    ]
    await screen.press("Số khác")
    huy.expect("Đồng chí gửi một số từ 1 đến 10000")
    for wrong in ("nhiều", "0", "10001", "-3"):
        await huy.says(wrong)
        huy.expect(words.bad_above(10_000))
    await huy.says("1")
    huy.expect("PHÊ DUYỆT TRƯỚC KHI GỬI", button="Gửi nhiều đơn vị: trên 1 đơn vị")
    assert await chat.bot.store.read(approvals.rules) == {await chat.unit("TU"): Rule(above=1)}
    await (await draft(chat, urgency=Urgency.NORMAL)).press("Phát hành")
    assert await published(chat) == []
    chat.phones.minh.expect("Cần duyệt vì: gửi nhiều đơn vị.")
    huy.skip()
