"""A coordinator looks closer: the pictures of a directive and of all that are open, told from the phones."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.pictures import Painter
from bot.ticker import reconcile_all
from domain.people import Role
from domain.wording.vi import pictures as words
from storage import boards
from tests.house import ZONE
from tests.phones import Phone, Received
from tests.stories.chat import Chat

PNG = b"\x89PNG\r\n\x1a\n"


def local(day: int, hour: int) -> datetime:
    """An instant of July 2026 by the office's clock. The stories begin on Monday the 20th, 09:00."""
    return datetime(2026, 7, day, hour, tzinfo=ZONE)


def pictures(phone: Phone) -> list[Received]:
    """What is unread and has a picture; it is read now."""
    files = ((post, post.now.attachment) for post in phone.unread())
    found = [Received(phone, post) for post, file in files if file and file.kind == "photo"]
    assert all(received.file.startswith(PNG) for received in found)
    phone.skip()
    return found


async def overdue(chat: Chat) -> None:
    """Three units were to report by Tuesday evening; it is Wednesday, and one has."""
    await chat.publish("12-CV/TU", "phòng, chống lũ", ("X1", "X2", "X3"), due_at=local(21, 17))
    await chat.phones.hoa.shows("12-CV/TU", button="Đã nhận").press("Đã nhận")
    await chat.phones.hoa.says("/baocao 12")
    await chat.phones.hoa.says("Đã xong.")
    await chat.phones.hoa.shows("Đã nhận 1 mục").press("Gửi")
    await chat.phones.tu.shows("12-CV/TU", button="Đã nhận").press("Đã nhận")
    chat.clock.at(local(22, 9))
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()


async def test_the_board_says_first_how_many_are_overdue(chat: Chat) -> None:
    await overdue(chat)
    await chat.phones.lan.says("/tiendo 12")
    board = chat.phones.lan.expect("2/3 đơn vị đã nhận · 1 đã báo cáo · 2 quá hạn")
    assert {"Chưa nhận", "Chưa báo cáo", "Đôn đốc", "Biểu đồ", "Xuất Excel"} <= set(board.buttons)


async def test_a_board_that_nobody_touches_tells_of_a_deadline_that_has_passed(chat: Chat) -> None:
    await chat.publish("12-CV/TU", "phòng, chống lũ", ("X1", "X2"), due_at=local(21, 17))
    await chat.phones.lan.says("/tiendo 12")
    board = chat.phones.lan.expect("0/2 đơn vị đã nhận · 0 đã báo cáo")
    chat.clock.at(local(21, 18))
    await reconcile_all(chat.bot.store)
    await chat.bot.house.delivery.draw_boards()
    assert "0/2 đơn vị đã nhận · 0 đã báo cáo · 2 quá hạn" in board.text
    assert not await chat.bot.store.read(boards.outdated)


async def test_three_pictures_each_with_its_words(chat: Chat) -> None:
    await overdue(chat)
    lan = chat.phones.lan
    await lan.says("/tiendo 12")
    toast = await lan.expect("12-CV/TU", button="Biểu đồ").press("Biểu đồ")
    assert toast == words.DRAWING
    grid, curve, ranking = pictures(lan)
    assert "12-CV/TU: phòng, chống lũ\n2/3 đã nhận · 1 đã báo cáo · 2 quá hạn" in grid.text
    assert "Hạn 17:00 21/7.\nMột nửa số đơn vị đã nhận trước 09:00 20/7." in curve.text
    assert "1/3 báo cáo đúng hạn (33 %)." in ranking.text
    assert "Cần quan tâm: Xã Cẩm Lâm, Xã Bình Sơn." in ranking.text


async def test_the_same_picture_is_drawn_and_uploaded_once(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await overdue(chat)
    lan = chat.phones.lan
    await lan.says("/tiendo 12")
    board = lan.expect("12-CV/TU", button="Biểu đồ")
    await board.press("Biểu đồ")
    first = [received.post.now.attachment for received in pictures(lan)]
    monkeypatch.setattr(Painter, "_draw", None)  # nobody could draw any more
    monkeypatch.setattr(Painter, "_known", None)
    await board.press("Biểu đồ")
    assert [received.post.now.attachment for received in pictures(lan)] == first


async def test_without_pictures_the_words_come_and_say_so(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(_self: Painter, _name: str, _asked: bytes) -> bytes:
        return b""

    await overdue(chat)
    monkeypatch.setattr(Painter, "_draw", fail)
    lan = chat.phones.lan
    await lan.says("/tiendo 12")
    await lan.expect("12-CV/TU", button="Biểu đồ").press("Biểu đồ")
    lan.expect(words.NOT_DRAWN)
    lan.expect("2/3 đã nhận · 1 đã báo cáo · 2 quá hạn")
    assert pictures(lan) == []


async def test_all_open_directives_at_once(chat: Chat) -> None:
    await overdue(chat)
    await chat.publish("13-CV/TU", "trồng rừng", ("X2", "X4"))
    lan = chat.phones.lan
    await lan.says("/tiendo")
    listed = lan.expect("2 văn bản đang theo dõi", "2/5 đã nhận · 1 đã báo cáo · 2 quá hạn")
    assert "13-CV/TU: 0/2 đã nhận · 0 đã báo cáo" in listed.text
    await listed.press("Biểu đồ")
    grid, ranking = pictures(lan)
    assert "Các văn bản đang theo dõi" in grid.text
    assert "Báo cáo đúng hạn theo đơn vị" in ranking.text


async def test_the_leader_of_one_commune_is_shown_one_commune(chat: Chat) -> None:
    await overdue(chat)
    leader = chat.phones.add(7001, "Bí thư An Phú")
    chat.bot.world.user(7001).started = True
    await chat.seat(leader, "X1", Role.LEADER)
    await leader.says("/tiendo 12")
    await leader.expect("1/1 đơn vị đã nhận", button="Biểu đồ").press("Biểu đồ")
    grid, *_ = pictures(leader)
    assert "1/1 đã nhận · 1 đã báo cáo" in grid.text


async def test_nothing_to_show_is_said(chat: Chat) -> None:
    await overdue(chat)
    await chat.phones.lan.says("/tiendo 12")
    board = chat.phones.lan.expect("12-CV/TU", button="Biểu đồ")
    await chat.phones.hoa.forges(board.post.id, board.data("Biểu đồ"))
    assert pictures(chat.phones.hoa) == []


async def test_on_friday_the_five_lines_stand_below_their_picture(chat: Chat) -> None:
    await overdue(chat)
    chat.clock.at(local(24, 17))
    await chat.bot.settle()
    for phone in (chat.phones.lan, chat.phones.minh):
        (week,) = [one for one in pictures(phone) if "Báo cáo của các đơn vị trong tuần" in one.text]
        assert "1. Đúng hạn: 1/3 báo cáo" in week.text
        assert len(week.text) <= 1024


async def test_on_friday_the_five_lines_come_without_a_picture_too(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_self: Painter, _name: str, _asked: bytes) -> bytes:
        return b""

    await overdue(chat)
    monkeypatch.setattr(Painter, "_draw", fail)
    chat.clock.at(local(24, 17))
    await chat.bot.settle()
    week = chat.phones.minh.expect("Báo cáo của các đơn vị trong tuần", "5. Cần gọi")
    assert week.post.now.attachment is None
