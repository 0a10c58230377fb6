"""What the bot and its drawing process say to each other: a length of four bytes, then so many bytes."""

from __future__ import annotations

from typing import Final, Protocol

LENGTH: Final = 4


class Pipe(Protocol):
    """Where whole frames are read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer only at the end."""


def framed(data: bytes) -> bytes:
    """The bytes with their length before them."""
    return len(data).to_bytes(LENGTH, "big") + data


def next_frame(pipe: Pipe) -> bytes | None:
    """The next frame; None when the other side has gone."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    return data if len(data) == size else None
