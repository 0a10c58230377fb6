"""How sure a reading is, field by field: what stands where it should is surer than what was found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from domain.documents import words
from domain.documents.frame import Frame
from domain.documents.grammar import compiled
from domain.documents.reading import Reading, Span

_SURE: Final = 0.95
_LIKELY: Final = 0.85
_DOUBTFUL: Final = 0.6  # the person who checks should look at it
_BY_ANCHOR: Final = ("number", "place", "date", "urgency", "copies", "recipients", "signer")
_ANNOUNCED: Final = compiled(r"[Vv]\s?/\s?[Vv]|[Vv]ề|VỀ|[Tt]rích yếu")
_REGULAR: Final = compiled(r"\d{1,6}[a-zđ]?(?:-[⟨A⟩]{1,6}\w*[/-]|/(?:\d{4}/)?)[⟨A⟩]\w*(?:[-/&.]\w+)*")
_LONG: Final = 400  # code points: a subject beyond has swallowed something
_YEARS: Final = range(2000, 2100)


def confidence(parts: Frame, places: Mapping[str, Span | None], reading: Reading) -> dict[str, float]:
    """A number from 0 to 1 for each field that was found."""
    text = " ".join(line.text for line in parts.head)
    whole = bool(words.PARTY.search(text) or words.STATE.search(text))
    out = {name: _SURE if name in _BY_ANCHOR else _LIKELY for name, span in places.items() if span}
    out["doc_type"] = _SURE if parts.title >= 0 or whole else _DOUBTFUL
    return {
        name: min(sure, _DOUBTFUL) if _odd(name, parts, reading, whole) else sure for name, sure in out.items()
    }


def _odd(name: str, parts: Frame, reading: Reading, whole: bool) -> bool:
    """Whether a field was found, but not where or as it should be."""
    match name:
        case "number":
            return _REGULAR.fullmatch(reading.number or "") is None
        case "issuer":
            return not whole
        case "date":
            return reading.date is not None and reading.date.year not in _YEARS
        case "subject":
            return len(reading.subject or "") > _LONG or (parts.title < 0 and not _announced(parts))
        case _:
            return False


def _announced(parts: Frame) -> bool:
    return any(_ANNOUNCED.match(line.text) for line in parts.head)
