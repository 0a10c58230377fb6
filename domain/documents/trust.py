"""How sure a reading is, field by field: what stands where it should is surer than what was found elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from domain.documents import words
from domain.documents.frame import Frame
from domain.documents.reading import Span

_SURE: Final = 0.95
_LIKELY: Final = 0.7
_DOUBTFUL: Final = 0.5
_BY_ANCHOR: Final = ("number", "place", "date", "urgency", "copies", "recipients", "signer")


def confidence(parts: Frame, places: Mapping[str, Span | None]) -> dict[str, float]:
    """A number from 0 to 1 for each field that was found."""
    text = " ".join(line.text for line in parts.head)
    whole = bool(words.PARTY.search(text) or words.STATE.search(text))
    base = _SURE if whole else _LIKELY
    out = {name: (base if name in _BY_ANCHOR else min(base, 0.85)) for name, span in places.items() if span}
    if "doc_type" not in out:
        out["doc_type"] = _SURE if parts.title >= 0 or whole else _DOUBTFUL
    return out
