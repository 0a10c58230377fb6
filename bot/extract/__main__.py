"""The worker: a name and a file on standard input, one JSON object on standard output, then gone.

First line: the file's name as JSON; the rest: its bytes. It limits its own memory, processor time and
files before it looks at anything, and may write nothing to disk.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict

from bot.extract.open import open_file
from bot.extract.results import Extracted
from domain.limits import DOWNLOAD_MAX, EXTRACT_CPU, EXTRACT_MEMORY


def main() -> None:
    """Serve one file."""
    _confine()
    name = json.loads(sys.stdin.buffer.readline())
    found = open_file(sys.stdin.buffer.read(DOWNLOAD_MAX + 1), name)
    if isinstance(found, Extracted):
        answer: dict[str, object] = asdict(found)
    else:
        answer = {"why": found.why}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _confine() -> None:
    for what, most in (
        (resource.RLIMIT_AS, EXTRACT_MEMORY),
        (resource.RLIMIT_CPU, EXTRACT_CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
