"""What the grammar of duties makes of every form of phrase."""

from __future__ import annotations

from datetime import date

import pytest

from domain.documents.duties import duties
from domain.documents.items import body_of
from domain.documents.reading import ReportingDuty
from domain.documents.sheet import lay_out
from domain.text import clean
from tests.domain.documents.tables import Cells, sentences

ISSUED = date(2025, 6, 1)
ROWS = sentences()
IMPOSING = [row for row in ROWS if row.wanted]


def read(sentence: str, issued: date | None = ISSUED) -> tuple[ReportingDuty, ...]:
    body = body_of(lay_out(clean(sentence)), articles=False)
    return duties(body, [()] * len(body.items), issued)


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_a_phrase_imposes_these_duties_and_no_others(sentence: str, wanted: tuple[Cells, ...]) -> None:
    found = tuple((d.kind, d.due or d.rrule, d.boundary, d.to, d.via) for d in read(sentence))
    assert found == wanted


def test_open_ended_duties_create_no_clock() -> None:
    open_ended = [d for row in IMPOSING for d in read(row.text) if d.kind in ("adhoc", "regular")]
    assert len(open_ended) > 15
    assert not any(d.due or d.rrule for d in open_ended)


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("Các xã báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) gửi UBND tỉnh.", ("09:00", "16:00")),
        ("Các xã báo cáo Sở Y tế hằng ngày, trước 15 giờ 30 phút.", ("15:30",)),
        ("Báo cáo về Sở Y tế trước 9 giờ sáng hàng ngày (tính từ 7 giờ sáng hôm trước).", ("09:00",)),
        ("Báo cáo Sở Y tế hằng tuần.", ()),
    ],
)
def test_hours_of_a_recurring_duty_are_kept_beside_its_rule(sentence: str, hours: tuple[str, ...]) -> None:
    assert [duty.hours for duty in read(sentence)] == [hours]


def test_a_date_without_a_year_is_the_next_such_date_after_the_issue_date() -> None:
    assert [d.due for d in read("Các xã báo cáo Sở Nội vụ trước ngày 15/3.")] == ["2026-03-15"]
    assert [d.due for d in read("Các xã báo cáo Sở Nội vụ trước ngày 15/8.")] == ["2025-08-15"]


def test_without_an_issue_date_a_date_without_a_year_is_not_guessed() -> None:
    assert [d.due for d in read("Các xã báo cáo Sở Nội vụ trước ngày 15/8.", None)] == [None]


def test_the_words_of_a_duty_stand_in_its_sentence() -> None:
    for sentence, _ in IMPOSING:
        for duty in read(sentence):
            assert duty.quote
            assert duty.quote in sentence
