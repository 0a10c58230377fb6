"""Whole letters of the commonest kinds: a decision, a plan, a wired order, a ministry's letter."""

from __future__ import annotations

from typing import Final

import pytest

from domain.documents.read import read
from domain.documents.reading import Reading
from tests.domain.documents.tables import blocks

LETTERS: Final = {name: read(row.text) for name, row in blocks("whole.txt").items()}


def duties(reading: Reading) -> list[tuple[str | None, ...]]:
    return [(d.kind, d.due or d.rrule, d.reporter, d.to, d.via) for d in reading.reporting]


def tasks(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.label, task.assignees) for task in reading.tasks]


@pytest.mark.parametrize(
    ("name", "doc_type", "number", "issuer", "subject"),
    [
        ("qd", "quyết định", "1234/QĐ-UBND", "Ủy ban nhân dân tỉnh Lam Giang",
         "THÀNH LẬP BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TỈNH"),
        ("kh", "kế hoạch", "23-KH/ĐU", "Đảng ủy xã An Bình",
         "thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển khoa học, công nghệ"),
        ("cd", "công điện", "09/CĐ-UBND", "Ủy ban nhân dân tỉnh Lam Giang",
         "tập trung ứng phó khẩn cấp bão số 3 (Wipha)"),
        ("ct", "chỉ thị", "38-CT/TU", "Tỉnh ủy Lam Giang",
         "CỦA BAN THƯỜNG VỤ TỈNH ỦY về tăng cường sự lãnh đạo của Đảng đối với công tác bảo vệ môi trường"),
        ("glued", "thông báo", "312-TB/ĐU", "Đảng uỷ phường An Cư",
         "Kết luận của đồng chí Bí thư Đảng uỷ tại hội nghị giao ban tháng 9"),
        ("hd", "hướng dẫn", "31-HD/BTCTW", "Ban Tổ chức",
         "một số nội dung về tổ chức bộ máy cơ quan tham mưu, giúp việc"),
        ("school", "công văn", "456/SGDĐT-GDTrH", "Sở Giáo dục và Đào tạo",
         "tổ chức ôn tập, kiểm tra cuối học kỳ I"),
        ("cv2", "công văn", "5678/BNV-CQĐP", "Bộ Nội vụ", "báo cáo tình hình vận hành chính quyền 02 cấp"),
    ],
)  # fmt: skip
def test_the_head_is_read(name: str, doc_type: str, number: str, issuer: str, subject: str) -> None:
    found = LETTERS[name]
    assert (found.doc_type, found.number, found.issuer, found.subject) == (doc_type, number, issuer, subject)


def test_a_decision_counts_its_articles_and_leaves_inner_numbers_alone() -> None:
    assert tasks(LETTERS["qd"])[:3] == [
        ("Điều 1", ()),
        ("Điều 2", ()),
        ("Điều 3", ("Sở Khoa học và Công nghệ",)),
    ]
    assert LETTERS["qd"].monitors == ("Sở Khoa học và Công nghệ",)
    assert LETTERS["qd"].references == ("749/QĐ-TTg", "55/TTr-SKHCN")


def test_an_item_within_a_roman_section_names_who_reports() -> None:
    both = ("Các chi bộ trực thuộc", "Đảng ủy", "Văn phòng Đảng ủy")
    assert duties(LETTERS["kh"]) == [
        ("once", "2025-10-30", "Đảng ủy Ủy ban nhân dân xã", "Ban Thường vụ Đảng ủy", None),
        ("semiannual", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5", *both),
        ("yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", *both),
        ("regular", None, "Văn phòng Đảng ủy", "Tỉnh ủy", None),
    ]
    assert [label for label, _ in tasks(LETTERS["kh"])] == ["I", "II", "III"]
    assert LETTERS["kh"].monitors == ("Văn phòng Đảng ủy",)


def test_a_wired_order_names_its_receivers_behind_the_wire_and_its_hours_beside_the_rules() -> None:
    found = LETTERS["cd"]
    assert len(found.recipients) == 3
    assert [duty.hours for duty in found.reporting] == [("17:00",), (), ("18:00",)]
    assert tasks(found)[1:] == [
        ("2", ("Sở Nông nghiệp và Môi trường",)),
        ("3", ("Báo và phát thanh, truyền hình Lam Giang",)),
    ]


def test_the_day_up_to_which_numbers_count_is_no_deadline() -> None:
    assert duties(LETTERS["cv2"]) == [("once", "2025-09-05", None, "Bộ Nội vụ", "Vụ Chính quyền địa phương")]


def test_the_closing_sentence_belongs_to_no_item() -> None:
    assert [task.gist for task in LETTERS["cv2"].tasks][-1] == "Kiến nghị, đề xuất."


def test_words_that_a_conversion_ran_together_are_told_apart() -> None:
    assert duties(LETTERS["glued"]) == [
        ("once", "2025-09-20", "Đảng uỷ UBND phường", "Thường trực Đảng uỷ", None)
    ]
    assert LETTERS["glued"].monitors == ("Văn phòng Đảng uỷ",)


def test_a_paragraph_that_only_begins_with_names_is_no_heading() -> None:
    who = ("Các tỉnh ủy, thành ủy", "Ban Bí thư", "Ban Tổ chức Trung ương")
    assert ("once", "2025-06-30", *who) in duties(LETTERS["hd"])


def test_a_bare_so_is_a_receiver_and_the_signature_between_the_copies_is_none() -> None:
    found = LETTERS["school"]
    assert [(duty.to, duty.due) for duty in found.reporting] == [("Sở", "2025-01-15"), ("Sở", "2024-12-10")]
    assert [copy.to for copy in found.copies] == ["Như trên", "Lãnh đạo Sở", "Lưu: VT, GDTrH"]
    assert found.signer.post == "PHÓ GIÁM ĐỐC"
