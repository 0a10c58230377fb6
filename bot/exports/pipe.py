"""How a paper's matter goes into the worker: in pieces, so that packing them never holds the loop for long."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from domain.papers.kinds import Paper
from domain.papers.values import Matter, Register

END: Final = None


def pieces(paper: Paper, matter: Matter) -> Iterator[bytes]:
    """The matter, then the pages of a register one by one, then the end."""
    pages = matter.details if isinstance(matter, Register) else ()
    bare = replace(matter, details=()) if isinstance(matter, Register) else matter
    yield pickle.dumps((paper, bare), pickle.HIGHEST_PROTOCOL)
    for page in pages:
        yield pickle.dumps(page, pickle.HIGHEST_PROTOCOL)
    yield pickle.dumps(END)


def joined(stream: BinaryIO) -> tuple[Paper, Matter]:
    """What ``pieces`` wrote. Only ever of our own parent process: a pickle of anybody else may do anything."""
    paper, matter = pickle.load(stream)  # noqa: S301 — written by our own parent process
    pages = []
    while (page := pickle.load(stream)) is not END:  # noqa: S301 — the same
        pages.append(page)
    return paper, replace(matter, details=tuple(pages)) if pages else matter
