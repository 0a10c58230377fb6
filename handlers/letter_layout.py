"""Paper of the office for a word processor: its head, its lines, its tables, its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from domain.papers import letters
from domain.papers.letters import Foot, Grid, Head

_FONT: Final = "Times New Roman"
_SCRIPTS: Final = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
SMALL: Final = 12  # points, in tables and under "Nơi nhận"
_COLUMNS: Final = (70, 95)  # mm, of head and foot
_ASIDE: Final = 22  # mm on each side of a rule: a third of the issuer's line, the whole of the motto's


def paper() -> Any:
    """An empty A4 sheet in the office's letters, with page numbers from the second page on."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in letters.MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    for script in _SCRIPTS:
        style.element.rPr.rFonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(0)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return file


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def head(file: Any, said: Head) -> None:
    """The two columns at the top."""
    left, right = _pair(file)
    cell(left, said.issuer.upper(), bold=True, size=14 if said.is_party else 13)
    if said.is_party:
        cell(left, "*")
    else:
        rule(left)
    cell(left, said.number, size=14 if said.is_party else 13)
    if said.about:
        cell(left, said.about, italic=True, size=SMALL)
    if said.is_party:
        cell(right, letters.PARTY, bold=True, underline=True)
    else:
        cell(right, letters.STATE[0], bold=True, size=12)
        cell(right, letters.STATE[1], bold=True, size=13)
        rule(right)
    cell(right, said.dated, italic=True, size=14 if said.is_party else 13)


def foot(file: Any, said: Foot) -> None:
    """Copies on the left, the signature on the right; both stay on one page."""
    file.add_paragraph()
    left, right = _pair(file)
    cell(left, letters.COPIES, bold=True, italic=True, size=SMALL, centre=False)
    for text in said.copies:
        cell(left, text, size=11, centre=False)
    for text in said.signature:
        cell(right, text, bold=True)
    cell(right, letters.SIGNER, italic=True, size=SMALL)


def grid(file: Any, said: Grid) -> None:
    """A table whose titles stand on every page and whose rows are not torn apart."""
    line(file, "", space=0, size=6)
    table = file.add_table(rows=1, cols=len(said.titles))
    table.style, table.autofit, table.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    _widen(table, said.widths)
    _row(table.rows[0], said.titles, said.widths, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for number, values in enumerate(said.rows, 1):
        bold = said.last_bold and number == len(said.rows)
        _row(table.add_row(), values, said.widths, said.numeric, bold=bold)


def _row(
    row: Any, values: Sequence[str], widths: Sequence[int], numeric: frozenset[int] | None = None,
    *, bold: bool = False,
) -> None:  # fmt: skip
    _mark(row, "w:cantSplit")
    for at, (box, value, width) in enumerate(zip(row.cells, values, widths, strict=True)):
        box.width = Mm(width)
        cell(box, value, bold=bold, size=SMALL, centre=numeric is None or at == 0)
        if numeric and at in numeric:
            box.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _pair(file: Any) -> tuple[Any, Any]:
    table = file.add_table(rows=1, cols=2)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _widen(table, _COLUMNS)
    left, right = table.rows[0].cells
    left.width, right.width = map(Mm, _COLUMNS)
    _mark(table.rows[0], "w:cantSplit")
    return left, right


def _widen(table: Any, widths: Sequence[int]) -> None:
    """In mm, in the table's grid: some programs look at no cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def cell(
    box: Any, text: str, *, bold: bool = False, italic: bool = False, underline: bool = False,
    size: int = 14, centre: bool = True,
) -> None:  # fmt: skip
    """One more paragraph in a cell."""
    first = box.paragraphs[0]
    paragraph = first if not first.text else box.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline, run.font.size = bold, italic, underline, Pt(size)


def rule(box: Any) -> None:
    """A line under what was written last: a border, as some programs underline no spaces."""
    paragraph = box.add_paragraph()
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_after = Pt(3), Pt(4)
    shape.left_indent, shape.right_indent = Mm(_ASIDE), Mm(_ASIDE)
    edges, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    edges.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:spacing", "w:ind", "w:jc")


def line(
    file: Any, text: str, *, centre: bool = False, indent: bool = False, bold: bool = False, space: int = 6,
    size: int = 14,
) -> Any:  # fmt: skip
    """A paragraph; the run it is made of."""
    paragraph = file.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_before = Pt(space)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    return run
