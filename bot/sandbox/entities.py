"""Entities: UTF-16 offsets, and those that Telegram finds by itself (commands, links)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .values import Json

_COMMAND: Final = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?![\w/])")
_URL: Final = re.compile(r"(?:https?://|(?<![\w.@/])(?:t\.me|www\.)(?=[/\w]))[^\s<>\"]+")
_TRAILING: Final = ".,;:!?)]}'”’»"
_OPAQUE: Final = frozenset({"code", "pre", "text_link"})


def utf16(text: str) -> int:
    """The length in UTF-16 units, which is how Telegram counts offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def entity(kind: str, text: str, start: int, end: int, **more: object) -> Json:
    """An entity over ``text[start:end]`` (code points), as the Bot API writes it."""
    return {
        "type": kind,
        "offset": utf16(text[:start]),
        "length": utf16(text[start:end]),
        **more,
    }


def found(text: str) -> Iterator[Json]:
    """Commands and links that stand in a text without being marked."""
    links = [(m.start(), m.start() + len(m[0].rstrip(_TRAILING))) for m in _URL.finditer(text)]
    for start, end in links:
        yield entity("url", text, start, end)
    for m in _COMMAND.finditer(text):
        if not any(start <= m.start() < end for start, end in links):
            yield entity("bot_command", text, m.start(), m.end())


def with_found(text: str, marked: list[Json]) -> tuple[Json, ...]:
    """``marked`` and what Telegram finds outside code and links, in Telegram's order."""
    opaque = [_span(item) for item in marked if item["type"] in _OPAQUE]
    extra = [item for item in found(text) if not any(_meets(_span(item), o) for o in opaque)]
    return tuple(sorted((*marked, *extra), key=lambda item: (_span(item)[0], -_span(item)[1])))


def _span(item: Json) -> tuple[int, int]:
    start, length = item["offset"], item["length"]
    assert isinstance(start, int)
    assert isinstance(length, int)
    return start, start + length


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
