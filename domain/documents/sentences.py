"""The body as sentences, each with the units that its paragraph charges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from domain.documents.grammar import compiled
from domain.documents.items import Body
from domain.documents.parties import asked_of, charged
from domain.documents.reading import Span
from domain.documents.sheet import Line, Passage

MARK: Final = compiled(
    r"(?:[-–—+•●▪◦]|\(?[ivx]{1,4}\)|[a-zđ]\)|[a-zđ]\.\s|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s"
    r"|\d{1,2}[.)]\s|\d{1,2}\s?[-–/](?=\s?[⟨A⟩]))\s*(?=\S)"
)
_NUMBERED: Final = compiled(r"\d{1,2}(?:\.\d{1,2}|[.)]\s|\s?[-–/]\s?[⟨A⟩])")  # an item within an item
_OWNER: Final = compiled(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ][.)]|\d{1,2}[.)])\s+(?P<name>[^.;]{4,200}?)\s*:?\s*$"
)
_END: Final = compiled(
    r"(?:(?<=[\w)\]”\"%][.!?…])(?<!TP\.)(?<!Tp\.)(?<!\sP\.)(?<!TT\.)(?<!KT\.)(?<!TL\.)(?<!TM\.)\s+(?=[⟨A⟩\-–“\"(\d])"
    r"|(?<=;)\s+|(?<=\./\.)\s*)"
)
_IMPOSING: Final = compiled(r"áo cáo|[Gg]ửi|[Nn]ộp|[Tt]rình|[Đđ]ăng ký|[Cc]ung cấp|[Cc]huyển")
_LONGEST: Final = 1_500  # code points of a sentence looked at; a real one has at most 900


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a part up to a semicolon; ``owner`` are the units charged with its paragraph.

    ``preamble`` says that it stands before the first item; ``first`` that it opens its paragraph.
    """

    text: str
    owner: tuple[str, ...]
    span: Span
    preamble: bool
    first: bool


def sentences(body: Body, owners: Sequence[tuple[str, ...]]) -> Iterator[Sentence]:
    """What may impose a report, in order; ``owners`` are the units that each item charges, item by item."""
    for group in _groups(body.opening):
        yield from _cut(group, (), preamble=bool(body.items))
    for item, owner in zip(body.items, owners, strict=True):
        inner = owner
        for group in _groups(item.lines):
            text = Passage(group).text
            heading = _OWNER.fullmatch(text[:260])
            if heading and (named := charged(heading["name"], heading=True)):
                inner = named
                continue
            if _NUMBERED.match(text):
                inner = charged(MARK.sub("", text[:700], count=1)) or owner
            yield from _cut(group, inner, preamble=False)
    for group in _groups(body.closing):
        yield from _cut(group, (), preamble=False)


def _cut(lines: Sequence[Line], owner: tuple[str, ...], *, preamble: bool) -> Iterator[Sentence]:
    passage = Passage(lines)
    if not _IMPOSING.search(passage.text):
        return  # a paragraph without such a verb asks for no report
    start, subject = 0, owner
    ends = [(m.start(), m.end()) for m in _END.finditer(passage.text)]
    for stop, after in [*ends, (len(passage.text), len(passage.text))]:
        text = passage.text[start : min(stop, start + _LONGEST)]
        subject = _subject(text, asked=not owner) or subject
        yield Sentence(text, subject, passage.span(start, stop), preamble, first=start == 0)
        start = after


def _subject(text: str, *, asked: bool) -> tuple[str, ...]:
    """Who acts in the sentence; where no item charges anybody, whom the issuer asks ("… đề nghị các xã …")."""
    return (asked_of(text[:700]) if asked else ()) or charged(MARK.sub("", text[:700], count=1))


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Paragraphs: a list mark or an empty line begins one, and so does what follows a unit's name alone."""
    group: list[Line] = []
    for line in lines:
        if group and (MARK.match(line.text) or (line.gap and not line.lower) or _is_heading(group, line)):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _is_heading(group: Sequence[Line], following: Line) -> bool:
    first = group[0].text
    if len(group) > 1 or following.lower or len(first) > 200 or not _OWNER.fullmatch(first):
        return False
    return bool(charged(MARK.sub("", first, count=1), heading=True))
