"""What a seat allows."""

from datetime import UTC, datetime

import pytest

from domain import people
from domain.people import Actor, Person, Role, Seat
from domain.units import Tree, Unit

TREE = Tree(
    [
        Unit(1, "T", "province", "Tỉnh ủy"),
        Unit(2, "B", "district", "Huyện ủy Bắc", 1),
        Unit(3, "X", "commune", "Xã An Hòa", 2),
        Unit(4, "N", "district", "Huyện ủy Nam", 1),
    ]
)


def holder(*seats: tuple[Role, int | None]) -> Actor:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    held = tuple(Seat(n, 1, unit, role, since) for n, (role, unit) in enumerate(seats, start=1))
    return Actor(Person(1, 100, "Hoa"), held)


OFFICER = holder((Role.OFFICER, 3))
LEADER = holder((Role.LEADER, 2))
COORDINATOR = holder((Role.COORDINATOR, 2))
ADMIN = holder((Role.ADMIN, None))
VIEWER = holder((Role.VIEWER, 2))
STRANGER = holder()


@pytest.mark.parametrize(
    ("actor", "unit", "may"),
    [
        (OFFICER, 3, True),
        (OFFICER, 2, False),
        (LEADER, 2, True),
        (LEADER, 3, False),  # its own people answer for a unit below
        (COORDINATOR, 2, True),
        (COORDINATOR, 3, False),
        (VIEWER, 2, False),
        (ADMIN, 2, False),
        (STRANGER, 3, False),
    ],
)
def test_only_a_units_own_people_answer_for_it(actor: Actor, unit: int, may: bool) -> None:
    assert people.may_acknowledge_for(actor, unit) is may


@pytest.mark.parametrize(
    ("actor", "units"),
    [(OFFICER, []), (LEADER, []), (VIEWER, []), (COORDINATOR, [2, 3]), (ADMIN, [1, 2, 3, 4]), (STRANGER, [])],
)
def test_a_coordinator_coordinates_the_own_subtree(actor: Actor, units: list[int]) -> None:
    assert [unit.id for unit in TREE if people.coordinates(actor, unit.id, TREE)] == units


@pytest.mark.parametrize(
    ("actor", "units"),
    [(OFFICER, [3]), (LEADER, [2, 3]), (VIEWER, [2, 3]), (ADMIN, [1, 2, 3, 4]), (STRANGER, [])],
)
def test_everybody_sees_the_own_subtree(actor: Actor, units: list[int]) -> None:
    assert [unit.id for unit in TREE if people.sees(actor, unit.id, TREE)] == units


def test_leaders_and_coordinators_lead() -> None:
    assert people.leads(LEADER, 3, TREE)
    assert people.leads(COORDINATOR, 3, TREE)
    assert people.leads(ADMIN, 4, TREE)
    assert not people.leads(OFFICER, 3, TREE)
    assert not people.leads(LEADER, 4, TREE)


def test_the_scope_names_only_the_topmost_units() -> None:
    assert people.scope(ADMIN, TREE) == (1,)
    assert people.scope(holder((Role.COORDINATOR, 3), (Role.COORDINATOR, 2)), TREE) == (2,)
    assert people.scope(holder((Role.COORDINATOR, 4), (Role.COORDINATOR, 3)), TREE) == (4, 3)
    assert people.scope(OFFICER, TREE) == ()
    assert people.scope(holder((Role.COORDINATOR, 99)), TREE) == ()


def test_the_horizon_names_what_one_may_see() -> None:
    assert people.horizon(holder((Role.OFFICER, 3), (Role.VIEWER, 2)), TREE) == (2,)
    assert people.horizon(ADMIN, TREE) == (1,)
    assert people.horizon(STRANGER, TREE) == ()


def test_only_an_admin_makes_admins() -> None:
    assert people.may_give(COORDINATOR, 3, Role.COORDINATOR, TREE)
    assert not people.may_give(COORDINATOR, 3, Role.ADMIN, TREE)
    assert not people.may_give(COORDINATOR, 4, Role.OFFICER, TREE)
    assert not people.may_give(OFFICER, 3, Role.OFFICER, TREE)
    assert people.may_give(ADMIN, 4, Role.ADMIN, TREE)


def test_someone_without_a_seat_is_a_stranger() -> None:
    assert people.is_stranger(STRANGER)
    assert not people.is_stranger(OFFICER)
    assert people.is_admin(ADMIN)
    assert not people.is_admin(COORDINATOR)
    assert people.is_coordinator(COORDINATOR)
    assert not people.is_coordinator(LEADER)


def test_several_seats_are_named_once() -> None:
    actor = holder((Role.OFFICER, 3), (Role.LEADER, 3), (Role.OFFICER, 4), (Role.ADMIN, None))
    assert people.holds(actor, Role.OFFICER, Role.LEADER) == (3, 4)
