"""What can come of handing one message to a transport.

A transport returns one of these values and never raises; whoever settles a delivery matches all of them
(``assert_never``). Sent, refused and uncertain are the three ends; the others say how to go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TOPIC_GONE: Final = "topic_gone"
"""The reason of a ``Rejected`` message whose topic of a group's forum is closed or deleted."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived at the messenger; ``message_id`` identifies the copy in its chat.

    ``file_id`` is the messenger's name of a picture that went with it; empty without one.
    """

    message_id: int
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Certainly not sent; try again no sooner than ``seconds`` from now.

    ``flood`` tells a halt asked for by the messenger (429) from a line that is down.
    """

    seconds: float
    flood: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become another chat: send there instead."""

    new_chat: int


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat cannot be reached until the person comes back: blocked, deactivated, kicked …"""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """The messenger refuses this very message; sending it again would be refused again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It may or may not have arrived: the line broke after the request had left."""

    reason: str


Outcome = Sent | Later | Moved | Gone | Rejected | Uncertain
