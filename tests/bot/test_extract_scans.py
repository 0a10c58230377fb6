"""Scans and photos are read where Tesseract knows Vietnamese; where it does not, the sentence says how to."""

from __future__ import annotations

import io

import pytest

from bot.extract import Extracted, Unreadable, Why, extract, scan
from bot.extract.open import open_file
from bot.extract.scan import can_scan
from domain import limits
from domain.documents.read import read

needs_tesseract = pytest.mark.skipif(
    not can_scan(), reason="Tesseract with vie is not installed: apt install tesseract-ocr tesseract-ocr-vie"
)
LINES = (
    "TỈNH ỦY LAM GIANG",
    "Số 21-CV/TU",
    "Lam Giang, ngày 20 tháng 7 năm 2026",
    "Kính gửi: Xã An Phú",
    "1. Xã An Phú báo cáo Thường trực Tỉnh ủy trước ngày 30/7/2026.",
)


def picture(form: str = "png") -> bytes:
    """The lines as a page in black on white."""
    figure = pytest.importorskip("matplotlib.figure").Figure(figsize=(8, 4), dpi=200)
    for n, line in enumerate(LINES):
        figure.text(0.05, 0.9 - 0.15 * n, line, fontsize=14)
    out = io.BytesIO()
    figure.savefig(out, format=form)
    return out.getvalue()


def scanned_pdf(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures and nothing else."""
    pdfium = pytest.importorskip("pypdfium2")
    pillow = pytest.importorskip("PIL.Image")
    document = pdfium.PdfDocument.new()
    bitmap = pdfium.PdfBitmap.from_pil(pillow.open(io.BytesIO(picture())).convert("RGB"))
    for _ in range(pages):
        page = document.new_page(576, 288)
        image = pdfium.PdfImage.new(document)
        image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(576, 288))
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@needs_tesseract
async def test_a_photo_of_a_letter_is_read_and_marked_as_a_scan() -> None:
    found = await extract(picture(), "anh.png")
    assert isinstance(found, Extracted)
    assert (found.kind, found.pages, found.scanned) == ("picture", 1, True)
    reading = read(found.text)
    assert (reading.number, str(reading.date)) == ("21-CV/TU", "2026-07-20")
    assert [duty.due for duty in reading.reporting] == ["2026-07-30"]


@needs_tesseract
async def test_a_scanned_pdf_is_drawn_and_read_page_by_page() -> None:
    found = await extract(scanned_pdf(2), "quet.pdf")
    assert isinstance(found, Extracted)
    assert (found.kind, found.pages, found.scanned) == ("pdf", 2, True)
    assert found.text.count("21-CV/TU") == 2


@needs_tesseract
async def test_a_broken_picture_has_its_sentence() -> None:
    assert await extract(b"\x89PNG\r\n\x1a\n" + b"x" * 500, "anh.png") == Unreadable(Why.PICTURE_BROKEN)


@needs_tesseract
def test_a_long_scan_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "SCAN_PAGES_MAX", 1)
    assert open_file(scanned_pdf(2), "quet.pdf") == Unreadable(Why.SCAN_TOO_LONG)


def test_without_tesseract_the_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_scan", lambda: False)
    found = open_file(b"\x89PNG\r\n\x1a\n" + b"x" * 500, "anh.png")
    assert found == Unreadable(Why.PICTURE)
    assert "apt install tesseract-ocr tesseract-ocr-vie" in Unreadable(Why.PICTURE).sentence
    assert "apt install tesseract-ocr tesseract-ocr-vie" in Unreadable(Why.SCANNED_PDF).sentence


def test_a_page_may_take_no_longer_than_the_whole() -> None:
    assert limits.SCAN_PAGE < limits.SCAN_WALL
