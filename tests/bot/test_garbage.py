"""What lives as long as the process is looked through once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_alive_is_set_aside() -> None:
    garbage.set_aside()
    assert gc.get_freeze_count() > 1000
    assert len(gc.get_objects()) < 1000


def test_what_comes_later_is_still_collected() -> None:
    garbage.set_aside()
    knot = weakref.ref(Knot())
    gc.collect()
    assert knot() is None


def test_nothing_dead_is_set_aside() -> None:
    knot = weakref.ref(Knot())
    garbage.set_aside()
    assert knot() is None
