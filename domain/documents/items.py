"""The body as numbered items: the outermost numbering, and the paragraphs that belong to none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.documents.grammar import compiled
from domain.documents.sheet import Line

_ROMAN: Final = compiled(r"(?P<label>[IVX]{1,5})\s*(?:[.\-)/:–]\s*)(?=[^\s.])|(?P<alone>[IVX]{1,5})\.$")
_ARABIC: Final = compiled(
    r"(?P<label>\d{1,2})\s*(?:[.)]\s*(?!\d)|[-–]\s+|[-–](?=[⟨A⟩])|/\s+)(?=\S)|(?P<alone>\d{1,2})[.)]$"
)
_ARTICLE: Final = compiled(r"(?P<label>(?:Điều|ĐIỀU)\s+\d{1,3})\s*(?:[.:\-–]\s*|$)|(?P<alone>(?!))")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_CLOSING: Final = compiled(
    r"(?:Báo cáo (?:gửi|bằng|của)|Văn bản |Trân trọng|Mọi |Thông tin chi tiết|Đề nghị|Yêu cầu"
    r"|Trong quá trình|Quá trình|Nhận được|Trên đây|Giao |Nay,? "
    r"|Văn phòng [^.]{0,60}thông báo|Nơi nhận"
    r"|[A-ZĐỦỤ][^.;:]{3,90}?\s(?:đề nghị|yêu cầu|thông báo|trân trọng)\b|Căn cứ [^.]{0,60}(?:này|trên)"
    r"|\((?:Kèm|Gửi|Đính) )"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the outermost numbering; ``text_lines`` begin behind the label."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The lines before the first item, the items, and the closing paragraphs that no item owns."""

    opening: tuple[Line, ...]
    items: tuple[Item, ...]
    closing: tuple[Line, ...]


def body_of(lines: Sequence[Line], *, articles: bool) -> Body:
    """``articles`` says that the document is a decision, whose outermost items are Điều."""
    starts = _starts(lines, articles=articles)
    if not starts:
        return Body(tuple(lines), (), ())
    stops = [at for at, _, _ in starts[1:]] + [len(lines)]
    closing = _closing(lines, starts[-1][0], stops[-1])
    stops[-1] = closing
    items = tuple(
        Item(label, _behind(lines[at:stop], end)) for (at, label, end), stop in zip(starts, stops, strict=True)
    )
    return Body(tuple(lines[: starts[0][0]]), items, tuple(lines[closing:]))


def _starts(lines: Sequence[Line], *, articles: bool) -> list[tuple[int, str, int]]:
    if articles or not any(_ROMAN.match(line.text) or _ARABIC.match(line.text) for line in lines):
        found = _run(lines, _ARTICLE)
        if found:
            return found
    roman = _run(lines, _ROMAN)
    if len(roman) >= 2 and roman[0][1] == "I":
        return roman
    return _run(lines, _ARABIC)


def _run(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[tuple[int, str, int]]:
    """Lines whose labels count up by one, from wherever they begin."""
    out: list[tuple[int, str, int]] = []
    expected = 0
    for n, line in enumerate(lines):
        found = pattern.match(line.text)
        if not found:
            continue
        label = found["label"] or found["alone"]  # a label may stand alone in its line
        value = _value(label)
        rest = line.text[found.end() :]
        if rest[:1].islower() or (expected == 0 and value > 9):
            continue
        if expected in (0, value):
            out.append((n, label, found.end()))
            expected = value + 1
    return out


def _value(label: str) -> int:
    digits = re.sub(r"\D", "", label)
    if digits:
        return int(digits)
    values = [_VALUES[c] for c in label]
    return sum(-v if any(later > v for later in values[n + 1 :]) else v for n, v in enumerate(values))


def _behind(lines: Sequence[Line], end: int) -> tuple[Line, ...]:
    first = lines[0]
    printed = first.printed[end:] if first.printed[:end] == first.text[:end] else first.text[end:]
    cut = Line(first.text[end:].strip(), printed.strip(), first.start, first.end, first.gap, first.more)
    return (cut, *lines[1:]) if cut.text else tuple(lines[1:])


def _closing(lines: Sequence[Line], start: int, stop: int) -> int:
    """Where the last item ends: at a paragraph that begins as the end of a letter does."""
    for n in range(start + 1, stop):
        before = lines[n - 1].text
        fresh = lines[n].gap or before.endswith((".", "./.", ";", ":", "…", ")"))
        if fresh and not lines[n].dashed and _CLOSING.match(lines[n].text):
            return n
    return stop
