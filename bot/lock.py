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
    """Another process runs on this database. ``pid`` is its id, as far as it could be read."""

    def __init__(self, pid: str) -> None:
        super().__init__(f"The bot is running on this database already (process {pid or 'unknown'}).")
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
            raise AlreadyRunning(os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)
