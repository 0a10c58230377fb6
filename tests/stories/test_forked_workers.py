"""A worker that is forked for a story is the worker of the program: the same answer, the same end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.pictures.frames import LENGTH, framed
from tests.worker_parent import ROOT, command

ASKED = '"cv.txt"\nSố: 12-CV/TU\nKính gửi các xã.'.encode()


@pytest.fixture
def address(worker_parent: Path | None) -> Path:
    if worker_parent is None:
        pytest.skip("this system cannot wait for one process among many")
    return worker_parent


def test_it_answers_as_the_programs_own(address: Path) -> None:
    own = subprocess.run((sys.executable, "-m", "bot.extract"), input=ASKED, cwd=ROOT, capture_output=True)
    forked = subprocess.run(command(address, "bot.extract"), input=ASKED, capture_output=True)
    assert (forked.returncode, forked.stdout) == (own.returncode, own.stdout)
    assert b"12-CV/TU" in own.stdout


def test_it_fails_as_the_programs_own(address: Path) -> None:
    forked = subprocess.run(command(address, "bot.extract"), input=b"no name", capture_output=True)
    assert forked.returncode == 1
    assert b"JSONDecodeError" in forked.stderr


def test_killed_it_is_gone(address: Path) -> None:
    with subprocess.Popen(
        command(address, "bot.pictures"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as door:
        assert door.stdin is not None
        assert door.stdout is not None
        door.stdin.write(framed(b"no picture"))
        door.stdin.flush()
        assert door.stdout.read(LENGTH) == bytes(LENGTH)  # it is there, and could not draw that
        door.kill()
        assert door.stdout.read() == b""  # the worker held the other end
