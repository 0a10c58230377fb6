"""A công văn đôn đốc as a file for a word processor, laid out as the office's letters are."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from domain.urging_letters import UrgingLetter
from domain.wording import urging_letters as words

_FONT: Final = "Times New Roman"
_MARGINS: Final = {
    "top": 20,
    "bottom": 20,
    "left": 30,
    "right": 15,
}  # mm, Hướng dẫn of the Party and NĐ 30/2020


def build(letter: UrgingLetter) -> bytes:
    """The file's bytes. Takes some 50 ms: not for the loop."""
    file = docx.Document()
    _page(file)
    _head(file, letter)
    _line(file, words.TO, centre=True, space=12)
    for paragraph in letter.body:
        _line(file, paragraph, indent=True) if paragraph else _table(file, letter)
    _foot(file, letter)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)


def _head(file: Any, letter: UrgingLetter) -> None:
    left, right = file.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, letter.issuer.upper(), bold=True)
    if letter.is_party:
        _cell(left, "*")
    _cell(left, words.NUMBER_PARTY if letter.is_party else words.NUMBER_STATE)
    _cell(left, letter.about, italic=True, size=12)
    if letter.is_party:
        _cell(right, words.PARTY, bold=True, underline=True)
    else:
        for line in words.STATE:
            _cell(right, line, bold=True, size=13)
    _cell(right, words.dated(letter.place, letter.drafted_on), italic=True)


def _table(file: Any, letter: UrgingLetter) -> None:
    table = file.add_table(rows=1, cols=len(words.COLUMNS))
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, words.COLUMNS, strict=True):
        _cell(cell, title, bold=True, size=12)
    for number, unit in enumerate(letter.units, 1):
        values = (str(number), unit.name, unit.people, unit.missing, unit.due, str(unit.days))
        for cell, value in zip(table.add_row().cells, values, strict=True):
            _cell(cell, value, size=12, centre=False)


def _foot(file: Any, letter: UrgingLetter) -> None:
    file.add_paragraph()
    left, right = file.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, words.COPIES, bold=True, size=12, centre=False)
    for line in words.COPY_LINES:
        _cell(left, line, size=12, centre=False)
    for line in words.SIGNATURE_PARTY if letter.is_party else words.SIGNATURE_STATE:
        _cell(right, line, bold=True)
    _cell(right, words.SIGNER, italic=True, size=12)


def _cell(
    cell: Any, text: str, *, bold: bool = False, italic: bool = False, underline: bool = False,
    size: int = 14, centre: bool = True,
) -> None:  # fmt: skip
    first = cell.paragraphs[0]
    paragraph = first if not first.text else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline, run.font.size = bold, italic, underline, Pt(size)


def _line(file: Any, text: str, *, centre: bool = False, indent: bool = False, space: int = 6) -> None:
    paragraph = file.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_before = Pt(space)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
