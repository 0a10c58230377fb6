"""The text of a PDF, page by page, with two columns told apart where a page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.extract.results import Trouble, Why
from bot.extract.scan import scan_pdf
from domain.limits import FILE_PAGES_MAX, FILE_TEXT_MAX

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_GUTTER: Final = 0.03  # of the page's width: a wider gap on one line parts two columns
_LEAN: Final = 20  # code points on a page: under this it is a picture with a page number
_PARTS_MAX: Final = 3_000  # stretches of text on a page worth sorting


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text on one line and its edges in points, the origin at the bottom left."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


def pdf_text(data: bytes) -> tuple[str, int, bool]:
    """The text, the number of pages, and whether it was read by OCR; raises Trouble for what has none."""
    document = _open(data)
    count = len(document)
    if count > FILE_PAGES_MAX:
        raise Trouble(Why.TOO_MANY_PAGES)
    pages: list[str] = []
    size = 0
    for number in range(count):
        pages.append(_page(document, number))
        size += len(pages[-1])
        if size > FILE_TEXT_MAX:
            raise Trouble(Why.TOO_LONG)
    if sum(len("".join(page.split())) for page in pages) < _LEAN:
        return scan_pdf(document), count, True
    return "\n\n".join(pages), count, False


def _open(data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Trouble(Why.ENCRYPTED_PDF if locked else Why.BROKEN_PDF) from None


def _page(document: PdfDocument, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise Trouble(Why.BROKEN_PDF) from None
    parts = _parts(text)
    gutter = _gutter(parts, page.get_width())
    if gutter is None:
        return str(text.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "-")
    return "\n".join(_in_columns(parts, gutter))


def _parts(text: PdfTextPage) -> list[_Part]:
    count = min(text.count_rects(), _PARTS_MAX)
    out = []
    for n in range(count):
        left, bottom, right, top = text.get_rect(n)
        words = " ".join(str(text.get_text_bounded(left, bottom, right, top)).split())
        if words:
            out.append(_Part(left, right, top, bottom, words))
    return out


def _rows(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Stretches that share a line, from the top of the page down, each row from left to right."""
    rows: list[list[_Part]] = []
    for part in sorted(parts, key=lambda p: (-(p.top + p.bottom), p.left)):
        middle = (part.top + part.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(part)
        else:
            rows.append([part])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _gutter(parts: Sequence[_Part], width: float) -> float | None:
    """Where the columns part: the middle of the gap that most two-column lines share; None without one."""
    gaps = [
        (one.right + two.left) / 2
        for row in _rows(parts)
        for one, two in pairwise(row)
        if two.left - one.right > _GUTTER * width and 0.25 * width < (one.right + two.left) / 2 < 0.75 * width
    ]
    return sorted(gaps)[len(gaps) // 2] if gaps else None


def _in_columns(parts: Sequence[_Part], gutter: float) -> Iterator[str]:
    """Lines across the page in their order; between them the left column first, then the right."""
    left: list[str] = []
    right: list[str] = []
    for row in _rows(parts):
        across = _joined(row, gutter)
        if across is None:
            left += [" ".join(p.text for p in row if p.right <= gutter + 12)]
            right += [" ".join(p.text for p in row if p.right > gutter + 12)]
            continue
        yield from _flushed(left, right)
        left, right = [], []
        yield across
    yield from _flushed(left, right)


def _joined(row: Sequence[_Part], gutter: float) -> str | None:
    """The row as one line when something in it crosses the gutter, else None."""
    crosses = any(part.left < gutter - 12 and part.right > gutter + 12 for part in row)
    return " ".join(part.text for part in row) if crosses else None


def _flushed(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    first, second = [line for line in left if line], [line for line in right if line]
    yield from first
    if second:
        yield from ("", *second, "") if first else second
