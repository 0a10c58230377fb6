"""The newest directives: how each stands for whoever asks, narrowed down by buttons that combine."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.people import Role
from domain.urgency import Urgency
from storage import monitors
from tests.phones import Phone, Received
from tests.stories.chat import Chat


async def newest(phone: Phone) -> Received:
    """What ``/vanban`` answers."""
    await phone.says("/vanban")
    return phone.expect("Văn bản gần đây")


async def narrowed(phone: Phone, *labels: str) -> Received:
    """The list after these presses on the screen of filters."""
    shown = await newest(phone)
    for label in labels:
        await shown.press(next(button for button in shown.buttons if button.startswith("Lọc…")))
        await shown.press(label)
    return shown


async def test_an_officer_reads_what_became_of_the_own_report(chat: Chat) -> None:
    due = chat.clock.now() + timedelta(hours=5)
    await chat.publish("963-CV/TU", "phòng, chống lũ", due_at=due)
    hoa = chat.phones.hoa
    assert "\nChưa nhận · Hạn 14:00" in (await newest(hoa)).text
    await hoa.says("/viec")
    await hoa.expect("1 mục").press("Đã nhận")
    assert "\nĐã nhận, chưa báo cáo · Hạn 14:00" in (await newest(hoa)).text
    chat.clock.forward(hours=6)
    assert "\nĐã nhận, quá hạn báo cáo · Hạn 14:00" in (await newest(hoa)).text
    await hoa.says("/baocao 963")
    hoa.skip()
    await hoa.says("Đã sơ tán 12 hộ.")
    await hoa.shows(button="Gửi").press("Gửi")
    hoa.skip()
    assert (await newest(hoa)).text.endswith("\nĐã báo cáo")


async def test_a_returned_report_is_said_to_its_unit(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", due_at=chat.clock.now() + timedelta(hours=5))
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/viec")
    await hoa.expect("1 mục").press("Đã nhận")
    await hoa.says("/baocao 963")
    hoa.skip()
    await hoa.says("Đã làm.")
    await hoa.shows(button="Gửi").press("Gửi")
    await lan.shows(button="Trả lại").press("Trả lại")
    lan.skip()
    await lan.says("Ghi rõ số hộ.")
    hoa.skip()
    assert "\nBáo cáo bị trả lại · Hạn 14:00" in (await newest(hoa)).text


async def test_a_leader_reads_how_many_have_received_and_reported(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", due_at=chat.clock.now() + timedelta(hours=5))
    hoa, minh = chat.phones.hoa, chat.phones.minh
    await hoa.says("/baocao 963")
    hoa.skip()
    await hoa.says("Đã sơ tán 12 hộ.")
    await hoa.shows(button="Gửi").press("Gửi")
    minh.skip()
    assert "1/2 đơn vị đã nhận · 1 đã báo cáo · Hạn 14:00" in (await newest(minh)).text
    chat.clock.forward(hours=6)
    minh.skip()
    assert "1/2 đơn vị đã nhận · 1 đã báo cáo · 1 quá hạn · Hạn 14:00" in (await newest(minh)).text


async def test_what_asks_for_no_answer_says_so_until_somebody_reports(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", wanted=False)
    hoa, minh = chat.phones.hoa, chat.phones.minh
    assert (await newest(hoa)).text.endswith("\nKhông cần xác nhận")
    assert (await newest(minh)).text.endswith("\nKhông cần xác nhận")
    await hoa.says("/baocao 963")
    hoa.skip()
    await hoa.says("Đã làm.")
    await hoa.shows(button="Gửi").press("Gửi")
    hoa.skip()
    minh.skip()
    assert (await newest(hoa)).text.endswith("\nĐã báo cáo")
    assert (await newest(minh)).text.endswith("\n1/2 đơn vị đã báo cáo")


async def test_whoever_answers_for_two_units_reads_both_in_one_line(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X3")
    await chat.publish("963-CV/TU", "phòng, chống lũ", to=("X1", "X2", "X3"))
    assert (await newest(chat.phones.hoa)).text.endswith("\n0/2 đơn vị đã nhận")


async def test_filters_combine_and_each_is_taken_off_again(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "việc thường")
    await chat.publish("2-CĐ/TU", "lũ về", urgency=Urgency.FLASH)
    await chat.publish("3-CĐ/TU", "lũ rút", urgency=Urgency.FLASH, to=("X1",))
    hoa = chat.phones.hoa
    shown = await narrowed(hoa, "Hỏa tốc")
    assert "\nLọc: Hỏa tốc" in shown.text
    assert [label for label in shown.buttons if label[0].isdigit()] == ["1. 3-CĐ/TU", "2. 2-CĐ/TU"]
    await shown.press("Lọc… (1)")
    assert "✓ Hỏa tốc" in shown.buttons
    await shown.press("Tháng gửi…")
    await shown.press("Tháng 7/2026")
    assert "\nLọc: Hỏa tốc · Tháng 7/2026" in shown.text
    await shown.press("Lọc… (2)")
    await shown.press("Cơ quan ban hành…")
    await shown.press("Tỉnh ủy Lam Giang")
    assert "\nLọc: Hỏa tốc · Tỉnh ủy Lam Giang · Tháng 7/2026" in shown.text
    await shown.press("Lọc… (3)")
    await shown.press("✓ Hỏa tốc")
    assert "1-CV/TU" in shown.text
    await shown.press("Bỏ lọc")
    assert "Lọc:" not in shown.text


async def test_nothing_that_fits_is_said_kindly_with_the_way_back(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "việc thường")
    shown = await narrowed(chat.phones.hoa, "Đã xong")
    assert shown.text.startswith("Lọc: Đã xong\n\nKhông có văn bản nào như vậy.")
    assert shown.buttons == ["Lọc… (1)", "Bỏ lọc"]
    await shown.press("Bỏ lọc")
    assert "1-CV/TU" in shown.text


async def test_pages_turn_within_the_filter(chat: Chat) -> None:
    for number in range(1, 8):
        await chat.publish(f"{number}-CĐ/TU", "lũ về", urgency=Urgency.FLASH)
        await chat.publish(f"{number}-CV/TU", "việc thường")
    shown = await narrowed(chat.phones.hoa, "Hỏa tốc")
    await shown.press("Sau ›")
    assert "trang 2" in shown.text
    assert "\nLọc: Hỏa tốc" in shown.text
    assert [label for label in shown.buttons if label[0].isdigit()] == ["6. 2-CĐ/TU", "7. 1-CĐ/TU"]
    await shown.press("‹ Trước")
    assert "1. 7-CĐ/TU" in shown.buttons


async def test_a_filter_pressed_months_later_counts_as_of_then(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "việc tháng bảy")
    hoa = chat.phones.hoa
    shown = await narrowed(hoa, "Tháng gửi…")
    july = shown.data("Tháng 7/2026")
    chat.clock.forward(days=100)
    await chat.bot.settle()
    await chat.publish("2-CV/TU", "việc tháng mười")
    await shown.forge(july)
    assert "1-CV/TU" in shown.text
    assert "2-CV/TU" not in shown.text
    await shown.press("Lọc… (1)")
    await shown.press("✓ Tháng gửi…")
    assert [label for label in shown.buttons if "Tháng" in label] == ["Tháng 10/2026", "✓ Tháng 7/2026"]


@pytest.mark.parametrize(
    "data",
    [
        "lst.9.9.999999999999.999999999999.0", "lst.4.2.1.202613.0", "lst.0.0.0.0.999999999999",
        "flt.9.9.9.9", "fmo.1.1.1.0.999999999999", "fis.1.1.999999999999.209912.7",
        "lst.-1.0.0.0.0", "lst.0.0.0.0", "lst.x.0.0.0.0",
    ],
)  # fmt: skip
async def test_whatever_a_changed_client_presses_gets_an_answer(chat: Chat, data: str) -> None:
    await chat.publish("1-CV/TU", "việc một")
    shown = await newest(chat.phones.hoa)
    await shown.forge(data)
    assert shown.text
    chat.phones.nothing_unexpected()


async def test_a_forged_issuer_tells_nothing_of_what_one_may_not_see(chat: Chat) -> None:
    foreign = await chat.publish("1-CV/TU", "việc của xã khác", to=("X2",))
    await chat.publish("2-CV/TU", "việc của mình", to=("X1",))
    shown = await newest(chat.phones.hoa)
    await shown.forge(f"flt.0.0.{foreign}.0")
    assert "Lam Giang" not in shown.text


async def test_what_a_unit_is_charged_to_follow_is_found_and_opened_by_its_people(chat: Chat) -> None:
    thu = chat.phones.add(1015, "Cao Thị Thu")
    await thu.starts()
    await chat.seat(thu, "VP", Role.OFFICER)
    thu.skip()
    directive = await chat.publish("963-CV/TU", "phòng, chống lũ")
    await thu.says("/vanban")
    thu.expect("chưa có văn bản nào")
    await chat.bot.store.write(monitors.charge, directive, [await chat.unit("VP")])
    shown = await newest(thu)
    assert "0/2 đơn vị đã nhận" in shown.text
    await shown.press("1. 963-CV/TU")
    thu.expect("963-CV/TU")
    await thu.says("/tim lũ")
    thu.expect("963-CV/TU")


async def test_whoever_only_looks_on_is_not_asked_to_answer(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    shown = await newest(chat.phones.minh)
    await shown.press("1. 963-CV/TU")
    card = chat.phones.minh.expect("Công văn 963-CV/TU")
    assert card.buttons == ["Toàn văn", "Hồ sơ"]
    assert "Bấm “Đã nhận”" not in card.text
