"""The labels that Word counts by itself and does not write into the text: ``1.``, ``a)``, ``-``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.extract.elements import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMANS: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEPTH: Final = 9  # levels a list can have


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of the lists of one document, in the order they are asked for."""

    levels: Mapping[tuple[str, int], _Level]
    styles: Mapping[str, tuple[str, int]]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, paragraph: Element) -> str:
        """The label that Word shows before this paragraph, with a space behind; empty without one."""
        place = _place(paragraph, self.styles)
        level = self.levels.get(place) if place else None
        if place is None or level is None:
            return ""
        counts = self._counts.setdefault(place[0], [0] * _DEPTH)
        depth = min(place[1], _DEPTH - 1)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_DEPTH - depth - 1)
        if level.style in ("bullet", "none"):
            return "- " if level.style == "bullet" else ""
        return self._written(place[0], level, counts) + " "

    def _written(self, number: str, level: _Level, counts: list[int]) -> str:
        def one(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = self.levels.get((number, depth), level)
            return _count(other.style, counts[depth] or other.start)

        return re.sub(r"%([1-9])", one, level.text)


def numbering_of(root: Element | None, styles: Element | None) -> Numbering:
    """The lists that a document defines; ``root`` is its numbering part, ``styles`` its styles part."""
    if root is None:
        return Numbering({}, {})
    abstract = {_get(each, "abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
    levels: dict[tuple[str, int], _Level] = {}
    for number in root.iter(f"{W}num"):
        chosen = abstract.get(_value(number, "abstractNumId"))
        for level in chosen.iter(f"{W}lvl") if chosen is not None else ():
            levels[_get(number, "numId"), _int(_get(level, "ilvl"))] = _Level(
                _value(level, "numFmt"), _value(level, "lvlText"), _int(_value(level, "start") or "1")
            )
    return Numbering(levels, _styles(styles))


def _styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            place = (_value(properties, "numId"), _int(_value(properties, "ilvl") or "0"))
            found[_get(style, "styleId")] = place
    return found


def _place(paragraph: Element, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    if properties is not None:
        return _value(properties, "numId"), _int(_value(properties, "ilvl") or "0")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return styles.get(_get(style, "val")) if style is not None else None


def _count(style: str, value: int) -> str:
    if style in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(value - 1) % len(_LETTERS)]
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(min(value, 399))
        return roman if style == "lowerRoman" else roman.upper()
    return f"{value:02d}" if style == "decimalZero" else str(value)


def _roman(value: int) -> str:
    out = ""
    for worth, letters in _ROMANS:
        while value >= worth:
            out, value = out + letters, value - worth
    return out


def _get(element: Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")


def _value(element: Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return _get(found, "val") if found is not None else ""


def _int(text: str) -> int:
    return int(text) if text.isdecimal() else 0
