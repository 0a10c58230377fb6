"""The parent of all workers that stories need: each kind is imported once, each worker is a fork of that.

A worker is still a process of its own, with its own limits, streams, end; only the half second in which
Python imports the libraries of drawing or reading is spent once. Tests of the workers themselves start them as
the program does.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
DOOR: Final = str(Path(__file__).with_name("worker_door.py"))
LINE: Final = 256  # the longest name of a module


def command(address: Path, module: str) -> tuple[str, ...]:
    """What to start in place of ``python -m module``."""
    return (sys.executable, "-I", "-S", DOOR, str(address), module)


def main(address: str) -> None:
    """Hand each who asks to the parent of that kind, until standard input ends."""
    door = socket.socket(socket.AF_UNIX)
    door.bind(address)
    door.listen(64)
    print("ready", flush=True)
    kinds: dict[str, socket.socket] = {}
    with selectors.DefaultSelector() as events:
        events.register(sys.stdin, selectors.EVENT_READ)
        events.register(door, selectors.EVENT_READ)
        while sys.stdin not in (ready := [key.fileobj for key, _ in events.select()]):
            if door in ready:
                _pass_on(door.accept()[0], kinds)
    for orders in kinds.values():
        orders.close()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _pass_on(line: socket.socket, kinds: dict[str, socket.socket]) -> None:
    name, streams, _, _ = socket.recv_fds(line, LINE, 3)
    module = name.decode()
    if module not in kinds:
        kinds[module] = _kind(module, [line.fileno(), *streams], kinds.values())
    socket.send_fds(kinds[module], [b"."], [line.fileno(), *streams])
    line.close()
    for stream in streams:
        os.close(stream)


def _kind(module: str, lent: list[int], others: Iterable[socket.socket]) -> socket.socket:
    """Fork the parent of one kind; the line to it."""
    ours, its = socket.socketpair()
    if os.fork():
        its.close()
        return ours
    ours.close()
    for other in others:
        other.close()
    for stream in lent:
        os.close(stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        Kind(importlib.import_module(f"{module}.__main__").main, its).serve()
    except BaseException:
        traceback.print_exc()
    os._exit(0)


class Kind:
    """The parent of one kind of worker, who has imported all that they need."""

    def __init__(self, work: Callable[[], None], orders: socket.socket) -> None:
        self._work, self._orders = work, orders
        self._living: dict[int, int] = {}  # the worker at the end of each line
        self._events = selectors.DefaultSelector()
        self._events.register(orders, selectors.EVENT_READ, self._begin)

    def serve(self) -> None:
        """Until whoever gives the orders is gone."""
        with contextlib.suppress(EOFError):
            while True:
                for key, _ in self._events.select():
                    key.data()

    def _begin(self) -> None:
        said, lent, _, _ = socket.recv_fds(self._orders, 1, 4)
        if not said:
            raise EOFError
        line, *streams = lent
        child = os.fork()
        if child == 0:
            _become(self._work, streams)
        for stream in streams:
            os.close(stream)
        end = os.pidfd_open(child)
        self._living[line] = child
        self._events.register(end, selectors.EVENT_READ, lambda: self._bury(child, end, line))
        self._events.register(line, selectors.EVENT_READ, lambda: self._kill(child, line))

    def _kill(self, child: int, line: int) -> None:
        """Whoever asked is gone."""
        if self._living.get(line) == child:
            self._events.unregister(line)
            os.kill(child, signal.SIGKILL)

    def _bury(self, child: int, end: int, line: int) -> None:
        _, status = os.waitpid(child, 0)
        del self._living[line]
        self._events.unregister(end)
        os.close(end)
        with contextlib.suppress(KeyError):  # nobody asks any more
            self._events.unregister(line)
        with contextlib.suppress(OSError):
            os.write(line, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(line)


def _become(work: Callable[[], None], streams: list[int]) -> None:
    """The worker: the lent streams are its own, nothing else is open."""
    code = 1
    try:
        for own, stream in enumerate(streams):
            os.dup2(stream, own)
        os.closerange(3, 1024)
        work()
        sys.stdout.flush()
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
