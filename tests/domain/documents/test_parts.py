"""Ends of letters, numberings of bodies, and what is no letter at all."""

from __future__ import annotations

import pytest

from domain.documents.read import read
from domain.documents.reading import Reading
from tests.domain.documents.tables import blocks

TAILS = blocks("tails.txt")
BEFORE = TAILS.pop("BODY").text
BODIES = blocks("bodies.txt")
NEGATIVES = blocks("negatives.txt")
HEAD = """TỈNH ỦY LAM GIANG
*
Số 10-CV/TU
V/v rà soát

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 10 tháng 01 năm 2026

Kính gửi: Các đảng ủy trực thuộc Tỉnh ủy.

Thực hiện nhiệm vụ được giao, Ban Thường vụ Tỉnh ủy yêu cầu:

"""
END = "\n\nNơi nhận:\n- Như trên,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Văn Bình\n"


@pytest.mark.parametrize("name", TAILS)
def test_an_end_is_read(name: str) -> None:
    text, (wanted,) = TAILS[name]
    found = read(f"{BEFORE}\n\n{text}")
    copies = " ; ".join(copy.to + (f" > {copy.purpose}" if copy.purpose else "") for copy in found.copies)
    assert (copies, found.signer.authority, found.signer.post, found.signer.name) == wanted


@pytest.mark.parametrize("name", BODIES)
def test_the_items_of_a_body_and_whom_they_charge_are_read(name: str) -> None:
    text, (wanted,) = BODIES[name]
    items = [f"{task.label} > {' / '.join(task.assignees) or '-'}" for task in read(HEAD + text + END).tasks]
    assert (" ; ".join(items) or None) == wanted[0]


@pytest.mark.parametrize("name", NEGATIVES)
def test_what_is_no_directive_is_told_apart(name: str) -> None:
    assert read(NEGATIVES[name].text) == Reading()


def test_a_certified_copy_is_read_as_the_document_that_it_copies() -> None:
    copied = BEFORE + TAILS["md"].text + "\n\nVĂN PHÒNG UBND TỈNH\nSố: 05/SY-VP\nSAO Y\n\nLê Thị Hoa\n"
    assert (read(copied).number, read(copied).signer.name) == ("10/SNV-VP", "Nguyễn Văn An")


def test_what_a_library_prints_above_a_document_does_not_hide_it() -> None:
    above = (
        "Công văn 10/SNV-VP năm 2026\nSố hiệu: 10/SNV-VP Loại văn bản: Công văn\nTình trạng: Đang cập nhật\n\n"
    )
    assert read(above + BEFORE + TAILS["sq"].text).number == "10/SNV-VP"
