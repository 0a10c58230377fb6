"""The program as it is, in a process that kills itself -9 at a chosen step. The program knows nothing of it.

One parent has imported everything and forks a child for each order it reads (a line of JSON): the child is
the real process, from ``main`` on. In it one named function is wrapped; at its n-th pass, just before or just
after, the process ends without a word, a flush or a rollback.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Final

import typer
from apscheduler.schedulers import base as schedulers

from bot import __main__ as program
from bot import clock
from bot.cli import build

FORGED: Final = ("bot.start", "bot.settings", "bot.logs", "bot.lock", "holidays.countries", "dateutil.easter")
"""What every child would import for itself."""

ASIDE: Final = {"handlers.board_edits:BOARD_PAUSE": timedelta(seconds=0.2)}
"""Constants of the program that are others in this play: nobody waits five seconds for a board."""

_living: set[int] = set()


def main() -> None:
    """Fork for each order, say how each child ended."""
    for name in FORGED:
        importlib.import_module(name)
    typer.main.get_command(build(lambda _settings: None))
    signal.signal(signal.SIGCHLD, _bury)
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])  # its beginning is told before its end
        child = os.fork()
        if child == 0:
            _become(order)
        _living.add(child)
        os.write(1, f"{child}\n".encode())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    for child in tuple(_living):  # whoever gave the orders is gone
        os.kill(child, signal.SIGKILL)


def _bury(*_: object) -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            _living.discard(child)
            os.write(1, f"{child} {os.waitstatus_to_exitcode(status)}\n".encode())


def _become(order: dict[str, Any]) -> None:
    """The child: another folder, environment and log; then the program."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    sys.stdin.close()
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = ["directive-bot", "run"]
    for place, value in {**ASIDE, **order.get("constants", {})}.items():
        module, _, name = place.partition(":")
        setattr(importlib.import_module(module), name, value)
    if "clock" in order:
        shift(Path(order["clock"]))
    if "step" in order:
        doom(order["step"], order["when"], order["count"])
    code: object = 1
    try:
        program.main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.stdout.flush()
        os._exit(code if isinstance(code, int) else 1)


def shift(file: Path) -> None:
    """Let every clock of the process be wrong by the seconds that stand in a file just then."""
    real = datetime

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return real.now(tz) + timedelta(seconds=float(file.read_text() if file.exists() else 0))

    clock.now = lambda: Shifted.now(UTC)
    schedulers.datetime = Shifted


def doom(step: str, when: str, count: int) -> None:
    """Die at the ``count``-th pass of ``step`` (``module:name`` or ``module:Class.name``)."""
    module_name, _, path = step.partition(":")
    *owners, name = path.split(".")
    owner: object = importlib.import_module(module_name)
    for part in owners:
        owner = getattr(owner, part)
    setattr(owner, name, _doomed(getattr(owner, name), when, count))


def _doomed(function: Callable[..., Any], when: str, count: int) -> Callable[..., Any]:
    passes = 0

    def passed(moment: str) -> None:
        nonlocal passes
        passes += moment == when
        if passes == count:
            os.kill(os.getpid(), signal.SIGKILL)

    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def awaited(*args: object, **kwargs: object) -> object:
            passed("before")
            result: object = await function(*args, **kwargs)
            passed("after")
            return result

        return awaited

    @functools.wraps(function)
    def called(*args: object, **kwargs: object) -> object:
        passed("before")
        result = function(*args, **kwargs)
        passed("after")
        return result

    return called


if __name__ == "__main__":
    main()
