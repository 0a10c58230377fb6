"""The drafted báo cáo read back: the layout of the Party or of the State, and nothing that was invented."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Mm

from bot.exports import word
from domain.papers import letters, summary
from tests.bot.exports.matters import NOW, dossier, given, line

PEOPLE = "Ủy ban nhân dân tỉnh Lam Giang"


def made(issuer: str = "Tỉnh ủy Lam Giang") -> Any:
    units = (
        line("Xã An Phú", report=given(state="accepted", stage="done", percent=100)),
        line("Xã Bình Sơn", overdue=1),
        line("Xã Cẩm Lâm", state="refused", reason="không có đê"),
    )
    found = dossier(*units, issuer=issuer, answers=(("1250", "12.5", "có", ""),))
    return docx.Document(BytesIO(word.build(summary.letter(found), NOW)))


def everything(file: Any) -> str:
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def test_the_partys_layout() -> None:
    text = everything(made())
    for said in ("ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY LAM GIANG\n*", "Số       -BC/", "I- Tình hình tiếp nhận"):
        assert said in text
    assert "CỘNG HÒA" not in text


def test_the_states_layout() -> None:
    text = everything(made(PEOPLE))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:       /BC-",
        "I. TÌNH HÌNH TIẾP NHẬN",
        "- Lưu: VT.",
    ):
        assert said in text
    assert "ĐẢNG CỘNG SẢN" not in text


@pytest.mark.parametrize(
    ("issuer", "party"),
    [
        ("Tỉnh ủy Lam Giang", True), ("Đảng ủy xã An Phú", True), ("Ủy ban Kiểm tra Tỉnh ủy", True),
        (PEOPLE, False), ("Uỷ ban MTTQ tỉnh", False), ("Sở Y tế", False),
    ],
)  # fmt: skip
def test_whose_layout_it_is(issuer: str, party: bool) -> None:
    assert letters.is_party(issuer) is party


def test_what_it_says() -> None:
    text = everything(made())
    assert "Đã có 1/3 đơn vị (33%) gửi báo cáo; 1 báo cáo đã được chấp nhận." in text
    assert "không thuộc thẩm quyền: Xã Cẩm Lâm (không có đê)." in text
    assert "Đến nay còn 1 đơn vị quá hạn" in text
    assert "Chưa báo cáo" in text
    assert "1.250" in text
    assert "12,5" in text


def test_number_day_and_signer_are_blank() -> None:
    text = everything(made())
    assert "Lam Giang, ngày      tháng 11 năm 2026" in text
    assert "(ký, ghi rõ họ tên)" in text
    assert "Trần Văn Bình" not in text  # who signed the directive does not sign this


def test_the_page_is_the_offices() -> None:
    file = made()
    section = file.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin / Mm(1)) for margin in margins] == [20, 20, 30, 15]
    assert file.styles["Normal"].font.name == "Times New Roman"
    late = next(table for table in file.tables if table.rows[0].cells[1].text == "Đơn vị")
    assert late.rows[0]._tr.trPr.xpath("w:tblHeader")


def test_the_states_head_has_a_rule_under_issuer_and_motto() -> None:
    left, right = made(PEOPLE).tables[0].rows[0].cells
    assert [len(cell._tc.xpath(".//w:pBdr/w:bottom")) for cell in (left, right)] == [1, 1]
    left, right = made().tables[0].rows[0].cells
    assert not left._tc.xpath(".//w:pBdr")


def test_columns_are_as_wide_in_the_grid_as_in_the_cells() -> None:
    for table in made().tables:
        assert [column.width for column in table.columns] == [cell.width for cell in table.rows[0].cells]


def test_equal_matter_makes_equal_bytes() -> None:
    letter = summary.letter(dossier(line("Xã An Phú")))
    assert word.build(letter, NOW) == word.build(letter, NOW)
