"""Exports told from the phones: what is offered, the file that comes, and what its cells say."""

from __future__ import annotations

import json
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from bot.exports import verify
from domain.errors import Refusal
from domain.people import Role
from domain.wording.vi import boards as board_words
from domain.wording.vi import exporting as words
from storage.store import Tx
from tests.phones import Received
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


def workbook(message: Received) -> Any:
    """What a spreadsheet shows of the received file."""
    return openpyxl.load_workbook(BytesIO(message.file))


def table(sheet: Any, first: str = "TT") -> list[dict[str, Any]]:
    """The rows below the header as the columns name them."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(n for n, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]


async def test_a_coordinator_exports_a_directive_as_a_workbook(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    due = datetime(2026, 7, 24, 10, 0, tzinfo=UTC)
    await chat.publish("963-CV/TU", "phòng, chống lũ", ("X2", "X1", "X3"), due_at=due)
    chat.clock.forward(minutes=5)
    await hoa.shows("963-CV/TU").press("Đã nhận")
    lan.skip()
    await lan.says("/xuat 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Excel")
    lan.expect(words.MADE.format("963-CV-TU-theo-doi-20260720.xlsx"))
    got = lan.expect(words.book("963-CV/TU", 3), file="963-CV-TU-theo-doi-20260720.xlsx")
    rows = table(workbook(got)["Theo đơn vị"])
    assert [row["Đơn vị"] for row in rows[:-1]] == ["Xã An Phú", "Xã Bình Sơn", "Xã Cẩm Lâm"]
    assert rows[0]["Tiếp nhận"] == "Đã nhận"
    assert rows[0]["Người nhận"] == "Lê Thị Hoa"
    assert rows[0]["Nhận lúc"] == datetime(2026, 7, 20, 9, 5, 11)
    assert rows[0]["Thời hạn"] == datetime(2026, 7, 24, 17, 0)
    assert rows[1]["Tiếp nhận"] == "Chưa nhận"
    assert rows[1]["Nhận lúc"] is None
    assert rows[-1]["Tiếp nhận"] == "1 đã nhận"


async def test_the_register_of_a_month_has_the_seven_columns(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await chat.publish("964-CV/TU", "chống hạn")
    await lan.says("/xuat")
    await lan.expect(words.CHOOSE).press("Sổ theo dõi tháng 7/2026")
    got = lan.expect(words.register("tháng 7/2026", 2), file="so-theo-doi-thang-07-2026-20260720.xlsx")
    lan.skip()
    rows = table(workbook(got)["Sổ theo dõi"], "Số đến")
    assert len(rows[0]) == 7
    named = "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản"
    assert rows[0][named] == "Công văn 963-CV/TU ngày 20/7/2026 của Tỉnh ủy Lam Giang\nphòng, chống lũ"
    assert rows[0]["Đơn vị hoặc người nhận"] == "Xã An Phú, Xã Bình Sơn"
    assert rows[0]["Tiến độ giải quyết"] == "0/2 đã nhận; 0/2 đã báo cáo"
    assert len(table(workbook(got)["Theo đơn vị"], "Số, ký hiệu")) == 4


async def test_a_leader_of_a_commune_exports_only_her_part(chat: Chat) -> None:
    thu = chat.phones.add(7001, "Thu")
    chat.bot.world.user(7001).started = True
    await chat.seat(thu, "X1", Role.LEADER)
    await chat.publish("963-CV/TU", "phòng, chống lũ", ("X1", "X2", "X3"))
    await chat.publish("964-CV/TU", "chống hạn", ("X2",))
    await thu.says("/xuat")
    menu = thu.expect(words.CHOOSE)
    await menu.press("Sổ theo dõi tháng 7/2026")
    book = workbook(thu.expect(words.register("tháng 7/2026", 1), file=".xlsx"))
    assert [row["Đơn vị"] for row in table(book["Theo đơn vị"], "Số, ký hiệu")] == ["Xã An Phú"]
    await thu.says("/xuat 963")
    await thu.expect(words.FORM.format("963-CV/TU")).press("Excel")
    book = workbook(thu.expect(words.book("963-CV/TU", 1), file=".xlsx"))
    assert [row["Đơn vị"] for row in table(book["Theo đơn vị"])[:-1]] == ["Xã An Phú"]
    assert {row["Đơn vị"] for row in table(book["Bản gửi"])} == {"Xã An Phú", "Tổng cộng"}
    await thu.says("/xuat 964")
    thu.expect(board_words.NOT_FOUND)


async def test_what_leaves_is_written_down(chat: Chat) -> None:
    lan = chat.phones.lan
    number = await chat.publish("963-CV/TU", "phòng, chống lũ")
    await lan.says("/xuat")
    await lan.expect(words.CHOOSE).press("Một văn bản")
    await lan.shows(words.WHICH).press("963-CV/TU phòng, chống lũ")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Excel")
    lan.skip()

    async def last(tx: Tx) -> Any:
        return await tx.row("SELECT * FROM journal ORDER BY seq DESC LIMIT 1")

    line = await chat.bot.store.read(last)
    assert (line["kind"], line["directive_id"]) == ("exported", number)
    assert "963-CV-TU-theo-doi-20260720.xlsx" in line["data"]


async def test_an_officer_gets_the_calendar_and_nothing_else(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("963-CV/TU", "lũ", due_at=datetime(2026, 7, 24, 10, 0, tzinfo=UTC))
    await hoa.says("/xuat")
    menu = hoa.expect(words.CHOOSE)
    assert menu.buttons == [words.OWN_CALENDAR]
    await menu.press(words.OWN_CALENDAR)
    got = hoa.expect(words.calendar("Xã An Phú", 1), file="lich-Xa-An-Phu-20260720.ics")
    text = got.file.decode().replace("\r\n ", "")
    assert "DTEND:20260724T100000Z\r\n" in text
    assert "SUMMARY:Hạn báo cáo 963-CV/TU\r\n" in text
    hoa.expect(words.MADE.format("lich-Xa-An-Phu-20260720.ics"))


async def test_the_evidence_pack_proves_what_happened(chat: Chat, tmp_path: Path) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await chat.publish("964-CV/TU", "chống hạn")
    await hoa.shows("963-CV/TU").press("Đã nhận")
    lan.skip()
    await lan.says("/xuat 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Gói chứng cứ (ZIP)")
    got = lan.expect("gói chứng cứ", file="963-CV-TU-chung-cu-20260720.zip")
    sha256 = got.text.splitlines()[-1]
    lan.expect(words.MADE.format(got.file_name))
    (tmp_path / "goi.zip").write_bytes(got.file)
    assert verify.main([str(tmp_path / "goi.zip"), sha256]) == 0
    with zipfile.ZipFile(BytesIO(got.file)) as pack:
        lines = [json.loads(line) for line in pack.read("nhat-ky.jsonl").splitlines()]
    told = [(line["kind"], line["who"], line["unit"]) for line in lines if "kind" in line]
    assert told == [("published", "Nguyễn Thị Lan", ""), ("acknowledged", "Lê Thị Hoa", "Xã An Phú")]
    assert len(lines) > len(told)  # the other directive's lines are there as hashes

    async def written(tx: Tx) -> Any:
        return await tx.row("SELECT data FROM journal WHERE kind = 'exported'")

    assert json.loads((await chat.bot.store.read(written))["data"])["sha256"] == sha256


async def test_a_leaders_pack_tells_nothing_of_other_units(chat: Chat) -> None:
    thu, hoa, tu = chat.phones.add(7001, "Thu"), chat.phones.hoa, chat.phones.tu
    chat.bot.world.user(7001).started = True
    await chat.seat(thu, "X1", Role.LEADER)
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await hoa.shows("963-CV/TU").press("Đã nhận")
    await tu.shows("963-CV/TU").press("Đã nhận")
    await thu.says("/xuat 963")
    await thu.expect(words.FORM.format("963-CV/TU")).press("Gói chứng cứ (ZIP)")
    with zipfile.ZipFile(BytesIO(thu.expect("gói chứng cứ", file=".zip").file)) as pack:
        everything = "".join(pack.read(name).decode("utf-8", "replace") for name in pack.namelist())
    assert "Lê Thị Hoa" in everything
    assert "Phạm Văn Tư" not in everything
    assert "Bình Sơn" not in everything


async def test_a_drafted_report_for_a_person_to_sign(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await lan.says("/export 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Báo cáo tổng hợp (Word)")
    got = lan.expect(words.summary("963-CV/TU"), file="963-CV-TU-bao-cao-tong-hop-20260720.docx")
    file = docx.Document(BytesIO(got.file))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "Đã có 0/2 đơn vị (0%) xác nhận đã nhận văn bản; còn 2 đơn vị chưa xác nhận." in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in file.tables[0].rows[0].cells[1].text


async def test_deadlines_of_a_directive_for_a_calendar(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.publish("963-CV/TU", "lũ", due_at=datetime(2026, 7, 24, 10, 0, tzinfo=UTC))
    await lan.says("/xuat 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Lịch (iCalendar)")
    got = lan.expect(words.calendar("963-CV/TU", 1), file="963-CV-TU-lich-20260720.ics")
    assert "SUMMARY:Hạn báo cáo 963-CV/TU (2 đơn vị)" in got.file.decode()
    chat.clock.forward(days=5)
    lan.skip()
    await lan.says("/xuat 963")
    toast = await lan.expect(words.FORM.format("963-CV/TU")).press("Lịch (iCalendar)")
    assert toast == words.NO_DEADLINES


async def test_what_takes_too_long_is_told_in_a_sentence(chat: Chat) -> None:
    lan, office = chat.phones.lan, chat.bot.house.office
    await chat.publish("963-CV/TU", "phòng, chống lũ")

    async def slow(*_: object) -> bytes:
        raise Refusal(words.TOO_SLOW)

    object.__setattr__(office, "make_file", slow)
    await lan.says("/xuat 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Excel")
    lan.expect(words.TOO_SLOW)


async def test_an_impatient_second_press_gets_no_second_file(chat: Chat) -> None:
    lan, office = chat.phones.lan, chat.bot.house.office
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await lan.says("/xuat 963")
    form = lan.expect(words.FORM.format("963-CV/TU"))
    made = []

    async def slow(*_: object) -> bytes:
        made.append(chat.clock.forward(seconds=5))
        return b"file"

    object.__setattr__(office, "make_file", slow)
    first = chat.phones.lan.world.press(lan.id, lan.id, form.post.id, "Excel")
    second = chat.phones.lan.world.press(lan.id, lan.id, form.post.id, "Excel")
    await chat.bot.settle()
    assert (first.toast or "", second.toast) == ("", words.ALREADY)
    assert len(made) == 1
    lan.expect(file=".xlsx")
    lan.expect(words.MADE.format("963-CV-TU-theo-doi-20260720.xlsx"))
    await form.press("Excel")  # asked for anew, it comes anew
    lan.expect(file=".xlsx")
    assert len(made) == 2
    lan.skip()


async def test_what_waits_offers_its_deadlines_for_the_calendar(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("963-CV/TU", "lũ", due_at=datetime(2026, 7, 24, 10, 0, tzinfo=UTC))
    await hoa.says("/viec")
    await hoa.expect("963-CV/TU", button=words.OWN_CALENDAR).press(words.OWN_CALENDAR)
    hoa.expect(words.calendar("Xã An Phú", 1), file=".ics")
    hoa.skip()
