"""Whoever is linked after a directive went out gets what is open at once, and is blamed for nothing before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.people import Role
from handlers import enrol
from storage import standings
from tests.phones import Phone
from tests.stories.answers import NUMBER, answer, kinds
from tests.stories.chat import Chat

DUE = datetime(2026, 7, 21, 10, 0, tzinfo=UTC)  # tomorrow, 17:00


async def newcomer(chat: Chat, code: str = "X3") -> Phone:
    """Nam joins by an invitation, as people do."""
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    invitation = await chat.bot.store.write(enrol.invite, None, await chat.unit(code), Role.OFFICER, 1)
    await nam.starts(invitation)
    await nam.shows(button="Tham gia").press("Tham gia")
    return nam


async def overdue(chat: Chat, directive: int) -> int:
    found = await chat.bot.store.read(standings.counts, [directive], [await chat.unit("X3")])
    return sum(one.overdue for one in found.values())


async def test_what_is_open_comes_as_one_digest(chat: Chat) -> None:
    await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"), due_at=DUE + timedelta(days=9))
    await chat.publish("12-CV/TU", "đê điều", ("X1", "X3"))
    nam = await newcomer(chat)
    digest = nam.expect("Xã Cẩm Lâm: VIỆC ĐANG CHỜ", NUMBER, "12-CV/TU")
    assert "nhận muộn" not in digest.text  # nothing was due before
    nam.skip()
    await digest.press("1. Mở")
    card = nam.expect(NUMBER, button="Toàn văn")
    assert "Đã ghi nhận" in await card.press("Đã nhận")


async def test_an_instant_between_two_milliseconds_makes_nobody_an_old_hand(chat: Chat) -> None:
    """What is stored is cut to the millisecond: a seat of this transaction looks older than its instant."""
    await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"))
    chat.clock.forward(hours=1, microseconds=678)
    nam = await newcomer(chat)
    nam.expect("Xã Cẩm Lâm: VIỆC ĐANG CHỜ", NUMBER)
    assert await kinds(chat, "linked_late") == 1


async def test_what_was_due_before_is_shown_and_counts_against_nobody(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"), due_at=DUE)
    chat.clock.forward(days=2)
    await chat.phones.settle()
    assert await overdue(chat, directive) == 1
    nam = await newcomer(chat)
    digest = nam.expect("Xã Cẩm Lâm: VIỆC ĐANG CHỜ", "nhận muộn do mới kết nối", "17:00 thứ Ba 21/7/2026")
    assert "không tính là báo cáo muộn" in digest.text
    assert await overdue(chat, directive) == 0
    await chat.phones.settle()
    lan = chat.phones.lan
    await lan.says("/tiendo 377")
    await lan.shows(NUMBER, button="Chưa báo cáo").press("Chưa báo cáo")
    lan.shows("Xã Cẩm Lâm (nhận muộn do mới kết nối)")
    await digest.press("1. Đã nhận")
    assert not (await answer(chat, directive, "X3")).late
    assert await kinds(chat, "linked_late") == 1


async def test_the_report_of_a_latecomer_is_not_late(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"), due_at=DUE)
    chat.clock.forward(days=2)
    nam = await newcomer(chat)
    nam.skip()
    await nam.says("/baocao 377")
    await nam.says("Đã kiểm tra 2 hồ, an toàn.")
    await nam.shows(button="Gửi").press("Gửi")
    await chat.phones.settle()
    assert await overdue(chat, directive) == 0
    assert "muộn" not in nam.transcript().rsplit("Đã kiểm tra", 1)[-1].lower()


async def test_a_second_person_of_a_unit_that_knew_excuses_nothing(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1",), due_at=DUE)
    chat.clock.forward(days=2)
    nam = await newcomer(chat, "X1")
    assert "nhận muộn" not in nam.expect("Xã An Phú: VIỆC ĐANG CHỜ", NUMBER).text
    found = await chat.bot.store.read(standings.counts, [directive])
    assert sum(one.overdue for one in found.values()) == 1


async def test_the_card_that_a_latecomer_opened_is_kept_true(chat: Chat) -> None:
    await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"))
    nam = await newcomer(chat)
    await nam.expect("VIỆC ĐANG CHỜ", NUMBER).press("Mở")
    card = nam.expect(NUMBER, button="Toàn văn")
    lan = chat.phones.lan
    await lan.says("/tiendo 377")
    await lan.shows(NUMBER, button="Thu hồi").press("Thu hồi")
    await lan.says("nhầm số liệu")
    await lan.shows("nhầm", button="Thu hồi ngay").press("Thu hồi ngay")
    assert "ĐÃ THU HỒI" in card.text


async def test_nothing_open_is_no_message(chat: Chat) -> None:
    nam = await newcomer(chat)
    assert not any("VIỆC ĐANG CHỜ" in post.now.text for post in nam.unread())
