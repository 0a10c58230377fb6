"""How a correction is told in words."""

from __future__ import annotations

from domain.amending_cards import lines
from domain.revisions import Change, What
from tests.house import ZONE

DUE = Change(What.DUE, "2026-11-25T16:00+07:00", "2026-12-05T17:00+07:00")


def test_a_moved_deadline_of_the_only_report_is_told_once() -> None:
    duty = Change(What.DUTY_CHANGED, "2026-11-25T16:00", "2026-12-05T17:00")
    (told,) = lines([DUE, duty], ZONE)
    assert told == "• Hạn đổi 16:00 thứ Tư 25/11/2026 → 17:00 thứ Bảy 5/12/2026"


def test_another_reports_deadline_is_told_besides() -> None:
    duty = Change(What.DUTY_CHANGED, "2026-11-25T16:00", "2026-12-06T17:00")
    assert len(lines([DUE, duty], ZONE)) == 2


def test_a_long_task_is_told_from_where_it_differs() -> None:
    before = "1. Đảng ủy các xã, phường, đặc khu phân công lãnh đạo trực 24/24 giờ, công khai số máy trực ban."
    after = before.removesuffix(".") + " trên trang thông tin của xã."
    (told,) = lines([Change(What.TASK_CHANGED, before, after)], ZONE)
    assert told == "• Việc đổi 1. …khai số máy trực ban. → …khai số máy trực ban trên trang thông tin của xã."


def test_a_reworded_duty_with_the_same_deadline_is_no_moved_deadline() -> None:
    same = Change(What.DUTY_CHANGED, "2026-11-27T16:00", "2026-11-27T16:00:00+07:00")
    assert lines([same, Change(What.TEXT)], ZONE) == ["• Nội dung văn bản thay đổi"]
    assert len(lines([same], ZONE)) == 1
