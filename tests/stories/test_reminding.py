"""Reminders told from the phones: who hears what, when, and never twice."""

from __future__ import annotations

import pytest

from domain.urgency import Urgency
from tests.phones import Received
from tests.stories.answers import card, colleague
from tests.stories.chat import Chat
from tests.stories.reminded import DIGEST, heard, local, until


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        (Urgency.FLASH, ["20/07 09:15", "20/07 09:30"]),
        (Urgency.VERY_URGENT, ["20/07 11:00"]),
        (Urgency.URGENT, ["20/07 13:00"]),
        (Urgency.NORMAL, ["20/07 17:00", "21/07 08:00"]),
    ],
)
async def test_a_silent_unit_is_reminded_as_its_urgency_wants(
    chat: Chat, urgency: Urgency, expected: list[str]
) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"), urgency=urgency)
    await card(chat.phones.tu).press("Đã nhận")
    await until(chat.bot, chat.clock, local(23, 9))
    assert heard(chat.phones.hoa) == expected
    assert heard(chat.phones.tu) == []
    reminder = chat.phones.hoa.expect(DIGEST, "377-CV/TU", "Chưa xác nhận đã nhận")
    assert reminder.buttons == ["Đã nhận", "Mở", "Nhắc sau"]
    assert "Đây là lần nhắc cuối." in reminder.text


async def test_a_reminder_says_when_the_next_one_comes(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    await until(chat.bot, chat.clock, local(20, 17, 15))
    assert "Nhắc tiếp lúc 08:00 thứ Ba 21/7/2026." in chat.phones.hoa.expect(DIGEST).text
    await chat.phones.hoa.shows(DIGEST).press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 9))
    assert len(heard(chat.phones.hoa)) == 0  # the reminder itself became the card


async def test_all_that_is_missing_comes_in_one_message(chat: Chat) -> None:
    for number in ("1-CV/TU", "2-CV/TU", "3-CV/TU"):
        await chat.publish(number, f"việc {number}", ("X1",))
    nam = await colleague(chat)
    await until(chat.bot, chat.clock, local(20, 17, 15))
    for phone in (chat.phones.hoa, nam):
        assert len(heard(phone)) == 1
        text = phone.expect(DIGEST).text
        assert all(number in text for number in ("1-CV/TU", "2-CV/TU", "3-CV/TU"))


async def test_a_report_is_asked_for_before_and_after_its_deadline(chat: Chat) -> None:
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(24, 17))
    await card_of(chat, "5-CV/TU").press("Đã nhận")
    await until(chat.bot, chat.clock, local(31, 9))
    assert heard(chat.phones.hoa) == [
        "21/07 17:00", "23/07 17:00", "24/07 15:00", "24/07 17:00", "24/07 19:00",
        "27/07 08:00", "28/07 08:00", "29/07 08:00",
    ]  # fmt: skip
    assert "đã quá hạn 17:00 thứ Sáu 24/7/2026" in chat.phones.hoa.expect(DIGEST).text


def card_of(chat: Chat, number: str) -> Received:
    return chat.phones.hoa.shows(number, button="Toàn văn")


async def test_what_was_done_a_second_before_is_not_reminded_of(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    chat.clock.at(local(20, 16, 59))
    await chat.bot.settle()
    chat.clock.forward(seconds=59)
    await card(chat.phones.hoa).press("Đã nhận")
    await until(chat.bot, chat.clock, local(21, 9))
    assert heard(chat.phones.hoa) == []


async def test_a_night_of_downtime_is_caught_up_by_one_message(chat: Chat) -> None:
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(24, 17))
    await card_of(chat, "5-CV/TU").press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 14))
    before = len(heard(chat.phones.hoa))
    chat.clock.at(local(24, 19, 5))  # off from 14:00: three stages have passed
    await chat.bot.settle()
    assert heard(chat.phones.hoa)[before:] == ["24/07 19:05"]
    assert "đã quá hạn" in chat.phones.hoa.expect(DIGEST).text


async def test_the_night_holds_a_reminder_and_a_flash_breaks_it(chat: Chat) -> None:
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(21, 21, 30))
    await card_of(chat, "5-CV/TU").press("Đã nhận")
    await until(chat.bot, chat.clock, local(22, 6))
    assert heard(chat.phones.hoa) == ["21/07 06:00", "21/07 19:30", "22/07 06:00"]
    chat.clock.at(local(22, 22))
    await chat.publish("9-CV/TU", "lũ quét", ("X1",), urgency=Urgency.FLASH)
    await until(chat.bot, chat.clock, local(22, 23))
    assert heard(chat.phones.hoa)[-2:] == ["22/07 22:15", "22/07 22:30"]


async def test_one_item_can_be_put_off(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    await until(chat.bot, chat.clock, local(20, 17))
    toast = await chat.phones.hoa.expect(DIGEST).press("Nhắc sau")
    assert toast == "Sẽ nhắc lại lúc 06:00 thứ Ba 21/7/2026."
    await until(chat.bot, chat.clock, local(21, 9))
    assert heard(chat.phones.hoa) == ["20/07 17:00", "21/07 06:00", "21/07 08:00"]


async def test_nobody_puts_off_what_another_owes(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    await until(chat.bot, chat.clock, local(20, 17))
    data = chat.phones.hoa.expect(DIGEST).data("Nhắc sau")
    toast = await chat.phones.tu.forges(1, data)
    assert toast == "Việc này không còn chờ đơn vị của đồng chí."


async def test_a_coordinator_urges_those_whose_reports_are_overdue(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(24, 17))
    await card_of(chat, "5-CV/TU").press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 19, 30))
    before = len(heard(hoa))
    await lan.says("/dondoc 5-CV/TU")
    lan.expect("Đã nhắc 1 đơn vị quá hạn báo cáo.")
    assert heard(hoa)[before:] == ["24/07 19:30"]
    await lan.says("/dondoc 5-CV/TU")
    lan.expect("vừa đôn đốc lúc 19:30")


async def test_who_answers_for_two_units_hears_of_both_in_one_message(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await chat.seat(hoa, "X3")
    await chat.publish("5-CV/TU", "rà soát", ("X1", "X2"), due_at=local(24, 17), wanted=False)
    await chat.publish("6-CV/TU", "thống kê", ("X3",), due_at=local(24, 17, 30), wanted=False)
    await chat.publish("7-CV/TU", "việc nữa", ("X3",))
    await until(chat.bot, chat.clock, local(24, 20))
    assert heard(hoa) == [
        "20/07 17:00", "21/07 08:00", "21/07 17:00", "23/07 17:00", "24/07 15:00", "24/07 17:00", "24/07 19:00",
    ]  # fmt: skip
    digest = hoa.expect(DIGEST, "5-CV/TU", "6-CV/TU")
    assert "Đơn vị: Xã An Phú" in digest.text
    assert heard(tu) == heard(hoa)[2:]
    assert "6-CV/TU" not in tu.expect(DIGEST).text


async def test_an_acknowledgement_asked_for_soon_goes_with_what_is_due(chat: Chat) -> None:
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(23, 16, 30), wanted=False)
    chat.clock.at(local(23, 9))
    await chat.publish("6-CV/TU", "thống kê", ("X1",))
    before = len(heard(chat.phones.hoa))
    await until(chat.bot, chat.clock, local(23, 18))
    assert heard(chat.phones.hoa)[before:] == ["23/07 14:30", "23/07 16:30"]
    assert "6-CV/TU" in chat.phones.hoa.expect(DIGEST).text
