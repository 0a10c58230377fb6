"""A drill goes the whole way, is marked everywhere, counts nowhere, and ends in a readiness sheet."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from domain.approvals import Rule
from domain.drafts import Draft, DraftDuty
from domain.people import Role
from domain.urgency import Urgency
from domain.wording.vi import drills as words
from handlers import drafting, enrol
from storage import approvals, directives, drafts
from storage.drafts import Source
from tests.phones import Phone, Received
from tests.stories.answers import card, kinds
from tests.stories.chat import Chat

NUMBER = "377-CV/TU"


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.bot.settle()


async def draft(chat: Chat, *to: str, urgency: Urgency = Urgency.VERY_URGENT) -> Received:
    author = await chat.actor(chat.phones.lan)
    made = Draft(
        number=NUMBER, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="diễn tập báo động lũ",
        urgency=urgency, warned=True, duties=(DraftDuty("báo cáo trước ngày 25/7/2026", due="2026-07-25"),),
        audience=tuple([await chat.unit(code) for code in to or ("X1", "X2", "X3")]),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, author.person.id, made, Source("Toàn văn"))
    await chat.bot.store.write(drafting.show, draft_id, author.person.id)
    await later(chat, seconds=1)
    return chat.phones.lan.expect(NUMBER, button="Phát hành")


async def drill(chat: Chat, *to: str, urgency: Urgency = Urgency.VERY_URGENT) -> Received:
    """A drill that has gone out; its board on Lan's phone."""
    made = await draft(chat, *to, urgency=urgency)
    await made.press(words.OFF)
    assert made.text.startswith("DIỄN TẬP")
    assert words.ON in made.buttons
    await made.press("Phát hành")
    await later(chat, seconds=11)
    return chat.phones.lan.expect(NUMBER, button=words.READINESS)


def is_marked(message: Received) -> bool:
    return message.text.split("\n")[0].startswith("DIỄN TẬP")


async def third(chat: Chat) -> Phone:
    made = chat.phones.add(3001, "Cao Thị Mai")
    chat.phones.world.user(3001).started = True
    await chat.seat(made, "X3")
    return made


async def test_a_drill_is_acknowledged_as_usual_and_asks_for_nothing_else(chat: Chat) -> None:
    board = await drill(chat)
    got = chat.phones.hoa.expect(NUMBER, words.CARD_NOTE, button="Đã nhận")
    assert is_marked(got)
    assert is_marked(board)
    assert got.buttons == ["Đã nhận", "Toàn văn", "Hồ sơ"]
    assert "25/7" not in got.text
    assert await got.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    assert is_marked(got)
    await got.press("Toàn văn")
    assert is_marked(chat.phones.hoa.expect("Toàn văn"))
    await chat.phones.hoa.says(f"/baocao {NUMBER}")
    chat.phones.hoa.expect(words.NO_REPORT)
    await later(chat, seconds=6)
    assert "1/3 đơn vị đã nhận" in board.text
    assert "đã báo cáo" not in board.text
    assert {"Chưa báo cáo", "Hạn báo cáo", "Đính chính"}.isdisjoint(board.buttons)
    chat.phones.tu.expect(NUMBER)


async def test_the_sheet_comes_after_an_hour_and_on_demand(chat: Chat) -> None:
    mai = await third(chat)
    board = await drill(chat, "X1", "X2", "X3", "X4")
    lan = chat.phones.lan
    await later(chat, minutes=3)
    await card(chat.phones.hoa).press("Đã nhận")
    await board.press(words.READINESS)
    early = lan.expect("DIỄN TẬP: KẾT QUẢ", "Trong 5 phút: 1/4 đơn vị (25 %)", "Chưa trả lời: 3 đơn vị")
    assert is_marked(early)
    await later(chat, minutes=11)
    await card(chat.phones.tu).press("Đã nhận")
    await later(chat, minutes=46)
    hour = lan.expect("Trong 15 phút: 2/4 đơn vị (50 %)", "Trong 60 phút: 2/4")
    assert is_marked(hour)
    assert "Chưa trả lời: 2 đơn vị: Xã Cẩm Lâm, Phường Đông Hải" in hour.text
    assert "trong 9 phút đầu (trung vị)" in hour.text
    assert "Trong đó 1 đơn vị chưa có ai kết nối." in hour.text
    await later(chat, minutes=30)
    await card(mai).press("Đã nhận")
    await board.press(words.READINESS)
    assert "Muộn hơn 60 phút: 1 đơn vị" in lan.expect("DIỄN TẬP: KẾT QUẢ").text
    assert await kinds(chat, "drill_measured") == 1
    lan.skip()
    mai.skip()
    for phone in (chat.phones.hoa, chat.phones.tu):
        phone.skip()


