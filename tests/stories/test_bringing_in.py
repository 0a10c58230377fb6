"""What coordinators really send: each bad thing gets its sentence, and nothing of it is kept."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bot.extract.scan import can_scan
from domain import limits
from domain.wording.vi import drafting, files, general, genuine
from handlers.drafting import set_audience
from storage import drafts, journal
from storage.store import Tx
from tests.bot.test_extract import TCVN3, VNI, pdf_of, zip_of
from tests.phones import Received
from tests.stories.chat import Chat

LETTER = (Path(__file__).parents[2] / "samples/letters/dich-benh-hoa-toc.txt").read_text(encoding="utf-8")
NUMBER = "Số, ký hiệu: 512-CV/TU"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
HUGE = b"%PDF-1.4\n" + bytes(30 * 1024 * 1024)


def locked_pdf() -> bytes:
    """A PDF that wants a password: its owner's and user's keys fit no empty one."""
    key = "5A" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<01><01>]"
    return pdf_of((72, 700, "x")).replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode())


NO_PICTURE = files.PICTURE_BROKEN if can_scan() else files.PICTURE
BAD_FILES = {
    "empty": ("trong.txt", b"", files.EMPTY),
    "only spaces": ("trong.txt", b" \r\n \r\n", files.EMPTY),
    "30 MB": ("lon.pdf", HUGE, files.TOO_LARGE),
    "encrypted": ("khoa.pdf", locked_pdf(), files.ENCRYPTED_PDF),
    "scanned": ("scan.pdf", pdf_of(), files.EMPTY if can_scan() else files.SCANNED_PDF),
    "cut off": ("cat.pdf", b"%PDF-1.7\n1 0 obj <<", files.BROKEN_PDF),
    "an old .doc": ("cu.doc", OLE, files.OLD_WORD),
    "a ZIP named .pdf": ("vb.pdf", zip_of(a_xml="x"), files.ZIP_AS_PDF),
    "a picture": ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(64), NO_PICTURE),
    "TCVN3": ("cu.txt", TCVN3.encode(), files.TCVN3),
    "VNI": ("cu.txt", VNI.encode(), files.VNI),
    "a draft": ("dt.txt", f"DỰ THẢO\n\n{LETTER}".encode(), drafting.UNFINISHED),
}
BAD_PASTES = {
    "TCVN3": (f"{TCVN3}\n" * 5, files.TCVN3),
    "VNI": (f"{VNI}\n" * 5, files.VNI),
    "a draft": (f"DỰ THẢO LẦN 2\n\n{LETTER}", drafting.UNFINISHED),
}


async def kept(chat: Chat) -> dict[str, int]:
    """How many drafts, pieces, journal lines and unhandled updates there are."""

    async def count(tx: Tx) -> dict[str, int]:
        found = {}
        for table in ("drafts", "pastes", "directives", "journal"):
            row = await tx.row(f"SELECT count(*) FROM {table}")
            found[table] = int(row[0]) if row else 0
        row = await tx.row("SELECT count(*) FROM inbox WHERE state <> 'done' OR raw <> ''")
        return found | {"inbox": int(row[0]) if row else 0}

    return await chat.bot.store.read(count)


async def pause(chat: Chat) -> None:
    chat.clock.forward(seconds=3)
    await chat.phones.settle()


async def brought(chat: Chat, text: str = LETTER) -> Received:
    """The draft's card of a letter that was sent as a file."""
    await chat.phones.lan.sends_file("cv.txt", text.encode())
    return chat.phones.lan.expect(drafting.HEAD)


@pytest.mark.parametrize(("name", "data", "sentence"), BAD_FILES.values(), ids=BAD_FILES)
async def test_a_bad_file_gets_its_sentence_and_is_not_kept(
    chat: Chat, name: str, data: bytes, sentence: str
) -> None:
    before = await kept(chat)
    await chat.phones.lan.sends_file(name, data)
    chat.phones.lan.expect(sentence)
    chat.phones.nothing_unexpected()
    assert await kept(chat) == before
    assert NUMBER in (await brought(chat)).text  # and the next one goes through


