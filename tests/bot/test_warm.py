"""What is slow the first time has happened before the first person is answered."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot import garbage
from domain import workdays
from storage import units
from storage.store import Store


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


async def test_the_tree_and_the_holidays_are_known_and_set_aside(store: Store) -> None:
    workdays._holidays.cache_clear()
    await garbage.warm(store)
    assert workdays._holidays.cache_info().currsize == 2
    assert await store.read(units.tree) is await store.read(units.tree)
    assert gc.get_freeze_count() > 1000
