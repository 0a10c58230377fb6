"""What is proposed below one's own deadline, and where there is no time for the roll-up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import show
from domain.drafts import Draft, DraftDuty, DraftRelay, DraftTask, from_json, to_json
from domain.relaying import earlier, handed_down, short_of_time
from domain.workdays import Calendar
from tests.house import ZONE

NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)  # a Monday, 09:00 in Hà Nội
RELAY = DraftRelay(7, "Huyện ủy Bình Khê", 3, 1, "377-CV/TU", "Tỉnh ủy Lam Giang")


def at(day: int, hour: int = 17, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("due", "proposed"),
    [
        (at(31), "17:00 thứ Ba 28/7/2026"),
        (at(27), "17:00 thứ Sáu 24/7/2026"),  # not on a Saturday
        (at(21), "09:00 thứ Ba 21/7/2026"),
        (at(20, 17), "15:00 thứ Hai 20/7/2026"),
        (at(20, 9, 40), "09:30 thứ Hai 20/7/2026"),
    ],
)
def test_a_quarter_of_the_time_is_kept(due: datetime, proposed: str) -> None:
    found = earlier(due, NOW, ZONE, Calendar())
    assert found is not None
    assert show(found, ZONE) == proposed


def test_nothing_is_proposed_once_it_is_over() -> None:
    assert earlier(NOW, NOW, ZONE, Calendar()) is None


@given(st.integers(min_value=20, max_value=60 * 24 * 400))
def test_what_is_proposed_lies_ahead_and_before_one_s_own(minutes: int) -> None:
    due = NOW + timedelta(minutes=minutes)
    found = earlier(due, NOW, ZONE, Calendar())
    assert found is not None
    assert NOW < found < due


def test_only_what_the_unit_itself_was_charged_with_goes_down() -> None:
    draft = Draft(
        number="377-CV/TU", audience=(7, 8), monitors=(9,), due_at=at(31), tasks=(
            DraftTask("1", "của huyện", units=(7,)), DraftTask("2", "của sở", units=(8,)),
        ),
        duties=(
            DraftDuty("báo cáo trước 31/7", due="2026-07-31", to="Tỉnh ủy", via="Văn phòng"),
            DraftDuty("của sở", due="2026-07-30", units=(8,)),
            DraftDuty("đợt một", due="2026-07-24T10:00"),
        ),
    )  # fmt: skip
    made = handed_down(draft, RELAY, at(31), NOW, ZONE, Calendar())
    assert [task.gist for task in made.tasks] == ["của huyện"]
    assert [duty.due for duty in made.duties] == ["2026-07-28T17:00", "2026-07-22T17:00"]
    assert {duty.to for duty in made.duties} == {"Huyện ủy Bình Khê"}
    assert made.due_at == at(28)
    assert made.audience == made.monitors == ()
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize(("below", "short"), [(at(30), False), (at(31), True), (at(31, 18), True)])
def test_those_below_must_be_due_first(below: datetime, short: bool) -> None:
    draft = Draft(due_at=below, relay=RELAY)
    assert (short_of_time(draft, [at(31)], NOW, ZONE, Calendar()) is not None) is short
    assert short_of_time(draft, [], NOW, ZONE, Calendar()) is None