async def test_its_picture_is_who_answered_how_soon(chat: Chat) -> None:
    board = await drill(chat, "X1", "X2", "X3")
    await later(chat, minutes=3)
    await card(chat.phones.hoa).press("Đã nhận")
    await later(chat, minutes=10)
    newcomer = await joins(chat)
    await newcomer.shows(NUMBER).press("Đã nhận")
    lan = chat.phones.lan
    lan.skip()
    await board.press("Biểu đồ")
    said = lan.expect(
        "Trong 2 đơn vị đã trả lời: 1 trong 5 phút, 1 trong 15 phút, 1 trong 60 phút.", file=".png"
    )
    assert is_marked(said)
    lan.expect("2/3 đã nhận", file=".png")
    lan.expect_nothing()
    await board.press(words.READINESS)
    lan.expect("Không tính 1 đơn vị mới kết nối sau khi gửi: Xã Cẩm Lâm")
    chat.phones.tu.skip()
    newcomer.skip()


async def joins(chat: Chat) -> Phone:
    """Somebody of X3 comes by an invitation while the drill runs."""
    made = chat.phones.add(3002, "Hồ Văn Sáu")
    await made.starts(await chat.bot.store.write(enrol.invite, None, await chat.unit("X3"), Role.OFFICER, 1))
    await made.shows(button="Tham gia").press("Tham gia")
    return made


async def test_only_the_first_reminder_comes_and_no_silence_climbs(chat: Chat) -> None:
    await drill(chat, "X1", urgency=Urgency.FLASH)
    hoa = chat.phones.hoa
    hoa.expect(NUMBER)
    await later(chat, minutes=15)
    reminder = hoa.expect(NUMBER, button="Đã nhận")
    assert is_marked(reminder)
    await later(chat, minutes=40)
    hoa.expect_nothing()
    chat.phones.minh.expect_nothing()
    assert await kinds(chat, "escalated") == 0
    chat.phones.lan.skip()


async def test_it_closes_itself_after_a_day_and_every_copy_says_so(chat: Chat) -> None:
    board = await drill(chat, "X1", "X2")
    hoa = chat.phones.hoa
    got = hoa.expect(NUMBER)
    await got.press("Đã nhận")
    await later(chat, hours=2)
    chat.phones.lan.expect("DIỄN TẬP: KẾT QUẢ")
    await later(chat, hours=23)
    last = chat.phones.lan.expect("DIỄN TẬP: KẾT QUẢ")
    assert is_marked(last)
    assert words.ENDED in got.text
    assert is_marked(got)
    assert got.buttons == ["Toàn văn", "Hồ sơ"]
    await later(chat, seconds=6)
    assert "Mở lại" not in board.buttons
    (directive,) = await chat.bot.store.read(directives.several, [1])
    assert directive.state == "closed"
    assert await kinds(chat, "drill_ended") == 1
    chat.phones.tu.skip()
    hoa.skip()


async def test_it_counts_in_no_total_and_in_no_register(chat: Chat) -> None:
    await chat.publish("9-CV/TU", "thật", ("X1", "X2"))
    await drill(chat)
    lan = chat.phones.lan
    await lan.says("/tiendo")
    listed = lan.expect("1 văn bản", words.apart(1))
    assert "DIỄN TẬP 377-CV/TU: " in listed.text
    assert any(button.startswith("DIỄN TẬP 377-CV/TU") for button in listed.buttons)
    await lan.says("/xuat")
    await lan.expect("Đồng chí muốn xuất", button="Sổ theo dõi tháng 7/2026").press("Sổ theo dõi tháng 7/2026")
    book = load_workbook(BytesIO(lan.shows("7/2026", file=".xlsx").file))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("9-CV/TU" in str(cell) for cell in cells)
    assert not any(NUMBER in str(cell) for cell in cells)
    for phone in (*chat.phones.all(),):
        phone.skip()


async def test_the_table_has_the_sheet_first(chat: Chat) -> None:
    board = await drill(chat, "X1", "X2")
    await card(chat.phones.hoa).press("Đã nhận")
    await board.press("Xuất Excel")
    paper = chat.phones.lan.shows("DIỄN TẬP", file=".xlsx")
    book = load_workbook(BytesIO(paper.file))
    first = book.worksheets[0]
    assert first.title == "Kết quả diễn tập"
    cells = [str(cell.value) for row in first.iter_rows() for cell in row if cell.value is not None]
    assert cells[0] == "DIỄN TẬP"
    assert "Trong 5 phút" in cells
    assert "Chưa trả lời" in cells
    for phone in chat.phones.all():
        phone.skip()


async def test_the_same_letter_can_be_sent_in_earnest_afterwards(chat: Chat) -> None:
    await drill(chat, "X1")
    chat.phones.hoa.expect(NUMBER)
    directive = await chat.publish(NUMBER, "báo động lũ", ("X1",))
    await chat.phones.lan.says(f"/tiendo {NUMBER}")
    assert not is_marked(chat.phones.lan.expect(NUMBER, button="Đính chính"))
    assert directive == 2


