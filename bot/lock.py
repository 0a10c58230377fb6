"""One instance: whoever holds the lock file beside the database is the only one that runs on it.

The kernel lets go when the process ends, however it ends; the file itself stays and means nothing.
Worker processes must be spawned, not forked: a forked one would hold the lock beyond its parent's death.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):  # noqa: N818 — a state, told to whoever starts a second one
    """Another process runs on this database. ``pid`` is its id, or "unknown"."""

    def __init__(self, pid: str) -> None:
        super().__init__(f"The bot is running on this database already (process {pid}).")
        self.pid = pid


def lock_path(database: Path) -> Path:
    """The lock file of a database."""
    return database.with_name(database.name + ".lock")


@contextmanager
def only_instance(database: Path) -> Iterator[None]:
    """Be the only one on ``database`` while the block lasts. Raises ``AlreadyRunning`` at once."""
    path = lock_path(database)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_owner(descriptor)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


def running(database: Path) -> str | None:
    """Who runs on ``database``, as ``process 123``; None when nobody does. Asks without taking the lock."""
    try:
        descriptor = os.open(lock_path(database), os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return f"process {_owner(descriptor)}"
    else:
        return None
    finally:
        os.close(descriptor)


def _owner(descriptor: int) -> str:
    return os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
