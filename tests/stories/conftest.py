"""The office in which stories about the chat take place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import journal
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """An office in which nothing breaks: no defect in the log, and a journal that is whole at the end."""
    with capture_logs() as lines:
        async with opened(tmp_path) as made:
            yield made
            assert await made.bot.store.read(journal.verify) is None
    assert [line for line in lines if line["log_level"] in ("error", "critical")] == []
