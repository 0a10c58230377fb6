"""The worker: pictures as JSON on standard input, PNG files on standard output, one after the other.

An empty answer says that one could not be drawn. It ends when its input does: with the bot, or when the bot has
had nothing to draw for a while.
"""

from __future__ import annotations

import os
import resource
import sys

from bot.pictures.frames import framed, next_frame
from bot.pictures.studio import png
from domain.limits import DRAW_MEMORY
from domain.pictures_json import from_json

_NICE = 10  # whoever waits for an answer goes before whoever waits for a picture


def main() -> None:
    """Draw until nothing more is asked for."""
    _confine()
    while (asked := next_frame(sys.stdin.buffer)) is not None:
        sys.stdout.buffer.write(framed(_drawn(asked)))
        sys.stdout.buffer.flush()


def _drawn(asked: bytes) -> bytes:
    try:
        return png(from_json(asked.decode()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return b""


def _confine() -> None:
    os.nice(_NICE)
    for what, most in ((resource.RLIMIT_AS, DRAW_MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
