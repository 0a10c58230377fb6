"""A leader follows the own subtree: what other units have answered is not shown, nor how many they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.people import Role
from domain.wording.vi import answering, boards
from tests.phones import Phone
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def leader_of_an_phu(chat: Chat) -> Phone:
    leader = chat.phones.add(7001, "Bí thư An Phú")
    chat.bot.world.user(7001).started = True
    await chat.seat(leader, "X1", Role.LEADER)
    return leader


async def test_the_leader_of_one_commune_sees_one_commune(chat: Chat) -> None:
    leader = await leader_of_an_phu(chat)
    await chat.publish("12-CV/TU", "phòng, chống lũ", ("X1", "X2", "X3"))
    await leader.says("/tiendo 12")
    board = leader.expect("0/1 đơn vị đã nhận", "Xã An Phú")
    assert "Bình Sơn" not in board.text
    for label in ("Chưa nhận", "Chưa báo cáo"):
        await board.press(label)
        listed = leader.expect(label, "An Phú", button="Bảng theo dõi")
        assert "Bình Sơn" not in listed.text
    await chat.phones.tu.shows("12-CV/TU", button="Đã nhận").press("Đã nhận")
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    assert "0/1 đơn vị đã nhận" in board.text


async def test_the_publisher_still_sees_all(chat: Chat) -> None:
    await chat.publish("12-CV/TU", "phòng, chống lũ", ("X1", "X2", "X3"))
    await chat.phones.lan.says("/tiendo 12")
    chat.phones.lan.expect("0/3 đơn vị đã nhận", "Đã gửi 2/2 người")


async def test_a_leader_does_not_urge(chat: Chat) -> None:
    leader = await leader_of_an_phu(chat)
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    await leader.says("/dondoc 12")
    leader.expect(boards.MAY_NOT_URGE)


async def test_at_night_a_reminder_waits_for_the_morning_and_for_whoever_is_still_silent(chat: Chat) -> None:
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    chat.clock.forward(hours=13)
    await chat.phones.lan.says("/dondoc 12")
    chat.phones.lan.expect("Đang giờ nghỉ đêm: sẽ nhắc 2 người ở 2 đơn vị chưa nhận lúc 06:00")
    chat.phones.hoa.expect_nothing()
    await chat.phones.hoa.shows("12-CV/TU", button="Đã nhận").press("Đã nhận")
    chat.clock.forward(hours=9)
    await chat.bot.settle()
    chat.phones.tu.expect("Văn phòng nhắc", "12-CV/TU")
    chat.phones.hoa.expect_nothing()


async def test_what_waits_for_the_morning_is_not_urged_yet(chat: Chat) -> None:
    chat.clock.forward(hours=13)
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    chat.clock.forward(minutes=1)
    await chat.phones.lan.says("/dondoc 12")
    chat.phones.lan.expect(answering.NOT_SENT)
    assert "Đôn đốc" not in chat.phones.lan.shows("12-CV/TU", button="Chưa nhận").buttons
