"""A unit connected late is told of as such wherever it is told of, and nowhere as if it had been slow."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import docx

from domain.papers import summary
from domain.people import Actor
from handlers import dossier, wall
from storage import latecomers, standings, weekly
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import NUMBER, answer
from tests.stories.chat import Chat
from tests.stories.test_export import table, workbook
from tests.stories.test_late import DUE, newcomer

JOINED = "nhận muộn do mới kết nối"


async def late_one(chat: Chat, days: int = 2) -> tuple[int, Phone]:
    """Nam of X3 is linked so many days after it went out, one less after it was due."""
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X3"), due_at=DUE)
    chat.clock.forward(days=days)
    await chat.phones.settle()
    nam = await newcomer(chat)
    nam.skip()
    chat.phones.lan.skip()
    return directive, nam


async def lan(chat: Chat) -> Actor:
    return await chat.actor(chat.phones.lan)


async def test_the_card_says_it_before_and_after_the_answer(chat: Chat) -> None:
    _, nam = await late_one(chat)
    await nam.says("/vanban")
    await nam.shows(NUMBER).press(f"1. {NUMBER}")
    card = nam.shows(NUMBER, button="Đã nhận")
    assert f"Đơn vị kết nối từ 09:00 22/7: {JOINED}." in card.text
    await card.press("Đã nhận")
    said = nam.shows(NUMBER, button="Toàn văn").text
    assert JOINED in said
    assert "(muộn)" not in said


async def test_neither_digest_nor_list_calls_it_overdue(chat: Chat) -> None:
    _, nam = await late_one(chat)
    assert f"Chưa báo cáo. Hạn 17:00 thứ Ba 21/7/2026 ({JOINED})." in nam.transcript()
    assert "quá hạn 17:00" not in nam.transcript()
    await nam.says("/viec")
    todo = nam.expect(NUMBER).text
    assert f"Hạn 17:00 thứ Ba 21/7/2026 ({JOINED})" in todo
    assert "quá hạn" not in todo.lower()


async def test_the_board_names_it_and_counts_it_apart(chat: Chat) -> None:
    directive, nam = await late_one(chat)
    boss = chat.phones.lan
    await boss.says("/tiendo 377")
    board = boss.shows(NUMBER, button="Chưa nhận")
    assert "Xã Cẩm Lâm (mới kết nối)" in board.text
    assert f"1 đơn vị {JOINED}" in board.text
    await board.press("Chưa nhận")
    boss.shows("Xã Cẩm Lâm (mới kết nối)")
    await nam.says("/viec")
    await nam.shows(NUMBER).press("Đã nhận")
    await boss.says("/tiendo 377")
    told = boss.shows(NUMBER, button="Chưa nhận").text
    assert f"1 đơn vị {JOINED}" in told
    assert "Nhận muộn" not in told
    assert not (await answer(chat, directive, "X3")).late


async def test_the_offices_page_marks_no_missed_deadline_of_it(chat: Chat) -> None:
    directive, _ = await late_one(chat)
    sheet = await chat.bot.store.read(wall.sheet, await lan(chat), directive)
    found = {place.unit.code: place.detail for place in sheet.places}
    now = chat.clock.now()
    assert (found["X3"].joined, found["X3"].is_missed(now)) == (True, False)
    assert (found["X1"].joined, found["X1"].is_missed(now)) == (False, True)


async def test_the_workbook_has_it_as_a_remark(chat: Chat) -> None:
    await late_one(chat)
    boss = chat.phones.lan
    await boss.says("/xuat 377")
    await boss.shows(NUMBER, button="Excel").press("Excel")
    rows = {row["Đơn vị"]: row for row in table(workbook(boss.shows(file=".xlsx"))["Theo đơn vị"])}
    assert JOINED in rows["Xã Cẩm Lâm"]["Ghi chú tiếp nhận"].lower()
    assert rows["Xã Cẩm Lâm"]["Số kỳ quá hạn"] is None
    assert rows["Xã An Phú"]["Số kỳ quá hạn"] == 1
    assert rows["Xã An Phú"]["Ghi chú tiếp nhận"] is None


async def test_the_register_has_it_as_a_remark(chat: Chat) -> None:
    await late_one(chat)
    boss = chat.phones.lan
    await boss.says("/xuat")
    await boss.shows("xuất", button="Sổ theo dõi tháng 7/2026").press("Sổ theo dõi tháng 7/2026")
    rows = table(workbook(boss.shows(file=".xlsx"))["Theo đơn vị"], "Số, ký hiệu")
    found = {row["Đơn vị"]: (row["Ghi chú"], row["Số kỳ quá hạn"]) for row in rows}
    assert found == {"Xã An Phú": (None, 1), "Xã Cẩm Lâm": ("Nhận muộn do mới kết nối", None)}


async def test_the_draft_of_a_summary_counts_it_apart(chat: Chat) -> None:
    directive, nam = await late_one(chat)
    await nam.says("/viec")
    await nam.shows(NUMBER).press("Đã nhận")
    found = await chat.bot.store.read(dossier.gather, await chat.actor(chat.phones.lan), directive, ZONE)
    said = " ".join(block for block in summary.letter(found).blocks if isinstance(block, str))
    assert f"1 đơn vị {JOINED}" in said
    assert "xác nhận muộn" not in said
    assert "còn 1 đơn vị quá hạn" in said  # Xã An Phú


async def test_rankings_and_weeks_leave_out_what_it_could_not_know(chat: Chat) -> None:
    directive, nam = await late_one(chat)
    await nam.says("/baocao 377")
    await nam.says("Đã kiểm tra 2 hồ, an toàn.")
    await nam.shows(button="Gửi").press("Gửi")
    store, now = chat.bot.store, chat.clock.now()
    owing = await store.read(standings.owing, [directive], None, [now - timedelta(days=9), now])
    assert [one.unit_id for one in owing] == [await chat.unit("X1")]
    week = await store.read(weekly.owed, now - timedelta(days=7), now)
    assert [one.unit_id for one in week] == [await chat.unit("X1")]


async def test_a_report_that_nobody_planned_is_not_late_either(chat: Chat) -> None:
    """A correction made the report owed by no duty: its deadline alone would call it late."""
    directive, _ = await late_one(chat)
    unit = await chat.unit("X3")
    assert await chat.bot.store.read(latecomers.excuses, directive, unit, DUE)
    assert not await chat.bot.store.read(latecomers.excuses, directive, unit, DUE + timedelta(days=9))
    assert not await chat.bot.store.read(latecomers.excuses, directive, await chat.unit("X1"), DUE)


async def test_its_report_is_called_overdue_to_nobody(chat: Chat) -> None:
    await late_one(chat)
    chat.clock.forward(days=9)
    await chat.phones.settle()
    told = [post.now.text for post in chat.phones.lan.unread() if "chưa báo cáo, hạn" in post.now.text]
    assert any("Xã An Phú" in text for text in told)
    assert not any("Xã Cẩm Lâm" in text.split("chưa báo cáo, hạn")[1] for text in told)
    letter = docx.Document(BytesIO(chat.phones.lan.shows(file=".docx").file))
    named = " ".join(cell.text for grid in letter.tables for row in grid.rows for cell in row.cells)
    assert "Xã An Phú" in named
    assert "Xã Cẩm Lâm" not in named
