"""What can be decided about units, and what the files of a new tree say."""

from __future__ import annotations

from datetime import date

import pytest

from domain import reform_file
from domain.reforms import Bar, Change, Kind, bar, heir_of_children, once_called
from domain.unit_file import Entry, Trouble
from domain.units import Tree, Unit

DAY = date(2025, 7, 1)
BASIS = "Nghị quyết số 202/2025/QH15"
TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy"),
        Unit(2, "H1", "district", "Huyện ủy Bình Khê", 1),
        Unit(3, "X1", "commune", "Xã An Phú", 2),
        Unit(4, "X2", "commune", "Xã Bình Sơn", 2, former=("Xã Gò Me",)),
    ],
    gone=[
        Unit(5, "X0", "commune", "Xã Cũ", 2, became=(3,)),
        Unit(6, "X9", "commune", "Xã Rất Cũ", 2, became=(5,)),
    ],
)


def change(kind: Kind, unit: int = 3, **more: object) -> Change:
    return Change(kind, unit, **{"day": DAY, "basis": BASIS} | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (change(Kind.RENAMED, name="Xã An Phú Mới"), None),
        (change(Kind.RENAMED), Bar.NO_NAME),
        (change(Kind.RENAMED, name="Xã An Phú"), Bar.SAME_NAME),
        (change(Kind.RENAMED, name="Xã Mới", basis=" "), Bar.NO_BASIS),
        (change(Kind.RENAMED, name="Xã Mới", day=date(2025, 7, 3)), Bar.FUTURE),
        (change(Kind.RENAMED, unit=5, name="Xã Mới"), Bar.GONE),
        (change(Kind.MOVED, parent_id=1), None),
        (change(Kind.MOVED, parent_id=2), Bar.SAME_PLACE),
        (change(Kind.MOVED, unit=2, parent_id=3), Bar.BELOW),
        (change(Kind.MOVED, unit=2, parent_id=2), Bar.ITSELF),
        (change(Kind.MOVED, parent_id=5), Bar.SUCCESSOR_GONE),
        (change(Kind.MERGED, successors=(4,)), None),
        (change(Kind.MERGED), Bar.NO_SUCCESSOR),
        (change(Kind.MERGED, successors=(3,)), Bar.ITSELF),
        (change(Kind.MERGED, successors=(5,)), Bar.SUCCESSOR_GONE),
        (change(Kind.ABOLISHED), None),
        (change(Kind.ABOLISHED, unit=1), Bar.ROOT),
    ],
)
def test_what_cannot_be_is_told_why(wanted: Change, why: Bar | None) -> None:
    assert bar(wanted, TREE, date(2025, 7, 2)) is why


def test_no_unit_passes_to_one_that_ends_as_well() -> None:
    assert bar(change(Kind.MERGED, successors=(4,)), TREE, DAY, closing=[3, 4]) is Bar.SUCCESSOR_GONE


def test_who_is_below_a_closing_unit_stands_under_its_heir_or_its_superior() -> None:
    assert heir_of_children(change(Kind.ABOLISHED, unit=2), TREE) == 1
    assert heir_of_children(change(Kind.MERGED, unit=2, successors=(1,)), TREE) == 1
    assert heir_of_children(change(Kind.MERGED, unit=2, successors=(3,)), TREE) == 1  # not under its own


def test_a_unit_that_is_gone_has_a_name_and_heirs_and_stood_somewhere_but_is_under_nobody() -> None:
    assert 5 not in TREE
    assert TREE.get(5) is None
    assert TREE[5].name == "Xã Cũ"
    assert TREE.heirs(6) == (3,)
    assert TREE.is_within(5, 1)
    assert not TREE.is_within(5, 3)
    assert TREE.path(5) == "Xã Cũ, Huyện ủy Bình Khê"
    assert 5 not in {unit.id for unit in TREE.subtree(1)}


def test_an_old_name_is_told_only_where_the_present_one_was_not_said() -> None:
    found = [TREE[4]]
    assert once_called("xã gò me", found) == [("Xã Gò Me", "Xã Bình Sơn")]
    assert once_called("xã bình sơn", found) == []


def test_a_register_of_endings_is_read_as_people_write_it() -> None:
    endings, problems = reform_file.read("\ufeffMã;Thành;Việc;Người\nX1;X2|H1;;thôi\n\nX2;;kết thúc;end\n")
    assert problems == []
    assert [(each.code, each.becomes, each.work, each.seats) for each in endings] == [
        ("X1", ("X2", "H1"), "pass", "end"),
        ("X2", (), "end", "end"),
    ]


def test_every_bad_line_of_it_is_named() -> None:
    text = "code,becomes,work,seats\nX1,X2,vứt,pass\nX1,X2,,\n,X2,,\n"
    _, problems = reform_file.read(text)
    assert [(problem.line, problem.trouble) for problem in problems] == [
        (2, Trouble.BAD_CHOICE),
        (4, Trouble.NO_CODE),
        (3, Trouble.DOUBLE_CODE),
    ]
    _, problems = reform_file.read("code\nX1\n")
    assert problems[0].trouble is Trouble.NO_HEADING


def test_endings_fit_the_new_tree_and_the_present_one() -> None:
    text = "code,becomes\nX1,N1\nX2,X7\nX7,\nTU,\nX0,X1\nX9,X2\n"
    endings, _ = reform_file.read(text)
    entries = [Entry(2, "TU", "Tỉnh ủy", "province"), Entry(3, "N1", "Xã Mới", "commune", "TU")]
    found = {(problem.line, problem.trouble) for problem in reform_file.check(endings, entries, TREE)}
    assert found == {
        (3, Trouble.UNKNOWN_CODE),
        (4, Trouble.UNKNOWN_CODE),
        (5, Trouble.STAYS),
        (7, Trouble.OTHER_HEIRS),
    }
    assert [each.code for each in reform_file.open_of(endings, TREE)] == ["X1", "X2", "TU"]
