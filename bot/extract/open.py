"""One file, opened in this very process: only the worker calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.extract.kinds import kind_of
from bot.extract.pdf import pdf_text
from bot.extract.plain import plain_text
from bot.extract.results import Extracted, Trouble, Unreadable, Why
from bot.extract.scan import scan_picture
from bot.extract.word import word_text
from domain.documents.legacy import legacy_encoding
from domain.limits import DOWNLOAD_MAX, FILE_TEXT_MAX
from domain.text import clean


def open_file(data: bytes, filename: str) -> Extracted | Unreadable:
    """The text of a file, or why there is none. The name is only used to word a refusal."""
    try:
        return _opened(data, filename)
    except Trouble as trouble:
        return Unreadable(trouble.why)
    except MemoryError:
        return Unreadable(Why.TOO_HEAVY)


def _opened(data: bytes, filename: str) -> Extracted:
    if len(data) > DOWNLOAD_MAX:
        raise Trouble(Why.TOO_LARGE)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Trouble(Why.EMPTY)
    kind = kind_of(data, filename)
    text, pages, scanned = _TO_TEXT[kind](data)
    return Extracted(_checked(text), kind, pages, scanned)


def _checked(text: str) -> str:
    if len(text) > FILE_TEXT_MAX:
        raise Trouble(Why.TOO_LONG)
    if encoding := legacy_encoding(text):
        raise Trouble(Why.VNI if encoding == "VNI" else Why.TCVN3)
    cleaned = clean(text)
    if not cleaned.strip(" \n\t|"):
        raise Trouble(Why.EMPTY)
    return cleaned


def _word(data: bytes) -> tuple[str, int, bool]:
    return word_text(data), 0, False


def _plain(data: bytes) -> tuple[str, int, bool]:
    return plain_text(data), 0, False


def _picture(data: bytes) -> tuple[str, int, bool]:
    return scan_picture(data), 1, True


_TO_TEXT: Final[dict[str, Callable[[bytes], tuple[str, int, bool]]]] = {
    "pdf": pdf_text,
    "picture": _picture,
    "docx": _word,
    "text": _plain,
}
