"""What a file is, told by its first bytes; its name only helps to word a refusal."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from bot.extract.results import Trouble, Why
from domain.limits import FILE_ENTRIES_MAX, FILE_UNPACKED_MAX

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OTHERS: Final = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ", b"OggS", b"ID3", b"\x00\x00\x01\x00")
_PAGE: Final = (b"<!doctype html", b"<html")


def kind_of(data: bytes, filename: str) -> str:
    """``pdf``, ``docx``, ``picture`` or ``text``; raises Trouble for everything that is none of them."""
    start = data[:1024]
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _archive(data, filename.lower())
    if is_picture(start):
        return "picture"
    if refused := _refused(data, start):
        raise Trouble(refused)
    return "text"


def is_picture(start: bytes) -> bool:
    """Whether these first bytes are those of a photo or a scanned page."""
    return start.startswith(_PICTURES) or start[8:12] == b"WEBP" or start[4:12] in (b"ftypheic", b"ftypmif1")


def _refused(data: bytes, start: bytes) -> Why | None:
    if start.startswith(_OLE):
        return Why.ENCRYPTED_WORD if _LOCKED in data else Why.OLD_WORD
    if start.startswith(b"{\\rtf"):
        return Why.RICH_TEXT
    if start.startswith(_OTHERS) or start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGE):
        return Why.WRONG_TYPE
    return None


def _archive(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Trouble(_of_zip(name, broken=True)) from None
    names = {entry.filename for entry in entries}
    if any(entry.startswith("xl/") for entry in names):
        raise Trouble(Why.SPREADSHEET)
    if not any(entry.startswith("word/") for entry in names):
        raise Trouble(_of_zip(name, broken=False))
    if len(entries) > FILE_ENTRIES_MAX or sum(entry.file_size for entry in entries) > FILE_UNPACKED_MAX:
        raise Trouble(Why.TOO_HEAVY)
    return "docx"


def _of_zip(name: str, *, broken: bool) -> Why:
    if name.endswith(".pdf"):
        return Why.ZIP_AS_PDF
    return Why.BROKEN_DOCX if broken or name.endswith(".docx") else Why.ZIP
