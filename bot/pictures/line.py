"""A line on which a message's picture is drawn when it leaves; where it cannot be, the words go alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final

import structlog

from domain.errors import Refusal
from domain.limits import CAPTION_MAX
from domain.markup import plain
from domain.messages import Lane, Message
from domain.outcomes import Outcome, Rejected, Sent
from domain.pictures import Picture
from domain.pictures_json import digest
from handlers.office import Line
from storage import pictures
from storage.store import Store

Draw = Callable[[Picture], Awaitable[bytes]]
_NO_WORDS: Final = Message("")
_log = structlog.get_logger(__name__)


class PictureLine:
    """``line``, and on it the pictures that ``draw`` makes: each is uploaded once and goes on by its name."""

    def __init__(self, line: Line, store: Store, draw: Draw) -> None:
        self._line, self._store, self._draw = line, store, draw

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        """Put a message into a chat, under its picture where it has one that can be drawn."""
        if message.picture is None:
            return await self._line.send(chat_id, message, lane)
        words = replace(message, picture=None)
        if len(plain(words.text)) > CAPTION_MAX:
            return await self._apart(chat_id, words, message.picture, lane)
        shown = await self._show(chat_id, words, message.picture, lane)
        return await self._line.send(chat_id, words, lane) if shown is None else shown

    async def _apart(self, chat_id: int, words: Message, picture: Picture, lane: Lane) -> Outcome:
        """Words that are too many for a caption go first; that they came is what counts."""
        outcome = await self._line.send(chat_id, words, lane)
        if isinstance(outcome, Sent):
            await self._show(chat_id, replace(_NO_WORDS, silent=True), picture, lane)
        return outcome

    async def _show(self, chat_id: int, words: Message, picture: Picture, lane: Lane) -> Outcome | None:
        """Send the picture; None where it is certain that none was sent."""
        name = digest(picture)
        known = await self._store.read(pictures.file_id, name)
        if known:
            outcome = await self._line.send(chat_id, replace(words, photo=known), lane)
            if not isinstance(outcome, Rejected):
                return replace(outcome, file_id=known) if isinstance(outcome, Sent) else outcome
            await self._store.write(pictures.forget, name)
        return await self._drawn(chat_id, words, picture, name, lane)

    async def _drawn(
        self, chat_id: int, words: Message, picture: Picture, name: str, lane: Lane
    ) -> Outcome | None:
        try:
            png = await self._draw(picture)
        except Refusal:
            return None
        outcome = await self._line.send_picture(chat_id, png, words, lane)
        if isinstance(outcome, Sent) and outcome.file_id:
            await self._store.write(pictures.remember, name, outcome.file_id)
        if isinstance(outcome, Rejected):
            _log.warning("picture_refused", reason=outcome.reason)
            return None
        return outcome

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        """Make a message there say this instead; a picture stays as it is."""
        return await self._line.edit(chat_id, message_id, replace(message, picture=None), has_document, lane)

    async def delete(self, chat_id: int, message_id: int) -> Outcome:
        """Take a message away."""
        return await self._line.delete(chat_id, message_id)

    async def leave(self, chat_id: int) -> Outcome:
        """Go out of a group."""
        return await self._line.leave(chat_id)

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: Lane) -> Outcome:
        """Put a PNG of our own making into a chat."""
        return await self._line.send_picture(chat_id, picture, message, lane)

    async def offer_commands(
        self, chat_id: int | None, commands: Sequence[tuple[str, str]], language: str = ""
    ) -> Outcome:
        """Let the menu offer these commands."""
        return await self._line.offer_commands(chat_id, commands, language)
