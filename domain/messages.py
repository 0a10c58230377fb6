"""A message as a value, before any messenger has seen it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from domain.pictures import Picture


class Lane(IntEnum):
    """Who goes first when the line is full; lower goes first.

    A free slot always goes to the lowest lane that waits, with ageing so that none starves.
    """

    REPLY = 0
    FLASH = 1
    DIRECTIVE = 2
    REMINDER = 3
    BOARD = 4


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: what it says, and what it carries (at most 64 bytes), or where it leads.

    Or ``share``: what is typed behind the bot's name in the chat that the reader then chooses.
    """

    label: str
    data: str = ""
    url: str = ""
    share: str = ""
    style: str = ""  # "", "primary", "success" or "danger": colour is never the only sign


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of our own making: ``make`` is called once, off the loop, when the message leaves."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Message:
    """Text in the messenger's HTML subset (already escaped), buttons, and at most one file.

    ``document``, ``photo``, ``voice`` or ``video`` is the messenger's own file id, ``upload`` a file that is
    made only now; with one of them the text becomes its caption. ``picture`` is drawn when the message leaves;
    where that fails, the text goes alone. ``topic`` is that of a group's forum; 0: the chat itself.
    ``contact`` is the label of the one button that shares the reader's own telephone number, at the bottom of
    the screen; ``plain`` takes such a button away. ``silent`` arrives without a sound. ``protect`` asks clients
    not to forward or save it.
    """

    text: str
    keyboard: Keyboard = field(default=())
    document: str = ""
    photo: str = ""
    voice: str = ""
    video: str = ""
    silent: bool = False
    protect: bool = False
    upload: Upload | None = None
    picture: Picture | None = None
    topic: int = 0
    contact: str = ""
    plain: bool = False
