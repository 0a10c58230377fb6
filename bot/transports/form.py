"""A call's fields as a form: what every library sends, and the cheapest that every server understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import quote_plus

from aiohttp import BytesPayload
from aiohttp.abc import AbstractStreamWriter

_KIND: Final = "application/x-www-form-urlencoded"
_LINES: Final = 1024  # kept escaped: the cards of one broadcast differ in a line or two
_LINE_MAX: Final = 1024  # code points; a longer one is seldom met twice


class Form(BytesPayload):
    """A form on its way; ``on_leave`` is called when its first byte may go out, and not before."""

    def __init__(self, fields: Mapping[str, str], on_leave: Callable[[], None]) -> None:
        super().__init__(encoded(fields), content_type=_KIND)
        self._on_leave = on_leave

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        """Write it: the head has waited for it until now."""
        self._on_leave()
        await super().write_with_length(writer, content_length)


def encoded(fields: Mapping[str, str]) -> bytes:
    """What ``urllib.parse.urlencode`` makes of them, an eighth of its time where lines come again."""
    return "&".join(f"{_quoted(name)}={_escaped(value)}" for name, value in fields.items()).encode("ascii")


def _escaped(value: str) -> str:
    return "%0A".join(
        [_quoted(line) if len(line) < _LINE_MAX else quote_plus(line) for line in value.split("\n")]
    )


_quoted = lru_cache(maxsize=_LINES)(quote_plus)
