"""Asking, told from the phones: recent, search, open items, what to report on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.people import Role
from domain.urgency import Urgency
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def test_the_newest_directives_of_the_own_unit_come_five_a_page(chat: Chat) -> None:
    hoa = chat.phones.hoa
    for number in range(7):
        await chat.publish(f"{number}-CV/TU", f"việc thứ {number}")
    await chat.publish("99-CV/TU", "việc của xã khác", to=("X2",))
    await hoa.says("/vanban")
    first = hoa.expect("Văn bản gần đây", "1. 6-CV/TU", "việc thứ 6", "Chưa nhận", "5. 2-CV/TU")
    assert "99-CV/TU" not in first.text
    opens = ["1. 6-CV/TU", "2. 5-CV/TU", "3. 4-CV/TU", "4. 3-CV/TU", "5. 2-CV/TU"]
    assert first.buttons == [*opens, "Sau ›", "Lọc…"]
    await first.press("Sau ›")
    assert "trang 2" in first.text
    assert first.buttons == ["6. 1-CV/TU", "7. 0-CV/TU", "‹ Trước", "Lọc…"]
    await first.press("7. 0-CV/TU")
    hoa.expect("Công văn 0-CV/TU", button="Đã nhận")
    chat.phones.nothing_unexpected()


async def test_the_alias_asks_the_same_and_a_page_that_is_not_there_is_a_sentence(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await chat.phones.hoa.says("/recent")
    shown = chat.phones.hoa.expect("Văn bản gần đây")
    assert await shown.forge("rec.7") == "Không còn mục nào ở trang này."


async def test_an_official_sees_how_the_subtree_stands_and_a_commune_its_own_answer(chat: Chat) -> None:
    due = chat.clock.now() + timedelta(days=2)
    await chat.publish("963-CV/TU", "phòng, chống lũ", due_at=due)
    await chat.phones.hoa.says("/viec")
    await chat.phones.hoa.expect("1 mục").press("Đã nhận")
    await chat.phones.minh.says("/vanban")
    chat.phones.minh.expect("1/2 đơn vị đã nhận · Hạn 09:00 thứ Tư 22/7/2026")
    await chat.phones.hoa.says("/vanban")
    chat.phones.hoa.expect("Đã nhận, chưa báo cáo · Hạn")
    await chat.phones.tu.says("/vanban")
    chat.phones.tu.expect("Chưa nhận · Hạn")


async def test_nothing_sent_yet_is_said_kindly(chat: Chat) -> None:
    for command in ("/vanban", "/viec", "/baocao"):
        await chat.phones.hoa.says(command)
    chat.phones.hoa.expect("chưa có văn bản nào")
    chat.phones.hoa.expect("không còn việc nào chờ")
    chat.phones.hoa.expect("Không có văn bản nào chờ")
    chat.phones.nothing_unexpected()


@pytest.mark.parametrize(
    "typed", ["lu quet", "LŨ QUÉT", "963", "963 - cv/tu", "công văn lũ", "tinh uy lam giang"]
)
async def test_search_needs_no_marks_and_looks_at_number_issuer_and_subject(chat: Chat, typed: str) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ quét ở miền núi")
    await chat.publish("15-CT/TU", "trồng cây đầu xuân", to=("X2",))
    await chat.phones.hoa.says(f"/tim {typed}")
    found = chat.phones.hoa.expect(f"Tìm “{typed}”", "963-CV/TU")
    assert "15-CT/TU" not in found.text


async def test_search_finds_only_what_one_may_see(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", to=("X2",))
    await chat.phones.hoa.says("/tim lũ")
    chat.phones.hoa.expect("Không thấy văn bản nào có “lũ”")
    await chat.phones.minh.says("/tim lũ")
    chat.phones.minh.expect("963-CV/TU")


async def test_words_are_asked_for_and_the_next_message_gives_them(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa = chat.phones.hoa
    await hoa.says("/tim")
    hoa.expect("Đồng chí muốn tìm gì?")
    await hoa.says("lũ")
    hoa.expect("Tìm “lũ”", "963-CV/TU")
    await hoa.says("lũ")
    hoa.expect("Chưa hiểu tin này")


async def test_asking_for_words_does_not_end_a_report_being_written(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa = chat.phones.hoa
    await hoa.says("/baocao 963")
    hoa.expect("Báo cáo của Xã An Phú về 963-CV/TU")
    await hoa.says("/tim")
    hoa.expect("Đồng chí gõ /tim rồi đến từ cần tìm")
    await hoa.says("Xã đã sơ tán 12 hộ.")
    hoa.expect("Đã nhận 1 mục")


async def test_pages_of_a_search_turn_and_belong_to_whoever_searched(chat: Chat) -> None:
    for number in range(6):
        await chat.publish(f"{number}-CV/TU", "phòng, chống lũ")
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await hoa.says("/tim lũ")
    found = hoa.expect("Tìm “lũ”")
    data = found.data("Sau ›")
    await found.press("Sau ›")
    assert found.buttons == ["6. 0-CV/TU", "‹ Trước"]
    await tu.says("/viec")
    other = tu.expect("Việc của đồng chí")
    assert await other.forge(data) == "Lần tìm này đã cũ. Đồng chí gõ /tim để tìm lại."
    for _ in range(20):
        await hoa.says("/tim cv")
    assert await found.forge(data) == "Lần tìm này đã cũ. Đồng chí gõ /tim để tìm lại."


@pytest.mark.parametrize("typed", ["<b>x</b> & 'y' % _", "\u202egnôhp", "a" * 3000, "???"])
async def test_whatever_is_searched_for_gets_a_sentence(chat: Chat, typed: str) -> None:
    await chat.phones.hoa.says(f"/tim {typed}")
    said = chat.phones.hoa.expect("Không thấy văn bản nào")
    assert "\u202e" not in said.text
    assert len(said.text) < 400


async def test_what_waits_comes_most_urgent_first_and_one_tap_takes_it_off(chat: Chat) -> None:
    later = chat.clock.now() + timedelta(days=9)
    soon = chat.clock.now() + timedelta(days=1)
    await chat.publish("1-CV/TU", "thường, hạn xa", due_at=later)
    await chat.publish("2-CV/TU", "thường, không hạn")
    await chat.publish("3-CV/TU", "thường, hạn gần", due_at=soon)
    await chat.publish("4-CĐ/TU", "lũ về", urgency=Urgency.FLASH)
    hoa = chat.phones.hoa
    await hoa.says("/viec")
    todo = hoa.expect("Việc của đồng chí: 4 mục", "1. 4-CĐ/TU · Hỏa tốc")
    order = [label for label in todo.buttons if label not in ("Đã nhận", "Lịch hạn của đơn vị tôi")]
    assert order == ["1. 4-CĐ/TU", "2. 3-CV/TU", "3. 1-CV/TU", "4. 2-CV/TU"]
    assert await todo.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    assert "3 mục" in todo.text
    assert "4-CĐ/TU" not in todo.text


async def test_acknowledged_with_a_deadline_still_waits_for_its_report(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", due_at=chat.clock.now() + timedelta(hours=3))
    hoa = chat.phones.hoa
    await hoa.says("/viec")
    todo = hoa.expect("Việc: bấm “Đã nhận”")
    await todo.press("Đã nhận")
    assert "Việc: gửi báo cáo" in todo.text
    chat.clock.forward(hours=4)
    await hoa.says("/viec")
    hoa.expect("(đã qua)", "Việc: gửi báo cáo")
    await todo.press("Báo cáo")
    await hoa.says("Đã sơ tán 12 hộ.")
    await hoa.shows(button="Gửi").press("Gửi")
    await hoa.says("/viec")
    hoa.expect("không còn việc nào chờ")


async def test_a_second_person_of_the_unit_finds_nothing_left_to_do(chat: Chat) -> None:
    mai = chat.phones.add(1010, "Đỗ Thị Mai")
    await mai.starts()
    await chat.seat(mai, "X1")
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await mai.says("/viec")
    late = mai.expect("1 mục")
    await chat.phones.hoa.says("/viec")
    await chat.phones.hoa.expect("1 mục").press("Đã nhận")
    assert await late.press("Đã nhận") == "Đơn vị đã xác nhận rồi: Lê Thị Hoa, 09:00 20/7."
    assert "không còn việc nào chờ" in late.text


async def test_whoever_answers_for_several_units_sees_which(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X3")
    await chat.publish("963-CV/TU", "phòng, chống lũ", to=("X1", "X2", "X3"))
    await chat.phones.hoa.says("/viec")
    todo = chat.phones.hoa.expect("1 mục", "Đơn vị: Xã An Phú, Xã Cẩm Lâm")
    await todo.press("Đã nhận")
    await chat.phones.minh.says("/vanban")
    chat.phones.minh.expect("2/3 đơn vị đã nhận")


async def test_a_viewer_is_told_that_nothing_is_asked(chat: Chat) -> None:
    anh = chat.phones.add(1011, "Vũ Anh")
    await anh.starts()
    anh.skip()
    await chat.seat(anh, "X1", Role.VIEWER)
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await anh.says("/viec")
    anh.expect("chỉ xem")
    await anh.says("/baocao 963")
    anh.expect("Không thấy văn bản số “963”")
    await anh.says("/vanban")
    await anh.expect("963-CV/TU").press("1. 963-CV/TU")
    anh.expect("Công văn 963-CV/TU")


async def test_a_coordinator_finds_open_drafts_among_what_waits(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file(
        "cv.txt", "TỈNH ỦY LAM GIANG\nSố 7-CV/TU\nV/v trồng cây\nKính gửi: Xã An Phú\n".encode()
    )
    lan.skip()
    await lan.says("/viec")
    todo = lan.expect("Bản nháp chưa phát hành:")
    await todo.press(next(label for label in todo.buttons if "7-CV/TU" in label))
    assert "BẢN NHÁP" in todo.text


async def test_one_item_to_report_on_needs_no_choosing_and_several_do(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("1-CV/TU", "việc một")
    await hoa.says("/baocao")
    hoa.expect("Báo cáo của Xã An Phú về 1-CV/TU")
    await chat.publish("2-CV/TU", "việc hai", wanted=False)
    await hoa.says("/report")
    choice = hoa.expect("Đồng chí báo cáo về văn bản nào?")
    await choice.press("2. 2-CV/TU")
    hoa.expect("Báo cáo của Xã An Phú về 2-CV/TU")


async def test_a_number_that_is_not_for_the_unit_is_answered(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "việc một", to=("X2",))
    for typed in ("1-CV/TU", "77", "<i>"):
        await chat.phones.hoa.says(f"/baocao {typed}")
        chat.phones.hoa.expect(f"Không thấy văn bản số “{typed}”")


async def test_a_stranger_may_not_press_what_was_forwarded(chat: Chat) -> None:
    directive = await chat.publish("1-CV/TU", "việc một")
    stranger = chat.phones.stranger
    await stranger.starts()
    hello = stranger.expect("Chào bạn")
    for data in ("rec.0", "todo.0", f"show.{directive}", f"tack.{directive}.1.0", "unit.0.0", "set", "lang.1"):
        assert "đơn vị khác" in await hello.forge(data)
    chat.phones.nothing_unexpected()
