"""The messenger's HTML subset: escaping, measuring, and messages that never grow too long."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


def h(text: str) -> str:
    """Escaped for the messenger's HTML."""
    return html.escape(text, quote=False)


def plain(markup: str) -> str:
    """What a markup of ours says, without its tags."""
    return html.unescape(_TAG.sub("", markup))


def joined(lines: Iterable[str], length: int) -> str:
    """The lines below each other, as many as fit into ``length`` visible code points; whole lines only."""
    kept: list[str] = []
    room = length
    for line in lines:
        room -= len(plain(line)) + 1
        if room < 0:
            return "\n".join([*kept, "…"])
        kept.append(line)
    return "\n".join(kept)
