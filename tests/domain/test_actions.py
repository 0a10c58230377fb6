"""Buttons carry ids only, and what a press says is anybody's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actions import Action, Verb, decode, encode
from domain.limits import CALLBACK_DATA_MAX

LARGEST = 10**8 - 1  # more rows than an office ever has


@pytest.mark.parametrize("verb", Verb)
def test_every_button_fits_with_the_largest_ids_and_is_read_back(verb: Verb) -> None:
    ids = (LARGEST,) * verb.ids
    data = encode(verb, *ids)
    assert len(data.encode()) <= CALLBACK_DATA_MAX
    assert decode(data) == Action(verb, ids)


def test_no_two_verbs_are_spelled_alike() -> None:
    assert len({verb.value for verb in Verb}) == len(Verb)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "ack",
        "ack.1",
        "ack.1.2.3",
        "ack.-1.2",
        "ack.x.1",
        "ack.١.1",
        "nope.1",
        "ack.1." + "9" * 19,
        "ack..1",
    ],
)
def test_what_no_button_of_ours_says_is_nothing(data: str) -> None:
    assert decode(data) is None


@given(st.text())
def test_any_text_is_an_action_that_we_write_the_same_way_or_nothing(data: str) -> None:
    action = decode(data)
    if action is not None:
        canonical = encode(action.verb, *action.ids)
        assert decode(canonical) == action


def test_the_wrong_number_of_ids_is_refused_where_it_is_written() -> None:
    with pytest.raises(ValueError, match="takes 2 ids"):
        encode(Verb.ACK, 1)
    with pytest.raises(ValueError, match="takes 2 ids"):
        encode(Verb.ACK, 1, -2)
