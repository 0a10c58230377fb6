"""Độ khẩn: the stamp of urgency, wherever the conversion has put it, if it stands by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from domain.documents.reading import Span
from domain.documents.sheet import Line
from domain.text import squeeze
from domain.urgency import Urgency, urgency_of

_BORDER: Final = re.compile(r"[()\[\]{}<>«»“”\"'.:;,!_=~•\-–—]+")
_SPACED: Final = re.compile(r"(?<!\w)(?:[^\W\d_] ){2,}[^\W\d_](?!\w)")
_STAMP: Final = re.compile(
    r"(?:(?:TUYỆT MẬT|TỐI MẬT|MẬT)\s+)?(?P<level>HỎA TỐC HẸN GIỜ|HOẢ TỐC HẸN GIỜ|HỎA TỐC|HOẢ TỐC"
    r"|THƯỢNG KHẨN|KHẨN)"
    r"(?:\s+(?:\d{1,2}\s*(?:GIỜ|G|H|h|giờ)?\s*\d{0,2}.{0,30}))?"
)
_FIELD: Final = re.compile(
    r"(?:Độ|Mức độ) khẩn\s*[:：]\s*(?P<level>hỏa tốc hẹn giờ|hỏa tốc|hoả tốc|thượng khẩn|khẩn)\b", re.IGNORECASE
)


def urgency_stamp(lines: Sequence[Line]) -> tuple[Urgency, str, Span] | None:
    """The highest level stamped, its printed words and their place; None when nothing is stamped."""
    found = [(urgency_of(words), words, (line.start, line.end)) for line in lines if (words := _words(line))]
    return max(found, key=lambda each: (each[0].rank, len(each[1])), default=None)


def is_stamp(line: Line) -> bool:
    """A stamp of urgency or secrecy, or the rule that surrounds one."""
    bare = _bare(line.text)
    return _words(line) != "" or bare in {"MẬT", "TỐI MẬT", "TUYỆT MẬT"} or bare.startswith("BẢN SỐ")


def _words(line: Line) -> str:
    if len(line.text) > 60:
        return ""
    bare = _bare(line.text)
    found = _STAMP.fullmatch(bare) or _FIELD.search(line.text)
    return found["level"] if found else ""


def _bare(text: str) -> str:
    return squeeze(_SPACED.sub(lambda m: m[0].replace(" ", ""), _BORDER.sub(" ", text)))
