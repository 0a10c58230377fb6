"""1 July 2025: the three-level province becomes the two-level one while a directive is open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.sandbox.world import World
from domain.people import Role
from handlers import reform_ahead, reform_import
from handlers.reform_import import Files
from handlers.units import import_units
from storage import check, directives, reports
from storage.store import Tx
from tests.clock import FakeClock
from tests.house import TOKEN, ZONE, running
from tests.phones import Phone, Phones
from tests.stories.answers import NUMBER, card, kinds
from tests.stories.chat import Chat
from tests.stories.province import SAMPLES

BASIS = "Nghị quyết số 202/2025/QH15"
DAY = date(2025, 7, 1)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    clock = FakeClock(datetime(2025, 6, 27, 2, tzinfo=UTC))
    world = World(clock.now, TOKEN)
    async with running(tmp_path / "chat.db", clock, world) as bot:
        chat = Chat(bot, clock, Phones(world, bot))
        await bot.store.write(import_units, (SAMPLES / "units-three-level.csv").read_text(encoding="utf-8"))
        await _sit(chat, chat.phones.lan, "TU", Role.COORDINATOR)
        await _sit(chat, chat.phones.hoa, "HHL-01", Role.OFFICER)
        await _sit(chat, chat.phones.tu, "HHL-02", Role.OFFICER)
        await _sit(chat, chat.phones.minh, "HHL", Role.COORDINATOR)
        yield chat


async def _sit(chat: Chat, phone: Phone, code: str, role: Role) -> None:
    chat.phones.world.start(phone.id)
    await chat.seat(phone, code, role)


async def far(chat: Chat) -> Phone:
    """Somebody of the third commune of the island."""
    made = chat.phones.add(2001, "Đỗ Văn Nam")
    chat.phones.world.user(2001).started = True
    await chat.seat(made, "HHL-03")
    return made


def files() -> Files:
    two, endings = (
        (SAMPLES / f"units-{name}.csv").read_text(encoding="utf-8") for name in ("two-level", "endings-2025")
    )
    return Files(two, endings)


async def reform(chat: Chat) -> None:
    """On the morning of 1 July the new tree is brought in, as it was shown."""
    chat.clock.forward(seconds=(datetime(2025, 7, 1, 2, tzinfo=UTC) - chat.clock.now()).total_seconds())
    await chat.phones.settle()
    for phone in chat.phones.all():
        phone.skip()
    seen = await chat.bot.store.read(reform_import.compare, files())
    await chat.bot.store.write(reform_import.carry_out, files(), DAY, BASIS, ZONE, seen=seen)
    await chat.phones.settle()


async def publish(chat: Chat) -> int:
    due = datetime(2025, 7, 10, 10, tzinfo=UTC)
    return await chat.publish(NUMBER, "kiểm tra hồ, đập", to=("HHL-01", "HHL-02", "HHL-03", "HHL"), due_at=due)


async def owed(chat: Chat) -> list[tuple[str, str]]:
    async def rows(tx: Tx) -> list[tuple[str, str]]:
        found = await tx.rows(
            "SELECT u.code, s.state FROM slots s JOIN units u ON u.id = s.unit_id ORDER BY u.id"
        )
        return [(row[0], row[1]) for row in found]

    return await chat.bot.store.read(rows)


async def report(phone: Phone, text: str) -> None:
    await phone.says(f"/baocao {NUMBER}")
    await phone.says(text)
    phone.skip()
    await phone.shows("Đã nhận 1 mục", button="Gửi").press("Gửi")
    phone.skip()


async def test_three_communes_of_one_island_owe_one_report_together(chat: Chat) -> None:
    nam = await far(chat)
    directive = await publish(chat)
    hoa, tu, lan, minh = chat.phones.hoa, chat.phones.tu, chat.phones.lan, chat.phones.minh
    district = card(minh)
    pressed = district.data("Đã nhận")
    await report(hoa, "Thị trấn đã kiểm tra 2 hồ.")
    await card(tu).press("Đã nhận")
    await reform(chat)
    open_now = [code for code, state in await owed(chat) if state == "open"]
    assert open_now == ["DK01"]
    assert ("HHL-01", "reported") in await owed(chat)
    told = tu.expect("Từ ngày 1/7/2025, Xã Lau Đông sáp nhập vào Đặc khu Hòn Lau", BASIS)
    assert "Vai trò của đồng chí nay ở Đặc khu Hòn Lau" in told.text
    tu.expect("Đặc khu Hòn Lau nhận việc của đơn vị cũ", NUMBER, "Hạn 17:00 thứ Năm 10/7/2025")
    for phone in (hoa, nam):
        phone.expect("sáp nhập vào Đặc khu Hòn Lau")
        phone.expect("Đặc khu Hòn Lau nhận việc của đơn vị cũ")
    minh.expect("Huyện ủy Hòn Lau giải thể", "Vai trò của đồng chí tại đơn vị này kết thúc")
    assert "Huyện ủy Hòn Lau giải thể" in await district.forge(pressed)
    await report(nam, "Đặc khu đã kiểm tra 9 hồ.")
    assert ("DK01", "reported") in await owed(chat)
    for phone in (lan, hoa, tu, nam, minh):
        phone.skip()
    chat.clock.forward(days=14)
    await chat.phones.settle()
    for phone in (hoa, tu, nam, minh):
        phone.expect_nothing()
    found = await chat.bot.store.read(reports.newest_of_all, directive)
    assert len(found) == 2
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows(NUMBER, button="Xem báo cáo")
    await board.press("Xem báo cáo")
    lan.shows("Thị trấn Hòn Lau", "Đặc khu Hòn Lau")
    assert await kinds(chat, "work_passed") == 2
    assert await kinds(chat, "work_ended") == 1
    assert await chat.bot.store.read(check.breaches) == []
    assert await kinds(chat, "unit.merged") > 0


async def test_a_returned_report_of_a_closed_unit_is_owed_by_its_successor(chat: Chat) -> None:
    await publish(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await report(hoa, "Thị trấn đã kiểm tra 2 hồ.")
    await reform(chat)
    hoa.skip()
    got = lan.shows("Thị trấn đã kiểm tra 2 hồ.", button="Trả lại")
    await report(hoa, "Đặc khu đã kiểm tra 9 hồ.")
    lan.skip()
    await got.press("Trả lại")
    lan.skip()
    await lan.says("Thiếu ảnh.")
    assert [pair for pair in await owed(chat) if pair[1] in ("open", "returned")] == []
    assert ("DK01", "reported") in await owed(chat)


async def test_the_second_time_nothing_changes(chat: Chat) -> None:
    await publish(chat)
    await reform(chat)
    before = await owed(chat)
    for phone in chat.phones.all():
        phone.skip()
    seen = await chat.bot.store.read(reform_import.compare, files())
    assert (seen.changes, seen.asks) == (0, False)
    await chat.bot.store.write(reform_import.carry_out, files(), DAY, "", ZONE, seen=seen)
    await chat.phones.settle()
    assert await owed(chat) == before
    chat.phones.nothing_unexpected()


async def test_old_names_find_what_the_units_are_now(chat: Chat) -> None:
    await publish(chat)
    await reform(chat)
    lan = chat.phones.lan
    lan.skip()
    await lan.says("/donvi lau đông")
    found = lan.expect("Xã Lau Đông nay là Đặc khu Hòn Lau.")
    await found.press("Đặc khu Hòn Lau")
    assert "(trước là " in found.text
    assert "Xã Lau Đông" in found.text


async def test_a_letter_to_an_old_unit_goes_to_the_one_that_took_its_place(chat: Chat) -> None:
    await reform(chat)
    lan = chat.phones.lan
    lan.skip()
    await lan.says("/thongbao Họp lúc 8 giờ sáng mai về hồ, đập.")
    await lan.shows(button="Gõ tên đơn vị").press("Gõ tên đơn vị")
    lan.skip()
    await lan.says("Xã Lau Đông")
    lan.expect("Đã thêm 1 đơn vị.", "Xã Lau Đông nay là Đặc khu Hòn Lau.")


async def test_a_correction_after_the_reform_asks_nobody_who_is_no_more(chat: Chat) -> None:
    directive = await publish(chat)
    await reform(chat)
    lan = chat.phones.lan
    for phone in chat.phones.all():
        phone.skip()
    await lan.says(f"/tiendo {NUMBER}")
    await lan.shows(NUMBER, button="Đính chính").press("Đính chính")
    draft = lan.shows(button="Phát hành")
    await draft.press("Sửa")
    await draft.press("Trích yếu")
    lan.skip()
    await lan.says("kiểm tra hồ, đập và kè biển")
    await lan.shows("kè biển", button="Phát hành").press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.phones.settle()
    kept = await chat.bot.store.read(directives.get, directive)
    assert kept is not None
    assert kept.revision == 2
    asked = {answer.unit_id for answer in await chat.bot.store.read(directives.answers, directive)}
    assert asked == {await chat.unit("DK01")}
    assert [pair for pair in await owed(chat) if pair[1] == "open"] == [("DK01", "open")]


async def test_decided_in_june_it_passes_in_the_first_minute_of_july(chat: Chat) -> None:
    """The same reform, ordered on 27 June: nothing before its day, everything from midnight, read at six."""
    await publish(chat)
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    await report(hoa, "Thị trấn đã kiểm tra 2 hồ.")
    await chat.bot.store.write(reform_ahead.order_tree, files(), DAY, BASIS, ZONE)
    await chat.phones.settle()
    lan.expect("Đã đặt lịch danh sách đơn vị mới từ ngày 1/7/2025")
    await tu.says("/donvi")
    tu.expect("Sắp tới: từ ngày 1/7/2025, Xã Lau Đông sáp nhập vào Đặc khu Hòn Lau")
    midnight = datetime(2025, 6, 30, 17, tzinfo=UTC)
    chat.clock.forward(seconds=(midnight - chat.clock.now()).total_seconds() - 1)
    await chat.phones.settle()
    assert "DK01" not in [code for code, _ in await owed(chat)]
    for phone in chat.phones.all():
        phone.skip()
    chat.clock.forward(seconds=1)
    await chat.phones.settle()
    assert [code for code, state in await owed(chat) if state == "open"] == ["DK01"]
    assert ("HHL-01", "reported") in await owed(chat)
    tu.expect_nothing()
    chat.clock.forward(hours=6)
    await chat.phones.settle()
    tu.expect("Đặc khu Hòn Lau nhận việc của đơn vị cũ", NUMBER)
    lan.expect("Đã thực hiện thay đổi đơn vị từ ngày 1/7/2025")
    assert await chat.bot.store.read(check.breaches) == []
