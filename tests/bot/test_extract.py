"""Files become text in a process of their own; every bad one gets its own plain sentence."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from bot.extract import Extracted, Unreadable, Why, extract, read_file, scan
from bot.extract.open import open_file
from domain import limits
from domain.documents.read import read
from domain.errors import Refusal

LETTER = "TỈNH ỦY LAM GIANG\nSố 12-CV/TU\nKính gửi: Các xã, phường.\n"
TCVN3 = "§¶ng uû tØnh Lam Giang chØ thÞ vÒ viÖc phßng, chèng dÞch bÖnh"
VNI = "Ñaûng uûy tænh Lam Giang chæ thò veà vieäc phoøng, choáng dòch beänh"


def word_file() -> bytes:
    import docx

    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "TỈNH ỦY LAM GIANG\n*\nSố 12-CV/TU"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nLam Giang, ngày 03 tháng 4 năm 2026"
    document.add_paragraph("Kính gửi: Các đảng ủy xã, phường.")
    document.add_paragraph("Các xã báo cáo Tỉnh ủy trước ngày 20/4/2026.", style="List Number")
    document.add_paragraph("Văn phòng Tỉnh ủy theo dõi, đôn đốc.", style="List Number")
    document.add_paragraph("Một ý nhỏ", style="List Bullet")
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def zip_of(**entries: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def pdf_of(*lines: tuple[float, float, str], pages: int = 1) -> bytes:
    """A PDF in plain Helvetica: (x, y, words) on each page."""
    drawn = "\n".join(f"BT /F1 11 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines).encode()
    kids = " ".join(f"{4 + n} 0 R" for n in range(pages))
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + pages} 0 R {fonts} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page.encode()] * pages,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


BAD = [
    (b"", "a.txt", Why.EMPTY),
    (b" \r\n\t ", "a.txt", Why.EMPTY),
    (b"x" * (limits.DOWNLOAD_MAX + 1), "a.txt", Why.TOO_LARGE),
    (b"%PDF-1.7 and nothing more", "a.pdf", Why.BROKEN_PDF),
    (pdf_of(), "scan.pdf", Why.SCANNED_PDF),
    (pdf_of((72, 700, "x"), pages=201), "book.pdf", Why.TOO_MANY_PAGES),
    (zip_of(a_xml="x"), "a.pdf", Why.ZIP_AS_PDF),
    (zip_of(a_xml="x"), "a.zip", Why.ZIP),
    (zip_of(xl__workbook_xml="x"), "a.docx", Why.SPREADSHEET),
    (zip_of(word__document_xml="<broken"), "a.docx", Why.BROKEN_DOCX),
    (b"PK\x03\x04 cut off", "a.docx", Why.BROKEN_DOCX),
    (zip_of(word__document_xml="0" * (limits.FILE_UNPACKED_MAX + 1)), "bomb.docx", Why.TOO_HEAVY),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.doc", Why.OLD_WORD),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        Why.ENCRYPTED_WORD,
    ),
    (b"{\\rtf1 x}", "a.doc", Why.RICH_TEXT),
    (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.txt", Why.PICTURE),
    (b"\xff\xd8\xff\xe0" + bytes(64), "a.pdf", Why.PICTURE),
    (b"<!DOCTYPE html><p>x", "a.doc", Why.WRONG_TYPE),
    (bytes(range(256)) * 8, "a.txt", Why.WRONG_TYPE),
    (TCVN3.encode(), "a.txt", Why.TCVN3),
    (TCVN3.encode("latin-1", "replace"), "a.txt", Why.TCVN3),
    (VNI.encode(), "a.txt", Why.VNI),
    ("Đảng ủy xã An Thử họp".encode("cp1258", "replace"), "a.txt", Why.UNKNOWN_LETTERS),
    (b"a " * 600_000, "a.txt", Why.TOO_LONG),
]


@pytest.mark.parametrize(("data", "name", "why"), BAD, ids=[f"{n}-{why}" for n, (_, _, why) in enumerate(BAD)])
def test_a_bad_file_says_what_is_wrong(
    data: bytes, name: str, why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "can_scan", lambda: False)
    assert open_file(data, name) == Unreadable(why)


def test_every_reason_has_a_sentence_of_its_own() -> None:
    sentences = [Unreadable(why).sentence for why in Why]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_dress_is_read(encoding: str) -> None:
    assert open_file(LETTER.encode(encoding), "thư.txt") == Extracted(LETTER, "text")


def test_the_name_decides_nothing() -> None:
    found = open_file(word_file(), "anh.png")
    assert isinstance(found, Extracted)
    assert found.kind == "docx"


def test_a_word_letterhead_stays_in_two_columns_and_its_numbers_are_counted() -> None:
    found = open_file(word_file(), "cv.docx")
    assert isinstance(found, Extracted)
    reading = read(found.text)
    assert (reading.number, reading.issuer) == ("12-CV/TU", "Tỉnh ủy Lam Giang")
    assert [task.label for task in reading.tasks] == ["1", "2"]
    assert "\n- Một ý nhỏ" in found.text


def test_text_boxes_and_headers_are_read_once() -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Kính gửi: Các xã.")._p.append(parse_xml(box))
    found = open_file(saved(document), "cv.docx")
    assert isinstance(found, Extracted)
    assert found.text.count("HỎA TỐC") == 1
    assert found.text.startswith("TỐI MẬT")


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    data = pdf_of(
        (72, 780, "TINH UY LAM GIANG"),
        (330, 780, "DANG CONG SAN VIET NAM"),
        (72, 764, "So 12-CV/TU"),
        (330, 764, "Lam Giang, 03/4/2026"),
        (72, 700, "This line of the body runs across the whole page from the left margin to the right one."),
    )
    found = open_file(data, "cv.pdf")
    assert isinstance(found, Extracted)
    words = [line for line in found.text.splitlines() if line]
    assert words[:4] == ["TINH UY LAM GIANG", "So 12-CV/TU", "DANG CONG SAN VIET NAM", "Lam Giang, 03/4/2026"]


async def test_a_worker_process_hands_back_text() -> None:
    assert await extract(LETTER.encode(), "thư.txt") == Extracted(LETTER, "text")


async def test_a_worker_that_takes_too_long_is_killed() -> None:
    assert await extract(LETTER.encode(), "thư.txt", wall=0.0) == Unreadable(Why.TOO_SLOW)


async def test_the_office_gets_a_refusal_with_the_sentence() -> None:
    with pytest.raises(Refusal) as refused:
        await read_file(b"", "a.txt")
    assert refused.value.sentence == Unreadable(Why.EMPTY).sentence


async def test_the_worker_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.extract import client

    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    assert "BOT_TOKEN" in os.environ
    assert not any("TOKEN" in name for name in client._ENVIRONMENT)
