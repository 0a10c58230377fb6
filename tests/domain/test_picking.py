"""What presses and typed lines do to a chosen audience."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import audience_cards, list_cards, naming, picking, place_cards
from domain.audience import Reason, Selection
from domain.drafts import Draft
from domain.limits import TEXT_MAX, UNIT_NAME_MAX
from domain.picking import Picker
from domain.units import Tree, Unit

PLACES = (
    (1, "province", "Tỉnh ủy Lam Giang", None),
    (2, "department", "Sở Y tế", 1),
    (3, "department", "Sở Tài chính", 1),
    (4, "district", "Huyện ủy Bình Khê", 1),
    (5, "commune", "Xã An Phú", 4),
    (6, "commune", "Xã An Hòa", 4),
    (7, "district", "Huyện ủy Đức Lam", 1),
    (8, "commune", "Xã An Phú", 7),
)
TREE = Tree(Unit(n, f"U{n}", kind, name, above, position=n) for n, kind, name, above in PLACES)
COMMUNE, DISTRICT = picking.number_of("commune"), picking.number_of("district")


def state(*chosen: int, tops: tuple[int, ...] = (1,), unresolved: tuple[str, ...] = ()) -> Picker:
    return Picker(1, Draft(audience=chosen, unresolved=unresolved), TREE, tops)


def after(picker: Picker, text: str) -> tuple[int, ...]:
    return naming.applied(picker, naming.typed(picker, text, {})).audience


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Các sở", (2, 3)),
        ("Sở Y tế; Xã An Hòa", (2, 6)),
        ("Các sở; trừ Sở Y tế", (3,)),
        ("Các sở\ntrừ Sở Y tế", (3,)),
        ("trừ Sở Y tế\nSở Y tế", (2,)),
        ("Các huyện ủy (trừ Huyện ủy Đức Lam)\nHuyện ủy Đức Lam", (4, 7)),
        ("", ()),
        ("trừ", ()),
    ],
)
def test_a_typed_line_adds_and_takes_out(text: str, units: tuple[int, ...]) -> None:
    assert after(state(), text) == units


def test_an_exception_takes_out_what_was_chosen_before() -> None:
    assert after(state(2, 3, 5), "trừ Sở Y tế") == (3, 5)
    assert after(state(2, 3, 5), "Xã An Hòa; trừ các sở") == (5, 6)


def test_namesakes_are_asked_and_not_guessed() -> None:
    (asked,) = naming.typed(state(), "Xã An Phú", {}).asked
    assert (asked.reason, asked.candidates) == (Reason.AMBIGUOUS, (5, 8))
    labels = [row[0].label for row in list_cards.asked_back(state(), [asked], "").keyboard[:-1]]
    assert labels == ["Xã An Phú, Huyện ủy Bình Khê", "Xã An Phú, Huyện ủy Đức Lam"]


def test_what_shares_only_its_type_is_no_candidate() -> None:
    (asked,) = naming.typed(state(), "Xã Lung Tung", {}).asked
    assert asked.candidates == ()


def test_behind_tru_a_doubtful_name_is_offered_for_taking_out() -> None:
    (asked,) = naming.typed(state(2), "trừ Sở Y tee", {}).asked
    assert (asked.wanted, asked.candidates[0]) == (False, 2)


def test_a_saved_list_is_known_by_its_name() -> None:
    assert naming.typed(state(), "ven song", {"Ven sông": (5, 6)}).added == (5, 6)


@pytest.mark.parametrize("on", [True, False])
def test_turning_twice_is_turning_once(on: bool) -> None:
    once = picking.turned(state(2), [2, 5], on=on)
    assert picking.turned(replace(state(), draft=once), [2, 5], on=on) == once


def test_nothing_outside_the_own_subtrees_is_ever_chosen() -> None:
    own = state(2, 5, tops=(4,))
    assert picking.turned(own, [1, 2, 7, 8, 6], on=True).audience == (5, 6)
    assert after(own, "Các sở; Huyện ủy Đức Lam; Xã An Hòa") == (5, 6)
    assert picking.in_reach(own, Selection(whole=True, units=(2, 8))) == (5, 6)
    assert [unit.id for unit in picking.below(own)] == [5, 6]


def test_with_two_seats_both_subtrees_may_be_chosen() -> None:
    both = state(tops=(4, 7))
    assert after(both, "Các xã") == (5, 6, 8)
    assert after(both, "Xã An Hòa") == (6,)
    (asked,) = naming.typed(both, "Xã An Phú", {}).asked
    assert (asked.reason, asked.candidates) == (Reason.AMBIGUOUS, (5, 8))
    assert [unit.id for unit in picking.listed(both, 0, 0)] == [4, 7]
    assert [unit.id for unit in picking.of_kind(both, COMMUNE)] == [5, 6, 8]


def test_a_group_is_a_unit_with_all_below_or_the_units_of_one_kind_there() -> None:
    assert [unit.id for unit in picking.group(state(), 4, 0)] == [4, 5, 6]
    assert [unit.id for unit in picking.group(state(), 0, 0)] == [2, 3, 4, 5, 6, 7, 8]
    assert [unit.id for unit in picking.group(state(), 0, DISTRICT)] == [4, 7]
    assert picking.group(state(tops=(4,)), 7, DISTRICT) == ()


def test_a_printed_entry_keeps_its_number_when_others_are_settled() -> None:
    first, second = "Xã An Phù", "Sở Y té"
    number = picking.number_of(second)
    settled = replace(state(), draft=naming.settled(state(unresolved=(first, second)).draft, first))
    assert naming.entry_at(settled, number) == second
    assert naming.entry_at(settled, picking.number_of(first)) is None
    assert naming.meanings(settled, second)[0] == 2
    assert naming.settled(settled.draft, None).unresolved == ()


def test_the_own_unit_is_counted_only_where_it_is_chosen() -> None:
    assert picking.total(state(2)) == 7
    assert picking.total(state(1, 2)) == 8


def test_every_screen_of_a_large_province_fits_one_message() -> None:
    names = ["x" * 8 + f" {n} " + "dài " * 60 for n in range(400)]
    root = Unit(1, "R", "province", "Tỉnh ủy Lam Giang")
    many = [Unit(n + 2, f"C{n}", f"kind_{n % 120}", name[:UNIT_NAME_MAX], 1) for n, name in enumerate(names)]
    everybody = frozenset(unit.id for unit in many)
    draft = Draft(audience=tuple(everybody), subject="s" * 500, unresolved=tuple(names[:50]))
    large = Picker(9, draft, Tree([root, *many]), (1,), unlinked=everybody, unreachable=everybody)
    asked = naming.typed(large, "; ".join(name[:60] for name in names[:40]), {}).asked
    screens = [
        audience_cards.picker(large, "n" * 100), audience_cards.chosen_list(large, 3),
        audience_cards.chosen_list(large, 999), audience_cards.kinds(large), place_cards.place(large, 0, 0, 0),
        place_cards.place(large, 0, picking.number_of("kind_7"), 99), list_cards.asked_back(large, asked, ""),
        list_cards.open_entry(large, names[0]),
    ]  # fmt: skip
    for screen in screens:
        assert len(screen.text) <= TEXT_MAX
        assert sum(map(len, screen.keyboard)) <= 100
