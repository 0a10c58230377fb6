"""Số và ký hiệu: the number a document carries, and the numbers of the documents it cites.

Party ``963-CV/TU``, State ``15/CT-TTg``, normative ``123/2020/NĐ-CP``, and the older shapes. A number stays a
string: zeros in front and letters behind the digits mean something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from domain.documents.reading import Span
from domain.documents.sheet import Line, Passage

_DASHES: Final = re.compile("[\u2010-\u2015\u2212\u00ad]")
_GROUP: Final = r"[A-ZĐƯÔ][A-ZĐƯÔƠÂĂÊa-zđ0-9]{0,15}(?!\w)"
_JOIN: Final = r"(?:-|- | -|/|/ | /|&| & |\.)"
_SYMBOL: Final = rf"{_GROUP}(?:{_JOIN}{_GROUP}){{0,6}}"
_DIGITS: Final = r"\d{1,6}[a-zđA-D]?"
_PARTY_TYPE: Final = (
    r"(?:CV|CT|NQ|KL|TB|HD|KH|QĐ|QĐNS|QĐi|QĐI|QyĐ|QC|BC|CTr|CTrHĐ|CTHĐ|TTr|BS|ĐA|TT|TC|GM|PA|BB|ĐH|LKG|CL|QH|GGT|PC"
    r"|TTR|CTR|QCPH|QCLV|TL|ĐHĐ)"
)
_PARTY: Final = rf"{_DIGITS}\s?-\s?{_PARTY_TYPE}\s?[/-]\s?{_SYMBOL}"
_STATE: Final = rf"{_DIGITS}\s?/\s?(?:(?:19|20)\d\d\s?[/-]\s?)?{_SYMBOL}"
_NUMBER: Final = rf"(?:{_PARTY}|{_STATE})"
_LOOSE: Final = rf"(?:{_NUMBER}|{_DIGITS}\s?-\s?[A-ZĐ]{{2,6}}(?!\w)|\d{{1,6}}[A-ZĐ]{{2,5}}-{_SYMBOL})"

_LABEL: Final = re.compile(
    r"(?:(?:[A-ZĐ][^\W\d_]*\s[^\W\d_]+(?:\s[^\W\d_]+)?\s[Ss]ố(?=\s?:))|Số|SỐ)(?![^\W\d_])\s*:?\s*(?P<rest>.*)"
)
_CITED: Final = re.compile(
    rf"(?P<form>(?:[Mm]ẫu|[Bb]iểu|[Pp]hụ lục|[Pp]hiếu|[Mm]ã|Bản)(?:\s+mẫu)?\s+số\s*:?\s*)?"
    rf"(?P<word>(?:[Ss]ố|SỐ)\s*:?\s*)?(?<![\w/.,-])(?P<number>(?(word){_LOOSE}|{_NUMBER}))"
)
_SPACE: Final = re.compile(r"\s+")
_UPPER: Final = re.compile(r"[A-ZĐƯÔ]")
_HOUR: Final = re.compile(r"\d+/(?:H|Km|Kg|M|Ha)$", re.IGNORECASE)


def _tidy(number: str) -> str:
    return _SPACE.sub("", number).rstrip(".-/&")


def own_number(head: Sequence[Line]) -> tuple[str, Span, int] | None:
    """The number in the head, its place, and the index of its line; None when missing or left blank."""
    for n, line in enumerate(head):
        text = _DASHES.sub("-", line.text)
        if not (label := _LABEL.match(text) or _LABEL.match(_after_type(text))):
            continue
        rest = label["rest"] or (_DASHES.sub("-", head[n + 1].text) if n + 1 < len(head) else "")
        if found := re.match(_LOOSE, rest):
            return _tidy(found[0]), (line.start, line.end), n
    return None


def _after_type(text: str) -> str:
    return text[text.find(" số ") + 1 :].replace("số", "Số", 1) if text[:9].isupper() and " số " in text else ""


def is_number_line(line: Line) -> bool:
    """The line of the number, filled in or left blank."""
    label = _LABEL.match(line.text)
    return label is not None and ("/" in line.text or "-" in _DASHES.sub("-", line.text) or len(line.text) < 8)


def cited_numbers(lines: Sequence[Line], own: str | None) -> tuple[str, ...]:
    """Every other document's number, once, in order of first appearance, without inner spaces."""
    text = _DASHES.sub("-", Passage(lines).text)
    seen: dict[str, str] = {}
    for found in _CITED.finditer(text):
        number = _tidy(found["number"])
        if not found["form"] and _plausible(number, found["word"] is not None):
            seen.setdefault(number.casefold(), number)
    if own:
        seen.pop(own.casefold(), None)
    return tuple(seen.values())


def _plausible(number: str, announced: bool) -> bool:
    """Without the word số in front the symbol itself must look like one."""
    symbol = number.lstrip("0123456789")
    if _HOUR.match(number):
        return False
    return announced or len(_UPPER.findall(symbol)) >= 3 or ("-" in symbol and len(_UPPER.findall(symbol)) >= 2)
