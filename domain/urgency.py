"""How fast a directive must travel. The printed words and our values."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from domain.text import tone_key


class Urgency(StrEnum):
    """The levels of Nghị định 30/2020, Điều 4; a timed flash (``hẹn giờ``) is a flash with printed words."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    FLASH = "flash"

    @property
    def rank(self) -> int:
        """0 for normal, rising with urgency: compare ranks, never the words."""
        return tuple(Urgency).index(self)


FLASH_TIMED: Final = "hỏa tốc hẹn giờ"
_PRINTED: Final = {
    "khẩn": Urgency.URGENT,
    "thượng khẩn": Urgency.VERY_URGENT,
    "hỏa tốc": Urgency.FLASH,
    FLASH_TIMED: Urgency.FLASH,
}
_BY_KEY: Final = {tone_key(words): level for words, level in _PRINTED.items()}


def urgency_of(words: str) -> Urgency:
    """The level that printed words name, whatever their case and tone placement; else normal."""
    key = tone_key(" ".join(words.split()))
    if key.startswith(tone_key(FLASH_TIMED)):
        return Urgency.FLASH
    return _BY_KEY.get(key, Urgency.NORMAL)


def printed(level: Urgency) -> str:
    """The level in the words of a document: ``normal``, ``khẩn``, ``thượng khẩn``, ``hỏa tốc``."""
    return next((words for words, known in _PRINTED.items() if known is level), level.value)
