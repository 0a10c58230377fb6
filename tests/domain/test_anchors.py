"""Limits counted from an event: how they are read, and on which day they fall."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import anchor_words, anchors, duties_json, duty_drafts
from domain.anchors import Anchor
from domain.drafts import DraftDuty
from domain.duties import Duty, dues
from domain.workdays import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ISSUED = date(2026, 7, 17)
BEGINS = datetime(2026, 7, 20, 2, tzinfo=UTC)  # Monday 09:00
LAW = Calendar()


@pytest.mark.parametrize(
    ("words", "count", "event"),
    [
        ("chậm nhất 10 ngày sau khi kết thúc đợt cao điểm", "10", "kết thúc đợt cao điểm"),
        ("gửi về Ban Thường vụ chậm nhất sau 10 ngày kết thúc đại hội", "10", "kết thúc đại hội"),
        ("trong 5 ngày làm việc kể từ ngày nhận được văn bản này", "5w", ""),
        ("trong thời hạn 03 (ba) ngày, kể từ ngày nhận được Công văn này, các xã báo cáo", "3", ""),
        ("chậm nhất 02 tuần kể từ khi hết dịch", "14", "hết dịch"),
        ("Chậm nhất là 30 ngày, trước ngày khai mạc kỳ họp thường lệ", "-30", "khai mạc kỳ họp thường lệ"),
        ("chậm nhất là 20 ngày, kể từ ngày kết thúc kỳ kế toán quý", "20", "kết thúc kỳ kế toán quý"),
        (
            "trước 16 giờ ngày làm việc tiếp theo ngay sau ngày phát sinh giao dịch",
            "1w 16:00",
            "phát sinh giao dịch",
        ),
        (
            "chậm nhất 15 ngày kể từ ngày nhận được yêu cầu bổ sung hồ sơ",
            "15",
            "nhận được yêu cầu bổ sung hồ sơ",
        ),
    ],
)
def test_words_count_from_an_event(words: str, count: str, event: str) -> None:
    found = anchor_words.anchor(words, ISSUED)
    assert found is not None
    assert (found.count, found.event, found.day) == (count, event, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trong 10 ngày kể từ ngày ký ban hành", ISSUED),
        ("trong 10 ngày kể từ ngày 01/8/2026", date(2026, 8, 1)),
        ("sau 10 ngày kể từ ngày 1 tháng 8", date(2026, 8, 1)),
    ],
)
def test_a_day_that_the_letter_states_is_known(words: str, day: date) -> None:
    found = anchor_words.anchor(words, ISSUED)
    assert found is not None
    assert found.day == day
    assert found.is_known


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo trước ngày 25 hằng tháng", "trong 10 ngày đầu tiên hằng tháng", "trước ngày 15/8/2026",
        "sau 999 ngày kể từ khi ký", "báo cáo kết quả 9 tháng",
    ],
)  # fmt: skip
def test_other_limits_are_counted_from_nothing(words: str) -> None:
    assert anchor_words.anchor(words, ISSUED) is None


@pytest.mark.parametrize(
    ("anchor", "day"),
    [
        (Anchor(10), date(2026, 7, 30)),
        (Anchor(5), date(2026, 7, 27)),  # the 25th is a Saturday
        (Anchor(5, worked=True), date(2026, 7, 27)),
        (Anchor(10, event="hết đợt"), None),
        (Anchor(10, event="hết đợt", day=date(2026, 8, 3)), date(2026, 8, 13)),
        (Anchor(-30, event="khai mạc", day=date(2026, 9, 16)), date(2026, 8, 17)),
        (Anchor(-2, worked=True, event="khai mạc", day=date(2026, 8, 3)), date(2026, 7, 30)),
    ],
)
def test_the_day_of_the_event_is_not_counted(anchor: Anchor, day: date | None) -> None:
    assert anchors.limit(anchor, date(2026, 7, 20), "next", LAW) == day


def test_an_unknown_event_creates_no_clock_and_a_known_one_does() -> None:
    duty = Duty(anchor=Anchor(10, event="hết đợt"), shift="next")
    end = datetime(2027, 1, 1, tzinfo=UTC)
    assert not duty.has_clock
    assert dues(duty, BEGINS, BEGINS, end, ZONE, LAW) == ()
    known = replace(duty, anchor=Anchor(10, event="hết đợt", day=date(2026, 8, 3)))
    (due,) = dues(known, BEGINS, BEGINS, end, ZONE, LAW)
    assert (due.at, due.late_at) == (
        datetime(2026, 8, 13, 10, tzinfo=UTC),
        datetime(2026, 8, 13, 17, tzinfo=UTC),
    )


def test_receipt_is_when_the_directive_left() -> None:
    read = DraftDuty("báo cáo Sở Nội vụ trong 5 ngày làm việc kể từ ngày nhận được văn bản")
    duty = duty_drafts.duty_of(duty_drafts.completed(read, ISSUED))
    (due,) = dues(duty, BEGINS, BEGINS, datetime(2027, 1, 1, tzinfo=UTC), ZONE, LAW)
    assert due.at == datetime(2026, 7, 27, 10, tzinfo=UTC)


@pytest.mark.parametrize("count", ["5", "5w", "-30", "1w 16:00"])
def test_an_anchor_survives_being_stored(count: str) -> None:
    duty = Duty(anchor=Anchor.of(count, "hết đợt", date(2026, 8, 3)))
    assert duties_json.from_json(duties_json.to_json(duty)) == duty
    assert Anchor.of(count, "", None).count == count


@pytest.mark.parametrize("count", ["", "w", "mười", "5 ngày"])
def test_what_is_no_count_is_refused(count: str) -> None:
    with pytest.raises(ValueError, match="no count of days"):
        Anchor.of(count, "", None)