@pytest.mark.parametrize(("text", "sentence"), BAD_PASTES.values(), ids=BAD_PASTES)
async def test_a_bad_paste_gets_its_sentence_and_is_not_kept(chat: Chat, text: str, sentence: str) -> None:
    before = await kept(chat)
    await chat.phones.lan.says(text)
    await pause(chat)
    chat.phones.lan.expect(sentence)
    chat.phones.nothing_unexpected()
    assert await kept(chat) == before


async def test_only_a_coordinator_brings_letters_in(chat: Chat) -> None:
    before = await kept(chat)
    await chat.phones.hoa.sends_file("cv.txt", LETTER.encode())
    chat.phones.hoa.expect(genuine.VERDICTS["none"])
    await chat.phones.hoa.says(LETTER)
    await pause(chat)
    chat.phones.hoa.expect(genuine.VERDICTS["none"])
    await chat.phones.stranger.sends_file("cv.txt", LETTER.encode())
    chat.phones.stranger.expect("Chào bạn.")
    assert await kept(chat) == before


DRESSES = {
    "NFD": unicodedata.normalize("NFD", LETTER),
    "emoji": LETTER.replace("1. Các", "1. 🙂👩‍👩‍👧 Các"),
    "right-to-left marks": LETTER.replace("512", "\u200f5\u202e12\u202c").replace("HỎA", "\u2067HỎA\u2069"),
    "zero-width signs": "\ufeff" + LETTER.replace("Tỉnh", "T\u200bỉnh\u00ad"),
    "Windows line ends": LETTER.replace("\n", "\r\n"),
    "HTML": LETTER.replace("1. Các", "1. <b>Các</b> & <script>alert(1)</script>"),
}


