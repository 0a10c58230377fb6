"""When many sends end alike it is nobody's own fault."""

from __future__ import annotations

import pytest

from domain.mass import LEAST, WINDOW, Mass


def test_a_few_who_have_blocked_us_are_no_mass() -> None:
    mass = Mass()
    for n in range(1000):
        verdict = mass.hear([(n, "blocked" if n % 5 == 4 else "")])
        assert not verdict.open


def test_more_than_a_fifth_is_one_and_takes_back_what_came_before() -> None:
    mass = Mass()
    for n in range(LEAST - 1):
        assert not mass.hear([(n, "blocked")]).open
    verdict = mass.hear([(LEAST - 1, "blocked")])
    assert verdict.open == {"blocked"}
    assert verdict.fresh == ("blocked",)
    assert verdict.undo == tuple(range(LEAST))
    later = mass.hear([(99, "blocked")])
    assert (later.open, later.undo, later.fresh) == ({"blocked"}, (), ())


def test_it_is_over_when_sends_succeed_again() -> None:
    mass = Mass()
    mass.hear([(n, "blocked") for n in range(50)])
    assert mass.hear([(n, "") for n in range(WINDOW - 20)]).open == frozenset()


@pytest.mark.parametrize("count", [LEAST * 3])
def test_different_errors_are_not_added_up(count: int) -> None:
    mass = Mass()
    assert not mass.hear([(n, f"error {n}") for n in range(count)]).open
