"""The tree of units."""

import pytest

from domain.units import Tree, Unit

PROVINCE = Unit(1, "T", "province", "Tỉnh ủy Lam Giang")
OFFICE = Unit(2, "VP", "committee", "Văn phòng Tỉnh ủy", 1, position=1)
NORTH = Unit(3, "B", "district", "Huyện ủy Bắc", 1, position=2)
TWO = Unit(4, "P2", "commune", "Phường 2", 3)
TEN = Unit(5, "P10", "commune", "Phường 10", 3)
SOUTH = Unit(6, "N", "district", "Huyện ủy Nam", 1, position=3)
TREE = Tree([TEN, SOUTH, TWO, NORTH, OFFICE, PROVINCE])


def test_the_tree_reads_from_above_by_position_then_by_name() -> None:
    assert [unit.id for unit in TREE] == [1, 2, 3, 4, 5, 6]
    assert len(TREE) == 6
    assert TREE.roots() == (PROVINCE,)
    assert TREE.children(3) == (TWO, TEN)
    assert TREE.children(5) == ()


def test_a_unit_is_found_by_id_and_by_code() -> None:
    assert TREE.get(3) is NORTH
    assert TREE[3] is NORTH
    assert TREE.by_code("P10") is TEN
    assert TREE.get(99) is None
    assert TREE.by_code("p10") is None
    assert 3 in TREE
    assert 99 not in TREE


def test_a_subtree_holds_the_unit_itself() -> None:
    assert TREE.subtree(3) == (NORTH, TWO, TEN)
    assert TREE.subtree(1) == tuple(TREE)
    assert TREE.subtree(6) == (SOUTH,)
    assert TREE.subtree(99) == ()


def test_within_means_the_unit_or_below_it() -> None:
    assert TREE.is_within(5, 3)
    assert TREE.is_within(3, 3)
    assert not TREE.is_within(3, 5)
    assert not TREE.is_within(6, 3)
    assert not TREE.is_within(99, 1)
    assert not TREE.is_within(1, 99)


def test_ancestors_climb_to_the_root() -> None:
    assert TREE.ancestors(5) == (NORTH, PROVINCE)
    assert TREE.ancestors(1) == ()
    assert TREE.parent(5) is NORTH


def test_a_path_tells_namesakes_apart() -> None:
    assert TREE.path(5) == "Phường 10, Huyện ủy Bắc"
    assert TREE.path(1) == "Tỉnh ủy Lam Giang"


def test_units_are_found_by_kind_within_a_subtree() -> None:
    assert TREE.of_kind("district") == (NORTH, SOUTH)
    assert TREE.of_kind("district", "commune", within=3) == (NORTH, TWO, TEN)


def test_a_unit_without_its_parent_is_a_root() -> None:
    assert Tree([TWO, TEN]).roots() == (TWO, TEN)
    assert len(Tree([])) == 0


def test_a_circle_of_parents_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        Tree([PROVINCE, Unit(7, "A", "x", "A", 8), Unit(8, "B", "x", "B", 7)])


def test_five_thousand_units_in_a_deep_chain_stand() -> None:
    chain = Tree(Unit(n, str(n), "x", str(n), n - 1 or None) for n in range(1, 5001))
    assert len(chain.subtree(1)) == 5000
    assert len(chain.ancestors(5000)) == 4999
