"""The office in which stories about the chat take place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from structlog.testing import capture_logs

from bot.exports import client as exports
from bot.extract import client as extract
from bot.pictures.client import Painter
from storage import journal
from tests.stories.chat import Chat, opened
from tests.worker_parent import ROOT, command


@pytest.fixture(scope="session")
def worker_parent() -> Iterator[Path | None]:
    """Where to ask for a worker; None where the system has no way to wait for one among many."""
    if not hasattr(os, "pidfd_open"):
        yield None
        return
    with TemporaryDirectory() as folder:
        address = Path(folder) / "door"
        asked = (sys.executable, "-m", "tests.worker_parent", str(address))
        with subprocess.Popen(asked, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
            assert parent.stdout is not None
            assert parent.stdout.readline() == b"ready\n"
            yield address
            parent.communicate()


@pytest.fixture(autouse=True)
def forked_workers(worker_parent: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever draws, reads a file or writes one in a story is a fork of what has imported its libraries."""
    if worker_parent is not None:
        monkeypatch.setattr(extract, "_WORKER", command(worker_parent, "bot.extract"))
        monkeypatch.setattr(exports, "_WORKER", command(worker_parent, "bot.exports"))
        monkeypatch.setitem(Painter.__init__.__kwdefaults__, "worker", command(worker_parent, "bot.pictures"))


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """An office in which nothing breaks: no defect in the log, and a journal that is whole at the end."""
    with capture_logs() as lines:
        async with opened(tmp_path) as made:
            yield made
            assert await made.bot.store.read(journal.verify) is None
    assert [line for line in lines if line["log_level"] in ("error", "critical")] == []
