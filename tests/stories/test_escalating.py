"""Silence climbs the tree, told from the phones: who hears of whom, who takes it on, the letter at the end."""

from __future__ import annotations

import io

import docx

from handlers.units import import_units
from tests.phones import Received
from tests.stories.answers import card, kinds
from tests.stories.chat import Chat
from tests.stories.reminded import heard, local, until

SILENT = "Đơn vị chưa thực hiện"
DISTRICTS = """code,name,kind,parent_code,aliases
TU,Tỉnh ủy Lam Giang,province,,
H1,Huyện ủy Mộc Sơn,district,TU,
H2,Huyện ủy Tân Lạc,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,H2,
"""


async def test_a_superior_hears_once_of_all_her_silent_units_and_takes_it_on(chat: Chat) -> None:
    lan, minh, tu = chat.phones.lan, chat.phones.minh, chat.phones.tu
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2", "X3"))
    await card(tu).press("Đã nhận")
    await until(chat.bot, chat.clock, local(21, 11, 45))
    assert heard(minh, SILENT) == []
    await until(chat.bot, chat.clock, local(21, 12))
    told = minh.expect(SILENT, "377-CV/TU", "2 đơn vị thuộc Tỉnh ủy Lam Giang chưa xác nhận đã nhận")
    assert "• Xã An Phú: Lê Thị Hoa" in told.text
    assert "• Xã Cẩm Lâm: chưa ai kết nối" in told.text
    assert "Bình Sơn" not in told.text
    assert heard(lan, SILENT) == heard(minh, SILENT) == ["21/07 12:00"]
    assert await told.press("Tôi sẽ đôn đốc") == (
        "Đã ghi nhận: đồng chí sẽ đôn đốc. Đơn vị nào còn chậm đến 12:00 thứ Năm 23/7/2026 thì mới báo tiếp."
    )
    assert "Tôi sẽ đôn đốc" not in told.buttons
    assert "Trần Văn Minh đã nhận đôn đốc lúc 12:00 21/7." in told.text
    assert await kinds(chat, "climb_taken") == 1
    lan.expect("Trần Văn Minh (Tỉnh ủy Lam Giang) sẽ đôn đốc 2 đơn vị về 377-CV/TU.")
    assert await lan.expect(SILENT).press("Tôi sẽ đôn đốc") == "Trần Văn Minh đã nhận đôn đốc việc này."
    assert await kinds(chat, "climb_taken") == 1


async def test_after_the_last_rung_a_letter_is_drafted_for_a_person_to_sign(chat: Chat) -> None:
    lan, tu = chat.phones.lan, chat.phones.tu
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"))
    await card(tu).press("Đã nhận")
    await until(chat.bot, chat.clock, local(23, 12))
    letter = lan.expect("dự thảo công văn đôn đốc", file=".docx")
    words = everything(letter)
    for said in (
        "ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM GIANG", "về việc đôn đốc thực hiện Công văn số 377-CV/TU",
        "Xã An Phú", "Lê Thị Hoa", "Chưa xác nhận đã nhận văn bản", "T/L BAN THƯỜNG VỤ", "còn 1 đơn vị",
    ):  # fmt: skip
        assert said in words, said
    assert "Bình Sơn" not in words
    await until(chat.bot, chat.clock, local(30, 12))
    assert len([post for post in lan.screen() if post.now.attachment]) == 1
    assert len(heard(lan, SILENT)) == 1
    assert await kinds(chat, "letter_drafted") == 1


def everything(letter: Received) -> str:
    file = docx.Document(io.BytesIO(letter.file))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


async def test_a_rung_with_nobody_linked_is_passed_over_and_named(chat: Chat) -> None:
    minh = chat.phones.minh
    await chat.bot.store.write(import_units, DISTRICTS)
    head = chat.phones.add(2101, "Đỗ Thị Mai")
    chat.phones.world.user(2101).started = True
    await chat.seat(head, "H1")
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X3"))
    await until(chat.bot, chat.clock, local(21, 12))
    assert "Xã An Phú" in head.expect(SILENT, "1 đơn vị thuộc Huyện ủy Mộc Sơn").text
    first = minh.expect(SILENT, "1 đơn vị thuộc Tỉnh ủy Lam Giang")
    assert "Bỏ qua cấp chưa ai kết nối: Huyện ủy Tân Lạc." in first.text
    assert "Xã An Phú" not in first.text
    await until(chat.bot, chat.clock, local(22, 12))
    assert "Xã An Phú" in minh.expect(SILENT, "1 đơn vị thuộc Tỉnh ủy Lam Giang").text
    assert len(heard(head, SILENT)) == 1


async def test_whoever_answers_before_the_climb_is_not_reported(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    await until(chat.bot, chat.clock, local(21, 11, 45))
    await card(chat.phones.hoa).press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 12))
    assert heard(chat.phones.minh, SILENT) == []
    assert not [post for post in chat.phones.lan.screen() if post.now.attachment]


async def test_nobody_takes_on_what_is_another_units(chat: Chat) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1",))
    await until(chat.bot, chat.clock, local(21, 12))
    data = chat.phones.minh.expect(SILENT).data("Tôi sẽ đôn đốc")
    assert await chat.phones.tu.forges(1, data) == "Việc này do cấp khác đôn đốc."
    assert await kinds(chat, "climb_taken") == 0
