"""Duties become due days: every kind, the traps of RFC 5545, holidays, zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import recurring
from domain.duties import Duty, Exact, dues
from domain.workdays import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAW = Calendar()
BEGINS = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)  # Monday 09:00
YEAR_END = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)


def local(
    duty: Duty, begins: datetime = BEGINS, until: datetime = YEAR_END, zone: ZoneInfo = ZONE
) -> list[str]:
    found = dues(duty, begins, begins, until, zone, LAW)
    return [f"{due.at.astimezone(zone):%d/%m %H:%M}" for due in found]


def test_exact_dates_of_one_directive_are_a_slot_each() -> None:
    asked = tuple(Exact(date(2026, 2, day), time(9)) for day in (2, 4, 6))
    assert local(Duty(dates=asked, before=True)) == ["02/02 09:00", "04/02 09:00", "06/02 09:00"]


def test_before_a_day_leaves_it_out_and_by_a_day_is_late_only_after_midnight() -> None:
    day = (Exact(date(2026, 7, 25)),)
    (before,) = dues(Duty(dates=day, before=True), BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    (by,) = dues(Duty(dates=day), BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    assert before.at.astimezone(ZONE) == datetime(2026, 7, 24, 23, 59, tzinfo=ZONE)
    assert before.late_at.astimezone(ZONE) == datetime(2026, 7, 25, 0, 0, tzinfo=ZONE)
    assert by.at.astimezone(ZONE) == datetime(2026, 7, 25, 17, 0, tzinfo=ZONE)
    assert by.late_at.astimezone(ZONE) == datetime(2026, 7, 26, 0, 0, tzinfo=ZONE)


def test_a_stated_hour_is_meant_to_the_minute() -> None:
    (due,) = dues(Duty(dates=(Exact(date(2026, 7, 25), time(16)),)), BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    assert due.at == due.late_at == datetime(2026, 7, 25, 9, 0, tzinfo=UTC)


def test_several_a_day_until_a_day() -> None:
    duty = Duty(
        rules=("FREQ=DAILY",), hours=(time(9), time(16)), starts=date(2026, 2, 2), until=date(2026, 2, 3)
    )
    assert local(duty) == ["02/02 09:00", "02/02 16:00", "03/02 09:00", "03/02 16:00"]


def test_weekly_moves_off_a_holiday_only_if_it_says_so() -> None:
    friday = Duty(rules=("FREQ=WEEKLY;BYDAY=FR",), starts=date(2026, 4, 27), until=date(2026, 5, 9))
    kept = local(friday)
    moved = local(Duty(rules=friday.rules, starts=friday.starts, until=friday.until, shift="next"))
    earlier = local(Duty(rules=friday.rules, starts=friday.starts, until=friday.until, shift="previous"))
    assert kept == ["01/05 17:00", "08/05 17:00"]  # 1 May is a holiday
    assert moved == ["04/05 17:00", "08/05 17:00"]
    assert earlier == ["29/04 17:00", "08/05 17:00"]


@pytest.mark.parametrize(
    ("year", "february"), [(2026, "28/02 17:00"), (2028, "29/02 17:00")], ids=["short", "leap"]
)
def test_the_30th_of_february_is_its_last_day(year: int, february: str) -> None:
    begins = datetime(year, 1, 1, tzinfo=UTC)
    until = datetime(year, 4, 1, tzinfo=UTC)
    assert local(Duty(rules=("FREQ=MONTHLY;BYMONTHDAY=30",)), begins, until) == [
        "30/01 17:00", february, "30/03 17:00",
    ]  # fmt: skip


def test_the_31st_never_skips_a_month() -> None:
    found = local(Duty(rules=("FREQ=MONTHLY;BYMONTHDAY=31",)))
    assert len(found) == 12
    assert found[3] == "30/04 17:00"


def test_before_the_30th_of_february_is_by_its_end() -> None:
    until = datetime(2026, 4, 1, tzinfo=UTC)
    found = local(Duty(rules=("FREQ=MONTHLY;BYMONTHDAY=30",), before=True), until=until)
    assert found == ["29/01 23:59", "28/02 23:59", "29/03 23:59"]


def test_quarters_half_years_and_years() -> None:
    quarterly = Duty(rules=("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=30",))
    assert local(quarterly) == ["30/03 17:00", "30/06 17:00", "30/09 17:00", "30/12 17:00"]
    halves = Duty(
        rules=("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"), before=True
    )
    assert local(halves) == ["04/06 23:59", "04/12 23:59"]
    assert local(Duty(rules=("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",))) == [
        "31/03 17:00", "30/06 17:00", "30/09 17:00", "31/12 17:00",
    ]  # fmt: skip


def test_every_second_year_keeps_its_interval() -> None:
    until = datetime(2031, 1, 1, tzinfo=UTC)
    found = dues(
        Duty(rules=("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",)), BEGINS, BEGINS, until, ZONE, LAW
    )
    assert [due.at.astimezone(ZONE).date() for due in found] == [
        date(2026, 2, 28), date(2028, 2, 29), date(2030, 2, 28),
    ]  # fmt: skip


def test_a_rule_with_hours_takes_no_minute_from_its_start() -> None:
    begins = datetime(2026, 1, 5, 2, 17, 31, tzinfo=UTC)
    found = local(Duty(rules=("FREQ=DAILY;BYHOUR=9,16",)), begins, datetime(2026, 1, 6, 2, 0, tzinfo=UTC))
    assert found == ["05/01 16:00", "06/01 09:00"]


def test_a_utc_until_is_the_instant_it_says() -> None:
    rule = "FREQ=DAILY;BYHOUR=9;UNTIL=20260108T020000Z"  # 09:00 on the 8th in Hà Nội
    assert local(Duty(rules=(rule,))) == ["06/01 09:00", "07/01 09:00", "08/01 09:00"]


def test_an_until_day_includes_its_evening() -> None:
    rule = "FREQ=DAILY;BYHOUR=20;UNTIL=20260107"
    assert local(Duty(rules=(rule,))) == ["05/01 20:00", "06/01 20:00", "07/01 20:00"]


def test_local_hours_stay_local_where_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begins = datetime(2026, 3, 27, tzinfo=UTC)
    found = dues(
        Duty(rules=("FREQ=DAILY",), hours=(time(9),)),
        begins,
        begins,
        datetime(2026, 3, 30, 12, tzinfo=UTC),
        berlin,
        LAW,
    )
    assert [due.at.hour for due in found] == [8, 8, 7, 7]
    assert {due.at.astimezone(berlin).hour for due in found} == {9}


def test_an_hour_that_the_clock_skips_still_comes_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begins = datetime(2026, 3, 28, 12, tzinfo=UTC)
    until = datetime(2026, 3, 30, 12, tzinfo=UTC)
    found = dues(Duty(rules=("FREQ=DAILY",), hours=(time(2, 30),)), begins, begins, until, berlin, LAW)
    assert len({due.at for due in found}) == 2


def test_a_duty_without_a_clock_is_never_due() -> None:
    assert local(Duty(kind="adhoc")) == []
    assert not Duty(kind="regular").has_clock


def test_a_struck_out_day_is_not_due() -> None:
    duty = Duty(
        rules=("FREQ=WEEKLY;BYDAY=FR",), until=date(2026, 1, 23), skipped=frozenset({date(2026, 1, 16)})
    )
    assert local(duty) == ["09/01 17:00", "23/01 17:00"]


def test_a_period_opens_when_the_one_before_is_due_or_on_its_opening_day() -> None:
    weekly = dues(Duty(rules=("FREQ=WEEKLY;BYDAY=FR",)), BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    assert weekly[0].opens_at == BEGINS
    assert weekly[1].opens_at == weekly[0].at
    window = Duty(rules=("FREQ=MONTHLY;BYMONTHDAY=30",), opens=25)
    first, second = dues(window, BEGINS, BEGINS, datetime(2026, 3, 1, tzinfo=UTC), ZONE, LAW)
    assert first.opens_at.astimezone(ZONE) == datetime(2026, 1, 25, tzinfo=ZONE)
    assert second.opens_at.astimezone(ZONE) == datetime(2026, 2, 25, tzinfo=ZONE)


def test_planning_in_two_steps_is_planning_in_one() -> None:
    duty = Duty(rules=("FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=31"), shift="next")
    middle = datetime(2026, 6, 15, tzinfo=UTC)
    whole = dues(duty, BEGINS, BEGINS, YEAR_END, ZONE, LAW)
    halves = dues(duty, BEGINS, BEGINS, middle, ZONE, LAW) + dues(duty, BEGINS, middle, YEAR_END, ZONE, LAW)
    assert halves == whole


@given(
    st.integers(1, 31), st.sampled_from(["keep", "next", "previous"]), st.booleans(), st.integers(2026, 2040)
)
def test_a_monthly_duty_falls_due_once_for_every_month(day: int, shift: str, before: bool, year: int) -> None:
    duty = Duty(rules=(f"FREQ=MONTHLY;BYMONTHDAY={day}",), shift=shift, before=before)  # type: ignore[arg-type]
    begins = datetime(year, 1, 1, tzinfo=UTC)
    found = dues(
        duty, datetime(year - 1, 12, 1, tzinfo=UTC), begins, datetime(year + 1, 1, 20, tzinfo=UTC), ZONE, LAW
    )
    assert 11 <= len(found) <= 14
    assert all(one.at < two.at and one.late_at >= one.at for one, two in pairwise(found))


@pytest.mark.parametrize(
    "text", ["", "nonsense", "FREQ=SOMETIMES", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=soon"]
)
def test_what_is_no_rule_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        recurring.parse(text, ZONE)


def test_the_law_knows_tet_and_the_office_knows_better() -> None:
    tet, made_up = date(2026, 2, 17), date(2026, 8, 22)
    assert LAW.is_rest(tet)
    assert LAW.is_rest(made_up)  # a Saturday
    assert not Calendar(work=frozenset({made_up})).is_rest(made_up)
    assert Calendar(off=frozenset({date(2026, 1, 2)})).is_rest(date(2026, 1, 2))
    assert LAW.is_rest(date(2026, 9, 2))
    assert not LAW.is_rest(date(2026, 9, 4))


def test_a_day_in_tet_moves_past_the_whole_of_it() -> None:
    assert LAW.shifted(date(2026, 2, 17), "next") == date(2026, 2, 23)
    assert LAW.shifted(date(2026, 2, 17), "previous") == date(2026, 2, 13)
