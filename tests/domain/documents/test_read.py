"""A letter is read field by field, in every form that it comes in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.documents.read import read
from domain.documents.reading import Copy, Reading, Signer
from domain.text import clean
from domain.urgency import Urgency

sys.path.insert(0, str(Path(__file__).parent))
import letters

DIRECTIVES = (
    letters.PARTY,
    letters.STATE_TWO_COLUMNS,
    letters.WIRE,
    letters.PLAN,
    letters.DECISION,
    letters.COMMUNE_PARTY_2026,
    letters.CONCLUSION,
    letters.MARKDOWN_CELLS,
    letters.SPACED_COLUMNS,
)


def test_a_party_letter_gives_its_head() -> None:
    reading = read(letters.PARTY)
    assert (reading.doc_type, reading.number, reading.issuer) == ("công văn", "963-CV/TU", "Tỉnh ủy Lam Giang")
    assert (reading.place, reading.date) == ("Lam Giang", date(2026, 3, 9))
    assert reading.subject == "tăng cường phòng, chống cháy rừng mùa khô"
    assert reading.urgency is Urgency.FLASH


def test_a_party_letter_gives_addressees_copies_signer_and_citations() -> None:
    reading = read(letters.PARTY)
    assert reading.recipients == (
        "Các đảng ủy xã, phường, đảng ủy trực thuộc Tỉnh ủy",
        "Các sở, ban, ngành, đoàn thể tỉnh",
    )
    assert reading.copies[0] == Copy("Ban Bí thư Trung ương Đảng", "để báo cáo")
    assert reading.copies[1] == Copy("Văn phòng Trung ương Đảng", "để báo cáo")
    assert reading.signer == Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Thử Nghiệm")
    assert reading.references == ("12-CT/TW", "10/ĐM")


def test_a_cited_cipher_telegram_is_no_stamp() -> None:
    assert read(letters.PARTY).secrecy is None


def test_tasks_name_who_leads_and_who_follows_it_up() -> None:
    tasks = read(letters.PARTY).tasks
    assert [task.label for task in tasks] == ["1", "2", "3"]
    assert tasks[1].assignees == ("Sở Nông nghiệp và Môi trường",)
    assert [task.monitor for task in tasks] == [False, False, True]


def test_the_collectors_next_hop_is_no_duty() -> None:
    weekly = [duty for duty in read(letters.PARTY).reporting if duty.kind == "weekly"]
    assert [(duty.to, duty.rrule) for duty in weekly] == [("Ủy ban nhân dân tỉnh", "FREQ=WEEKLY;BYDAY=TH")]


def test_a_date_without_a_year_is_the_next_one_after_issue() -> None:
    once = next(duty for duty in read(letters.PARTY).reporting if duty.kind == "once")
    assert (once.due, once.boundary, once.via) == ("2026-03-20T16:30", "before", "Văn phòng Tỉnh ủy")


def test_two_columns_run_together_are_told_apart() -> None:
    reading = read(letters.STATE_TWO_COLUMNS)
    assert reading.issuer == "Ủy ban nhân dân tỉnh Lam Giang"
    assert reading.number == "0129/UBND-KTN"
    assert reading.subject == "đẩy nhanh tiến độ giải ngân vốn đầu tư công năm 2026"
    assert reading.signer.authority == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert reading.signer.name == "Trần Văn Mô Phỏng"


def test_fields_run_together_in_a_cell_are_told_apart() -> None:
    reading = read(letters.MARKDOWN_CELLS)
    assert (reading.number, reading.issuer) == ("123/BYT-KCB", "Bộ Y tế")
    assert reading.subject == "tăng cường phòng, chống dịch"
    assert reading.signer == Signer("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn Thử")
    assert [copy.to for copy in reading.copies] == ["Như trên", "Bộ trưởng", "Lưu: VT"]


def test_a_signature_beside_the_copies_is_no_copy() -> None:
    reading = read(letters.SPACED_COLUMNS)
    assert [copy.to for copy in reading.copies] == [
        "Ban Bí thư",
        "Các đảng ủy trực thuộc",
        "Lưu Văn phòng Tỉnh ủy",
    ]
    assert reading.signer == Signer("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Thử Nghiệm")


def test_a_wire_is_addressed_by_its_list() -> None:
    reading = read(letters.WIRE)
    assert reading.doc_type == "công điện"
    assert reading.recipients == (
        "Giám đốc các sở: Nông nghiệp và Môi trường, Xây dựng",
        "Chủ tịch Ủy ban nhân dân các xã: An Thử, Bình Thử, Cát Thử",
    )
    assert [duty.kind for duty in reading.reporting] == ["daily", "adhoc", "adhoc"]


def test_a_plan_is_counted_by_its_roman_sections() -> None:
    reading = read(letters.PLAN)
    assert [task.label for task in reading.tasks] == ["I", "II", "III"]
    assert {duty.kind: duty.rrule for duty in reading.reporting} == {
        "semiannual": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
        "yearly": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
        "monthly": "FREQ=MONTHLY;BYMONTHDAY=5",
        "quarterly": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
    }


def test_a_decision_is_counted_by_its_articles() -> None:
    reading = read(letters.DECISION)
    assert [task.label for task in reading.tasks] == ["Điều 1", "Điều 2", "Điều 3"]
    assert reading.subject == "thành lập Đoàn giám sát chuyên đề"
    assert reading.reporting[0].due == "2026-05-31"


def test_an_office_takes_the_body_above_it_into_its_name() -> None:
    assert read(letters.CONCLUSION).issuer == "Văn phòng Ủy ban nhân dân tỉnh Lam Giang"


def test_the_duty_of_a_letter_without_items_falls_on_whom_it_asks() -> None:
    (duty,) = read(letters.COMMUNE_PARTY_2026).reporting
    assert duty.reporter == "các chi bộ, đảng bộ trực thuộc"
    assert (duty.to, duty.due) == ("Ban Xây dựng Đảng Đảng ủy", "2026-03-20")


@pytest.mark.parametrize(
    "text", [letters.NEWS, letters.TEMPLATE, letters.INVITATION, letters.CHAT, "", "Chào đồng chí"]
)
def test_what_is_no_directive_comes_back_empty(text: str) -> None:
    assert read(text) == Reading()


@pytest.mark.parametrize("text", DIRECTIVES)
def test_every_span_lies_in_the_cleaned_text(text: str) -> None:
    page, reading = clean(text), read(text)
    for start, end in reading.spans.values():
        assert 0 <= start < end <= len(page)
    assert set(reading.confidence) >= set(reading.spans)


def test_a_span_shows_the_words_it_was_read_from() -> None:
    reading = read(letters.PARTY)
    start, end = reading.spans["number"]
    assert clean(letters.PARTY)[start:end] == "Số 963 - CV/TU"


def test_a_secret_letter_says_so() -> None:
    assert read(letters.PARTY.replace("**HỎA TỐC**", "**TỐI MẬT**\n\n**KHẨN**")).secrecy == "tối mật"


def test_windows_line_ends_change_nothing() -> None:
    crlf, plain = read(letters.PARTY.replace("\n", "\r\n")), read(letters.PARTY)
    assert {**crlf.as_json(), "spans": 0} == {**plain.as_json(), "spans": 0}


def test_words_run_together_are_mended() -> None:
    glued = letters.COMMUNE_PARTY_2026.replace(
        "Ban Thường vụ Đảng ủy đề nghị các", "Ban Thường vụĐảng ủyđềnghịcác"
    )
    glued = glued.replace("Để chuẩn bị hội", "Đểchuẩn bịhội").replace(
        "sơ kết, ", "sơ kết đợt nàyvềviệc chủtrì, "
    )
    assert read(glued).reporting[0].due == "2026-03-20"


_WORDS = st.sampled_from(
    ["Kính gửi:", "Nơi nhận:", "Số", "963-CV/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "\n", "- ", "1. ", "báo cáo", ";"]
)
_DATES = st.sampled_from(
    [
        "trước ngày",
        "31/2",
        "30/13/2026",
        "hằng quý",
        "T/M BAN THƯỜNG VỤ",
        "(qua",
        "|",
        "**",
        "CHỈ THỊ",
        "Điều 1.",
        "I.",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=400), st.lists(_WORDS | _DATES, max_size=60).map(" ".join)))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert isinstance(read(text).as_json(), dict)


@pytest.mark.parametrize(
    "shape",
    [
        "báo cáo; ",
        "Kính gửi: ",
        "Sở A, ",
        "1. Sở A báo cáo B.\n",
        "số 1/A-",
        "(",
        "*",
        "\n- ",
        "hằng quý, ",
        "ngày 1 ",
    ],
)
@pytest.mark.timeout(20)
def test_a_megabyte_of_anything_is_read_and_no_more(shape: str) -> None:
    head = "ĐẢNG CỘNG SẢN VIỆT NAM\nLam Giang, ngày 1 tháng 2 năm 2026\nKính gửi: Các xã.\n\n1. Sở A "
    assert read(head + shape * (1_000_000 // len(shape))).doc_type == "công văn"


def test_a_title_may_say_more_than_its_type_and_a_unit_may_be_called_like_one() -> None:
    longer = letters.PLAN.replace("KẾ HOẠCH\nTiêm chủng", "KẾ HOẠCH HÀNH ĐỘNG\nTiêm chủng")
    assert read(longer).doc_type == "kế hoạch"
    office = letters.STATE_TWO_COLUMNS.replace("ỦY BAN NHÂN DÂN  ", "SỞ\nKẾ HOẠCH VÀ ĐẦU TƯ\n  ", 1)
    assert read(office).doc_type == "công văn"


def test_a_form_to_be_filled_in_is_no_directive() -> None:
    assert not read("TÊN CƠ QUAN CHỦ QUẢN (1)\n" + letters.PLAN).is_directive
