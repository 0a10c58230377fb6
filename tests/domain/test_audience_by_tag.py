"""Printed groups that name a tag: ``các xã biên giới``, ``các địa phương có hồ đập``."""

from __future__ import annotations

import pytest

from domain.audience import Reason, resolve
from domain.units import Tree, Unit

TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy Lam Giang"),
        Unit(2, "S", "department", "Sở Y tế", 1, position=1),
        Unit(3, "X3", "commune", "Xã An Phú", 1, position=2, tags=("biên giới", "miền núi")),
        Unit(4, "X4", "commune", "Xã Bình Sơn", 1, position=3, tags=("Biên giới", "có hồ đập")),
        Unit(5, "P5", "commune", "Phường Đông Hải", 1, position=4, tags=("ven biển", "có hồ đập")),
        Unit(6, "X6", "commune", "Xã Cẩm Lâm", 1, position=5, tags=("ven biển", "xã trọng điểm sạt lở")),
        Unit(7, "X7", "commune", "Xã Đại Hà", 1, position=6, tags=("ven biên", "vùng cao")),
        Unit(8, "X8", "commune", "Xã Miền Núi", 1, position=7),
    ]
)


def codes(*entries: str) -> str:
    return " ".join(TREE[unit].code for unit in resolve(entries, TREE, 1).units)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Các xã biên giới", "X3 X4"),
        ("- Đảng ủy, UBND các xã biên giới;", "X3 X4"),
        ("Cac xa bien gioi", "X3 X4"),
        ("UBND các xã BIÊN GIỚI trên địa bàn tỉnh", "X3 X4"),
        ("Các xã thuộc khu vực biên giới", "X3 X4"),
        ("Các xã, phường ven biển", "P5 X6"),
        ("Các xã, phường và đặc khu ven biển", "P5 X6"),
        ("Đảng ủy các xã, phường ven biển của tỉnh", "P5 X6"),
        ("Các phường ven biển", "P5"),
        ("Các địa phương có hồ đập", "X4 P5"),
        ("các đơn vị có hồ đập", "X4 P5"),
        ("Các xã có hồ đập", "X4"),
        ("Các xã trọng điểm sạt lở", "X6"),
        ("Các xã vùng cao", "X7"),
        ("Các xã ven biên", "X7"),
        ("Các xã biên giới, trừ Xã An Phú", "X4"),
        ("Các xã biên giới, các phường ven biển", "X3 X4 P5"),
        ("Sở Y tế; các xã biên giới", "S X3 X4"),
        ("Các sở, xã biên giới", "S X3 X4"),
        ("Các xã miền núi", "X3"),
        ("Xã Miền Núi", "X8"),
        ("Các xã", "X3 X4 X6 X7 X8"),
    ],
)
def test_a_group_that_names_a_tag_is_whoever_bears_it(printed: str, wanted: str) -> None:
    assert codes(printed) == " ".join(sorted(wanted.split(), key=lambda code: TREE.by_code(code).id))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Các xã ven bien", Reason.UNKNOWN),  # by the sea, or along the border: nobody can tell
        ("Các xã hải đảo", Reason.UNKNOWN),
        ("Các phường biên giới", Reason.EMPTY),
        ("Hội Cây cảnh biên giới", Reason.UNKNOWN),
    ],
)
def test_what_cannot_be_told_is_asked(printed: str, reason: Reason) -> None:
    found = resolve([printed], TREE, 1)
    assert found.units == ()
    assert [item.reason for item in found.asked] == [reason]


def test_without_tags_a_tag_is_a_word_like_any_other() -> None:
    tree = Tree(Unit(unit.id, unit.code, unit.kind, unit.name, unit.parent_id) for unit in TREE)
    assert resolve(["Các xã biên giới"], tree, 1).units == ()


def test_nobody_outside_the_subtree_is_meant() -> None:
    tree = Tree(
        [
            Unit(1, "TU", "province", "Tỉnh ủy"),
            Unit(2, "H1", "district", "Huyện ủy Bắc", 1, tags=("miền núi",)),
            Unit(3, "X1", "commune", "Xã Một", 2, tags=("miền núi",)),
            Unit(4, "H2", "district", "Huyện ủy Nam", 1),
            Unit(5, "X2", "commune", "Xã Hai", 4, tags=("miền núi",)),
        ]
    )
    assert resolve(["Các xã miền núi"], tree, 2).units == (3,)
    assert resolve(["Các xã, thị trấn thuộc huyện Nam", "các xã miền núi"], tree, 1).units == (5, 3)
    assert resolve(["Các địa phương miền núi"], tree, 1).units == (2, 3, 5)
