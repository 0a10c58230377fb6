"""A duty handed down is owed earlier by worked days, period by period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain import duties_json
from domain.drafts import Draft, DraftDuty, from_json, to_json
from domain.duties import Duty, dues
from domain.duty_drafts import duty_of
from tests.domain.test_duties import BEGINS, LAW, YEAR_END, ZONE, local

WEEKLY = Duty(kind="weekly", rules=("FREQ=WEEKLY;BYDAY=MO",), hours=(time(8),))
MONTHLY = Duty(kind="monthly", rules=("FREQ=MONTHLY;BYMONTHDAY=25",), before=True, shift="previous")


def test_the_hour_stays_and_rest_days_are_no_time() -> None:
    assert local(WEEKLY)[:2] == ["12/01 08:00", "19/01 08:00"]
    assert local(replace(WEEKLY, lead=1))[:2] == ["09/01 08:00", "16/01 08:00"]  # Fridays
    assert local(replace(WEEKLY, lead=2))[:2] == ["08/01 08:00", "15/01 08:00"]


def test_a_period_whose_earlier_day_is_over_begins_with_the_next() -> None:
    daily = Duty(kind="daily", rules=("FREQ=DAILY",), hours=(time(16),), lead=1)
    assert local(daily)[0] == "05/01 16:00"  # of Tuesday's, on Monday


def test_a_day_that_was_struck_out_is_left_out_by_either_name() -> None:
    led = replace(WEEKLY, lead=1)
    for day in (date(2026, 1, 9), date(2026, 1, 12)):
        assert local(replace(led, skipped=frozenset({day})))[0] == "16/01 08:00"


@given(st.integers(min_value=1, max_value=7), st.sampled_from([WEEKLY, MONTHLY]))
def test_every_period_comes_down_once_and_earlier(lead: int, duty: Duty) -> None:
    own = dues(duty, BEGINS, BEGINS, YEAR_END + timedelta(days=40), ZONE, LAW)
    below = dues(replace(duty, lead=lead), BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    for due in below:
        assert any(due.at < mine.at <= due.at + timedelta(days=lead + 16) for mine in own)
        assert due.late_at >= due.at
    assert abs(len(below) - sum(mine.at <= YEAR_END for mine in own)) <= 2


def test_it_is_kept_in_drafts_and_duties() -> None:
    draft = DraftDuty("hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=MO", lead=2)
    assert from_json(to_json(Draft(duties=(draft,)))).duties == (draft,)
    assert duties_json.from_json(duties_json.to_json(duty_of(draft))).lead == 2
