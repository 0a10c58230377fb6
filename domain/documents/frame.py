"""Where the parts of a letter begin: head, addressees, title, body, Nơi nhận, signature.

Found by patterns, not by position: a conversion may put the two columns of a head in either order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.documents import words
from domain.documents.grammar import compiled
from domain.documents.sheet import Line
from domain.text import tone_key

GREETING: Final = compiled(
    r"[-–—+•●▪\s]*K[íi]nh\s+g[ửủưuởơ]i\s*(?:[:：]\s*(?P<rest>.*)|$)", flags=re.IGNORECASE
)
WIRE: Final = compiled(
    r"(?P<who>[⟨A⟩][^:.;]{2,90}?)?\s*(?:điện|ĐIỆN)(?:\s+gửi)?\s*:\s*(?P<rest>.*)"
)  # Thủ tướng Chính phủ điện:
COPIES: Final = compiled(r"N[ơo]i\s+nh[ậâa]n\s*(?:[:：.]\s*(?P<rest>.*)|$)", flags=re.IGNORECASE)
_ANNEX: Final = compiled(
    r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|số\s+)?(?:\d{1,2}|[IVX]{1,5}|[A-Z]))?\s*[:.]?$"
    r"|PHỤ LỤC\s*[:.–-]?\s*[⟨A⟩]|(?:Mẫu|MẪU|Biểu|BIỂU|Biểu mẫu|BIỂU MẪU)\s*(?:số"
    r"|SỐ)?\s*:?\s*\d{1,2}[A-Za-z]?(?:\s*[:./–-].{0,60})?$"
    r"|(?:ĐỀ CƯƠNG|DANH SÁCH|DANH MỤC|BIỂU TỔNG HỢP|BẢNG TỔNG HỢP|BIỂU MẪU|MẪU BÁO CÁO)(?:\s|$)"
)
_FORMAL: Final = compiled(r"\(?(?:[Kk]èm theo|[Bb]an hành kèm theo|[Đđ]ính kèm)\b")
_HEADLINE: Final = 90  # code points of a title with its subject in one line
_OF_A_NAME: Final = re.compile(
    r"(?:VÀ|TÀI CHÍNH|ĐẦU TƯ|ĐÔ THỊ|KIẾN TRÚC|HÀNH CHÍNH|NÀY|SAU)(?![^\W\d_])|[-–,&]"
)
_OPENING: Final = 8  # lines of a head and a first paragraph: no annex begins before
_HEAD_LINES: Final = 60  # a head, with all its cells broken apart, is never longer
_TITLES: Final = {tone_key(name): name for name in (*words.TYPES, *words.INVITATIONS)}
_TITLE: Final = compiled(
    "(?P<name>"
    + "|".join(sorted((re.escape(n.upper()) for n in _TITLES.values()), key=len, reverse=True))
    + ")"
    r"(?:\s*[:\-–]|\s+(?P<rest>(?:SỐ|Số|số|[Vv]ề|VỀ|[⟨a⟩]|CỦA|[⟨A⟩]).{0,400}))?\s*",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Indices into the lines; -1 where a part is missing. ``body`` is where the text proper begins at the
    earliest, ``end`` where it ends."""

    lines: tuple[Line, ...]
    greeting: int
    wire: int
    title: int
    title_name: str
    copies: int
    signature: int
    end: int
    whole: tuple[Line, ...] = ()  # with what is attached

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines in which issuer, number, place and date may stand."""
        stop = next((at for at in (self.greeting, self.title) if at >= 0), -1)
        if stop < 0:
            return self.lines[: min(_HEAD_LINES, self.end if self.end >= 0 else len(self.lines))]
        return self.lines[:stop]


def frame(lines: tuple[Line, ...]) -> Frame:
    """The parts of the letter that these lines make, as far as they can be told apart."""
    whole, lines = lines, lines[: _annex(lines)]
    copies = _first(lines, COPIES, 0)
    greeting = _greeting(lines, copies)
    title, name = _title(lines, greeting, copies)
    wire = _first(lines[: title + 12 if title >= 0 else 30], WIRE, max(title, 0)) if greeting < 0 else -1
    start = max(greeting, title, wire, 0)
    signature = _signature(lines, start, copies)
    ends = [at for at in (copies, signature) if at > start]
    return Frame(lines, greeting, wire, title, name, copies, signature, min(ends, default=len(lines)), whole)


def _annex(lines: Sequence[Line]) -> int:
    """Where attached lists and forms begin: behind the signature, or where one is announced as attached."""
    closed = False
    for n, line in enumerate(lines):
        text = line.text
        closed = closed or (n > _OPENING and COPIES.match(text[:300]) is not None)
        if n > _OPENING and len(text) < _HEADLINE and _ANNEX.match(text):
            behind = " ".join(each.text for each in lines[n + 1 : n + 5])
            if closed or not text.isupper() or _FORMAL.search(behind):
                return n
    return len(lines)


def _first(lines: Sequence[Line], pattern: re.Pattern[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if pattern.match(lines[n].text[:300])), -1)


def _greeting(lines: Sequence[Line], copies: int) -> int:
    found = _first(lines[: copies if copies > 0 else 200], GREETING, 0)
    return found if found < 200 else -1


def _title(lines: Sequence[Line], greeting: int, copies: int) -> tuple[int, str]:
    """The line that is a type's name in capitals; after a greeting only an announced letter has one."""
    stop = greeting if greeting >= 0 else min(len(lines), _HEAD_LINES)
    if 0 <= copies < stop:
        stop = copies
    for n in range(stop):
        if name := _title_name(lines, n):
            return n, name
    return -1, ""


def _title_name(lines: Sequence[Line], n: int) -> str:
    text = lines[n].text
    found = _TITLE.fullmatch(text[:600])
    if not found or not _stands_alone(found["rest"]):
        return ""
    if n + 1 < len(lines) and not found["rest"] and lines[n].more and lines[n + 1].text.isupper():
        joined = f"{text} {lines[n + 1].text}"
        if longer := _TITLE.fullmatch(joined):
            return _TITLES[tone_key(longer["name"])]
    return _TITLES[tone_key(found["name"])]


def _stands_alone(rest: str | None) -> bool:
    """THÔNG BÁO alone, or followed by what it is about; not a heading such as KẾ HOẠCH VÀ ĐẦU TƯ."""
    if rest is None:
        return True
    if rest.isupper() and len(rest) < _HEADLINE and not _OF_A_NAME.match(rest):
        return True
    return (
        re.match(r"(?:[Ss]ố|SỐ|[Vv]ề|VỀ|[Kk]ết luận|KẾT LUẬN|CỦA|[Tt]riển khai|[Tt]hực hiện)\b", rest)
        is not None
    )


def _signature(lines: Sequence[Line], start: int, copies: int) -> int:
    """The first line of the block that signs: near Nơi nhận on either side, else the last in the text."""
    if copies >= 0:
        before = range(max(start + 1, copies - 12), copies)
        return next((n for n in before if _signs(lines, n)), -1)
    return next((n for n in range(start + 1, len(lines)) if _signs(lines, n)), -1)


def _signs(lines: Sequence[Line], n: int) -> bool:
    text = lines[n].text
    return text.isupper() and len(text) < 90 and words.AUTHORITY.match(text) is not None
