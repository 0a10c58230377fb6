"""The worker: one paper's matter on standard input, its file on standard output, then gone.

It limits its own memory, processor time and files before it begins, and may write nothing to disk.
"""

from __future__ import annotations

import os
import resource
import sys

from bot.exports.make import make
from bot.exports.pipe import joined
from domain.limits import EXPORT_CPU, EXPORT_MEMORY


def main() -> None:
    """Make one paper."""
    _confine()
    sys.stdout.buffer.write(make(*joined(sys.stdin.buffer)))


def _confine() -> None:
    os.nice(5)  # the phones are answered first
    for what, most in (
        (resource.RLIMIT_AS, EXPORT_MEMORY),
        (resource.RLIMIT_CPU, EXPORT_CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
