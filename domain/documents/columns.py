"""One line that is really several: columns side by side, cells of a table, fields that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.documents.grammar import compiled

_RIGHT: Final = (
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ)\s+XÃ\s+HỘI|CỘNG H(?:ÒA|OÀ)\s+XÃ\b|Độc lập\s?[-–]\s?Tự do"
    r"|ĐỘC LẬP\s?[-–]\s?TỰ DO"
)
_COLUMN: Final = compiled(
    rf"(?:\t|\s{{2,}}|(?<=\S) )(?=\**(?:{_RIGHT}))",
    r"|(?:\t|\s{3,})(?=[⟨A⟩][^\n,]{1,40},\s*ngày\b)",
    r"|(?:\t|\s{3,})(?=(?:THƯỢNG KHẨN|KHẨN|HỎA TỐC|HOẢ TỐC|Kính gửi|Số\s*:?\s*\d|V/v)\b)",
    r"|(?<=VIỆT NAM)(?:\t|\s{2,})(?=\S)|(?<=[Hh]ạnh phúc)(?:\t|\s{2,})(?=\S)",
    r"|(?:\t|\s{3,})(?=(?:T/M|TM\.|KT\.|K/T|T/L|TL\.|TUQ\.)\s)",
    r"|(?:\t|\s{4,})(?=[⟨A⟩][⟨A⟩][⟨A⟩ .,/]{2,60}$)",
)
_SIGNS: Final = ("  ", "\t", "NAM", "XÃ", "Độc", "ĐỘC")
_WIDEST: Final = 1_200  # code points of a line that may hold columns; prose without line ends is longer

# Fields behind one another in one cell
_FIELD: Final = compiled(
    r"\s*<br\s*/?>\s*|\s+(?=V/v\s)|\s+[-_]{3,}\s*(?=\S|$)"
    r"|(?<=[⟨A⟩*])\s+(?=(?:KT\.|K/T|TL\.|T/L)\s[⟨A⟩])|(?<=[⟨A⟩*])\s+(?=(?:PHÓ|THỨ TRƯỞNG)\s?[⟨A⟩*]*)",
)
_FIELD_SIGNS: Final = ("<br", "V/v", "---", "___", "KT.", "K/T", "TL.", "T/L", "TM.", "T/M")
_SIGNED: Final = compiled(r"(?<=[⟨A⟩*])\s+(?=\**[⟨A⟩][⟨a⟩]+(?:\s[⟨A⟩][⟨a⟩]*){1,4}\**\s*$)")


def cells(raw: str) -> Iterator[tuple[str, int]]:
    """The parts of a line that stand for themselves, each stripped and with its place in the line."""
    at = 0
    for cell in raw.split("|") if len(raw) < 20_000 else [raw]:
        for piece, offset in _parts(cell):
            if piece.strip():
                yield piece.strip(), at + offset + len(piece) - len(piece.lstrip())
        at += len(cell) + 1


def _parts(cell: str) -> Iterator[tuple[str, int]]:
    for column, at in _split(cell, _COLUMN, _SIGNS):
        for field, more in _split(column, _FIELD, _FIELD_SIGNS):
            if field.lstrip("* ")[:3] in ("KT.", "K/T", "TL.", "T/L", "TM.", "T/M", "PHÓ", "THỨ"):
                for part, rest in _split(field, _SIGNED, (" ",)):
                    yield part, at + more + rest
            else:
                yield field, at + more


def _split(text: str, gap: re.Pattern[str], signs: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    if len(text) > _WIDEST or not any(sign in text for sign in signs):
        yield text, 0
        return
    at = 0
    for found in gap.finditer(text):
        yield text[at : found.start()], at
        at = found.end()
    yield text[at:], at
