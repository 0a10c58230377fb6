"""A database that cannot be used becomes a sentence, and leaves nothing running."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.store import open_store
from storage.trouble import explain


async def trouble(path: Path) -> str | None:
    with pytest.raises(sqlite3.Error) as caught:
        await open_store(path, lambda: datetime(2026, 7, 20, tzinfo=UTC))
    return explain(caught.value)


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello " * 1000)
    assert "not a database" in str(await trouble(tmp_path / "x.db"))


async def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "cannot be opened" in str(await trouble(tmp_path))


async def test_what_could_not_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    (tmp_path / "x.db").write_text("hello " * 1000)
    await trouble(tmp_path / "x.db")
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith("asyncio"):  # the loop's own pool stays
            await asyncio.to_thread(thread.join, 5)
            assert not thread.is_alive()


def test_a_finer_reason_is_told_as_its_family() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    assert "disk failed" in str(explain(error))


@pytest.mark.parametrize("error", [ValueError("x"), sqlite3.IntegrityError("UNIQUE"), sqlite3.Error()])
def test_anything_else_is_not_explained_away(error: Exception) -> None:
    assert explain(error) is None
