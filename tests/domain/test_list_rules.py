"""A list by a rule while it is put together: sections narrow, exceptions are only of those who would be in."""

from __future__ import annotations

from domain import list_rules, picking, tags
from domain.audience import Selection
from domain.drafts import Draft
from domain.list_rules import Section, turned
from domain.picking import Picker
from domain.units import Tree, Unit

TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy"),
        Unit(2, "H1", "district", "Huyện ủy Bắc", 1, position=1, tags=("miền núi",)),
        Unit(3, "X3", "commune", "Xã Ba", 2, tags=("miền núi", "biên giới")),
        Unit(4, "X4", "commune", "Xã Bốn", 2),
        Unit(5, "H2", "district", "Huyện ủy Nam", 1, position=2),
        Unit(6, "X6", "commune", "Xã Sáu", 5, tags=("miền núi",)),
    ]
)


def picker(*tops: int) -> Picker:
    return Picker(7, Draft(), TREE, tops)


def number(tag: str) -> int:
    return picking.number_of(tags.key(tag))


def built(state: Picker, *steps: tuple[Section, int]) -> Selection:
    rule = list_rules.begun(state)
    for section, chosen in steps:
        rule = turned(state, rule, section, chosen, on=True)
    return rule


def test_every_section_narrows() -> None:
    state = picker(1)
    rule = built(state, (Section.TAG, number("Miền Núi")))
    assert list_rules.meant(state, rule) == (2, 3, 6)
    rule = turned(state, rule, Section.KIND, picking.number_of("commune"), on=True)
    assert list_rules.meant(state, rule) == (3, 6)
    rule = turned(state, rule, Section.UNDER, 2, on=True)
    assert list_rules.meant(state, rule) == (3,)
    rule = turned(state, rule, Section.UNDER, 2, on=False)
    assert list_rules.meant(state, rule) == (3, 6)


def test_nothing_chosen_means_nobody() -> None:
    for tops in ((1,), (2,)):
        state = picker(*tops)
        assert list_rules.meant(state, list_rules.begun(state)) == ()
        assert not list_rules.is_chosen(state, list_rules.begun(state))


def test_who_is_no_longer_in_is_no_exception_either() -> None:
    state = picker(1)
    rule = built(state, (Section.TAG, number("biên giới")), (Section.TAG, number("miền núi")), (Section.OUT, 6))
    assert list_rules.meant(state, rule) == (2, 3)
    rule = turned(state, rule, Section.TAG, number("miền núi"), on=False)
    assert (rule.tags, rule.excluded) == (("biên giới",), ())


def test_whoever_writes_to_a_part_makes_lists_of_that_part() -> None:
    rule = built(picker(2), (Section.TAG, number("miền núi")))
    assert rule.under == (2,)
    assert list_rules.meant(picker(1), rule) == (2, 3)  # the same list, as the province sees it
    assert [offer.value for offer in list_rules.offers(picker(2), rule, Section.UNDER)] == []


def test_what_is_not_offered_changes_nothing() -> None:
    state = picker(1)
    rule = list_rules.begun(state)
    for section in Section:
        assert turned(state, rule, section, 999, on=True) == rule


def test_a_chosen_tag_that_nobody_bears_can_still_be_left() -> None:
    state = picker(1)
    rule = Selection(tags=("ven biển",))
    offer = list_rules.offers(state, rule, Section.TAG)[-1]
    assert (offer.value, offer.units, offer.on) == ("ven biển", 0, True)
    assert turned(state, rule, Section.TAG, offer.number, on=False) == Selection()


def test_a_place_that_is_no_more_asks_nothing() -> None:
    rule = Selection(tags=("miền núi",), under=(2,), excluded=(3, 6))
    later = Tree([unit for unit in TREE if unit.id not in (2, 3, 4)])
    assert list_rules.as_now(Picker(7, Draft(), later, (1,)), rule) == Selection(
        tags=("miền núi",), excluded=(6,)
    )
