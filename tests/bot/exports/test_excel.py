"""Workbooks read back: true numbers and dates, text that stays text, and how they print."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bot.exports import excel
from domain.papers import tracking
from domain.papers.sheets import Book, Column, Sheet
from tests.bot.exports.matters import NOW, dossier, given, line

RISKY = (
    "=1+1",
    "+84 912",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
)


def book(*values: str) -> Book:
    return Book("x", (Sheet("A", ("=Đầu trang",), (Column("=Cột", 20),), [(value,) for value in values]),), NOW)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def inside(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode()


@pytest.mark.parametrize("value", RISKY)
def test_what_looks_like_a_formula_is_text(value: str) -> None:
    data = excel.build(book(value))
    cell = opened(data).active["A4"]
    assert cell.data_type == "s"
    assert cell.value == value.replace("\r", "")
    assert cell.quotePrefix
    page = inside(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in page
    assert "<f " not in page


def test_heading_and_titles_are_no_formulas_either() -> None:
    page = opened(excel.build(book("x"))).active
    assert {page["A1"].data_type, page["A3"].data_type} == {"s"}


def test_only_what_is_risky_is_marked_as_text() -> None:
    page = opened(excel.build(book("Xã An Phú", "=1"))).active
    assert not page["A4"].quotePrefix
    assert page["A5"].quotePrefix


def test_signs_that_no_workbook_may_hold_are_left_out() -> None:
    page = opened(excel.build(book("a\x00b\x07c\ud800d\ufffee", "x" * 40_000))).active
    assert page["A4"].value == "abcde"
    assert len(page["A5"].value) <= 32_767


def test_numbers_are_numbers_and_sums_are_sums() -> None:
    units = [line(name, report=given()) for name in ("Xã An Phú", "Xã Bình Sơn")]
    units.append(line("Xã Cẩm Lâm", parent="Huyện ủy Cát Sơn", report=given()))
    answers = (("1250", "12.5", "có", "=1"), ("3", "0", "không", ""), ("7", "1", "có", None))
    pages = opened(excel.build(tracking.book(dossier(*units, answers=answers))))
    rows = [[cell.value for cell in row] for row in pages["Số liệu"].iter_rows(min_row=5)]
    assert rows[0] == [
        "TT",
        "Đơn vị",
        "Cấp trên",
        "Số hộ di dời",
        "Kinh phí",
        "Đã cấp điện",
        "Ghi chú",
        "Lưu ý",
    ]
    assert rows[1] == [1, "Xã An Phú", "Huyện ủy Bình Khê", 1250, 12.5, "có", "=1", None]
    assert rows[-1] == [None, "Tổng cộng", None, 1260, 13.5, "có 2, không 1", None, None]
    sums = [[cell.value for cell in row] for row in pages["Tổng hợp"].iter_rows(min_row=6)]
    assert sums[0][1:5] == ["Huyện ủy Bình Khê", 2, 1253, 12.5]
    assert sums[1][1:5] == ["Huyện ủy Cát Sơn", 1, 7, 1]
    assert sums[2][1:5] == ["Tổng cộng", 3, 1260, 13.5]
    assert pages["Số liệu"]["D6"].number_format == "#,##0"
    assert pages["Số liệu"]["E6"].number_format == "#,##0.0#####"


def test_dates_are_dates_in_the_offices_zone() -> None:
    page = opened(excel.build(tracking.book(dossier(line("Xã An Phú")))))["Theo đơn vị"]
    assert page["E6"].value == datetime(2026, 11, 19, 10, 0)
    assert page["E6"].is_date
    assert page["E6"].number_format == "dd/mm/yyyy hh:mm"


def test_it_prints_on_a4_across_with_the_titles_on_every_page() -> None:
    page = opened(excel.build(tracking.book(dossier(line("Xã An Phú")))))["Theo đơn vị"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$5:$5"
    assert page.freeze_panes == "A6"
    assert page.auto_filter.ref == "A5:O6"
    assert page.column_dimensions["B"].width == 30


def test_rows_are_as_tall_as_their_longest_cell() -> None:
    page = opened(excel.build(book("ngắn", "Ủy ban Kiểm tra Tỉnh ủy, Phường Bạch Liên", "hai\ndòng"))).active
    heights = [page.row_dimensions[row].height for row in (4, 5, 6)]
    assert heights[0] is None  # the program's own
    assert heights[1] >= 2 * 15
    assert heights[2] == 2 * 15


def test_a_long_title_of_a_narrow_column_is_not_cut() -> None:
    page = opened(
        excel.build(Book("x", (Sheet("A", (), (Column("Số kỳ quá hạn", 9),), [("1",)]),), NOW))
    ).active
    assert page.row_dimensions[2].height >= 2 * 15


def test_equal_matter_makes_equal_bytes() -> None:
    made = tracking.book(dossier(line("Xã An Phú")))
    assert excel.build(made) == excel.build(made)
    assert re.search(r"modified[^>]*>2026-11-22T03:00:00Z<", inside(excel.build(made), "docProps/core.xml"))


def test_who_sees_a_part_is_told_so() -> None:
    part = replace(dossier(line("Xã An Phú")), whole=False)
    page = opened(excel.build(tracking.book(part)))["Theo đơn vị"]
    assert "phạm vi theo dõi" in page["A4"].value


def test_what_a_superior_put_together_is_not_added_twice() -> None:
    units = [line("Huyện ủy Bình Khê", parent="Tỉnh ủy", report=given()), line("Xã An Phú", report=given())]
    found = dossier(*units, answers=(("10", "1", "có", ""), ("4", "1", "có", "")))
    (figures,) = found.figures
    pages = opened(
        excel.build(tracking.book(replace(found, figures=(replace(figures, contained=frozenset({1})),))))
    )
    rows = [[cell.value for cell in row] for row in pages["Số liệu"].iter_rows(min_row=6)]
    assert rows[1][3] == 4
    assert rows[1][-1] == "Đã gộp ở cấp trên"
    assert rows[2][3] == 10
