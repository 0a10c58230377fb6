"""Plans of reminders: when each is due, the latest stage after a stop, and who is told on which rung."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain import reminders
from domain.escalation import Target, targets
from domain.reminders import DEFAULTS
from domain.units import Tree, Unit
from domain.urgency import Urgency
from domain.workdays import Calendar
from tests.house import ZONE

LAW = Calendar()
NORMAL = DEFAULTS[Urgency.NORMAL]


def at(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def test_a_normal_letter_is_asked_for_at_the_end_of_the_day_and_in_the_morning() -> None:
    assert reminders.ack_instants(NORMAL, at(20, 9), ZONE, LAW) == (at(20, 17), at(21, 8))


def test_what_comes_just_before_the_end_of_the_day_waits_for_the_next() -> None:
    assert reminders.ack_instants(NORMAL, at(20, 16, 30), ZONE, LAW) == (at(21, 8), at(21, 17))


def test_a_friday_letter_is_asked_for_on_monday_and_a_flash_is_not_kept_waiting() -> None:
    assert reminders.ack_instants(NORMAL, at(24, 16, 30), ZONE, LAW) == (at(27, 8), at(27, 17))
    flash = reminders.ack_instants(DEFAULTS[Urgency.FLASH], at(25, 23), ZONE, LAW)
    assert flash == (at(25, 23, 15), at(25, 23, 30))


def test_a_slot_is_reminded_of_only_after_it_opens() -> None:
    found = reminders.slot_instants(NORMAL, at(24, 17), at(23, 17), ZONE, LAW)
    assert found[0] == at(24, 15)
    assert len(found) == 6


def test_what_comes_days_before_comes_on_a_worked_day() -> None:
    found = reminders.slot_instants(NORMAL, at(27, 17), at(1, 8), ZONE, LAW)  # a Monday
    assert found[:2] == (at(24, 17), at(27, 15))


def test_the_end_of_a_day_is_reminded_of_in_office_hours() -> None:
    found = reminders.slot_instants(NORMAL, at(24, 23, 59), at(23, 18), ZONE, LAW)
    assert found == (at(24, 15), at(24, 17), at(27, 8), at(28, 8), at(29, 8))


def test_mornings_after_tet_are_counted_from_its_end() -> None:
    due = at(13, 17, month=2)  # the Friday before Tết
    found = reminders.slot_instants(NORMAL, due, at(1, 8, month=2), ZONE, LAW)
    assert found[-3:] == (at(23, 8, month=2), at(24, 8, month=2), at(25, 8, month=2))


def test_a_returned_report_is_asked_for_until_its_deadline_else_by_morning() -> None:
    ahead = reminders.returned_instants(NORMAL, at(24, 17), at(22, 9), ZONE, LAW)
    assert ahead[0] == at(23, 17)
    over = reminders.returned_instants(NORMAL, at(20, 17), at(22, 9), ZONE, LAW)
    assert over == (at(23, 8), at(24, 8), at(27, 8))


@given(st.lists(st.integers(0, 400), unique=True), st.integers(0, 400), st.integers(0, 400))
def test_a_turn_tells_the_latest_stage_and_never_one_twice(stages: list[int], told: int, now: int) -> None:
    def instant(n: int) -> datetime:
        return at(1, 0) + timedelta(minutes=n)

    all_of_them = tuple(sorted(map(instant, stages)))
    turn = reminders.turn(all_of_them, instant(told), instant(now))
    again = reminders.turn(all_of_them, instant(max(told, now)), instant(now))
    assert again.stage is None
    assert turn.stage is None or instant(told) < turn.stage <= instant(now)
    assert turn.following is None or turn.following > instant(now)
    assert turn.following == again.following


def test_plans_survive_being_stored() -> None:
    for plan in DEFAULTS.values():
        assert reminders.from_json(reminders.to_json(plan)) == plan


TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh"), Unit(2, "H", "district", "Huyện", 1),
        Unit(3, "K", "district", "Kia", 1), Unit(4, "X", "commune", "Xã", 2), Unit(5, "Y", "commune", "Ấp", 3),
        Unit(6, "S", "department", "Sở", 1),
    ]
)  # fmt: skip


def test_each_rung_tells_the_next_superior_that_anybody_is_linked_to() -> None:
    assert targets([4, 5, 6], 1, TREE, {1, 2}) == (Target(2, (4,)), Target(1, (5, 6), (3,)))
    assert targets([4, 5, 6], 2, TREE, {1, 2}) == (Target(1, (4,)),)
    assert targets([4, 5, 6], 3, TREE, {1, 2}) == ()
    assert targets([1], 1, TREE, {1, 2}) == ()
