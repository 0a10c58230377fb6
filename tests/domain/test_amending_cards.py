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
