"""Messages of ours as calls of the Bot API, and what came of them as values."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, InputMediaDocument
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.limiter.ptb import LANE
from bot.transports import calls
from bot.transports.calls import Calls, Fields
from bot.transports.errors import CANNOT_PARSE, is_of_the_bot, outcome_of
from domain.limits import TOKEN_PAUSE
from domain.markup import plain
from domain.messages import Lane, Message, Upload
from domain.outcomes import Later, Outcome, Rejected, Sent, Uncertain

_PICTURE_NAME: Final = "picture.png"
_log = structlog.get_logger(__name__)

Call = Callable[[Message, str | None], Awaitable[Outcome]]
"""Makes one call for a message, in a parse mode or as plain text."""


class TelegramTransport:
    """Sends through the bot it is given, whose rate limiter paces it. Never raises but CancelledError."""

    def __init__(self, bot: ExtBot[Any]) -> None:
        self._bot = bot
        self._call = Calls(bot)
        self._alarm_due = -math.inf

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        """Put ``message`` into a chat. ``Later(flood=True)`` also when the chat is halted just now."""

        async def call(message: Message, mode: str | None) -> Outcome:
            if message.upload:
                return await self._send_upload(chat_id, message.upload, message, mode)
            endpoint, fields = _sending(message, mode)
            answer = await self._call(endpoint, {"chat_id": chat_id, **fields}, lane)
            return Sent(calls.message_id(answer))

        return await self._attempt(call, message, lane)

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        """Make the message there say this; ``has_document`` when it has a caption instead of text.

        One that says it already is ``Sent``; one that is not there is ``Rejected("message_missing")``.
        """

        async def call(message: Message, mode: str | None) -> Outcome:
            if message.upload and has_document and await self._swapped(chat_id, message_id, message, mode):
                return Sent(message_id)
            endpoint, fields = _editing(message, mode, has_document)
            await self._call(endpoint, {"chat_id": chat_id, "message_id": message_id, **fields}, lane)
            return Sent(message_id)

        return await self._attempt(call, message, lane, message_id)

    async def delete(self, chat_id: int, message_id: int, lane: Lane = Lane.REPLY) -> Outcome:
        """Take the message away; ``Sent`` also when it is gone, ``Rejected`` when it is too old."""

        async def call(_message: Message, _mode: str | None) -> Outcome:
            await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id}, lane)
            return Sent(message_id)

        return await self._attempt(call, Message(""), lane, message_id)

    async def leave(self, chat_id: int, lane: Lane = Lane.REPLY) -> Outcome:
        """Go out of a group; ``Gone`` or ``Sent`` when we are out."""

        async def call(_message: Message, _mode: str | None) -> Outcome:
            await self._call("leaveChat", {"chat_id": chat_id}, lane)
            return Sent(0)

        return await self._attempt(call, Message(""), lane)

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: Lane) -> Outcome:
        """Upload a picture with ``message`` as its caption."""

        async def call(message: Message, mode: str | None) -> Outcome:
            sent = await self._bot.send_photo(
                chat_id,
                picture,
                filename=_PICTURE_NAME,
                parse_mode=mode,
                api_kwargs=calls.caption_of(message, None) | calls.manner_of(message),
            )
            return Sent(sent.message_id, sent.photo[-1].file_id if sent.photo else "")

        return await self._attempt(call, message, lane)

    async def _send_upload(self, chat_id: int, upload: Upload, message: Message, mode: str | None) -> Outcome:
        sent = await self._bot.send_document(
            chat_id,
            await asyncio.to_thread(upload.make),
            filename=upload.name,
            parse_mode=mode,
            api_kwargs=calls.caption_of(message, None) | calls.manner_of(message),
        )
        return Sent(sent.message_id)

    async def _swapped(self, chat_id: int, message_id: int, message: Message, mode: str | None) -> bool:
        """Put another file in place of the message's; False where that cannot be: its text alone can change."""
        assert message.upload is not None
        file = InputMediaDocument(
            await asyncio.to_thread(message.upload.make), message.text, mode, filename=message.upload.name
        )
        markup = calls.markup_of(message)
        try:
            await self._bot.edit_message_media(file, chat_id, message_id, api_kwargs=markup)
        except BadRequest as error:
            if CANNOT_PARSE.search(error.message) or "not modified" in error.message:
                raise
            _log.info("file_not_swapped", error=error.message)
            return False
        return True

    async def offer_commands(
        self, chat_id: int | None, commands: Sequence[tuple[str, str]], language: str = ""
    ) -> Outcome:
        """Set the menu of a private chat, or (None) of all that have none of their own; none: take it away."""
        scope = BotCommandScopeAllPrivateChats() if chat_id is None else BotCommandScopeChat(chat_id)

        async def call(_message: Message, _mode: str | None) -> Outcome:
            try:
                if commands:
                    menu = [BotCommand(*command) for command in commands]
                    await self._bot.set_my_commands(menu, scope=scope, language_code=language or None)
                else:
                    await self._bot.delete_my_commands(scope=scope, language_code=language or None)
            except InvalidToken:  # the library's word for any 404: a server without menus is no wrong token
                return Rejected("no menus here")
            return Sent(0)

        return await self._attempt(call, Message(""), Lane.REPLY)

    async def _attempt(self, call: Call, message: Message, lane: Lane, message_id: int = 0) -> Outcome:
        token = LANE.set(lane)
        try:
            return await _once_more_plain(call, message)
        except calls.CalledOff:
            return Later(0.0)
        except TelegramError as error:
            if is_of_the_bot(error):
                self._raise_alarm(error)
            return outcome_of(error, message_id)
        except Exception:
            # A defect of ours, perhaps after the request had left: the outbox must go on with the others.
            _log.exception("transport_defect")
            return Uncertain("defect")
        finally:
            LANE.reset(token)

    def _raise_alarm(self, error: TelegramError) -> None:
        """Only a person can mend this; telling it once a minute is enough."""
        now = asyncio.get_running_loop().time()
        if now >= self._alarm_due:
            self._alarm_due = now + TOKEN_PAUSE
            _log.critical("telegram_refuses_the_bot", error=error.message)


def _sending(message: Message, mode: str | None) -> tuple[str, Fields]:
    manner = calls.manner_of(message)
    if message.document:
        return "sendDocument", {"document": message.document, **calls.caption_of(message, mode), **manner}
    if message.photo:
        return "sendPhoto", {"photo": message.photo, **calls.caption_of(message, mode), **manner}
    if message.voice:
        return "sendVoice", {"voice": message.voice, **calls.caption_of(message, mode), **manner}
    if message.video:
        return "sendVideo", {"video": message.video, **calls.caption_of(message, mode), **manner}
    return "sendMessage", calls.text_of(message, mode) | manner


def _editing(message: Message, mode: str | None, has_document: bool) -> tuple[str, Fields]:
    if has_document:
        return "editMessageCaption", calls.caption_of(message, mode)
    return "editMessageText", calls.text_of(message, mode)


async def _once_more_plain(call: Call, message: Message) -> Outcome:
    try:
        return await call(message, ParseMode.HTML)
    except BadRequest as error:
        if not CANNOT_PARSE.search(error.message):
            raise
        _log.warning("markup_refused", error=error.message)
    text = plain(message.text)
    return await call(replace(message, text=text), None) if text else Rejected("nothing to say")
