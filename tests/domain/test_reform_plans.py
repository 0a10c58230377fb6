"""The day and the decision of a change, as a coordinator types them in one line."""

from __future__ import annotations

from datetime import date

import pytest

from domain.reform_plans import decision_in

TODAY = date(2026, 7, 31)
BASIS = "Nghị quyết số 15/NQ-HĐND"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (f"1/8/2026, {BASIS}", date(2026, 8, 1)),
        (f"ngày 01 tháng 8 năm 2026, theo {BASIS}", date(2026, 8, 1)),
        (f"hôm nay, {BASIS}", TODAY),
        (f"Từ hôm nay theo {BASIS}.", TODAY),
        (f"{BASIS}, từ ngày mai", date(2026, 8, 1)),
        (f"ngay mai {BASIS}", date(2026, 8, 1)),
        (f"mai, {BASIS}", date(2026, 8, 1)),
        (f"Tomorrow, {BASIS}", date(2026, 8, 1)),
        (BASIS, None),
    ],
)
def test_the_day_is_written_or_said(typed: str, day: date | None) -> None:
    assert decision_in(typed, TODAY) == (day, BASIS)


def test_the_first_day_counts_the_decision_may_have_its_own() -> None:
    dated = f"{BASIS} ngày 15/6/2026"
    assert decision_in(f"hôm nay, {dated}", TODAY) == (TODAY, dated)
    assert decision_in(f"1 tháng 8 năm 2026, {dated}", TODAY) == (date(2026, 8, 1), dated)


def test_a_decision_may_bear_a_name_that_is_no_day() -> None:
    assert decision_in("Quyết định của xã Mai Sơn", TODAY) == (None, "Quyết định của xã Mai Sơn")
    assert decision_in("Mai Sơn, Quyết định 12", TODAY) == (None, "Mai Sơn, Quyết định 12")


def test_a_day_that_no_calendar_has_is_asked_again() -> None:
    assert decision_in(f"31/6/2026, {BASIS}", TODAY) == (None, "")
