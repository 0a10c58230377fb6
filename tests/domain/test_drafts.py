"""A draft is kept as it was confirmed; corrections are what a person typed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import drafting
from domain.documents.read import read
from domain.drafts import Draft, DraftDuty, DraftTask, Field, from_json, number_key, to_json
from domain.errors import Refusal
from domain.urgency import Urgency

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
WORDS = st.text(max_size=20)
IDS = st.lists(st.integers(1, 10**9), max_size=4).map(tuple)
DRAFTS = st.builds(
    Draft,
    kind=st.sampled_from(("directive", "notice")),
    doc_type=WORDS,
    number=WORDS,
    issuer=WORDS,
    issued_on=st.none() | st.dates(),
    subject=WORDS,
    urgency=st.sampled_from(Urgency),
    addressees=st.lists(WORDS, max_size=3).map(tuple),
    audience=IDS,
    tasks=st.lists(st.builds(DraftTask, WORDS, WORDS, st.just(("a",)), IDS), max_size=3).map(tuple),
    duties=st.lists(st.builds(DraftDuty, WORDS, before=st.booleans(), units=IDS), max_size=3).map(tuple),
    due_at=st.none() | st.just(NOW),
    ack_wanted=st.booleans(),
    doubts=st.lists(st.sampled_from(Field), max_size=3).map(tuple),
)


@given(DRAFTS)
def test_a_kept_draft_is_the_draft(draft: Draft) -> None:
    assert from_json(to_json(draft)) == draft


def test_one_number_in_all_its_spellings() -> None:
    spellings = ["963-CV/TU", "963 - CV/TU", "963–cv/tu", " 963-CV/TU "]
    assert len(set(map(number_key, spellings))) == 1


def test_a_letter_owes_more_than_a_notice() -> None:
    assert Draft().missing == (Field.NUMBER, Field.ISSUED_ON, Field.ISSUER, Field.SUBJECT)
    assert Draft(kind="notice").missing == ()


@pytest.mark.parametrize(
    ("asked", "typed", "name", "value"),
    [
        (Field.NUMBER, " 15-CV/TU ", "number", "15-CV/TU"),
        (Field.DOC_TYPE, "Chỉ thị", "doc_type", "chỉ thị"),
        (Field.ISSUER, "Tỉnh ủy Lam Giang", "issuer", "Tỉnh ủy Lam Giang"),
        (Field.SUBJECT, "phòng,\nchống lũ", "subject", "phòng, chống lũ"),
        (Field.ISSUED_ON, "5/7/2026", "issued_on", date(2026, 7, 5)),
        (Field.DUE, "17h 24/7/2026", "due_at", datetime(2026, 7, 24, 10, tzinfo=UTC)),
        (Field.NUMBER, "-", "number", ""),
        (Field.DUE, "-", "due_at", None),
    ],
)
def test_a_field_is_what_was_typed(asked: Field, typed: str, name: str, value: object) -> None:
    before = Draft(number="1-CV/TU", due_at=NOW, doubts=(asked,), warned=True)
    after = drafting.corrected(before, asked, typed, NOW, ZONE)
    assert getattr(after, name) == value
    assert after.doubts == ()
    assert not after.warned


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        (Field.ISSUED_ON, "hôm nào đó"),
        (Field.DUE, "sớm"),
        (Field.DUE, "1/1/2020"),
        (Field.SUBJECT, "x" * 501),
    ],
)
def test_what_is_no_value_is_asked_again(asked: Field, typed: str) -> None:
    with pytest.raises(Refusal):
        drafting.corrected(Draft(), asked, typed, NOW, ZONE)


LETTER = """TỈNH ỦY LAM GIANG
*
Số 15-CV/TU
V/v phòng, chống hạn mặn
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 20 tháng 7 năm 2026

Kính gửi: - Đảng ủy các xã, phường,
- Sở Y tế.

1. Đảng ủy các xã, phường kiểm tra từng cống ngăn mặn.
2. Sở Y tế chuẩn bị thuốc.
3. Các đơn vị báo cáo Thường trực Tỉnh ủy trước ngày 25/7/2026.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Quốc Khang
"""


def test_a_reading_becomes_a_draft_that_charges_units_and_names_the_words_of_its_deadline() -> None:
    known = {"Đảng ủy các xã, phường": (1, 2), "Sở Y tế": (3,)}

    def resolve(entries: object) -> tuple[tuple[int, ...], tuple[str, ...]]:
        assert isinstance(entries, tuple)
        found = [unit for entry in entries for unit in known.get(entry, ())]
        return tuple(found), tuple(entry for entry in entries if entry not in known)

    draft = drafting.from_reading(read(LETTER), LETTER, resolve, ZONE)
    assert (draft.number, draft.audience) == ("15-CV/TU", (1, 2, 3))
    assert [task.units for task in draft.tasks][:2] == [(1, 2), (3,)]
    assert draft.tasks[0].gist == "Đảng ủy các xã, phường kiểm tra từng cống ngăn mặn."
    assert draft.due_at == datetime(2026, 7, 24, 16, 59, tzinfo=UTC)
    assert "25/7/2026" in draft.due_quote
    assert replace(draft, audience=()).with_audience((2, 2, 1)).audience == (2, 1)
