"""Quiet from 21:00 to 06:00, what breaks it, and what is said after a stop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.urgency import Urgency
from domain.wording.vi import drafting, general, labels
from handlers import resume
from storage import facts
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER, published
from tests.stories.chat import Chat

LETTER = f"""TỈNH ỦY LAM GIANG
*
Số {NUMBER}

Về việc kiểm tra hồ, đập

STAMP

Lam Giang, ngày 20 tháng 7 năm 2026

Kính gửi: - Đảng ủy các xã, phường.

1. Các xã, phường kiểm tra toàn bộ hồ, đập trên địa bàn.
"""
TEN_AT_NIGHT = timedelta(hours=13)  # after 09:00, when the story's clock begins
MORNING = "06:00 thứ Ba 21/7/2026"


async def brought_at_night(chat: Chat, stamp: str = "") -> Received:
    chat.clock.forward(seconds=TEN_AT_NIGHT.total_seconds())
    await chat.phones.lan.sends_file("cv.txt", LETTER.replace("STAMP", stamp).encode())
    return chat.phones.lan.expect(drafting.HEAD, NUMBER)


def has_card(chat: Chat) -> bool:
    return any(NUMBER in post.now.text for post in chat.phones.hoa.screen())


async def forward(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.phones.settle()


@pytest.mark.parametrize("stamp", ["", "KHẨN"])
async def test_what_can_wait_waits_for_the_morning_and_says_so(chat: Chat, stamp: str) -> None:
    draft = await brought_at_night(chat, stamp)
    assert f"Đang giờ nghỉ đêm: văn bản sẽ đến người nhận lúc {MORNING}." in draft.text
    assert f"nên sẽ gửi lúc {MORNING}" in await draft.press("Phát hành")
    assert f"Sẽ gửi lúc {MORNING}." in draft.text
    board = chat.phones.lan.expect(f"Giữ qua đêm, sẽ gửi lúc {MORNING}.", button="Thu hồi lệnh gửi")
    await forward(chat, hours=7, minutes=59)
    assert not has_card(chat)
    await forward(chat, minutes=1)
    card = chat.phones.hoa.expect(NUMBER, button="Đã nhận")
    assert not card.was_silent
    await forward(chat, seconds=6)
    assert "ĐÃ PHÁT HÀNH 06:00 21/7" in board.text
    assert "Thu hồi lệnh gửi" not in board.buttons


async def test_an_order_of_the_night_can_be_taken_back_until_the_morning(chat: Chat) -> None:
    await (await brought_at_night(chat)).press("Phát hành")
    board = chat.phones.lan.expect("Giữ qua đêm")
    await forward(chat, hours=7)
    assert await board.press("Thu hồi lệnh gửi") == drafting.HELD_BACK
    chat.phones.lan.expect(drafting.HEAD, NUMBER)
    await forward(chat, hours=2)
    assert not has_card(chat)


async def test_at_night_one_may_insist(chat: Chat) -> None:
    await (await brought_at_night(chat)).press(labels.PUBLISH_NOW)
    assert has_card(chat)


async def test_very_urgent_arrives_at_night_without_a_sound(chat: Chat) -> None:
    draft = await brought_at_night(chat, "THƯỢNG KHẨN")
    assert "nghỉ đêm" not in draft.text
    await draft.press("Phát hành")
    assert chat.phones.hoa.expect("VĂN BẢN THƯỢNG KHẨN", NUMBER).was_silent


async def test_very_urgent_sounds_by_day(chat: Chat) -> None:
    await published(chat, urgency=Urgency.VERY_URGENT)
    assert not chat.phones.hoa.shows(NUMBER).was_silent


async def test_a_flash_sounds_at_night(chat: Chat) -> None:
    await (await brought_at_night(chat, "HỎA TỐC")).press("Phát hành")
    assert not has_card(chat)
    await forward(chat, seconds=10)
    assert not chat.phones.hoa.expect("VĂN BẢN HỎA TỐC", NUMBER).was_silent


async def test_after_a_long_stop_whoever_has_something_open_is_asked_once_to_press_again(chat: Chat) -> None:
    await published(chat)
    await chat.phones.tu.shows(NUMBER).press("Đã nhận")
    await chat.bot.store.write(resume.still_alive)
    chat.clock.forward(seconds=151)
    assert await chat.bot.store.write(resume.ask_again, ZONE) == 1
    assert await chat.bot.store.write(resume.ask_again, ZONE) == 0  # restarted again at once
    await chat.phones.settle()
    chat.phones.hoa.expect(general.PRESS_AGAIN)
    chat.phones.nothing_unexpected()


async def test_in_the_night_that_question_waits_for_the_morning(chat: Chat) -> None:
    await published(chat, "X1")
    await chat.bot.store.write(resume.still_alive)
    await forward(chat, seconds=TEN_AT_NIGHT.total_seconds())
    assert await chat.bot.store.write(resume.ask_again, ZONE) == 1
    await forward(chat, hours=7, minutes=59)
    chat.phones.hoa.expect_nothing()
    await forward(chat, minutes=1)
    chat.phones.hoa.expect(general.PRESS_AGAIN)


async def test_whoever_has_several_seats_is_asked_once(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X2")
    await published(chat)
    await chat.bot.store.write(resume.still_alive)
    chat.clock.forward(seconds=151)
    assert await chat.bot.store.write(resume.ask_again, ZONE) == 2
    await chat.phones.settle()
    for phone in (chat.phones.hoa, chat.phones.tu):
        phone.expect(general.PRESS_AGAIN)
    chat.phones.nothing_unexpected()


async def test_two_stops_in_a_row_are_told_each_once(chat: Chat) -> None:
    await published(chat, "X1")
    for _ in range(2):
        await chat.bot.store.write(resume.still_alive)
        chat.clock.forward(seconds=151)
        assert await chat.bot.store.write(resume.ask_again, ZONE) == 1
        await chat.phones.settle()
        chat.phones.hoa.expect(general.PRESS_AGAIN)
    chat.phones.nothing_unexpected()


async def test_two_stops_before_the_first_was_told_are_told_as_one(chat: Chat) -> None:
    await published(chat, "X1")
    asked = []
    for _ in range(3):
        await chat.bot.store.write(resume.still_alive)
        chat.clock.forward(seconds=151)
        asked.append(await chat.bot.store.write(resume.ask_again, ZONE))
    assert asked == [1, 0, 0]


async def test_after_a_short_stop_nobody_is_asked(chat: Chat) -> None:
    await published(chat)
    await chat.bot.store.write(resume.still_alive)
    chat.clock.forward(seconds=150)
    assert await chat.bot.store.write(resume.ask_again, ZONE) == 0
    assert await chat.bot.store.read(facts.get, resume.ALIVE)
