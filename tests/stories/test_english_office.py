"""A coordinator who reads English: the screens are English, what is official stays Vietnamese."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.phones import Phone
from tests.stories.chat import Chat
from tests.stories.reminded import heard, local, until
from tests.stories.test_bringing_in import LETTER
from tests.stories.test_english import vietnamese
from tests.stories.test_escalating import everything


@pytest.fixture
async def lan(chat: Chat) -> Phone:
    phone = chat.phones.lan
    await phone.says("/caidat")
    await phone.expect("Ngôn ngữ: Tiếng Việt").press("English")
    phone.skip()
    return phone


async def test_a_directive_is_brought_in_and_published_in_english(chat: Chat, lan: Phone) -> None:
    await lan.sends_file("letter.txt", LETTER.encode())
    draft = lan.expect("DRAFT: please check it", "Date of issue:", "Goes to")
    assert draft.buttons[:3] == ["Publish", "Edit", "Recipients"]
    for screen, back in (("Edit", "Back"), ("Urgency", "Back"), ("Recipients", "Done")):
        await draft.press(screen)
        assert not [label for label in draft.buttons if vietnamese(label)]
        await draft.press(back)
    toast = await draft.press("Publish")
    if "PUBLISHED" not in draft.text:
        toast = await draft.press("Publish")
    assert "Published to" in toast
    chat.clock.forward(seconds=20)
    await chat.bot.settle()
    lan.shows("units acknowledged")
    assert "Đã nhận" in chat.phones.hoa.shows(button="Đã nhận").buttons


async def test_what_climbs_is_english_and_the_letter_is_not(chat: Chat, lan: Phone) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"))
    await until(chat.bot, chat.clock, local(23, 12))
    assert heard(lan, "Units that have not acted")
    assert heard(chat.phones.minh, "Đơn vị chưa thực hiện")
    letter = lan.expect("a draft of an urging letter", file=".docx")
    words = everything(letter)
    for said in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Chưa xác nhận đã nhận văn bản", "Xã An Phú", "Lê Thị Hoa"):
        assert said in words, said
    assert "acknowledge" not in words


async def test_an_export_is_vietnamese_under_an_english_caption(chat: Chat, lan: Phone) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"), due_at=local(24, 17))
    await lan.says("/export 377")
    await lan.expect("Export 377-CV/TU in which form?").press("Excel")
    got = lan.expect("tracking table of 2 units", file=".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(got.file))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Đơn vị" in cells
    assert not [cell for cell in cells if "July" in cell or "cknowledge" in cell or " units" in cell]


async def test_every_command_of_the_office_answers_in_english(chat: Chat, lan: Phone) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"), due_at=local(24, 17))
    before = {post.id for post in lan.screen()}
    for command in (
        "/start", "/help", "/publish", "/notice", "/cancel", "/units", "/invite an phú", "/status", "/urge",
        "/status 377", "/urge 377", "/export", "/export 377", "/todo", "/recent", "/search 377", "/settings",
        "/report",
    ):  # fmt: skip
        await lan.says(command)
    said = [post.now.text for post in lan.screen() if post.from_bot and post.id not in before]
    assert len(said) >= 18
    assert not [text for text in said if vietnamese(text)]
    lan.skip()


async def test_the_weeks_summary_comes_in_each_readers_language(chat: Chat, lan: Phone) -> None:
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("X1", "X2"), due_at=local(22, 17))
    await until(chat.bot, chat.clock, local(24, 18))
    week = lan.shows("Reports of the units in the week 17 July 2026–24 July 2026")
    assert not vietnamese(week.text)
    chat.phones.minh.shows("Báo cáo của các đơn vị trong tuần 17/7/2026–24/7/2026")
