"""Trích yếu: what the document is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from domain.documents import words
from domain.documents.frame import GREETING, WIRE, Frame
from domain.documents.numbers import is_number_line
from domain.documents.reading import Span
from domain.documents.sheet import WALL, Line, Passage, span_of
from domain.documents.stamps import is_stamp

_START: Final = re.compile(
    r"(?:[Vv]\s?/\s?[Vv]\.?|V/(?= [a-zà-ỹđ])|VỀ VIỆC|[Vv]ề việc|Về|Trích yếu)(?![^\W\d_])\s*:?\s*"
)
_DATE: Final = re.compile(
    r"tháng\s+\d{1,2}\s+năm\s+\d{4}\W*$|.{0,60}\bngày\s*(?:\d{1,2}|[\s.…]*)\s*(?:tháng|$)"
)
_GROUNDS: Final = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Xét|Theo đề nghị)(?![^\W\d_])")
_LONGEST: Final = 24  # lines


def subject(frame: Frame) -> tuple[str, Span] | None:
    """After ``V/v`` in a letter, between the title and the body otherwise; without ``V/v`` in front."""
    lines = _of_title(frame) if frame.title >= 0 else _of_letter(frame)
    if not lines:
        return None
    text = _START.sub("", Passage(lines).text, count=1) if _START.match(lines[0].text) else Passage(lines).text
    text = re.sub(r"\s*[-_=]{3,}$", "", text).rstrip(" .;,:")
    return (text, span_of(lines)) if text else None


def _of_letter(frame: Frame) -> list[Line]:
    head = frame.head
    start = next((n for n, line in enumerate(head) if _START.match(line.text)), -1)
    if start < 0:
        start = _unannounced(head)
    if start < 0:
        return []
    lines = [head[start]]
    for line in head[start + 1 : start + _LONGEST]:
        if _ends_letter_subject(line):
            if not _is_right_column(line):
                break
            continue
        if line.gap and not line.lower:
            break
        lines.append(line)
    return lines


def _unannounced(head: Sequence[Line]) -> int:
    """A subject without ``V/v``: what stands right under the number in small letters."""
    for n, line in enumerate(head[:-1]):
        after = head[n + 1]
        if (
            is_number_line(line)
            and after.gap < WALL
            and not after.text.isupper()
            and not _ends_letter_subject(after)
        ):
            return n + 1
    return -1


def _ends_letter_subject(line: Line) -> bool:
    return (
        _is_right_column(line)
        or GREETING.match(line.text) is not None
        or is_number_line(line)
        or (line.capitals and words.UNIT.match(line.text) is not None and len(line.text) > 8)
    )


def _is_right_column(line: Line) -> bool:
    """The heading, a stamp or the date: it may interrupt a subject that stands beside it."""
    text = line.text
    if words.HEADING.search(text) is not None and (text.isupper() or text.startswith("Độc lập")):
        return True
    return is_stamp(line) or (
        _DATE.match(text) is not None and (text[:1].isupper() or text.startswith("tháng")) and len(text) < 70
    )


def _of_title(frame: Frame) -> list[Line]:
    lines = frame.lines[: _decider(frame)]
    own = lines[frame.title]
    first = _behind_title(own, frame.title_name)
    out: list[Line] = [first] if first else []
    for line in lines[frame.title + 1 : frame.title + _LONGEST]:
        if _ends_title_subject(line, out, bool(first) or bool(out)):
            break
        if not _is_right_column(line) and not is_number_line(line):
            out.append(line)
    return out


def _decider(frame: Frame) -> int:
    """Where the body that decides is named between the subject and its grounds: GIÁM ĐỐC SỞ Y TẾ / Căn cứ …"""
    start = frame.title + 2
    for n, line in enumerate(frame.lines[start : start + _LONGEST], start):
        if _GROUNDS.match(line.text):
            capitals = [m for m in range(start, n) if frame.lines[m].capitals and _decides(frame.lines[m])]
            return capitals[-1] if capitals else n
    return len(frame.lines)


def _behind_title(line: Line, name: str) -> Line | None:
    rest = line.text[len(name) :].strip(" :–-")
    if not rest or re.match(r"[Ss]ố\b|SỐ\b", rest):
        return None
    return Line(rest, rest, line.start, line.end)


def _decides(line: Line) -> bool:
    """Who takes the decision, named between the subject and the grounds: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH."""
    return words.UNIT.match(line.text) is not None or words.POST.match(line.text) is not None


def _ends_title_subject(line: Line, so_far: Sequence[Line], begun: bool) -> bool:
    if not begun:
        return WIRE.match(line.text) is not None or (line.gap == WALL and not line.capitals and bool(so_far))
    if line.gap == WALL or GREETING.match(line.text) or WIRE.match(line.text) or is_stamp(line):
        return True
    if line.gap and not line.lower and not (line.capitals and so_far[-1].capitals and not _decides(line)):
        return True
    if so_far[-1].capitals and not line.capitals and not so_far[-1].more:
        return not line.lower
    return not line.lower and words.OPENER.match(line.text) is not None and not line.capitals
