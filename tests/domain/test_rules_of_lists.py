"""Which rule a chosen audience follows: all below a unit, all of some kinds, less a few; else these units."""

from __future__ import annotations

from domain.audience import Selection
from domain.audience.rules import follows_rule, rule_of
from domain.units import Tree, Unit

# 1 province; 2 and 3 districts; 4-7 communes of 2; 8-10 communes of 3; 11 an office
UNITS = [
    Unit(1, "TU", "province", "Tỉnh ủy", None),
    *(Unit(n, f"H{n}", "district", f"Huyện {n}", 1) for n in (2, 3)),
    *(Unit(n, f"X{n}", "commune", f"Xã {n}", 2) for n in (4, 5, 6, 7)),
    *(Unit(n, f"X{n}", "commune", f"Xã {n}", 3) for n in (8, 9, 10)),
    Unit(11, "VP", "office", "Văn phòng", 1),
]
TREE = Tree(UNITS)
COMMUNES = (4, 5, 6, 7, 8, 9, 10)


def test_all_of_a_kind_is_that_kind() -> None:
    assert rule_of(COMMUNES, TREE, (1,)) == Selection(kinds=("commune",))


def test_all_of_a_kind_but_one_is_that_kind_less_one() -> None:
    assert rule_of(COMMUNES[1:], TREE, (1,)) == Selection(kinds=("commune",), excluded=(4,))


def test_all_below_a_unit_is_that_unit() -> None:
    assert rule_of((2, 4, 5, 6, 7), TREE, (1,)) == Selection(under=(2,))
    assert rule_of((4, 5, 6, 7), TREE, (1,)) == Selection(under=(2,), excluded=(2,))
    assert rule_of((4, 5, 6, 7), TREE, (2,)) == Selection(under=(2,), excluded=(2,))


def test_everything_is_all_below_the_top() -> None:
    assert rule_of(range(2, 12), TREE, (1,)) == Selection(under=(1,), excluded=(1,))


def test_few_units_or_many_exceptions_are_picked() -> None:
    for chosen in ((4, 5), (4, 8, 11), (4, 8, 9)):
        rule = rule_of(chosen, TREE, (1,))
        assert rule == Selection(units=chosen)
        assert not follows_rule(rule)


def test_a_kind_everywhere_is_no_rule_for_whoever_writes_to_a_part() -> None:
    assert rule_of((8, 9, 10), TREE, (3,)) == Selection(under=(3,), excluded=(3,))
