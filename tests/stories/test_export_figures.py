"""Figures of forms in a workbook, told from the phones: a sheet a duty's form, sums by the unit above."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from domain.wording.vi import exporting as words
from handlers.units import import_units
from tests.stories.chat import Chat
from tests.stories.test_forms_of_duties import DAILY, HOUSES, UNITS, drafted, published, sends


def sheet(book: Any, name: str) -> list[list[Any]]:
    """The rows below the titles, from the unit's name on."""
    return [[cell.value for cell in row][1:] for row in book[name].iter_rows(min_row=6)]


async def test_figures_are_numbers_with_sums_by_the_unit_above_and_in_all(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    lan, hoa, tu = chat.phones.lan, chat.phones.hoa, chat.phones.tu
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    chat.phones.world.user(2001).started = True
    await chat.seat(nam, "X3")
    await drafted(chat, DAILY, form=HOUSES)
    await published(chat)
    for phone, line in ((tu, "1.250; không"), (nam, "8; có"), (hoa, "12; có")):
        await sends(phone, line, "Số hộ di dời:")
    lan.skip()
    await lan.says("/xuat 377")
    await lan.shows(words.FORM.format("377-CV/TU")).press("Excel")
    book = openpyxl.load_workbook(BytesIO(lan.shows(file=".xlsx").file))
    lan.skip()
    assert sheet(book, "Số liệu") == [
        ["Xã An Phú", "Huyện ủy Bình Khê", 12, "có", None],
        ["Xã Bình Sơn", "Huyện ủy Bình Khê", 1250, "không", None],
        ["Xã Cẩm Lâm", "Huyện ủy Cát Sơn", 8, "có", None],
        ["Tổng cộng", None, 1270, "có 2, không 1", None],
    ]
    assert sheet(book, "Tổng hợp") == [
        ["Huyện ủy Bình Khê", 2, 1262, "có 1, không 1"],
        ["Huyện ủy Cát Sơn", 1, 8, "có 1"],
        ["Tổng cộng", 3, 1270, "có 2, không 1"],
    ]
    periods = sheet(book, "Kỳ báo cáo")
    assert [row[0] for row in periods] == ["Xã An Phú", "Xã Bình Sơn", "Xã Cẩm Lâm"]
    assert {row[2] for row in periods} == {"Đã báo cáo"}