@pytest.mark.parametrize("text", DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize("way", ["file", "paste"])
async def test_a_letter_in_any_dress_is_the_same_letter(chat: Chat, text: str, way: str) -> None:
    if way == "file":
        await chat.phones.lan.sends_file("cv.txt", text.encode())
    else:
        await chat.phones.lan.says(text)
        await pause(chat)
    card = chat.phones.lan.expect(drafting.HEAD, NUMBER, "Độ khẩn: Hỏa tốc")
    assert "tăng cường phòng, chống bệnh sốt xuất huyết" in card.text
    assert await card.press("Toàn văn") == ""
    page = chat.phones.lan.expect("Kính gửi")
    assert ("<script>" in page.text) == ("<script>" in text)


async def test_two_hundred_pages_are_read_and_can_be_turned(chat: Chat) -> None:
    annex = "\n".join(f"{n}. Thôn số {n} rà soát từng hộ, lập danh sách, báo cáo kết quả." for n in range(9000))
    text = LETTER + "\nPHỤ LỤC\n" + annex
    assert len(text) > 200 * 2500
    card = await brought(chat, text)
    assert NUMBER in card.text
    assert len(card.text) <= limits.TEXT_MAX
    await card.press("Toàn văn")
    page = chat.phones.lan.expect("Trang 1/", button="Sau ›")
    last = int(page.text.rsplit("/", 1)[1])
    assert last > 150
    await page.press("Sau ›")
    assert f"Trang 2/{last}" in page.text


async def test_the_same_letter_again_is_shown_and_not_doubled(chat: Chat) -> None:
    await brought(chat)
    one = await kept(chat)
    chat.clock.forward(seconds=1)
    await chat.phones.lan.sends_file("khac-ten.txt", LETTER.encode())
    chat.phones.lan.expect(drafting.HEAD, drafting.SAME_DRAFT)
    await chat.phones.lan.says(LETTER.replace("diệt lăng quăng", "diệt loăng quăng"))  # same number and day
    await pause(chat)
    card = chat.phones.lan.expect(drafting.HEAD, drafting.SAME_DRAFT)
    assert await kept(chat) == one
    await _only_to_x1(chat)
    await chat.phones.lan.says("/phathanh")
    card = chat.phones.lan.shows(drafting.HEAD)
    await card.press("Phát hành")
    await pause(chat)
    published = await kept(chat)
    await chat.phones.lan.sends_file("lan-nua.txt", LETTER.encode())
    chat.phones.lan.expect("Văn bản này đã phát hành rồi: 512-CV/TU, lúc 09:00 thứ Hai 20/7/2026.")
    assert await kept(chat) == published


async def _only_to_x1(chat: Chat) -> None:
    lan = await chat.actor(chat.phones.lan)
    (stored,) = await chat.bot.store.read(drafts.open_of, lan.person.id)
    await chat.bot.store.write(set_audience, lan, stored.id, [await chat.unit("X1")])


CORRECTIONS = [
    ("Số, ký hiệu", "77 - CV/TU", "Số, ký hiệu: 77 - CV/TU"),
    ("Loại văn bản", "Chỉ thị", "Loại văn bản: Chỉ thị"),
    ("Ngày ban hành", "3/9/2023", "Ngày ban hành: 3/9/2023"),
    ("Cơ quan ban hành", "Huyện ủy <Mỹ> & Trạch", "Cơ quan ban hành: Huyện ủy <Mỹ> & Trạch"),
    ("Trích yếu", "phòng cháy  rừng", "Trích yếu: phòng cháy rừng"),
    ("Hạn báo cáo", "9h30 24/7", "Hạn báo cáo: 09:30 thứ Sáu 24/7/2026"),
]


async def test_every_field_can_be_corrected_in_the_chat(chat: Chat) -> None:
    card = await brought(chat)
    for field, typed, shown in CORRECTIONS:
        await card.press("Sửa")
        await card.press(field)
        chat.phones.lan.expect(f"{field} hiện là: ")
        await chat.phones.lan.says(typed)
        card = chat.phones.lan.expect(drafting.HEAD, shown)
    await card.press("Độ khẩn")
    await card.press("Khẩn")
    assert "Độ khẩn: Khẩn" in card.text
    await card.press("Cần xác nhận: có")
    assert "Cần xác nhận: không" in card.buttons
    await card.press("Sửa")
    await card.press("Trích yếu")
    chat.phones.lan.expect("Trích yếu hiện là: phòng cháy rừng")
    await chat.phones.lan.says("-")
    chat.phones.lan.expect(drafting.HEAD, "Trích yếu: chưa có", "Còn thiếu: trích yếu")


@pytest.mark.parametrize("typed", ["ngày mốt", "31/2/2026", "32/7", "x" * 40, "17 giờ", "🙂", "24/13/2026"])
async def test_a_bad_date_is_asked_again(chat: Chat, typed: str) -> None:
    card = await brought(chat)
    await card.press("Hạn báo cáo")
    chat.phones.lan.expect("Hạn báo cáo hiện là: chưa có")
    await chat.phones.lan.says(typed)
    chat.phones.lan.expect("Chưa hiểu ngày này.")
    await chat.phones.lan.says("17h 24/7/2026")  # the question still stands
    chat.phones.lan.expect(drafting.HEAD, "Hạn báo cáo: 17:00 thứ Sáu 24/7/2026")


async def test_a_deadline_in_the_past_is_asked_again(chat: Chat) -> None:
    card = await brought(chat)
    await card.press("Hạn báo cáo")
    chat.phones.lan.expect("Hạn báo cáo hiện là")
    await chat.phones.lan.says("17h 1/7/2026")
    chat.phones.lan.expect("Hạn này đã qua (17:00 thứ Tư 1/7/2026).")


async def test_a_card_that_was_overtaken_publishes_nothing(chat: Chat) -> None:
    old = await brought(chat)
    await _only_to_x1(chat)
    assert await old.press("Phát hành") == drafting.CHANGED
    assert (await kept(chat))["directives"] == 0


async def test_a_dropped_draft_is_gone(chat: Chat) -> None:
    card = await brought(chat)
    assert await card.press("Hủy") == ""
    assert card.text == drafting.DROPPED
    assert await card.forge("pub.1.1") == drafting.NO_DRAFT
    assert (await kept(chat))["directives"] == 0
    assert await chat.bot.store.read(journal.verify) is None


async def test_a_file_that_cannot_be_fetched_is_asked_for_again(chat: Chat) -> None:
    chat.phones.telegram.fails_next("getFile", "502")
    await chat.phones.lan.sends_file("cv.txt", LETTER.encode())
    chat.phones.lan.expect(general.NOT_FETCHED)
    assert NUMBER in (await brought(chat)).text
