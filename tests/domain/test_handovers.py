"""What a link that passes a seat is good for, and what goes along with the seat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.handovers import LIFE, Handover, State, goes_along
from domain.people import Role, Seat
from domain.units import Tree, Unit

NOW = datetime(2026, 7, 20, tzinfo=UTC)
TREE = Tree([Unit(1, "TU", "province", "Tỉnh"), *(Unit(n, f"X{n}", "commune", f"Xã {n}", 1) for n in (2, 3))])


def seat(unit: int, role: Role = Role.COORDINATOR) -> Seat:
    return Seat(unit, 1, unit, role, NOW)


def link(**more: object) -> Handover:
    return Handover(
        1, 2, **{"seat": seat(2), "created_by": 1, "created_at": NOW, "expires_at": NOW + LIFE} | more
    )  # type: ignore[arg-type]


def test_a_link_is_open_until_it_is_taken_revoked_or_too_old() -> None:
    assert link().state(NOW) is State.OPEN
    assert link().state(NOW + LIFE - timedelta(seconds=1)) is State.OPEN
    assert link().state(NOW + LIFE) is State.EXPIRED
    assert link(revoked_at=NOW).state(NOW) is State.REVOKED
    assert link(taken_by=3, seat=None).state(NOW) is State.TAKEN
    assert link(seat=None).state(NOW) is State.ENDED


def test_everything_goes_along_with_the_only_seat_one_publishes_from() -> None:
    assert goes_along([], seat(1), [], TREE)
    assert goes_along([2], seat(1), [seat(2, Role.OFFICER)], TREE)


def test_whoever_goes_on_publishing_keeps_what_her_other_seats_reach() -> None:
    assert goes_along([3], seat(1), [seat(2)], TREE)
    assert goes_along([2, 3], seat(1), [seat(2)], TREE)
    assert not goes_along([2], seat(1), [seat(2)], TREE)
    assert not goes_along([2], seat(2), [seat(1)], TREE)
    assert not goes_along([], seat(1), [seat(2)], TREE)
    assert not goes_along([3], seat(1), [seat(2, Role.ADMIN)], TREE)


def test_nothing_of_a_publishers_goes_along_with_any_other_seat() -> None:
    assert not goes_along([2], seat(2, Role.OFFICER), [], TREE)