async def test_a_recall_of_a_drill_is_marked_too(chat: Chat) -> None:
    board = await drill(chat, "X1")
    hoa, lan = chat.phones.hoa, chat.phones.lan
    got = hoa.expect(NUMBER)
    await board.press("Thu hồi")
    lan.expect("Thu hồi DIỄN TẬP 377-CV/TU?")
    await lan.says("Có bão thật")
    await lan.expect("Có bão thật", button="Thu hồi ngay").press("Thu hồi ngay")
    assert is_marked(hoa.expect("ĐÃ THU HỒI", "Có bão thật"))
    assert is_marked(got)
    await later(chat, hours=25)
    assert is_marked(board)
    assert "ĐÃ THU HỒI" in board.text
    lan.skip()
    assert await kinds(chat, "drill_measured") == await kinds(chat, "drill_ended") == 0


async def test_a_notice_may_be_a_drill_and_a_drill_needs_approval_like_anything(chat: Chat) -> None:
    lan, minh = chat.phones.lan, chat.phones.minh
    author = (await chat.actor(lan)).person.id
    await chat.bot.store.write(approvals.keep_rule, await chat.unit("TU"), Rule(flash=True), author)
    made = Draft(
        kind="notice", subject="Tập báo động", urgency=Urgency.FLASH, warned=True, drill=True,
        audience=(await chat.unit("X1"),),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, author, made, Source("Tập báo động"))
    await chat.bot.store.write(drafting.show, draft_id, author)
    await chat.bot.settle()
    await lan.expect("Tập báo động", button="Phát hành").press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT GẤP", button="Duyệt")
    assert is_marked(asked)
    await asked.press("Duyệt")
    await later(chat, seconds=11)
    assert is_marked(chat.phones.hoa.expect("Tập báo động", button="Đã nhận"))
    lan.skip()


async def test_urging_and_the_lists_are_marked(chat: Chat) -> None:
    board = await drill(chat, "X1", "X2")
    hoa, lan = chat.phones.hoa, chat.phones.lan
    hoa.expect(NUMBER)
    await board.press("Đôn đốc")
    assert is_marked(hoa.expect(NUMBER))
    await board.press("Chưa nhận")
    assert is_marked(lan.shows("Xã An Phú"))
    await hoa.says("/viec")
    assert "DIỄN TẬP 377-CV/TU" in hoa.expect("DIỄN TẬP 377-CV/TU").text
    await hoa.says("/vanban")
    assert "DIỄN TẬP 377-CV/TU" in hoa.expect("DIỄN TẬP").text
    chat.phones.tu.skip()
    lan.skip()


async def test_an_order_taken_back_leaves_no_alarm(chat: Chat) -> None:
    made = await draft(chat, "X1", urgency=Urgency.FLASH)
    await made.press(words.OFF)
    await made.press("Phát hành")
    await chat.phones.lan.expect(NUMBER, button="Thu hồi lệnh gửi").press("Thu hồi lệnh gửi")
    chat.phones.lan.skip()
    await later(chat, hours=25)
    chat.phones.lan.expect_nothing()


async def test_readiness_is_told_by_the_unit_above(chat: Chat) -> None:
    chat.phones.minh.skip()
    await chat.seat(chat.phones.minh, "TU", Role.LEADER)
    board = await drill(chat, "X1", "X2")
    await later(chat, minutes=1)
    assert await board.press(words.READINESS) == ""
    sheet = chat.phones.lan.expect("DIỄN TẬP: KẾT QUẢ")
    assert words.NO_MEDIAN in sheet.text
    assert sheet.buttons == ["Biểu đồ", "Xuất Excel", "Bảng theo dõi"]
    for phone in chat.phones.all():
        phone.skip()


async def test_a_correction_offers_no_drill(chat: Chat) -> None:
    await chat.publish(NUMBER, "báo động lũ", ("X1",))
    lan = chat.phones.lan
    await lan.says(f"/tiendo {NUMBER}")
    await lan.shows(NUMBER, button="Đính chính").press("Đính chính")
    made = lan.expect("BẢN ĐÍNH CHÍNH")
    assert words.OFF not in made.buttons
    draft_id = made.data("Phát hành").split(".")[1]
    assert await made.forge(f"drill.{draft_id}.1") == words.NO_AMENDING
    lan.skip()


async def test_a_drill_is_not_handed_down(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X1", Role.COORDINATOR)
    await drill(chat, "X1")
    got = chat.phones.hoa.expect(NUMBER)
    assert "Chuyển" not in " ".join(got.buttons)
    assert await got.forge("rly.1") != ""
    assert len(await chat.bot.store.read(drafts.open_of, (await chat.actor(chat.phones.hoa)).person.id)) == 0
