"""Marks that say a paper may not travel here: secrecy stamps, drafts, limited circulation.

Only a mark that stands by itself counts (Luật 117/2025/QH15 knows three levels); prose that speaks of
secrets, and a cited cipher telegram such as ``10/ĐM``, do not. All three functions take raw text, are
linear, and never raise: they run before anything is stored.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.text import clean, squeeze

_LEVEL: Final = r"(?:TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)"
_BORDER: Final = re.compile(r"[*#_|\\`~<>=+\[\]{}()“”\"'«»•■□▪●◊☐☑♦│║┃┌┐└┘─━═╔╗╚╝╠╣\-–—:.,;!/]+")
_GAP: Final = re.compile(r"\t|[ \u00a0]{3,}|\|")
_SPACED: Final = re.compile(r"(?<!\w)(?:[^\W\d_] )+[^\W\d_](?!\w)")
_HEADING: Final = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|[Đđ]ộc lập ?- ?[Tt]ự do ?- ?[Hh]ạnh phúc"
)
_STAMP: Final = re.compile(
    rf"(?:(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|CÔNG VĂN|DẤU|ĐỘ|MỨC ĐỘ|MỨC|ĐÓNG DẤU)\s+)*(?:MẬT\s+)?(?P<level>{_LEVEL})"
    r"(?:\s+(?:NHÀ NƯỚC|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|KHẨN|HỎA TỐC HẸN GIỜ))?"
    r"(?:\s+(?:BẢN\s+)?SỐ\s+\w{1,6}(?:\s+\w{1,4})?)?"
)
_SMALL: Final = re.compile(r"Mật|[Tt]ối [Mm]ật|[Tt]uyệt [Mm]ật|[Tt]ài liệu (?:tối |tuyệt )?[Mm]ật")
_COPY: Final = re.compile(r"\s+[Bb]ản [Ss]ố\s*\w{0,6}$")  # the copy number beside a stamp
_FIELD: Final = re.compile(
    r"(?:độ|mức độ|mức|cấp|cấp độ|dấu(?: chỉ)?(?: mức)?(?: độ)?|phân loại)\s+(?:bảo\s+)?mật"
    r"\s*[:：=\-–]\s*(?:tài liệu\s+)?"
    r"(?P<level>tuyệt\s*mật|tối\s*mật|mật|top secret|secret|confidential|[abc](?=\s*(?:$|[.,;)])))",
    re.IGNORECASE,
)
_LEVELS: Final = {
    "mật": "mật", "tốimật": "tối mật", "tuyệtmật": "tuyệt mật",
    "a": "tuyệt mật", "b": "tối mật", "c": "mật",
    "topsecret": "tuyệt mật", "secret": "tối mật", "confidential": "mật",
}  # fmt: skip
_LETTER_STAMP: Final = re.compile(r"(?:DẤU|KÝ HIỆU ĐỘ MẬT|ĐỘ MẬT)\s+[\"'“]?(?P<level>[ABC])[\"'”]?")
_SHORT: Final = 120  # a stamp line, with its box, its copy number and what a column glued to it
_DRAFT: Final = re.compile(
    r"(?:BẢN\s+)?DỰ\s*THẢO"
    r"(?:\s+(?:LẦN|LẦN THỨ|NGÀY|SỐ|L)?\s*(?:\d[\d./]*|[IVX]+|MỘT|HAI|BA|BỐN|NĂM))?(?:\s+NGÀY\s+[\d./ ]+)?"
)
_CIRCULATION: Final = re.compile(
    r"XEM XONG TRẢ LẠI|TÀI LIỆU THU HỒI|(?:TÀI LIỆU )?THU HỒI SAU (?:CUỘC HỌP|HỘI NGHỊ|KHI HỌP)"
    r"|KHÔNG PHỔ BIẾN|KHÔNG SAO CHỤP|CẤM SAO CHỤP|CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ"
)


def secrecy_stamp(text: str) -> str | None:
    """``mật``, ``tối mật`` or ``tuyệt mật`` when a stamp or a field ``Độ mật`` says so; the gravest wins."""
    if "m" not in text and "M" not in text:
        return None
    found = {level for line in _lines(text) for level in _levels(line)}
    return next((level for level in ("tuyệt mật", "tối mật", "mật") if level in found), None)


def draft_mark(text: str) -> str | None:
    """The words of a stamp ``DỰ THẢO (LẦN n)`` standing alone, else None."""
    return _alone(text, _DRAFT)


def circulation_mark(text: str) -> str | None:
    """The words of a stamp such as ``XEM XONG TRẢ LẠI`` or ``TÀI LIỆU THU HỒI`` standing alone, else None."""
    return _alone(text, _CIRCULATION)


def _lines(text: str) -> list[str]:
    return [line for line in clean(text).splitlines() if line.strip()]


def _levels(line: str) -> list[str]:
    if "Ậ" not in line and "ậ" not in line:
        return _lettered(line) if "DẤU" in line and len(line) < _SHORT else []
    out = [_LEVELS[_key(m["level"])] for m in _FIELD.finditer(line[: 4 * _SHORT])]
    if len(line) < _SHORT:
        out += _lettered(line)
    stamps = (_STAMP.fullmatch(_lifted(piece)) for piece in _pieces(line))
    return out + [_LEVELS[_key(m["level"])] for m in stamps if m]


def _lettered(line: str) -> list[str]:
    """The stamps A, B and C of envelopes."""
    found = _LETTER_STAMP.fullmatch(squeeze(_BORDER.sub(" ", line)))
    return [_LEVELS[found["level"].lower()]] if found else []


def _lifted(piece: str) -> str:
    """Capitals as printed; a level that is the whole piece may be in small letters, a bare ``mật`` may not."""
    return piece.upper() if _SMALL.fullmatch(piece) else _COPY.sub("", piece)


def _alone(text: str, pattern: re.Pattern[str]) -> str | None:
    for line in _lines(text):
        for piece in _pieces(line):
            if pattern.fullmatch(_raised(piece)):
                return piece
    return None


def _raised(piece: str) -> str:
    """A mark in sentence case ("Dự thảo lần 2") in capitals; anything longer as it is."""
    return piece.upper() if len(piece) < 30 and piece[:1].isupper() else piece


def _pieces(line: str) -> list[str]:
    """The line and its columns without boxes and marks, letter-spaced words closed up; prose gives none."""
    columns = [line, *_GAP.split(line)] if _GAP.search(line) else [line]
    if _HEADING.search(line):
        columns += _HEADING.split(line)
    return [_bare(column) for column in columns if len(column.strip()) <= _SHORT]


def _bare(piece: str) -> str:
    joined = _SPACED.sub(lambda m: m[0].replace(" ", ""), _BORDER.sub(" ", piece))
    return squeeze(joined)


def _key(level: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"\s+", "", level)).lower()
