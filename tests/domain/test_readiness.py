"""How ready the units were, and the mark on everything about a drill."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain import drills, limits, readiness_cards
from domain.directives import Answer
from domain.drafts import Draft, DraftDuty, DraftTie, from_json, to_json
from domain.markup import plain
from domain.messages import Message
from domain.readiness import readiness
from domain.reminders import DEFAULTS
from domain.units import Tree, Unit
from domain.urgency import Urgency
from domain.wording import drills as words
from domain.wording import speaking
from tests.house import ZONE

NOW = datetime(2026, 7, 20, 2, tzinfo=UTC)
TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy Lam Giang"),
        Unit(2, "H1", "district", "Huyện ủy Bình Khê", 1),
        Unit(3, "H2", "district", "Huyện ủy Cát Sơn", 1),
        *(Unit(n, f"X{n}", "commune", f"Xã {n}", 2 if n < 8 else 3) for n in range(4, 12)),
    ]
)


def answer(unit: int, minutes: float | None, *, by_office: bool = False, state: str = "acknowledged") -> Answer:
    if minutes is None:
        return Answer(unit, "act", "silent")
    at = NOW + timedelta(minutes=minutes)
    return Answer(unit, "act", state, at, 1, "A", on_behalf=by_office)


ANSWERS = [
    answer(4, 0.5), answer(5, 5), answer(6, 5.5), answer(7, 15), answer(8, 60), answer(9, 61),
    answer(10, None), answer(11, 3, by_office=True),
]  # fmt: skip


def test_every_unit_falls_into_one_step() -> None:
    found = readiness("9", NOW, NOW + timedelta(hours=2), ANSWERS, TREE)
    assert found.whole.within == (2, 4, 5)
    assert (found.whole.later, found.whole.never) == (1, 2)
    assert found.whole.within[-1] + found.whole.later + found.whole.never == found.whole.units == 8
    assert found.median == 10.25
    assert found.by_office == 1
    assert [unit.name for unit in found.silent] == ["Xã 10", "Xã 11"]


def test_the_worst_parents_come_first() -> None:
    found = readiness("9", NOW, NOW, ANSWERS, TREE)
    assert [(one.name, one.within[-1], one.never) for one in found.parents] == [
        ("Huyện ủy Cát Sơn", 1, 2),
        ("Huyện ủy Bình Khê", 4, 0),
    ]


def test_of_one_parent_nothing_is_said_apart_and_nobody_has_no_median() -> None:
    found = readiness("9", NOW, NOW, [answer(4, None), answer(5, None)], TREE)
    assert found.parents == ()
    assert found.median is None
    assert "Chưa đơn vị nào trả lời" in readiness_cards.sheet(1, found, ZONE).text


def test_an_answer_of_the_held_moment_counts_as_at_once() -> None:
    assert readiness("9", NOW, NOW, [answer(4, -0.1)], TREE).units[0].minutes == 0


def test_the_sheet_of_three_thousand_units_fits_a_message() -> None:
    many = Tree(
        [Unit(1, "TU", "province", "Tỉnh ủy")]
        + [Unit(n, f"H{n}", "district", f"Huyện ủy thứ {n} có tên rất dài", 1) for n in range(2, 152)]
        + [Unit(n, f"X{n}", "commune", f"Xã thứ {n}", n % 150 + 2) for n in range(152, 3152)]
    )
    found = readiness("9", NOW, NOW, [answer(n, None) for n in range(152, 3152)], many)
    assert len(plain(readiness_cards.sheet(1, found, ZONE).text)) <= limits.TEXT_MAX


def test_the_mark_comes_first_and_once_in_every_language() -> None:
    for language, mark in (("vi", "DIỄN TẬP"), ("en", "DRILL")):
        with speaking(language):
            once = drills.marked(Message("<b>963-CV/TU</b>\nNội dung"))
            assert plain(once.text).split("\n")[0] == mark
            assert drills.marked(once) == once
    with speaking("en"):
        assert drills.marked(Message("<b>DIỄN TẬP</b>\nx")).text == "<b>DIỄN TẬP</b>\nx"


def test_a_caption_stays_a_caption() -> None:
    marked = drills.marked(Message("\n".join(["chữ " * 25] * 10), document="file"))
    assert len(plain(marked.text)) <= limits.CAPTION_MAX


def test_a_drill_owes_and_replaces_nothing_and_is_read_back() -> None:
    draft = Draft(duties=(DraftDuty("x"),), due_at=NOW, ties=(DraftTie("replaces", 1, "9"),), drill=True)
    left = drills.for_drill(draft)
    assert (left.duties, left.due_at, left.ties) == ((), None, ())
    assert from_json(to_json(left)) == left
    assert not from_json(to_json(Draft())).drill


def test_of_the_reminders_only_the_first_is_left() -> None:
    plan = drills.plan_of(DEFAULTS[Urgency.FLASH])
    assert len(plan.ack) == 1
    assert plan.slot == ()


def test_while_it_runs_only_the_span_that_runs_is_told_and_the_mark_stands_once() -> None:
    title = words.titled("báo động lũ")
    found = readiness(title, NOW, NOW + timedelta(minutes=7), ANSWERS, TREE)
    lines = plain(readiness_cards.sheet(1, found, ZONE).text)
    assert lines.split("\n")[:2] == ["DIỄN TẬP: KẾT QUẢ", "báo động lũ"]
    assert "Trong 5 phút" in lines
    assert "Trong 15 phút: 4/8 đơn vị (50 %), chưa hết giờ" in lines
    assert "Trong 60 phút" not in lines
