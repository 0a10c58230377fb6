"""Tags: one however it is typed, bounded, counted, written as the office writes them."""

from __future__ import annotations

import unicodedata

import pytest

from domain import limits, tags
from domain.tags import Fault, Tag
from domain.units import Unit


@pytest.mark.parametrize(
    "typed",
    ["biên giới", "Biên Giới", "  biên   giới ", unicodedata.normalize("NFD", "biên giới"), "BIÊN GIỚI"],
)
def test_one_tag_however_it_is_typed(typed: str) -> None:
    assert tags.key(typed) == tags.key("biên giới")


def test_the_place_of_a_tone_mark_does_not_matter_but_the_mark_does() -> None:
    assert tags.key("vùng hoà bình") == tags.key("vùng hòa bình")
    assert tags.key("ven biển") != tags.key("ven biên")


def test_several_are_separated_by_semicolons_commas_or_lines_each_once() -> None:
    assert tags.split(" miền núi; Biên giới ,\n#Miền  núi;;. ") == ("miền núi", "Biên giới")
    assert tags.split(" ; ") == ()


@pytest.mark.parametrize(
    ("tag", "fault"),
    [("biên giới", None), ("135", None), ("-", Fault.EMPTY), ("x" * (limits.TAG_MAX + 1), Fault.LONG)],
)
def test_what_is_no_tag_says_why(tag: str, fault: Fault | None) -> None:
    assert tags.fault(tag) is fault


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("BIÊN giới", "biên giới"),
        ("bien gioi", "biên giới"),
        ("Biên gioi", "biên giới"),
        ("biển giới", "biển giới"),
        ("ven bien", "ven bien"),  # by the sea, or along the border: nobody can tell
        ("ven biên", "Ven biên"),
        ("đảo", "đảo"),
    ],
)
def test_a_tag_is_written_as_the_office_writes_it(typed: str, written: str) -> None:
    assert tags.as_known(typed, ["biên giới", "ven biển", "Ven biên"]) == written


def test_tags_are_counted_in_reading_order_in_their_first_spelling() -> None:
    units = [
        Unit(1, "A", "commune", "Xã A", tags=("ven biển", "Đảo")),
        Unit(2, "B", "commune", "Xã B", tags=("đảo",)),
        Unit(3, "C", "commune", "Xã C"),
    ]
    assert tags.counted(units) == [Tag("Đảo", 2), Tag("ven biển", 1)]
    assert tags.bears(units[1], {tags.key("ĐẢO")})
    assert not tags.bears(units[2], {tags.key("ĐẢO")})


def test_the_same_tags_in_another_order_are_the_same() -> None:
    assert tags.same(("a b", "c"), ("C", "A  B"))
    assert not tags.same(("a",), ("a", "b"))
