"""Is it a directive at all? News, invitations, model letters and chat are not."""

from __future__ import annotations

import re
from typing import Final

from domain.documents import words
from domain.documents.frame import Frame
from domain.documents.numbers import is_number_line
from domain.documents.sheet import Line

_BLANK: Final = re.compile(r"…{2,}|\.{4,}|_{4,}|…\.|\.…|\[[^\]\n]{2,40}\]|\(\d\)…")
_FORM: Final = re.compile(r"TÊN (?:CƠ QUAN|TỔ CHỨC|ĐƠN VỊ|CQ|TC|DOANH NGHIỆP)|\(?TÊN LOẠI VĂN BẢN")
_DATE: Final = re.compile(r"\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b")
_LETTER_TYPE: Final = "công văn"
_ENOUGH: Final = 3
_TEMPLATE: Final = 4  # places left to be filled in, in the head and the opening


def doc_type(frame: Frame) -> str | None:
    """The printed type in small letters, ``công văn`` for a letter, None for what is no directive."""
    if frame.title_name in words.INVITATIONS or not frame.lines:
        return None
    if _evidence(frame) < _ENOUGH or _is_template(frame):
        return None
    if frame.title_name:
        return frame.title_name
    return _LETTER_TYPE if frame.greeting >= 0 else None


def _evidence(frame: Frame) -> int:
    head = frame.head
    text = " ".join(line.text for line in head)
    return (
        2 * bool(words.PARTY.search(text) or words.STATE.search(text))
        + 2 * (frame.greeting >= 0)
        + 2 * (frame.title >= 0)
        + any(is_number_line(line) for line in head)
        + bool(_DATE.search(text))
        + (frame.copies >= 0)
        + (frame.signature >= 0 or _signed(frame))
        - 3 * _reported(frame)
    )


def _signed(frame: Frame) -> bool:
    tail = frame.lines[frame.end :]
    return any(words.AUTHORITY.match(line.text) and line.capitals for line in tail[:60])


def _reported(frame: Frame) -> bool:
    """Prose of a journalist before anything that belongs to a head."""
    before = []
    for line in frame.lines[:20]:
        if words.HEADING.search(line.text) or words.UNIT.match(line.text) or is_number_line(line):
            break
        before.append(line)
    stop = next((at for at in (frame.greeting, frame.title) if at >= 0), len(before))
    return sum(map(_is_prose, before[:stop])) >= 2


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) > 90 and text[-1:] in ".?!" and not text.isupper()


def _is_template(frame: Frame) -> bool:
    start = max(frame.greeting, frame.title, 0)
    opening = frame.lines[: start + 12]
    if any(_FORM.match(line.text) for line in opening):
        return True
    blanks = sum(len(_BLANK.findall(line.text[:500])) for line in opening)
    return blanks >= _TEMPLATE
