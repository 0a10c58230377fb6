"""The head: who issues, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.documents import words
from domain.documents.frame import WIRE, Frame
from domain.documents.grammar import compiled
from domain.documents.naming import in_sentence_case
from domain.documents.numbers import is_number_line
from domain.documents.reading import Span
from domain.documents.sheet import Line, Passage, span_of
from domain.documents.stamps import is_stamp

_DATE: Final = compiled(
    r"(?P<place>[⟨A⟩][^,;:.\d]{0,45}?(?:\.[A-ZĐ][^,;:.\d]{0,30})?)\s*,?\s*ngày\s*(?P<day>\d{1,2})?[\s.…/_]*"
    r"tháng\s*(?P<month>\d{1,2})?[\s.…/_]*năm\s*(?P<year>\d{4})?"
)
_SLASHED: Final = compiled(
    r"(?P<place>[⟨A⟩][^,;:.\d]{1,40}),\s*ngày\s*(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\s*$"
)
_UNDATED: Final = compiled(r"(?P<place>[⟨A⟩][^,;:.\d]{1,40}),\s*ngày[\s.…/_]*")
_RUNNING: Final = compiled(r"[⟨a⟩]{2,}\s*$")
_BEGUN_PLACE: Final = compiled(
    r"(?:Thành phố|TP\.?|Tp\.?|Thị xã|Huyện|Xã|Phường|Thị trấn|Bà Rịa)\b[^,\d]{0,30}$"
)
_HALF: Final = frozenset(  # say whose they are on the next line
    ["VĂN PHÒNG", "ĐẢNG ỦY", "ĐẢNG UỶ", "ĐẢNG BỘ", "CHI BỘ", "ĐẢNG ĐOÀN", "BAN CÁN SỰ ĐẢNG", "ỦY BAN THƯỜNG VỤ"]
)
_SMALL_UNIT: Final = compiled(r"[⟨A⟩][⟨a⟩A-Z& ⟨A⟩-]{3,70}$")


def place_and_date(frame: Frame) -> tuple[str | None, date | None, Span] | None:
    """From the line "Lam Giang, ngày 29 tháng 7 năm 2020"; a blank day or month leaves the date None."""
    lines = frame.head
    for n, line in enumerate(lines):
        if "ngày" not in line.text or len(line.text) > 160:
            continue
        broken = n > 0 and line.text.startswith("ngày") and lines[n - 1].text.endswith(",")
        window = lines[n - broken : n + 3]
        joined = Passage(window).text
        found = _DATE.search(joined[:240]) or _SLASHED.search(line.text)
        if found and found.start() <= _START and not _in_prose(joined, found, line):
            place = _whole_place(found["place"], lines, n - broken, found.start())
            return place, _date(found), span_of(window[: 1 + (found.end() > len(window[0].text))])
    return _blank_place(lines)


_START: Final = 80  # a date line may have the number or the subject glued in front of it


def _in_prose(joined: str, found: re.Match[str], line: Line) -> bool:
    """ "Căn cứ Quyết định ngày 3 tháng 4 năm …": more text runs on behind, or a citation stands in front."""
    before = joined[: found.start()]
    after = line.text[line.text.find(found[0][-8:]) + 8 :] if found[0][-8:] in line.text else ""
    return _RUNNING.search(before) is not None or len(after.strip(" ./_-")) > 12


def _blank_place(lines: Sequence[Line]) -> tuple[str | None, date | None, Span] | None:
    for line in lines:
        if found := _UNDATED.fullmatch(line.text):
            return found["place"], None, (line.start, line.end)
    return None


def _whole_place(place: str, lines: Sequence[Line], n: int, at: int) -> str:
    """The place with the beginning that was broken off onto the line before."""
    before = lines[n - 1].text if n else ""
    broken = at == 0 and not lines[n].gap and _BEGUN_PLACE.fullmatch(before)
    return f"{before} {place}".strip() if broken else place.strip()


def _date(found: re.Match[str]) -> date | None:
    day, month, year = found["day"], found["month"], found["year"]
    if not (day and month and year):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def issuer(frame: Frame) -> tuple[str, Span] | None:
    """The lowest unit of the left column, in sentence case; VĂN PHÒNG takes the body above it along."""
    names = _names(frame.head)
    if not names:
        return _wired(frame) or _in_small_letters(frame.head)
    name, lines = names[-1]
    if re.fullmatch(r"VĂN PHÒNG", name) and len(names) > 1:
        above, more = names[-2]
        return in_sentence_case(f"{name} {above}"), span_of([*more, *lines])
    return in_sentence_case(name), span_of(lines)


def _in_small_letters(head: Sequence[Line]) -> tuple[str, Span] | None:
    """A head typed without capitals: the last unit's name in a line of its own above the number."""
    if not any(is_number_line(line) for line in head):
        return None
    above: list[Line] = []
    for line in head:
        if is_number_line(line):
            break
        if words.UNIT.match(line.text.upper()) and _SMALL_UNIT.fullmatch(line.text):
            above.append(line)
    return (above[-1].text, span_of(above[-1:])) if above else None


def _wired(frame: Frame) -> tuple[str, Span] | None:
    if frame.wire < 0:
        return None
    line = frame.lines[frame.wire]
    found = WIRE.match(line.text)
    who = found["who"] if found else None
    if not who:
        return None
    return (in_sentence_case(who) if who.isupper() else who), (line.start, line.end)


def _names(head: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    names: list[tuple[str, list[Line]]] = []
    open_, before = False, None
    for line in head:
        if is_number_line(line):
            if names:
                break
            continue
        if _is_other(line) and not (line.text == "VIỆT NAM" and names and before in names[-1][1]):
            open_ = open_ and (line.gap == 0 or words.HEADING.search(line.text) is not None)
            before = line
            continue
        if names and _continues(names[-1][0], line, open_):
            names[-1] = (f"{names[-1][0]} {line.text}", [*names[-1][1], line])
        elif words.UNIT.match(line.text) or words.is_begun(line.text):
            names.append((line.text, [line]))
        else:
            continue
        open_, before = True, line
    return names


def _is_other(line: Line) -> bool:
    """Not part of a name: the heading of the Party or the State, a stamp, anything in small letters."""
    text = line.text
    return not text.isupper() or words.HEADING.search(text) is not None or is_stamp(line) or len(text) > 120


def _continues(name: str, line: Line, open_: bool) -> bool:
    if words.is_begun(name) or (name in _HALF and line.gap == 0 and not line.text.startswith(name[:3])):
        return True
    return open_ and not words.UNIT.match(line.text) and not words.POST.match(line.text)
