"""How wide words are, and where lines break. Names are never cut: a word wider than its line is broken."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import matplotlib
from matplotlib.ft2font import FT2Font

_FOLDER: Final = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FILES: Final = {False: str(_FOLDER / "DejaVuSans.ttf"), True: str(_FOLDER / "DejaVuSans-Bold.ttf")}
_UNIT: Final = 100.0  # widths are taken once at this size


@cache
def _font(bold: bool) -> FT2Font:
    font = FT2Font(FILES[bold])
    font.set_size(_UNIT, 72)
    return font


@cache
def _width(text: str, bold: bool) -> float:
    font = _font(bold)
    font.set_text(text)
    return font.get_width_height()[0] / 64 / _UNIT


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Of one line, in pixels; ``size`` is that of the letters, in pixels."""
    return _width(text, bold) * size


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than ``room`` pixels; every letter of it is in one of them."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        lines += [line] if line else []
        *broken, line = _broken(word, room, size, bold=bold)
        lines += broken
    return [*lines, line] if line else lines


def _broken(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts
