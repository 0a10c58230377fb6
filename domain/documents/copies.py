"""Nơi nhận: who gets a copy, and what for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from domain.documents import words
from domain.documents.frame import COPIES, Frame
from domain.documents.grammar import compiled
from domain.documents.reading import Copy, Span
from domain.documents.sheet import WALL, Line, Passage, span_of

_DASH: Final = compiled(r"^[-–—+•●▪◦]\s*")
_INNER: Final = compiled(r"(?<=[;.,])\s+[-–—]\s*(?=[⟨A⟩])")
_SUBHEAD: Final = compiled(r"Bản (?:điện tử|giấy)\s*:?$|Gửi bản (?:giấy|điện tử)\s*:?$", flags=re.IGNORECASE)
_BRACKET: Final = compiled(r"\s*[({](?P<inner>[^(){}]{1,80})[)}]?\s*$")
_PURPOSE: Final = compiled(
    r"để\b|b/\s?c|b/?cáo|báo cáo|p/h|ph/hợp|phối hợp|t/h\b|th/hiện|thực hiện|chỉ đạo|theo dõi|biết|đăng|đưa tin"
    r"|phục vụ|kiểm tra|niêm yết|công khai|tổng hợp|triển khai|phổ biến|giám sát|xem xét|tham mưu"
    r"|đề nghị|thay b/c"
    r"|lưu ý|tuyên truyền|công bố",
    flags=re.IGNORECASE,
)
_END: Final = compiled(r"(?:\./\.|[\s.,;])+$")
_SEMICOLON: Final = compiled(r";\s+")
_COMMA_LINE: Final = compiled(r",\s+(?=[⟨A⟩])")
_ARCHIVE: Final = compiled(r"L[ưu]u\b", flags=re.IGNORECASE)
_MOST: Final = 80  # lines of a list of copies


def copies(frame: Frame) -> tuple[tuple[Copy, ...], Span] | None:
    """The entries as printed, each with the purpose in its bracket; a brace gives it to several lines."""
    if frame.copies < 0:
        return None
    lines = _list(frame)
    groups = _groups(lines) if any(map(_dashed, lines)) else _by_semicolons(lines)
    found = [_copy(group) for group in groups]
    entries = [copy for copy, _ in found]
    braced = [n for n, (_, brace) in enumerate(found) if brace]
    purpose = next((entries[n].purpose for n in braced if entries[n].purpose), None)
    shared = tuple(
        Copy(copy.to, copy.purpose or (purpose if n in braced else None)) for n, copy in enumerate(entries)
    )
    return (shared, span_of(lines)) if shared else None


def _list(frame: Frame) -> list[Line]:
    head = frame.lines[frame.copies]
    found = COPIES.match(head.text)
    rest = (found["rest"] or "").strip() if found else ""
    out = [Line(rest, rest, head.start, head.end)] if rest and not words.AUTHORITY.match(rest) else []
    below = frame.lines[frame.copies + 1 :]
    if not out and below and not any(map(_dashed, below[:_MOST])) and below[0].text.endswith((";", ",")):
        out, below = [below[0]], below[1:]
    broken = False  # a line of the signature stands between: only a dash takes the list up again
    for line in below[:_MOST]:
        if _signs(line):
            broken = True
        elif _DASH.match(line.text) or (not broken and _goes_on(out, line)):
            broken = False
            out.append(line)
        elif out and _is_over(out):
            break
    return out


def _signs(line: Line) -> bool:
    """A line of the signature that stands beside the list, or a heading inside it."""
    text = line.text
    if _SUBHEAD.match(text):
        return True
    return text.isupper() and (words.AUTHORITY.match(text) is not None or words.POST.match(text) is not None)


def _goes_on(out: Sequence[Line], line: Line) -> bool:
    if not out or line.gap == WALL or (line.gap and not line.lower) or (line.capitals and len(line.text) > 12):
        return False
    last = out[-1].text
    if last.endswith((";", ",")) and not any(map(_dashed, out)) and not line.capitals:
        return True
    if last.endswith(("./.", ".")) and not line.lower:
        return False
    return not (_ARCHIVE.search(last[:9]) and not line.lower and last.endswith((".", ")", "-")))


def _is_over(out: Sequence[Line]) -> bool:
    return any(_ARCHIVE.match(_DASH.sub("", line.text)) for line in out[-2:])


def _groups(lines: Sequence[Line]) -> list[str]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _DASH.match(line.text):
            groups.append([])
        groups[-1].append(line)
    return [part for group in groups for part in _INNER.split(Passage(group).text) if part.strip(" -")]


def _dashed(line: Line) -> bool:
    return _DASH.match(line.text) is not None


def _by_semicolons(lines: Sequence[Line]) -> list[str]:
    """Entries of a list that was typed without marks: each ends in a semicolon, or with its line."""
    text = Passage(lines).text
    cut = _SEMICOLON if ";" in text else _COMMA_LINE
    return [part for part in cut.split(text) if part.strip(" -")]


def _copy(entry: str) -> tuple[Copy, bool]:
    text = _END.sub("", _DASH.sub("", entry.strip()))
    brace = "}" in text or "{" in text
    text = re.sub(r"\s*[{}]\s*", " ", text).strip()
    found = _BRACKET.search(text)
    if found and _PURPOSE.search(found["inner"]):
        return Copy(_END.sub("", text[: found.start()]), found["inner"].strip()), brace
    return Copy(_END.sub("", text)), brace
