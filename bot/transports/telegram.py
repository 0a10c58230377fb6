"""Messages of ours as calls of the Bot API, and what came of them as values."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram import Message as TelegramMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.limiter.ptb import LANE
from bot.transports.errors import CANNOT_PARSE, outcome_of
from domain.limits import TOKEN_PAUSE
from domain.markup import plain
from domain.messages import Button, Keyboard, Lane, Message
from domain.outcomes import Outcome, Rejected, Sent, Uncertain

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_PICTURE_NAME: Final = "picture.png"
_log = structlog.get_logger(__name__)

Call = Callable[[Message, str | None], Awaitable[Outcome]]
"""Makes one call for a message, in a parse mode or as plain text."""


class TelegramTransport:
    """Sends through the bot it is given, whose rate limiter paces it. Never raises but CancelledError."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._alarm_due = -math.inf

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        """Put ``message`` into a chat. ``Later(flood=True)`` also when the chat is halted just now."""

        async def call(message: Message, mode: str | None) -> Outcome:
            if message.document:
                copy = await self._send_document(chat_id, message, mode)
            elif message.photo:
                copy = await self._send_photo(chat_id, message, mode)
            else:
                copy = await self._send_text(chat_id, message, mode)
            return Sent(copy.message_id)

        return await self._attempt(call, message, lane)

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        """Make the message there say this; ``has_document`` when it has a caption instead of text.

        One that says it already is ``Sent``; one that is not there is ``Rejected("message_missing")``.
        """

        async def call(message: Message, mode: str | None) -> Outcome:
            edit = self._edit_caption if has_document else self._edit_text
            await edit(chat_id, message_id, message, mode)
            return Sent(message_id)

        return await self._attempt(call, message, lane, message_id)

    async def delete(self, chat_id: int, message_id: int, lane: Lane = Lane.REPLY) -> Outcome:
        """Take the message away; ``Sent`` also when it is gone, ``Rejected`` when it is too old."""

        async def call(_message: Message, _mode: str | None) -> Outcome:
            await self._bot.delete_message(chat_id, message_id)
            return Sent(message_id)

        return await self._attempt(call, Message(""), lane, message_id)

    async def send_picture(self, chat_id: int, picture: bytes, message: Message, lane: Lane) -> Outcome:
        """Upload a picture with ``message`` as its caption."""

        async def call(message: Message, mode: str | None) -> Outcome:
            return Sent((await self._send_photo(chat_id, message, mode, picture)).message_id)

        return await self._attempt(call, message, lane)

    async def offer_commands(self, chat_id: int | None, commands: Sequence[tuple[str, str]]) -> Outcome:
        """Set the menu of a private chat, or (None) of all that have none of their own; none: take it away."""
        scope = BotCommandScopeAllPrivateChats() if chat_id is None else BotCommandScopeChat(chat_id)

        async def call(_message: Message, _mode: str | None) -> Outcome:
            if commands:
                await self._bot.set_my_commands([BotCommand(*command) for command in commands], scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)
            return Sent(0)

        return await self._attempt(call, Message(""), Lane.REPLY)

    async def _send_text(self, chat_id: int, message: Message, mode: str | None) -> TelegramMessage:
        return await self._bot.send_message(
            chat_id,
            message.text,
            parse_mode=mode,
            reply_markup=keyboard(message.keyboard),
            disable_notification=message.silent,
            protect_content=message.protect,
            link_preview_options=_NO_PREVIEW,
        )

    async def _send_document(self, chat_id: int, message: Message, mode: str | None) -> TelegramMessage:
        return await self._bot.send_document(
            chat_id,
            message.document,
            caption=message.text,
            parse_mode=mode,
            reply_markup=keyboard(message.keyboard),
            disable_notification=message.silent,
            protect_content=message.protect,
        )

    async def _send_photo(
        self, chat_id: int, message: Message, mode: str | None, upload: bytes = b""
    ) -> TelegramMessage:
        return await self._bot.send_photo(
            chat_id,
            upload or message.photo,
            filename=_PICTURE_NAME if upload else None,
            caption=message.text,
            parse_mode=mode,
            reply_markup=keyboard(message.keyboard),
            disable_notification=message.silent,
            protect_content=message.protect,
        )

    async def _edit_text(self, chat_id: int, message_id: int, message: Message, mode: str | None) -> None:
        await self._bot.edit_message_text(
            message.text,
            chat_id,
            message_id,
            parse_mode=mode,
            reply_markup=keyboard(message.keyboard),
            link_preview_options=_NO_PREVIEW,
        )

    async def _edit_caption(self, chat_id: int, message_id: int, message: Message, mode: str | None) -> None:
        await self._bot.edit_message_caption(
            chat_id,
            message_id,
            caption=message.text,
            parse_mode=mode,
            reply_markup=keyboard(message.keyboard),
        )

    async def _attempt(self, call: Call, message: Message, lane: Lane, message_id: int = 0) -> Outcome:
        token = LANE.set(lane)
        try:
            return await _once_more_plain(call, message)
        except TelegramError as error:
            if isinstance(error, InvalidToken | Conflict):
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


def keyboard(rows: Keyboard) -> InlineKeyboardMarkup | None:
    """Our keyboard as Telegram's; None for none."""
    return InlineKeyboardMarkup([[_button(b) for b in row] for row in rows]) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    style = button.style or None
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url, style=style)
    return InlineKeyboardButton(button.label, callback_data=button.data, style=style)


async def _once_more_plain(call: Call, message: Message) -> Outcome:
    try:
        return await call(message, ParseMode.HTML)
    except BadRequest as error:
        if not CANNOT_PARSE.search(error.message):
            raise
        _log.warning("markup_refused", error=error.message)
    text = plain(message.text)
    return await call(replace(message, text=text), None) if text else Rejected("nothing to say")
