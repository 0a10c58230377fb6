"""What every test may ask for: an instant that moves only when told, and a database of its own."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.store import Store
from tests.template import migrated

LONG = ("long", "process", "browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: whichever worker ends last has then little left."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in LONG))


def pytest_collection_finish() -> None:
    """What has been imported by now stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


class Clock:
    """Tells the instant that it was set to. Starts on a Monday at 09:00 in Vietnam."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Later by ``days=``, ``hours=``, ``minutes=`` or ``seconds=``."""
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[Store]:
    """An empty, migrated database on the test's clock."""
    opened = await migrated(tmp_path / "test.db", clock)
    yield opened
    await opened.close()
