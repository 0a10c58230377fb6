"""A chosen audience."""

import pytest

from domain.audience import Selection, from_json, select, to_json
from domain.units import Tree, Unit

TREE = Tree(
    [
        Unit(1, "T", "province", "Tỉnh ủy"),
        Unit(2, "B", "district", "Huyện ủy Bắc", 1, position=1),
        Unit(3, "X", "commune", "Xã An Hòa", 2, position=1, tags=("miền núi", "biên giới")),
        Unit(4, "Y", "commune", "Xã An Bình", 2, position=2, tags=("ven biển",)),
        Unit(5, "N", "district", "Huyện ủy Nam", 1, position=2, tags=("Biên giới",)),
        Unit(6, "S", "department", "Sở Y tế", 1, position=3),
    ]
)


@pytest.mark.parametrize(
    ("selection", "units"),
    [
        (Selection(), ()),
        (Selection(whole=True), (2, 3, 4, 5, 6)),
        (Selection(whole=True, units=(1,)), (1, 2, 3, 4, 5, 6)),
        (Selection(kinds=("commune", "department")), (3, 4, 6)),
        (Selection(units=(6, 3, 99)), (3, 6)),
        (Selection(under=(2,)), (2, 3, 4)),
        (Selection(whole=True, excluded=(2,)), (3, 4, 5, 6)),
        (Selection(whole=True, without=(2,)), (5, 6)),
        (Selection(under=(2,), kinds=("commune",), excluded=(3,)), (4,)),
        (Selection(tags=("Biên  Giới",)), (3, 5)),
        (Selection(tags=("biên giới", "ven biển")), (3, 4, 5)),
        (Selection(tags=("biên giới", "ven biển"), kinds=("commune",), excluded=(4,)), (3,)),
        (Selection(tags=("biên giới",), under=(5,), units=(6,)), (5, 6)),
        (Selection(tags=("ven biên",)), ()),
        (Selection(kinds=("province",)), ()),
    ],
)
def test_a_selection_names_units_in_reading_order(selection: Selection, units: tuple[int, ...]) -> None:
    assert select(selection, TREE, 1) == units


def test_nobody_reaches_beyond_the_own_subtree() -> None:
    assert select(Selection(whole=True, units=(6,), under=(1,)), TREE, 2) == (2, 3, 4)
    assert select(Selection(whole=True), TREE, 99) == ()


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(True, ("commune",), (1,), (2, 3), (4,), (5,), ("biên giới",)),
        Selection(kinds=("đoàn",)),
    ],
)
def test_a_selection_survives_storage(selection: Selection) -> None:
    assert from_json(to_json(selection)) == selection


@pytest.mark.parametrize(
    "text", ["", "[]", "1", '{"units": 1}', '{"units": ["1"]}', '{"units": [true]}', '{"people": [1]}']
)
def test_anything_else_is_no_selection(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — json raises its own kind
        from_json(text)
