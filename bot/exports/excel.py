"""A workbook as a file. Whatever people wrote is text in it, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import UTC
from decimal import Decimal
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.page import PageMargins
from openpyxl.writer.excel import ExcelWriter

from bot.exports.settled import settled
from domain.limits import CELL_MAX, EXPORT_ROWS_MAX
from domain.papers.sheets import Book, Cell, Column, Manner, Sheet
from domain.text import clean, clip

_FONT: Final = "Times New Roman"
_FORMATS: Final[Mapping[Manner, str]] = MappingProxyType(
    {"number": "#,##0", "percent": '0"%"', "date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm"}
)
_FRACTION: Final = "#,##0.0#####"
_CENTRED: Final = frozenset[Manner]({"centre", "date", "moment", "percent"})
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_THIN: Final = Side(style="thin", color="808080")
_LINES: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD: Final = PatternFill("solid", fgColor="D9E2EC")
_UNPRINTABLE: Final = dict.fromkeys((*range(55296, 57344), 65534, 65535))


def build(book: Book) -> bytes:
    """The bytes of an .xlsx. Takes seconds for a long one: not for the loop."""
    workbook = Workbook(write_only=True)
    workbook.properties.title, workbook.properties.creator = book.title, ""
    workbook.properties.created = book.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    for sheet in book.sheets:
        page = workbook.create_sheet(sheet.name)
        _set_up(page, sheet)
        _in_memory(page)
        _write(page, sheet)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as packed:  # packed once more when it is settled
        _Memory(workbook, packed).save()
    return settled(out.getvalue(), book.made_at)


class _Memory(ExcelWriter):  # type: ignore[misc]  # the library has no types
    """Takes each sheet from memory: the library would put it into a file on the disk first."""

    def write_worksheet(self, ws: Any) -> None:
        ws.close()
        ws._rels = ws._writer._rels
        self._archive.writestr(ws.path[1:], ws._writer.out.getvalue())
        self.manifest.append(ws)


def _in_memory(page: Any) -> None:
    page._writer = WorksheetWriter(page, BytesIO())
    page._writer.write_top()


def _write(page: Any, sheet: Sheet) -> None:
    head = _head(sheet)
    for number, line in enumerate(sheet.heading):
        page.append([_titled(page, line, first=number == 0)])
    page.append([])
    page.append([_cell(page, column.title, _Style(page, "centre", bold=True)) for column in sheet.columns])
    count = _rows(page, sheet)
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.columns))}{max(head + count, head)}"
    for sums in sheet.sums:
        styles = [_Style(page, column.manner, bold=True) for column in sheet.columns]
        page.append([_cell(page, value, style) for value, style in zip(sums, styles, strict=True)])


def _rows(page: Any, sheet: Sheet) -> int:
    styles = [_Style(page, column.manner, lines=not sheet.plain) for column in sheet.columns]
    count = 0
    for count, row in enumerate(sheet.rows, 1):
        if count > EXPORT_ROWS_MAX:
            break
        page.append([_cell(page, value, style) for value, style in zip(row, styles, strict=True)])
    return count


class _Style:
    """How the cells of a column look: made once, as each look costs more than the cell itself."""

    __slots__ = ("fraction", "plain", "risky")

    def __init__(self, page: Any, manner: Manner, *, bold: bool = False, lines: bool = True) -> None:
        cell = WriteOnlyCell(page)
        cell.font = Font(name=_FONT, size=11, bold=bold)
        cell.number_format = _FORMATS.get(manner, "General")
        across = "center" if manner in _CENTRED else "right" if manner == "number" else "left"
        cell.alignment = Alignment(horizontal=across, vertical="center" if bold else "top", wrap_text=lines)
        if lines:
            cell.border = _LINES
        if bold:
            cell.fill = _HEAD
        self.plain = copy(cell._style)
        cell.quotePrefix = True
        self.risky = copy(cell._style)
        cell.quotePrefix = False
        if manner == "number":
            cell.number_format = _FRACTION  # whole numbers would end in a point
        self.fraction = copy(cell._style)


def _cell(page: Any, value: Cell, style: _Style) -> Any:
    if not isinstance(value, str):
        cell = WriteOnlyCell(page, value)
        fraction = isinstance(value, Decimal) and value != value.to_integral_value()
        cell._style = style.fraction if fraction else style.plain
        return cell
    cell = WriteOnlyCell(page)
    text = clip(printable(value), CELL_MAX)
    cell.value = text
    cell.data_type = "s"  # whatever it begins with
    cell._style = style.risky if text.startswith(_RISKY) else style.plain
    return cell


def printable(text: str) -> str:
    """The text without what no workbook may hold: control signs and halves of characters."""
    return clean(text.translate(_UNPRINTABLE)).replace("\r", "")


def _titled(page: Any, line: str, *, first: bool) -> Any:
    cell = WriteOnlyCell(page)
    cell.value = printable(line)
    cell.data_type = "s"
    cell.font = Font(name=_FONT, size=13 if first else 11, bold=first)
    return cell


def _head(sheet: Sheet) -> int:
    """The row of the titles: an empty one parts it from the lines above."""
    return len(sheet.heading) + 2


def _set_up(page: Any, sheet: Sheet) -> None:
    """What must be known before the first row is written."""
    head = _head(sheet)
    page.freeze_panes = f"A{head + 1}"
    _widths(page, sheet.columns)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.center.text = "Trang &P/&N"


def _widths(page: Any, columns: Sequence[Column]) -> None:
    letters: Iterable[str] = map(get_column_letter, range(1, len(columns) + 1))
    for letter, column in zip(letters, columns, strict=True):
        page.column_dimensions[letter].width = column.width
