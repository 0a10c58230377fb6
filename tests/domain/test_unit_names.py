"""Units found by typed words come in the order in which a reader expects them."""

from __future__ import annotations

from domain.unit_names import fitting
from domain.units import Unit

UNITS = [
    Unit(1, "SVH", "agency", "Sở Văn hóa, Thể thao và Du lịch"),
    Unit(2, "X1", "commune", "Xã An Hòa Đông"),
    Unit(3, "X2", "commune", "Xã Hòa An"),
    Unit(4, "X3", "commune", "Xã An Hòa"),
    Unit(5, "X4", "commune", "Xã An Hoàng"),
    Unit(6, "X5", "commune", "Xã Ân Hoa"),
    Unit(7, "X6", "commune", "Xã Sơn Trung", former=("Xã An Hòa Cũ",)),
]


def codes(typed: str, *, also_formerly: bool = False) -> list[str]:
    return [unit.code for unit in fitting(UNITS, typed, also_formerly=also_formerly)]


def test_whole_words_come_before_beginnings_and_those_before_the_inside_of_words() -> None:
    assert codes("an hòa") == ["X1", "X3", "X5", "X2", "X4", "SVH"]
    assert codes("AN HOÀ")[:2] == ["X1", "X3"]
    assert codes("an hoa")[-2:] == ["X4", "SVH"]


def test_the_whole_name_comes_first() -> None:
    assert codes("xã an hòa")[0] == "X3"
    assert codes("x3") == ["X3"]


def test_former_names_count_only_where_they_are_wanted() -> None:
    assert "X6" not in codes("an hòa")
    assert "X6" in codes("an hòa", also_formerly=True)


def test_no_words_are_no_unit() -> None:
    assert codes("  ") == []
