"""The page as lines: marks of Markdown and tables taken off, columns told apart, noise dropped, places kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain.documents import words
from domain.documents.columns import cells
from domain.documents.glue import is_glued, unglue
from domain.documents.reading import Span

BLANK, WALL = 1, 2  # what may stand before a line: an empty line; a rule or the border of a cell

_SPACES: Final = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"  # each is one code point, as a space: places stay
_BREAK: Final = re.compile(r"<br\s*/?>", flags=re.IGNORECASE)
_HEADING: Final = re.compile(r"^[\s>]*(?:#{1,6}\s+)?")
_STARS: Final = re.compile(r"\*+")
_RULE: Final = re.compile(r"[\s\-_=~*\\|+:.–—#>]*")
_NUMBERS: Final = re.compile(
    r"(?!\d{1,2}[.)]$)(?:trang\s+)?\W?\d{1,5}[a-zđ]?\W?(?:\s+\d{1,4}|\s*/\s*\d{1,3})?\s*", flags=re.IGNORECASE
)
_STAMPED: Final = re.compile(
    r"(?:Ký bởi|Giờ ký|Thời gian ký|Người ký|Ngày ký|Cơ quan ký|Email)\b.*|Cơ quan: .*|\+07:00"
    r"|\S+@\S+\.\w+|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?.*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or cell. ``text`` has its run-together words mended, ``printed`` has not.

    ``start``/``end`` are its place in ``clean(text)``. ``gap`` is 0, BLANK or WALL; ``more`` says that an
    emphasis is still open at its end, so that the next line belongs to it.
    """

    text: str
    printed: str
    start: int
    end: int
    gap: int = 0
    more: bool = False

    @property
    def dashed(self) -> bool:
        """Begins with the dash, plus or dot of a list."""
        return self.text[:1] in "-–—+•●▪◦" and len(self.text) > 1

    @property
    def capitals(self) -> bool:
        """Written in capitals alone."""
        return self.text.isupper()

    @property
    def lower(self) -> bool:
        """Goes on with what the line before began."""
        return self.text[:1].islower()


def lay_out(text: str) -> tuple[Line, ...]:
    """The lines of a cleaned text that say something, in order."""
    mend = unglue if is_glued(text) else str
    pieces = list(_pieces(_plain_spaces(text)))
    if _spaced_out(pieces):
        pieces = [replace(piece, gap=0) if piece.gap == BLANK else piece for piece in pieces]
    lines = [_line(piece, text, mend(piece.text)) for piece in pieces]
    return tuple(_without_stamps(lines))


def _plain_spaces(text: str) -> str:
    text = text.replace("\u2044", "/").replace("\u2215", "/")  # slashes as OCR sees them
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def _spaced_out(pieces: Sequence[_Piece]) -> bool:
    """An empty line behind every line, also in the middle of sentences: then it parts nothing."""
    apart = sum(piece.gap == BLANK for piece in pieces)
    going_on = sum(piece.gap == BLANK and piece.text[:1].islower() for piece in pieces)
    return len(pieces) > 10 and apart > 0.8 * len(pieces) and going_on > 0.15 * len(pieces)


@dataclass(slots=True)
class _Piece:
    text: str
    start: int
    end: int
    gap: int
    more: bool


def _line(piece: _Piece, _text: str, mended: str) -> Line:
    return Line(mended, piece.text, piece.start, piece.end, piece.gap, piece.more)


def _pieces(text: str) -> Iterator[_Piece]:
    gap, open_, at = BLANK, False, 0
    for raw in text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        bare = raw.strip()
        if not bare.strip("> "):
            gap, open_ = max(gap, BLANK), False
            continue
        if _RULE.fullmatch(bare) and len(bare) < 400:
            closing = open_ and set(bare) <= {"*", " "}
            open_ = False if "|" in bare else open_ ^ (len(_STARS.findall(bare)) % 2 == 1 and closing)
            gap = gap if closing else WALL
            continue
        stars = len(_STARS.findall(bare.replace("\\*", "")))
        open_ ^= stars % 2 == 1
        for n, (cell, offset) in enumerate(cells(raw.rstrip("\r\n"))):
            words = _words(cell)
            if not words or _NUMBERS.fullmatch(words):
                continue
            begin = start + offset
            yield _Piece(words, begin, begin + len(cell.rstrip()), WALL if n else gap, open_)
            gap = 0


def _words(cell: str) -> str:
    bare = _BREAK.sub(" ", _HEADING.sub("", cell)).replace("\\", "")
    return " ".join(_STARS.sub("", bare).replace("`", "").replace("__", "").split())


def _without_stamps(lines: list[Line]) -> Iterator[Line]:
    """Without the traces of an electronic signature and the capitals that belong to them."""
    stamped = [_STAMPED.fullmatch(line.text[:200]) is not None for line in lines]
    for n, line in enumerate(lines):
        near = line.capitals and any(stamped[n + 1 : n + 3]) and len(line.text) < 40
        if not stamped[n] and (not near or _unlike_owner(line)):
            yield line


def _unlike_owner(line: Line) -> bool:
    return "VIỆT NAM" in line.text or bool(words.AUTHORITY.match(line.text) or words.POST.match(line.text))


class Passage:
    """Lines joined into one running text, with the way back to their places."""

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for line in lines:
            glue = "" if not parts or parts[-1][-1:] in "/" else " "
            parts.append(glue + line.text)
            self._starts.append(at + len(glue))
            at += len(glue) + len(line.text)
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> Span:
        """The place in ``clean(text)`` of ``text[start:end]``, exact to the line, nearly so within it."""
        if not self._lines:
            return (0, 0)
        first, last = self._at(start), self._at(max(start, end - 1))
        head, tail = self._lines[first], self._lines[last]
        begin = min(head.start + start - self._starts[first], head.end)
        stop = min(tail.start + end - self._starts[last], tail.end)
        return (max(begin, head.start), max(stop, begin))

    def _at(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)


def span_of(lines: Sequence[Line]) -> Span:
    """From the beginning of the first line to the end of the last."""
    return (lines[0].start, lines[-1].end) if lines else (0, 0)
