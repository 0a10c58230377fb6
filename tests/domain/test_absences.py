"""Days away as people write them, and numbers as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.absences import span
from domain.errors import Refusal
from domain.phones import grouped, number_of
from tests.house import ZONE

NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("24/7 – 30/7", date(2026, 7, 24), date(2026, 7, 30)),
        ("24/7 - 30/7", date(2026, 7, 24), date(2026, 7, 30)),
        ("24-30/7", date(2026, 7, 24), date(2026, 7, 30)),
        ("24 – 30/7/2026", date(2026, 7, 24), date(2026, 7, 30)),
        ("từ 24/7 đến hết 30/7", date(2026, 7, 24), date(2026, 7, 30)),
        ("từ ngày 24/7/2026 tới ngày 2/8/2026", date(2026, 7, 24), date(2026, 8, 2)),
        ("24/7", date(2026, 7, 24), date(2026, 7, 24)),
        ("mai", date(2026, 7, 21), date(2026, 7, 21)),
        ("hôm nay đến 22/7", date(2026, 7, 20), date(2026, 7, 22)),
        ("from 24 July to 30 July", date(2026, 7, 24), date(2026, 7, 30)),
        ("18/7 – 22/7", date(2026, 7, 20), date(2026, 7, 22)),  # it has begun: from now
    ],
)
def test_days_are_read_as_they_are_written(typed: str, first: date, last: date) -> None:
    from_at, until_at = span(typed, NOW, ZONE)
    assert from_at >= NOW
    assert from_at.astimezone(ZONE).date() == first
    assert (until_at - timedelta(seconds=1)).astimezone(ZONE).date() == last


@pytest.mark.parametrize("typed", ["", "tuần sau", "24/7, 25/7, 26/7", "99/99 – 100/7", "Ba tháng"])
def test_anything_else_is_asked_again(typed: str) -> None:
    with pytest.raises(Refusal):
        span(typed, NOW, ZONE)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912 345 678"),
        ("0912.345.678", "0912 345 678"),
        ("+84912345678", "+84 912 345 678"),
        ("0263 382 2222", "0263 382 2222"),
        ("(0263) 382-2222", ""),
        ("không có", ""),
        ("12", ""),
        ("0912345678901234567", ""),
    ],
)
def test_a_number_is_kept_as_it_is_read_aloud(typed: str, number: str) -> None:
    assert number_of(typed) == number


def test_the_messenger_leaves_the_plus_out() -> None:
    assert grouped("84912345678") == "+84 912 345 678"
    assert grouped("02633822222") == "0263 382 2222"
