"""Who is charged: the noun phrase of units or posts that stands before the verb of a clause."""

from __future__ import annotations

import re
from typing import Final

from domain.documents.grammar import WORD_END, WORD_START, compiled, one_of
from domain.documents.unit_heads import CAPITAL_HEADS, FALSE_HEADS, HEAD
from domain.documents.verbs import PHRASE, verb_at

_ASSIGN: Final = compiled(
    one_of("Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị|Phân công|phân công|Trách nhiệm của|trách nhiệm của"),
    r"\s*(?:cho\s+|nhiệm vụ cho\s+|trách nhiệm cho\s+|:\s*)?",
)
_INTRO: Final = compiled(
    one_of(
        """Trên cơ sở|Căn cứ|Từ|Theo|Để|Nhằm|Trước|Sau|Khi|Trong|Định kỳ|Hằng|Hàng|Chậm nhất|Thực hiện
        Ngay sau|Nếu|Tại|Đối với|Về
        Trường hợp|Ngoài ra|Đồng thời|Đặc biệt|Riêng|Cùng với|Bên cạnh|Qua|Thời gian"""
    ),
    r"\s",
)
_MOST: Final = 700  # code points of an opening clause


def charged(text: str, *, heading: bool = False) -> tuple[str, ...]:
    """The units that the opening clause of an item charges, one by one; empty when it charges nobody.

    ``heading``: the text is a line of its own, so that a unit's name alone is enough.
    """
    if about := _ABOUT.match(text):
        heading, text = True, text[about.end() :]
    phrase = _phrase(text[:_MOST], heading=heading)
    return split_parties(phrase) if phrase else ()


_ABOUT: Final = compiled(r"Đối với\s+(?=[⟨A⟩][^.;]{2,120}?(?:\s*:|\s*$))")


def asked_of(text: str) -> tuple[str, ...]:
    """Whom the issuer asks in running text: "Ban Thường vụ đề nghị các chi bộ …"; empty when nobody."""
    found = _ASKED.search(text)
    return charged(f"{text[found.end() :]} phải") if found else ()


_ASKED: Final = compiled(WORD_START, r"(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao)\s+(?=", HEAD.pattern, ")")


def _phrase(text: str, *, heading: bool) -> str:
    assigned = _ASSIGN.match(text)
    body = text[assigned.end() :] if assigned else text
    if found := _noun_phrase(body, loose=heading or assigned is not None):
        return found
    introduced = _INTRO.match(text) is not None
    for start in _STARTS.finditer(text):
        rest = text[start.end() :]
        again = _ASSIGN.match(rest)
        if not (again or introduced) or (start[0] == " " and not rest.startswith("các ")):
            continue
        if rest[:1].islower() and _GENITIVE.search(text, 0, start.start()):
            continue  # "theo đề nghị của các sở, cơ quan liên quan, …": still the list of whose
        if found := _noun_phrase(rest[again.end() :] if again else rest, loose=again is not None):
            return found
    return ""


_GENITIVE: Final = compiled(WORD_START, r"(?:của|giữa|từ)\s+(?:các|những)\s[^,;.]*$")
_STARTS: Final = compiled(
    r"[,;]\s+|(?<!của)(?<!cho)(?<!với)(?<!từ)(?<!do)(?<!tại)(?<!trong)(?<!về)(?<!và)(?<!là)(?<!theo)(?<!đến)(?<!hiện)\s(?=các\s)"
)  # where a subject may begin behind an adverbial


def _noun_phrase(text: str, *, loose: bool) -> str:
    """The units at the beginning of the text up to the verb; empty when it does not begin with a unit."""
    if not HEAD.match(text):
        return ""
    end = verb_at(text)
    if end is None:
        stop = _HALT.search(text)
        end = stop.start() if stop else len(text)
        if not (loose or (stop and stop[0].startswith(":"))):
            return ""
    return text[:end].strip(" ,;:-") if 0 < end <= PHRASE else ""


_HALT: Final = compiled(r":\s|:$|\.\s|\.$|\s[-–+]\s|\s[a-zđ]\)\s|\s\d{1,2}\.\d{1,2}")


_ASIDE: Final = re.compile(r"\s*\([^)]{0,120}\)")
_SEMICOLON: Final = re.compile(r"\s*;\s*(?:và\s+)?")
_COMMA: Final = re.compile(r",\s+(?:và\s+)?|\s+(?:và|cùng)\s+")
_NAMED: Final = compiled(
    FALSE_HEADS,
    "(?:",
    CAPITAL_HEADS,
    "|(?:người đứng đầu|thủ trưởng|trưởng, phó|chủ tịch|bí thư|các|đồng chí|giám đốc|hiệu trưởng))",
    WORD_END,
)
_COLLECTIVE: Final = compiled(
    r"(?:[Tt]oàn bộ\s+|[Tt]hủ trưởng\s+|[Ll]ãnh đạo\s+|[Nn]gười đứng đầu\s+|[Gg]iám đốc\s+|Chủ tịch\s+"
    r"|Các đồng chí\s+[^,;]{0,30})?",
    r"(?:[Cc]ác|[Cc]ấp ủy|[Cc]ấp uỷ)\s+(?!đồng chí)",
)


_HALF: Final = compiled(r"[Cc]ác\s+(?:chi|huyện|thị|tỉnh|thành|sở|ban)")  # "các chi, đảng bộ": half a word


def split_parties(phrase: str) -> tuple[str, ...]:
    """Separate named units; a collective ("Các sở, ban, ngành") and "các tỉnh: A, B" stay one."""
    bare = _ASIDE.sub("", phrase).strip()
    parts = [part for piece in _SEMICOLON.split(bare) for part in _commas(piece)]
    return tuple(p for p in (part.strip(" ,;:.-") for part in parts) if p)


def _commas(piece: str) -> list[str]:
    if ":" in piece:
        return [piece]
    out: list[str] = []
    start = 0
    for cut in _COMMA.finditer(piece):
        if _parts(piece[start : cut.start()], piece[cut.end() :], comma=cut[0].startswith(",")):
            out.append(piece[start : cut.start()])
            start = cut.end()
    return [*out, piece[start:]]


def _parts(before: str, after: str, *, comma: bool) -> bool:
    """Whether a comma or ``và`` parts two named units, or stands inside one collective or name."""
    if not before.strip() or not _NAMED.match(after) or _HALF.fullmatch(before):
        return False
    if _COLLECTIVE.match(before):
        return after[:1].isupper() and not after.startswith("Các ") and (comma or not after.startswith("Phát"))
    if after.startswith("các "):
        return not comma or before[:1].isupper()
    return not before.endswith("Bộ trưởng")
