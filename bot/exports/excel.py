"""A workbook as a file. Whatever people wrote is text in it, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC
from decimal import Decimal
from io import BytesIO
from itertools import islice
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
from domain.papers.sheets import Book, Cell, Column, Manner, Sheet, lines
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
_LINE: Final = 15  # points, of the letters below
_TALLEST: Final = 27  # lines: 409 points are the most that a row may have
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
    page._values_to_row = _placed
    page._writer = WorksheetWriter(page, BytesIO())
    page._writer.write_top()


def _placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    """The cells with their places; the library's own way makes every one anew."""
    for column, cell in enumerate(cells, 1):
        if cell is not None:
            cell.row, cell.column = row, column
            yield cell


def _write(page: Any, sheet: Sheet) -> None:
    head = _head(sheet)
    for number, text in enumerate(sheet.heading):
        page.append([_titled(page, text, line=number)])
    page.append([])
    _heighten(page, sheet, head, [column.title for column in sheet.columns])
    page.append([_Look(page, "centre", bold=True).of(column.title) for column in sheet.columns])
    count = _rows(page, sheet, head)
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.columns))}{max(head + count, head)}"
    looks = [_Look(page, column.manner, bold=True) for column in sheet.columns]
    for number, sums in enumerate(sheet.sums, head + count + 1):
        _heighten(page, sheet, number, sums)
        page.append([look.of(value) for look, value in zip(looks, sums, strict=True)])


def _rows(page: Any, sheet: Sheet, head: int) -> int:
    looks = [_Look(page, column.manner, lines=not sheet.plain) for column in sheet.columns]
    count = 0
    for row in islice(sheet.rows, EXPORT_ROWS_MAX):
        count += 1
        if not sheet.plain:
            _heighten(page, sheet, head + count, row)
        page.append([look.of(value) for look, value in zip(looks, row, strict=True)])
    return count


def _heighten(page: Any, sheet: Sheet, number: int, row: Sequence[Cell]) -> None:
    """Make room for the row's longest cell: many programs, and every phone, leave a row as low as it comes."""
    tall = max(
        lines(value, column.width) if isinstance(value, str) else 1
        for value, column in zip(row, sheet.columns, strict=True)
    )
    if tall > 1:
        page.row_dimensions[number].height = min(tall, _TALLEST) * _LINE


class _Look:
    """The cells of a column. One of each kind serves all rows: a cell is written before the next row comes."""

    __slots__ = ("fraction", "lines", "plain", "risky")

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
        self.plain, self.risky, self.fraction, self.lines = cell, copy(cell), copy(cell), lines
        for other in (self.risky, self.fraction):
            other._style = copy(cell._style)
        self.risky.quotePrefix = True
        if manner == "number":
            self.fraction.number_format = _FRACTION  # whole numbers would end in a point

    def of(self, value: Cell) -> Any:
        """The cell that says so; None where nothing is to be seen."""
        if isinstance(value, str):
            return _text(self.risky if value.startswith(_RISKY) else self.plain, value)
        if value is None and not self.lines:
            return None
        fraction = isinstance(value, Decimal) and value != value.to_integral_value()
        cell = self.fraction if fraction else self.plain
        cell.value = value
        return cell


def _text(cell: Any, value: str) -> Any:
    """Text, whatever it begins with."""
    cell._value = clip(printable(value), CELL_MAX)
    cell.data_type = "s"
    return cell


def printable(text: str) -> str:
    """The text without what no workbook may hold: control signs and halves of characters."""
    return clean(text.translate(_UNPRINTABLE)).replace("\r", "")


def _titled(page: Any, text: str, *, line: int) -> Any:
    cell = WriteOnlyCell(page)
    cell.font = Font(name=_FONT, size=11 if line else 13, bold=line < 2)
    return _text(cell, text)


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
    page.page_margins = PageMargins(left=0.6, right=0.4, top=0.6, bottom=0.7, header=0.3, footer=0.35)
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.center.text = "Trang &P/&N"


def _widths(page: Any, columns: Sequence[Column]) -> None:
    letters: Iterable[str] = map(get_column_letter, range(1, len(columns) + 1))
    for letter, column in zip(letters, columns, strict=True):
        page.column_dimensions[letter].width = column.width
