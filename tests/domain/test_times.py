"""Instants: text order is time order, and people read them as they write them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines, times
from domain.wording import speaking

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(
    lambda t: t.replace(microsecond=t.microsecond // 1000 * 1000)
)


@given(INSTANTS, INSTANTS)
def test_text_order_is_time_order_and_nothing_is_lost(one: datetime, other: datetime) -> None:
    assert times.from_text(times.to_text(one)) == one
    assert (times.to_text(one) < times.to_text(other)) == (one < other)
    assert len(times.to_text(one)) == len(times.to_text(other))


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        times.to_text(datetime(2026, 7, 24))


def test_an_instant_is_shown_in_the_office_zone() -> None:
    instant = datetime(2026, 7, 24, 10, 0, tzinfo=UTC)
    assert times.show(instant, ZONE) == "17:00 thứ Sáu 24/7/2026"
    assert times.show_short(instant, ZONE) == "17:00 24/7"


@pytest.mark.parametrize(
    ("local", "until"),
    [
        ("2026-07-20T21:00", "2026-07-21T06:00"),
        ("2026-07-20T23:59", "2026-07-21T06:00"),
        ("2026-07-21T00:00", "2026-07-21T06:00"),
        ("2026-07-21T05:59", "2026-07-21T06:00"),
        ("2026-07-21T06:00", None),
        ("2026-07-20T20:59", None),
    ],
)
def test_the_quiet_of_the_night(local: str, until: str | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZONE)
    end = datetime.fromisoformat(until).replace(tzinfo=ZONE) if until else None
    assert times.quiet_until(now, ZONE) == end


NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)  # Monday, 09:00 in the office


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("17h 24/7/2026", "2026-07-24T17:00"),
        ("24/7/2026", "2026-07-24T17:00"),
        ("9 giờ 30 ngày 24 tháng 7 năm 2026", "2026-07-24T09:30"),
        ("16:45 24-7-2026", "2026-07-24T16:45"),
        ("24.7", "2026-07-24T17:00"),
        ("19/7", "2027-07-19T17:00"),
        ("8h mai", "2026-07-21T08:00"),
        ("hôm nay", "2026-07-20T17:00"),
    ],
)
def test_a_typed_deadline_is_understood(words: str, local: str) -> None:
    expected = datetime.fromisoformat(local).replace(tzinfo=ZONE)
    assert deadlines.of_words(words, NOW, ZONE) == expected


@pytest.mark.parametrize("words", ["", "sớm", "31/2/2026", "99/99", "tuần sau", "17h", "٣/٤"])
def test_what_is_no_date_is_not_guessed(words: str) -> None:
    assert deadlines.of_words(words, NOW, ZONE) is None


def test_before_a_day_is_the_end_of_the_day_before() -> None:
    due = deadlines.of_reading("2026-08-15", before=True, zone=ZONE)
    assert due is not None
    assert deadlines.show(due, ZONE) == "hết ngày 14/8/2026"


def test_by_a_day_is_the_end_of_the_office_day_and_an_hour_is_the_hour() -> None:
    by_day = deadlines.of_reading("2026-08-14", before=False, zone=ZONE)
    by_hour = deadlines.of_reading("2026-08-14T09:00", before=True, zone=ZONE)
    assert by_day is not None
    assert by_hour is not None
    assert deadlines.show(by_day, ZONE) == "17:00 thứ Sáu 14/8/2026"
    assert by_day - by_hour == timedelta(hours=8)


def test_an_unreadable_limit_has_no_instant() -> None:
    assert deadlines.of_reading("2026-13-40", before=False, zone=ZONE) is None
    assert deadlines.day_of_words("05/7/2026", date(2026, 1, 1)) == date(2026, 7, 5)


def test_english_readers_see_english_dates() -> None:
    instant = datetime(2026, 7, 24, 10, 0, tzinfo=UTC)
    with speaking("en"):
        assert times.show(instant, ZONE) == "17:00 Fri 24 July 2026"
        assert times.show_short(instant, ZONE) == "17:00 24 July"
        assert times.show_date(date(2026, 7, 24)) == "24 July 2026"
        assert deadlines.show(deadlines.at_end(date(2026, 7, 24), deadlines.DAY_END, ZONE), ZONE) == (
            "the end of 24 July 2026"
        )


@pytest.mark.parametrize(
    "words",
    [
        "17:00 Fri 24 July 2026",
        "5 pm 24 July",
        "24 Jul 2026, 5 p.m.",
        "17h 24th July, floods",
        "24 july 5:00pm",
    ],
)
def test_an_english_date_is_understood_in_either_language(words: str) -> None:
    now = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
    assert deadlines.of_words(words, now, ZONE) == datetime(2026, 7, 24, 10, 0, tzinfo=UTC)


def test_the_reason_beside_an_english_date_is_left() -> None:
    assert deadlines.beside("5 pm 24 July 2026, the road is flooded") == "the road is flooded"
    assert deadlines.beside("in May the road was flooded") == "in May the road was flooded"
