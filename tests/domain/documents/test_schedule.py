"""Deadlines and periods, in the words of directives."""

from __future__ import annotations

from datetime import date

import pytest

from domain.documents.schedule import times

ISSUED = date(2026, 4, 10)
PHRASES = [
    ("báo cáo hằng ngày kết quả trực", "daily FREQ=DAILY"),
    ("báo cáo 02 lần/ngày (trước 9h00’ và 16h00’)", "daily FREQ=DAILY"),
    ("báo cáo trước 19h00’ hằng ngày và đột xuất khi cần thiết", "daily FREQ=DAILY; adhoc"),
    ("hàng tuần báo cáo vào cuối buổi chiều ngày thứ Sáu", "weekly FREQ=WEEKLY;BYDAY=FR"),
    ("báo cáo vào 15:00 ngày Chủ nhật hàng tuần", "weekly FREQ=WEEKLY;BYDAY=SU"),
    ("định kỳ thứ 4 hàng tuần báo cáo", "weekly FREQ=WEEKLY;BYDAY=WE"),
    ("báo cáo hằng tuần", "weekly"),
    ("gửi báo cáo trước ngày 25 hằng tháng", "monthly FREQ=MONTHLY;BYMONTHDAY=25"),
    ("từ ngày 25 đến ngày 30 hằng tháng báo cáo", "monthly FREQ=MONTHLY;BYMONTHDAY=30"),
    (
        "báo cáo chậm nhất ngày 17 của tháng cuối quý, hằng quý",
        "quarterly FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=17",
    ),
    (
        "hằng quý báo cáo trước ngày 10 tháng đầu quý sau",
        "quarterly FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
    ),
    ("báo cáo quý I gửi trước ngày 25 tháng 3", "quarterly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25"),
    ("định kỳ quý, 6 tháng, hằng năm báo cáo", "quarterly; semiannual; yearly"),
    (
        "định kỳ 06 tháng (trước ngày 05 tháng 6) và hằng năm (trước ngày 05 tháng 12) báo cáo",
        "semiannual FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5; yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5",
    ),
    (
        "báo cáo chậm nhất vào ngày 20 của tháng cuối thuộc kỳ báo cáo",
        "quarterly FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
    ),
    ("báo cáo 9 tháng", "regular"),
    ("định kỳ báo cáo kết quả", "regular"),
    ("thường xuyên và đột xuất báo cáo", "regular; adhoc"),
    ("nếu có vướng mắc, kịp thời báo cáo", "adhoc"),
    ("báo cáo trước 17 giờ 00' ngày 03/5/2026", "once 2026-05-03T17:00"),
    ("báo cáo chậm nhất 10h00' ngày 27/4/2026", "once 2026-04-27T10:00"),
    ("báo cáo trước ngày 20.7.2026", "once 2026-07-20"),
    ("báo cáo trước Thứ Tư ngày 03/12/2026", "once 2026-12-03"),
    ("báo cáo trước ngày 15/5", "once 2026-05-15"),
    ("báo cáo trước ngày 15/3", "once 2027-03-15"),
    ("báo cáo trong tháng 11/2026", "once 2026-11-30"),
    ("báo cáo trong quý III/2026", "once 2026-09-30"),
    ("báo cáo năm 2026 trước ngày 15/12/2026", "once 2026-12-15"),
    ("báo cáo trước ngày 31/02/2026", ""),
    ("báo cáo kết quả về Sở Y tế", ""),
]


@pytest.mark.parametrize(("phrase", "meaning"), PHRASES)
def test_a_phrase_means_its_times(phrase: str, meaning: str) -> None:
    found = "; ".join(f"{w.kind} {w.due or w.rrule or ''}".strip() for w in times(phrase, ISSUED))
    assert found == meaning


def test_before_excludes_the_day_and_by_includes_it() -> None:
    assert times("báo cáo trước ngày 5/6/2026", ISSUED)[0].boundary == "before"
    assert times("báo cáo chậm nhất ngày 5/6/2026", ISSUED)[0].boundary == "by"


def test_a_date_without_year_stays_unknown_while_the_issue_date_is() -> None:
    assert times("báo cáo trước ngày 15/5", None) == []
