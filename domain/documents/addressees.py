"""Kính gửi, and in a công điện the list behind "điện:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.documents import words
from domain.documents.frame import GREETING, WIRE, Frame
from domain.documents.grammar import compiled
from domain.documents.reading import Span
from domain.documents.sheet import Line, Passage, span_of
from domain.documents.stamps import is_stamp

_DASH: Final = compiled(r"^(?:[-–—+•●▪◦]|Đồng kính gửi\s*:?)\s*")
_INNER: Final = compiled(r"(?<=[,;.:])\s+[-–—]\s+(?=[⟨A⟩])|^\s*[-–—]\s+")
_ASIDE: Final = compiled(
    r"\s*\((?:[Ss]au đây|[Đđ]ịa chỉ|[Tt]heo danh sách|[Cc]ó danh sách|[Dd]anh sách|gọi chung"
    r"|gọi tắt)[^)]{0,200}\)?"
)
_CLOSE: Final = compiled(r"\.(?:/\.)?$")
_PROSE: Final = 40  # code points: a line of text, no entry
_MOST: Final = 120  # lines of a list of addressees


def addressees(frame: Frame) -> tuple[tuple[str, ...], Span, int] | None:
    """The entries as printed, their place, and the index of the first line behind the list."""
    at, pattern = (frame.greeting, GREETING) if frame.greeting >= 0 else (frame.wire, WIRE)
    if at < 0:
        return None
    first = frame.lines[at]
    found = pattern.match(first.text)
    rest = (found["rest"] or "") if found else ""
    start = [replace(first, text=rest, printed=rest)] if rest.strip() else []
    lines, after = _list(frame, at, start)
    entries = tuple(entry for entry in _entries(lines) if entry)
    return (entries, span_of([first, *lines]), after) if entries else None


def _list(frame: Frame, at: int, start: list[Line]) -> tuple[list[Line], int]:
    lines = list(start)
    n = at + 1
    while n < min(frame.end, at + _MOST) and not (lines and _ends(lines, frame.lines[n])):
        if not is_stamp(frame.lines[n]):
            lines.append(frame.lines[n])
        n += 1
    return lines, n


def _ends(lines: Sequence[Line], line: Line) -> bool:
    """The list is over where a line neither is an entry nor goes on with one."""
    last = lines[-1].text
    if line.dashed and re.match(r"[-–—+•●▪◦]\s*\S", line.text):
        return bool(_CLOSE.search(last)) and not any(each.dashed for each in lines)
    if line.lower and not line.gap and not last.endswith((".", "./.")):
        return False
    if len(line.text) > _PROSE and words.PROSE.match(line.text):
        return True
    if line.text.startswith("(") and _ASIDE.match(line.text):
        return False
    if _CLOSE.search(last) or line.gap or re.match(r"\d{1,2}[.)]\s", line.text):
        return True
    if last.endswith((",", ";")) and not lines[-1].lower and words.OPENER.match(line.text):
        return any(each.dashed for each in lines)
    return len(line.text) > 60 and words.OPENER.match(line.text) is not None and last.endswith((",", ";", ")"))


def _entries(lines: Sequence[Line]) -> list[str]:
    dashed = any(_DASH.match(line.text) for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _DASH.match(line.text):
            groups.append([])
        groups[-1].append(line)
    texts = [Passage(group).text for group in groups]
    pieces = [p for text in texts for p in (_INNER.split(text) if dashed else text.split(";"))]
    return [_tidy(piece) for piece in pieces if piece.strip()]


def _tidy(entry: str) -> str:
    text = _ASIDE.sub("", _DASH.sub("", entry.strip()))
    return re.sub(r"(?:\./\.|[\s.,;:])+$", "", text).strip()
