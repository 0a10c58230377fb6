"""What somebody types to find a directive: words, a number in any spelling, a day or a month."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from domain import limits, words
from domain.text import fold, squeeze

Days = tuple[date, date]
COLUMNS: Final = ("number", "subject", "people", "tasks", "text")
"""Where words are found, what counts most first."""
_MARKED: Final = ("marked_subject", "marked_people", "marked_tasks", "marked_text")  # in the order of these

_FULL: Final = re.compile(r"(?:ngay )?\b(\d{1,2}) ?(?:[/.-]| thang ) ?(\d{1,2}) ?(?:[/.-]| nam ) ?(\d{4})\b")
_MONTH: Final = re.compile(r"\bthang (\d{1,2}) ?(?:[/.-]|nam)? ?(\d{4})\b|(?<![\d/])(\d{1,2})/(\d{4})\b(?!/)")
_THIS_MONTH: Final = re.compile(r"\bthang (\d{1,2})\b(?! ?[/.-]?\d)")
_YEAR: Final = re.compile(r"\bnam ((?:19|20)\d\d)\b")
_NEAR: Final = {"hom nay": 0, "hom qua": 1, "hom kia": 2}
_YEARS: Final = range(1900, 2200)  # of a day that somebody means: others are numbers
_CALLED: Final = frozenset({"so", "van", "ban", "vb", "hieu"})  # stands before a number and says nothing
_SPANS: Final = ("tuan nay", "tuan truoc", "thang nay", "thang truoc", "nam nay")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. ``days``: the first and the last that were named; ``rest``: the words beside them.

    ``meant``: how the words that were typed with marks are written.
    """

    words: tuple[str, ...]
    days: Days | None = None
    rest: tuple[str, ...] = ()
    meant: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def digits(self) -> tuple[str, ...]:
        """The words that may begin a number; those of a day do not."""
        return tuple(word for word in (self.rest if self.days else self.words) if word[0].isdigit())


def read(typed: str, today: date) -> Query:
    """What was typed, whatever it is; days are understood as of ``today``."""
    typed = words.storable(typed)
    folded = squeeze(fold(typed))
    all_words, meant = _words(folded), words.meant(typed)
    for pattern, days_of in _DAYS:
        for found in pattern.finditer(folded):
            if days := days_of(found, today):
                rest = _words(folded[: found.start()] + " " + folded[found.end() :])
                return Query(all_words, days, rest, meant)
    return Query(all_words, meant=meant)


def _words(folded: str) -> tuple[str, ...]:
    found = words.pieces_of(words.keys(folded))
    return tuple(dict.fromkeys(found))[: limits.SEARCH_WORDS]


def _day(found: re.Match[str], _today: date) -> Days | None:
    return _of(int(found[3]), int(found[2]), int(found[1]))


def _month(found: re.Match[str], _today: date) -> Days | None:
    return month(int(found[2] or found[4]), int(found[1] or found[3]))


def _month_of_late(found: re.Match[str], today: date) -> Days | None:
    number = int(found[1])
    return month(today.year if number <= today.month else today.year - 1, number)


def _year(found: re.Match[str], _today: date) -> Days | None:
    return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)


def _near(found: re.Match[str], today: date) -> Days | None:
    day = today - timedelta(days=_NEAR[found[0]])
    return day, day


def _span(found: re.Match[str], today: date) -> Days | None:
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    last = first - timedelta(days=1)
    return {
        "tuan nay": (monday, monday + timedelta(days=6)),
        "tuan truoc": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "thang nay": (first, _end(first)),
        "thang truoc": (last.replace(day=1), last),
        "nam nay": (date(today.year, 1, 1), date(today.year, 12, 31)),
    }[found[0]]


_DAYS: Final[Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]]] = (
    (_FULL, _day),
    (_MONTH, _month),
    (re.compile(rf"\b(?:{'|'.join(_NEAR)})\b"), _near),
    (re.compile(rf"\b(?:{'|'.join(_SPANS)})\b"), _span),
    (_THIS_MONTH, _month_of_late),
    (_YEAR, _year),
)


def month(year: int, number: int) -> Days | None:
    """The first and the last day of a month; None where there is no such month."""
    first = _of(year, number, 1)
    return None if first is None else (first[0], _end(first[0]))


def _end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _of(year: int, number: int, day: int) -> Days | None:
    if year not in _YEARS:
        return None
    try:
        found = date(year, number, day)
    except ValueError:
        return None
    return found, found


def stages(query: Query) -> list[str]:
    """Expressions for the index, each wider than the one before: what one finds earlier stands earlier.

    As it was typed with marks before what only looks alike without; then number and subject, issuer and signer,
    tasks, text; words side by side before words apart; whole words before one that is only begun. The words of
    a day count only side by side: they stand in every letter.
    """
    if not query.words:
        return []
    phrase, apart, begun = side_by_side(query.words), everywhere(query.words), _begun(query.words)
    if query.days:
        whole = [(2, phrase), (5, phrase)]
    else:
        whole = [(2, phrase), (2, apart), (3, apart), (4, apart), (5, phrase), (5, apart)]
    found = [as_meant(_in(width, words), query, query.words, width) for width, words in whole]
    found += [_in(width, words) for width, words in whole]
    if begun and not query.days:
        found += [_in(width, begun) for width in (2, 5)]
    return [expression for expression in dict.fromkeys(found) if expression]


def widest(query: Query) -> str:
    """An expression that holds whatever any of the stages holds; "" where there is nothing to look for."""
    return _in(len(COLUMNS), _begun(query.words) or everywhere(query.words)) if query.words else ""


def as_meant(expression: str, query: Query, found_words: Sequence[str], width: int = len(COLUMNS)) -> str:
    """The expression, and these words with the marks that were typed; "" where they bear none."""
    ways = sorted(way for word in found_words for way in query.meant.get(word, ()))
    if not ways:
        return ""
    marked = f"{{{' '.join(_MARKED[: width - 1])}}} : ({everywhere(ways)})"
    return f"({expression}) AND ({marked})" if expression else marked


def _in(width: int, words: str) -> str:
    return f"{{{' '.join(COLUMNS[:width])}}} : ({words})"


def nearby(query: Query, spellings: Mapping[str, Sequence[str]]) -> str:
    """An expression in which a word may also be any of its ``spellings``; "" where none has any."""
    if not any(spellings.values()):
        return ""
    return " AND ".join(
        f"({' OR '.join(map(_quoted, (word, *spellings.get(word, ()))))})" for word in query.words
    )


def everywhere(found_words: Sequence[str]) -> str:
    """All of the words, wherever they stand."""
    return " AND ".join(map(_quoted, found_words))


def side_by_side(found_words: Sequence[str]) -> str:
    """The words in this order with nothing between them."""
    return _quoted(" ".join(found_words))


def numbers(query: Query) -> list[str]:
    """Expressions for a number that begins with what was typed, the other words anywhere."""
    found = []
    for digits in query.digits:
        named = query.rest if query.days else query.words
        others = [word for word in named if word != digits and word not in _CALLED]
        first = f"number : ^{_quoted(digits)}"
        if others:
            first = f"({first}) AND {everywhere(others)}"
        found.append(first)
    return found


def _begun(found_words: Sequence[str]) -> str:
    *whole, last = found_words
    if len(last) == 1 and not whole:  # one letter alone begins half of all words
        return ""
    return " AND ".join([*map(_quoted, whole), f"{_quoted(last)} *"])


def _quoted(word: str) -> str:
    return f'"{word}"'
