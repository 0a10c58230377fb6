"""Up to when numbers count, and when the next tier must have them: read from words, computed from a due day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import duty_drafts, duty_words, mark_words, marks
from domain.drafts import DraftDuty
from domain.marks import Mark

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ISSUED = date(2026, 1, 20)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[arg-type, misc]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("số liệu chốt đến ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("chốt số liệu trước ngày 25 hằng tháng", "<FREQ=MONTHLY;BYMONTHDAY=25"),
        ("số liệu tính đến hết tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("thời điểm chốt số liệu là ngày cuối cùng của tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("số liệu tính đến hết thứ Năm", "FREQ=WEEKLY;BYDAY=TH"),
        ("số liệu đến 16 giờ cùng ngày", "FREQ=DAILY 16:00"),
        ("số liệu từ 7 giờ sáng hôm trước đến 7 giờ sáng hôm sau", "FREQ=DAILY 07:00"),
        ("số liệu từ ngày 15 tháng trước đến ngày 14", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("số liệu tính đến 30/6/2026", "2026-06-30"),
        ("số liệu tính đến hết ngày 30 tháng 6", "2026-06-30"),
        ("để tổng hợp, báo cáo Thủ tướng trước ngày 30 hằng tháng", "<FREQ=MONTHLY;BYMONTHDAY=30"),
        ("Sở Nội vụ tổng hợp báo cáo vào thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("Sở tổng hợp báo cáo trước 10 giờ thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=MO 10:00"),
    ],
)
def test_words_name_a_day(words: str, stored: str) -> None:
    found = mark_words.mark(words, ISSUED)
    assert str(found) == stored
    assert Mark.of(stored) == found


@pytest.mark.parametrize("words", ["số liệu theo mẫu kèm theo", "số liệu của kỳ báo cáo", "số liệu ngày 99"])
def test_words_that_name_no_day_are_none(words: str) -> None:
    assert mark_words.mark(words, ISSUED) is None


def test_a_date_without_a_year_comes_back_with_a_yearly_duty() -> None:
    found = mark_words.mark("số liệu tính đến 14/12", ISSUED, yearly=True)
    assert str(found) == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"


@pytest.mark.parametrize(
    ("mark", "due", "at"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", local(2026, 7, 27, 23, 59), local(2026, 7, 25, 23, 59)),
        ("FREQ=MONTHLY;BYMONTHDAY=25", local(2026, 7, 3, 17), local(2026, 6, 25, 23, 59)),
        ("<FREQ=MONTHLY;BYMONTHDAY=25", local(2026, 7, 27, 17), local(2026, 7, 24, 23, 59)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", local(2026, 3, 5, 17), local(2026, 2, 28, 23, 59)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", local(2026, 3, 5, 17), local(2026, 2, 28, 23, 59)),
        ("FREQ=WEEKLY;BYDAY=TH", local(2026, 7, 24, 17), local(2026, 7, 23, 23, 59)),
        ("FREQ=DAILY 07:00", local(2026, 7, 24, 9), local(2026, 7, 24, 7)),
        ("2026-06-30", local(2026, 7, 3, 17), local(2026, 6, 30, 23, 59)),
    ],
)
def test_numbers_count_up_to_the_last_such_day(mark: str, due: datetime, at: datetime) -> None:
    assert marks.cutoff(Mark.of(mark), due.astimezone(UTC), ZONE) == at


@pytest.mark.parametrize(
    ("mark", "due", "at"),
    [
        ("<FREQ=MONTHLY;BYMONTHDAY=30", local(2026, 7, 27, 23, 59), local(2026, 7, 29, 23, 59)),
        ("<FREQ=MONTHLY;BYMONTHDAY=30", local(2026, 2, 24, 23, 59), local(2026, 2, 27, 23, 59)),
        ("FREQ=WEEKLY;BYDAY=FR", local(2026, 7, 22, 15), local(2026, 7, 24, 17)),
        ("FREQ=WEEKLY;BYDAY=MO 10:00", local(2026, 7, 24, 10), local(2026, 7, 27, 10)),
        ("2026-02-02 15:00", local(2026, 2, 2, 14), local(2026, 2, 2, 15)),
    ],
)
def test_the_next_tier_is_due_on_the_first_such_day(mark: str, due: datetime, at: datetime) -> None:
    assert marks.following(Mark.of(mark), due.astimezone(UTC), ZONE) == at


def test_the_cut_off_is_not_taken_for_the_deadline() -> None:
    quote = "Định kỳ hằng tháng, số liệu chốt đến ngày 25, gửi trước ngày 28"
    read = DraftDuty(quote, kind="monthly", rrule="FREQ=MONTHLY;BYMONTHDAY=25")
    duty = duty_drafts.completed(read, ISSUED, "Sở tổng hợp báo cáo trước ngày 30.")
    assert (duty.rrule, duty.before) == ("FREQ=MONTHLY;BYMONTHDAY=28", True)
    assert duty.cutoff == "số liệu chốt đến ngày 25"
    assert duty.next_due == "Sở tổng hợp báo cáo trước ngày 30"
    assert (duty.cut, duty.next_mark) == ("FREQ=MONTHLY;BYMONTHDAY=25", "<FREQ=MONTHLY;BYMONTHDAY=30")


def test_what_a_letter_says_next_is_no_next_tier_where_nobody_collects() -> None:
    read = DraftDuty("báo cáo trước ngày 28 hằng tháng", kind="monthly", rrule="FREQ=MONTHLY;BYMONTHDAY=28")
    duty = duty_drafts.completed(read, ISSUED, "Văn phòng theo dõi, đôn đốc, báo cáo trước ngày 30 hằng tháng.")
    assert (duty.next_due, duty.next_mark) == ("", "")


@pytest.mark.parametrize(
    ("quote", "cutoff"),
    [
        (
            "báo cáo số liệu về Sở Y tế (số liệu chốt đến ngày 20), gửi trước ngày 24",
            "số liệu chốt đến ngày 20",
        ),
        (
            "báo cáo (số liệu 24 giờ theo ca trực từ 7 giờ hôm trước đến 7 giờ hôm sau)",
            "số liệu 24 giờ theo ca trực",
        ),
        ("cung cấp số liệu về Sở Y tế trước ngày 5 hằng tháng", ""),
    ],
)
def test_numbers_that_are_sent_are_no_cut_off(quote: str, cutoff: str) -> None:
    assert duty_words.said(quote, ISSUED).cutoff.startswith(cutoff)
    assert bool(duty_words.said(quote, ISSUED).cutoff) == bool(cutoff)


def test_a_soft_target_is_not_taken_for_the_deadline() -> None:
    quote = "phấn đấu hoàn thành trước ngày 15/6/2026, chậm nhất ngày 20/6/2026 báo cáo Thường trực"
    duty = duty_drafts.completed(DraftDuty(quote, due="2026-06-15", before=True), ISSUED)
    assert (duty.due, duty.before, duty.soft) == ("2026-06-20", False, "2026-06-14")
