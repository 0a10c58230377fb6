"""When a send needs a second person, and who that may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.approvals import (
    NO_RULE,
    Rule,
    Why,
    expiry,
    is_whole,
    may_approve,
    publishing_units,
    reasons,
    rule_of,
)
from domain.people import Actor, Person, Role, Seat
from domain.units import Tree, Unit
from domain.urgency import Urgency

NOW = datetime(2026, 7, 20, 2, tzinfo=UTC)
TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy Lam Giang"),
        Unit(2, "VP", "office", "Văn phòng", 1),
        Unit(3, "X1", "commune", "Xã An Phú", 1),
        Unit(4, "X2", "commune", "Xã Bình Sơn", 1),
        Unit(5, "T1", "village", "Thôn Một", 3),
    ]
)


def actor(*seats: tuple[int | None, Role]) -> Actor:
    held = tuple(Seat(n, 1, unit, role, NOW) for n, (unit, role) in enumerate(seats))
    return Actor(Person(1, 1, "A"), held)


@pytest.mark.parametrize(
    ("rule", "urgency", "audience", "why"),
    [
        (NO_RULE, Urgency.FLASH, (3, 4), ()),
        (Rule(flash=True), Urgency.FLASH, (3,), (Why.FLASH,)),
        (Rule(flash=True), Urgency.VERY_URGENT, (3,), ()),
        (Rule(whole=True), Urgency.NORMAL, (3, 4), (Why.WHOLE,)),
        (Rule(whole=True), Urgency.NORMAL, (3, 2), ()),
        (Rule(above=2), Urgency.NORMAL, (3, 4), ()),
        (Rule(above=1), Urgency.NORMAL, (3, 4), (Why.MANY,)),
        (Rule(True, True, 1), Urgency.FLASH, (3, 4), (Why.FLASH, Why.WHOLE, Why.MANY)),
    ],
)
def test_a_rule_says_why(rule: Rule, urgency: Urgency, audience: tuple[int, ...], why: tuple[Why, ...]) -> None:
    assert reasons(rule, urgency, audience, 1, TREE) == why


def test_a_unit_with_nothing_below_it_sends_to_nobody_as_a_whole() -> None:
    assert not is_whole(frozenset({5}), 5, TREE)
    assert is_whole(frozenset({5}), 3, TREE)


def test_the_nearest_rule_holds() -> None:
    rules = {1: Rule(flash=True), 3: Rule(above=20)}
    assert rule_of(rules, 5, TREE) == Rule(above=20)
    assert rule_of(rules, 4, TREE) == Rule(flash=True)
    assert rule_of({}, 4, TREE) == NO_RULE


def test_leaders_of_the_unit_and_above_may_approve_and_admins() -> None:
    assert may_approve(actor((3, Role.LEADER)), 3, TREE)
    assert may_approve(actor((1, Role.LEADER)), 3, TREE)
    assert may_approve(actor((None, Role.ADMIN)), 3, TREE)
    assert not may_approve(actor((5, Role.LEADER), (4, Role.LEADER)), 3, TREE)
    assert not may_approve(actor((1, Role.COORDINATOR), (3, Role.OFFICER)), 3, TREE)


def test_one_publishes_for_every_seat_that_the_audience_touches() -> None:
    both = actor((3, Role.COORDINATOR), (4, Role.COORDINATOR))
    assert publishing_units(both, (5,), TREE) == (3,)
    assert publishing_units(both, (5, 4), TREE) == (3, 4)
    assert publishing_units(actor((None, Role.ADMIN)), (5,), TREE) == (1,)


def test_a_flash_is_waited_for_half_an_hour_anything_else_a_day() -> None:
    assert expiry(Urgency.FLASH, NOW) == NOW + timedelta(minutes=30)
    assert expiry(Urgency.URGENT, NOW) == NOW + timedelta(days=1)
