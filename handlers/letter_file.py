"""A công văn đôn đốc as a file for a word processor, laid out as the office's letters are."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from domain.papers import letters
from domain.papers.letters import Foot, Grid, Head
from domain.urging_letters import UrgingLetter
from domain.wording import urging_letters as words
from handlers import letter_layout as layout


def build(letter: UrgingLetter) -> bytes:
    """The file's bytes. Takes some 50 ms: not for the loop."""
    file = layout.paper()
    layout.head(file, _head(letter))
    layout.line(file, words.TO, centre=True, space=12)
    for paragraph in letter.body:
        _paragraph(file, letter, paragraph)
    signature = words.SIGNATURE_PARTY if letter.is_party else words.SIGNATURE_STATE
    copies = words.COPIES_PARTY if letter.is_party else words.COPIES_STATE
    layout.foot(file, Foot(tuple(copies), tuple(signature)))
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _head(letter: UrgingLetter) -> Head:
    number = words.number(letter.symbol, party=letter.is_party)
    dated = words.dated(letter.place, letter.drafted_on)
    return Head(letter.issuer, letter.is_party, number, dated, letter.about)


def _paragraph(file: Any, letter: UrgingLetter, text: str) -> None:
    """One paragraph, or for an empty one the table."""
    if text:
        layout.line(file, text, indent=True)
        return
    rows = [
        (str(number), unit.name, unit.people, unit.missing, unit.due, str(unit.days))
        for number, unit in enumerate(letter.units, 1)
    ]
    layout.grid(file, Grid(tuple(words.COLUMNS), letters.LATE_WIDTHS, tuple(rows), frozenset({5})))
