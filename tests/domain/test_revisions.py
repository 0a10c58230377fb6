"""What a correction changes, and whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.drafts import Draft, DraftDuty, DraftTask
from domain.revisions import Change, What, changes, concerned, from_json, paired, to_json
from domain.urgency import Urgency

DAILY = DraftDuty("báo cáo hằng ngày", kind="daily", rrule="FREQ=DAILY")
ONCE = DraftDuty("báo cáo trước ngày 15/3", due="2026-03-15")
OLD = Draft(
    doc_type="công văn", number="377-CV/TU", subject="hồ, đập", issued_on=date(2026, 3, 1), audience=(1, 2, 3),
    due_at=datetime(2026, 3, 15, 10, tzinfo=UTC), duties=(ONCE, DAILY),
    tasks=(DraftTask("1", "kiểm tra"), DraftTask("2", "sửa đập", units=(2,))),
)  # fmt: skip
TEXT = "Kiểm tra hồ, đập.\nPHỤ LỤC 1\n…"


def what(new: Draft, text: str = TEXT) -> dict[What, tuple[int, ...]]:
    """What changed, and whom of the new audience each change concerns."""
    return {one.what: concerned([one], new.audience) for one in changes(OLD, new, TEXT, text)}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, {}),
        (replace(OLD, number="378-CV/TU"), {What.NUMBER: ()}),
        (replace(OLD, subject="an toàn hồ, đập"), {What.SUBJECT: ()}),
        (replace(OLD, issued_on=date(2026, 3, 2)), {What.ISSUED_ON: ()}),
        (replace(OLD, urgency=Urgency.FLASH), {What.URGENCY: (1, 2, 3)}),
        (replace(OLD, due_at=datetime(2026, 3, 20, 10, tzinfo=UTC)), {What.DUE: (1, 2, 3)}),
        (replace(OLD, tasks=(OLD.tasks[0], DraftTask("2", "xây đập", units=(2,)))), {What.TASK_CHANGED: (2,)}),
        (replace(OLD, tasks=OLD.tasks[:1]), {What.TASK_DROPPED: (2,)}),
        (replace(OLD, tasks=(*OLD.tasks, DraftTask("3", "họp"))), {What.TASK_ADDED: (1, 2, 3)}),
        (
            replace(OLD, tasks=(OLD.tasks[0], DraftTask("2", "sửa đập", units=(3,)))),
            {What.TASK_CHANGED: (2, 3)},
        ),
        (replace(OLD, duties=(replace(ONCE, due="2026-03-20"), DAILY)), {What.DUTY_CHANGED: (1, 2, 3)}),
        (replace(OLD, duties=(ONCE,)), {What.DUTY_DROPPED: (1, 2, 3)}),
        (
            replace(OLD, duties=(ONCE, DAILY, DraftDuty("báo cáo Sở", units=(3,)))),
            {What.DUTY_ADDED: (3,)},
        ),
        (replace(OLD, audience=(1, 2, 3, 4)), {What.UNITS_ADDED: (4,)}),
        (replace(OLD, audience=(1, 2)), {What.UNITS_DROPPED: ()}),
    ],
)  # fmt: skip
def test_what_changed_and_whom_it_concerns(new: Draft, expected: dict[What, tuple[int, ...]]) -> None:
    assert what(new) == expected


def test_a_new_annex_is_named_and_any_other_text_is_a_change_of_the_text() -> None:
    annexed = changes(OLD, OLD, TEXT, f"{TEXT}\nPHỤ LỤC 2\nDanh sách")
    assert [(one.what, one.new) for one in annexed] == [(What.ANNEX, "2")]
    assert [one.what for one in changes(OLD, OLD, TEXT, TEXT + " thêm")] == [What.TEXT]
    assert changes(OLD, OLD, TEXT, TEXT.replace(" ", "  ")) == ()


def test_a_deadline_is_told_as_read() -> None:
    (change,) = changes(OLD, replace(OLD, duties=(replace(ONCE, due="2026-03-20"), DAILY)), TEXT, TEXT)
    assert (change.old, change.new) == ("2026-03-15", "2026-03-20")


def test_a_reworded_duty_is_the_same_duty() -> None:
    reworded = DraftDuty("báo cáo chậm nhất ngày 20/3", due="2026-03-20")
    assert paired((ONCE, DAILY), (reworded, DAILY)) == [(ONCE, reworded), (DAILY, DAILY)]
    assert paired((ONCE,), (DAILY, ONCE)) == [(None, DAILY), (ONCE, ONCE)]
    assert paired((ONCE, DAILY), ()) == [(ONCE, None), (DAILY, None)]


DUTIES = st.lists(st.builds(DraftDuty, st.sampled_from(["a", "b", "c", "d"])), max_size=5)


@given(DUTIES, DUTIES)
def test_every_duty_of_either_side_is_paired_once(old: list[DraftDuty], new: list[DraftDuty]) -> None:
    pairs = paired(old, new)
    assert [now for _, now in pairs if now is not None] == new
    assert sorted(was.quote for was, _ in pairs if was is not None) == sorted(each.quote for each in old)
    assert len(pairs) == max(len(old), len(new))


@given(st.lists(st.builds(Change, st.sampled_from(What), st.text(), st.text(), st.none() | st.just((1, 2)))))
def test_changes_are_stored_as_they_are(made: list[Change]) -> None:
    assert from_json(to_json(made)) == tuple(made)
