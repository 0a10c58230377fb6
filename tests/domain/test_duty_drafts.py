"""From the words of a duty to what is scheduled, and back through what a coordinator types."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain import duties_json, duty_cards, duty_drafts, duty_typing, duty_words
from domain.drafts import Draft, DraftDuty, from_json, to_json
from domain.duties import Duty, Exact
from domain.errors import Refusal
from domain.workdays import Calendar
from tests.house import ZONE

ISSUED = date(2026, 1, 20)
NOW = datetime(2026, 7, 20, 2, tzinfo=UTC)  # Monday 09:00
LAW = Calendar()


def days(duty: DraftDuty, now: datetime = NOW) -> list[str]:
    found = duty_drafts.year_of(duty_drafts.duty_of(duty), now, ZONE, LAW)
    return [f"{due.at.astimezone(ZONE):%d/%m %H:%M}" for due in found]


@pytest.mark.parametrize(
    ("quote", "hours"),
    [
        ("báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) gửi UBND tỉnh", ["09:00", "16:00"]),
        ("báo cáo vào cuối buổi chiều ngày thứ Sáu để tổng hợp báo cáo", ["17:00"]),
        ("trước 9 giờ sáng hàng ngày (số liệu từ 7 giờ sáng hôm trước đến 7 giờ sáng hôm sau)", ["09:00"]),
        ("trước 15 giờ ngày thứ 4 hằng tuần", ["15:00"]),
        ("chậm nhất 5 giờ chiều hằng ngày", ["17:00"]),
        ("trước ngày 20 hằng tháng", []),
        ("báo cáo trước ngày 15/8/2020", []),
    ],
)
def test_the_hours_are_read_and_nothing_else_is_taken_for_one(quote: str, hours: list[str]) -> None:
    assert [f"{hour:%H:%M}" for hour in duty_words.said(quote, ISSUED).hours] == hours


@pytest.mark.parametrize(
    "quote", ["trước 09 giờ các ngày 02, 04, 06/02", "trước 9h các ngày 2, 4 và 6 tháng 2 năm 2026"]
)
def test_three_days_in_one_sentence_are_three_limits(quote: str) -> None:
    duty = duty_drafts.completed(DraftDuty(quote), ISSUED)
    assert duty_drafts.duty_of(duty).dates == tuple(Exact(date(2026, 2, day), time(9)) for day in (2, 4, 6))
    assert duty.before


def test_a_span_a_cutoff_and_an_opening_day_are_read() -> None:
    said = duty_words.said("8 giờ sáng hàng ngày, từ 29/4 - 04/5/2026 (số liệu chốt 7 giờ cùng ngày)", ISSUED)
    assert (said.starts, said.until) == (date(2026, 4, 29), date(2026, 5, 4))
    assert said.cutoff == "số liệu chốt 7 giờ cùng ngày"
    assert duty_words.said("Từ ngày 25 đến ngày 30 hằng tháng, đơn vị báo cáo", ISSUED).opens == 25
    assert duty_words.said("phấn đấu xong trước ngày 15/3/2026", ISSUED).soft == date(2026, 3, 14)


def test_the_deadline_of_whoever_collects_is_not_the_reporters() -> None:
    tail = "để Ban Tổ chức tổng hợp, báo cáo Ban Bí thư vào thứ 6 hằng tuần"
    quote = f"báo cáo trước 15 giờ ngày thứ 4 hằng tuần, {tail}"
    duty = duty_drafts.completed(DraftDuty(quote, kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR"), ISSUED)
    assert duty.rrule == "FREQ=WEEKLY;BYDAY=WE"
    assert duty.next_due == tail
    assert days(duty)[:2] == ["22/07 15:00", "29/07 15:00"]


def test_periods_leave_rest_days_and_daily_ones_do_not() -> None:
    weekly = DraftDuty("", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=SU")
    daily = DraftDuty("", kind="daily", rrule="FREQ=DAILY", until="2026-07-26")
    assert days(weekly)[0] == "27/07 17:00"
    assert days(daily)[-1] == "26/07 17:00"  # a Sunday


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("16h thứ Sáu hằng tuần", ["24/07 16:00", "31/07 16:00"]),
        ("trước ngày 25 hằng tháng", ["24/07 23:59", "24/08 23:59"]),
        ("9h và 16h hằng ngày", ["20/07 16:00", "21/07 09:00"]),
        ("17h 24/7; 9h 2/8", ["24/07 17:00", "02/08 09:00"]),
        ("9 giờ các ngày 22, 24/7", ["22/07 09:00", "24/07 09:00"]),
        ("30/9", ["30/09 17:00"]),
    ],
)
def test_a_coordinator_changes_the_times_in_words(typed: str, first: list[str]) -> None:
    duty = duty_typing.retimed(DraftDuty("lời văn", "Các xã"), typed, NOW, ZONE)
    assert days(duty)[:2] == first
    assert (duty.quote, duty.reporter) == ("lời văn", "Các xã")


@pytest.mark.parametrize(
    "typed", ["", "   ", "khi nào xong", "31/2", "1/1/2020", ";", "99h hằng ngày hôm qua 5"]
)
def test_what_names_no_time_ahead_is_refused(typed: str) -> None:
    if typed == "99h hằng ngày hôm qua 5":  # a period without an hour is a period all the same
        assert days(duty_typing.retimed(DraftDuty(""), typed, NOW, ZONE))[0] == "20/07 17:00"
        return
    with pytest.raises(Refusal):
        duty_typing.retimed(DraftDuty(""), typed, NOW, ZONE)


def test_days_are_struck_out_only_where_there_are_some() -> None:
    weekly = DraftDuty("", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR")
    made = duty_typing.struck(weekly, "24/7, 7/8", NOW, ZONE, LAW)
    assert days(made)[:2] == ["31/07 17:00", "14/08 17:00"]
    with pytest.raises(Refusal):
        duty_typing.struck(weekly, "25/7", NOW, ZONE, LAW)


def test_a_common_deadline_is_a_duty_only_where_no_duty_states_it() -> None:
    due = datetime(2026, 7, 24, 10, tzinfo=UTC)
    stated = DraftDuty("", due="2026-07-24T17:00")
    assert len(duty_drafts.confirmed(Draft(due_at=due, duties=(stated,)), ZONE)) == 1
    assert duty_drafts.confirmed(Draft(due_at=due), ZONE) == (
        Duty(dates=(Exact(date(2026, 7, 24), time(17)),)),
    )
    elsewhere = replace(stated, elsewhere=True)
    assert [duty.quote for duty in duty_drafts.confirmed(Draft(duties=(elsewhere,)), ZONE)] == []


def test_the_end_of_a_day_stays_the_end_of_a_day() -> None:
    due = datetime(2026, 7, 24, 16, 59, tzinfo=UTC)  # 23:59
    (duty,) = duty_drafts.confirmed(Draft(due_at=due), ZONE)
    found = duty_drafts.year_of(duty, NOW, ZONE, LAW)
    assert [each.at for each in found] == [due]
    assert found[0].late_at == due + timedelta(minutes=1)


def test_a_corrected_deadline_takes_its_duty_along() -> None:
    old, new = datetime(2026, 7, 24, 10, tzinfo=UTC), datetime(2026, 7, 28, 3, tzinfo=UTC)
    (moved,) = duty_drafts.moved((DraftDuty("", due="2026-07-24"),), old, new, ZONE)
    assert days(moved) == ["28/07 10:00"]
    (gone,) = duty_drafts.moved((DraftDuty("", due="2026-07-24"),), old, None, ZONE)
    assert days(gone) == []


def test_duties_survive_being_stored() -> None:
    draft = duty_drafts.completed(
        DraftDuty("từ 29/4 - 04/5/2026, 8 giờ và 15h30 hằng ngày", kind="daily", rrule="FREQ=DAILY"), ISSUED
    )
    kept = from_json(to_json(Draft(duties=(draft,)))).duties[0]
    assert kept == draft
    duty = duty_drafts.duty_of(draft)
    assert duties_json.from_json(duties_json.to_json(duty)) == duty
    odd = Duty(
        dates=(Exact(date(2026, 2, 2), time(9)),), skipped=frozenset({ISSUED}), soft=Exact(ISSUED), units=(3,)
    )
    assert duties_json.from_json(duties_json.to_json(odd)) == odd


def test_the_only_date_is_not_told_twice_in_the_list() -> None:
    quote = "báo cáo trước 17 giờ ngày 24/7/2026"
    duty = DraftDuty(quote, to="Tỉnh ủy", due="2026-07-24T17:00")
    text = duty_cards.duties_menu(1, Draft(duties=(duty,)), NOW, ZONE, LAW).text
    assert text.count("24/7/2026") == 1
