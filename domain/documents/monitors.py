"""Đơn vị theo dõi: the body that the last items charge to follow a directive up, which is no reporter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from domain.documents.grammar import WORD_END, compiled
from domain.documents.items import Body
from domain.documents.parties import asked_of, charged
from domain.documents.sentences import MARK
from domain.documents.sheet import Line, Passage

FOLLOWS: Final = compiled(
    r"(?:theo dõi|đôn đốc|nắm (?:chắc )?tình hình|kiểm tra)[^.;]{0,90}?"
    r"(?:đôn đốc|thực hiện|triển khai|[Cc]ông văn này|[Kk]ế hoạch này|[Cc]hỉ thị này|[Cc]ông điện này)",
    WORD_END,
)
_SURE: Final = compiled(r"đôn đốc|nắm (?:chắc )?tình hình")
_LAST: Final = 2  # items, with the closing paragraphs, in which a letter names who follows it up
_OPENING: Final = 500  # code points of an item that say who does what


def monitors(body: Body) -> tuple[str, ...]:
    """The bodies as printed, each once; empty when nobody is named."""
    found: dict[str, None] = {}
    for text in _candidates(body):
        if (follows := FOLLOWS.search(text[:_OPENING])) and _SURE.search(text, follows.start()):
            found.update(dict.fromkeys(_named(text)))
    return tuple(found)


def _candidates(body: Body) -> Iterator[str]:
    for item in body.items[-_LAST:]:
        yield from _paragraphs(item.lines)
    if body.closing:
        yield from _paragraphs(body.closing)


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    for part in Passage(lines).text.split(". "):
        yield MARK.sub("", part.strip(), count=1)


def _named(text: str) -> tuple[str, ...]:
    opening = text[:_OPENING].replace(" Theo dõi", ": theo dõi")
    named = charged(opening) or asked_of(opening)
    return tuple(
        name for name in named if not name.casefold().startswith("các ")
    )  # everybody follows up nobody
