"""What a face needs from the process, in one small value."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from domain.messages import Lane, Message
from domain.outcomes import Outcome
from domain.papers.kinds import Paper
from domain.papers.values import Matter
from domain.pictures import Picture
from storage.store import Store


class Line(Protocol):
    """The line to the messenger: outcomes as values, never an exception."""

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        """Put a message into a chat."""

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        """Make a message there say this instead."""

    async def delete(self, chat_id: int, message_id: int) -> Outcome:
        """Take a message away."""

    async def leave(self, chat_id: int) -> Outcome:
        """Go out of a group."""

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: Lane) -> Outcome:
        """Put a PNG of our own making into a chat, with the message as its caption and buttons."""

    async def offer_commands(
        self, chat_id: int | None, commands: Sequence[tuple[str, str]], language: str = ""
    ) -> Outcome:
        """Let the menu of a private chat (None: of all that have none of their own) offer these commands.

        Each is its name and what it does; none at all takes the chat's own menu away. ``language`` is that of
        the phones it is for, empty for all that have no other. A menu is never more than a convenience.
        """


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says; ``scanned``: read from pictures, so that a stamp may have gone unseen."""

    text: str
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """The store, the clock, the zone, the line, and the service that takes time.

    ``read_file`` turns a file's bytes and name into its text; raises ``Refusal`` with the sentence that says
    why it cannot. ``bot_name`` is the bot's username, for links; ``draw_qr`` makes a PNG of one.
    ``draw`` makes the PNG of a picture, in seconds; raises ``Refusal`` where it cannot.
    ``make_file`` makes a paper's file, in seconds; raises ``Refusal`` where it takes too long or is too large.
    ``web_url`` is where the office's page is reached, without a slash at the end; empty where there is none.
    """

    store: Store
    now: Callable[[], datetime]
    zone: tzinfo
    line: Line
    read_file: Callable[[bytes, str], Awaitable[FileText]]
    bot_name: str
    draw_qr: Callable[[str], bytes]
    draw: Callable[[Picture], Awaitable[bytes]]
    make_file: Callable[[Paper, Matter], Awaitable[bytes]]
    web_url: str = ""
