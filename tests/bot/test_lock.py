"""One instance on one database, and no lock left behind by the dead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.lock import AlreadyRunning, lock_path, only_instance, running

HOLD = """
import sys, time, pathlib
from bot.lock import only_instance
with only_instance(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_one_is_told_who_runs(tmp_path: Path) -> None:
    database = tmp_path / "office.db"
    with only_instance(database):
        assert running(database) == f"process {os.getpid()}"
        with pytest.raises(AlreadyRunning, match=str(os.getpid())), only_instance(database):
            raise AssertionError("two ran")


def test_afterwards_the_next_may_run(tmp_path: Path) -> None:
    database = tmp_path / "folder" / "office.db"
    assert running(database) is None
    with only_instance(database):
        pass
    assert running(database) is None
    with only_instance(database):
        assert running(database)


def test_asking_does_not_take_the_lock(tmp_path: Path) -> None:
    database = tmp_path / "office.db"
    lock_path(database).touch()
    assert running(database) is None
    with only_instance(database):
        assert running(database)


@pytest.mark.process
def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    database = tmp_path / "office.db"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(database)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert running(database) == f"process {process.pid}"
        process.kill()
        process.wait()
    with only_instance(database):
        assert running(database) == f"process {os.getpid()}"
