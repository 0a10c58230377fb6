"""Calls of the Bot API without the library's objects: a dict goes out, a dict comes back.

Building a ``telegram.Message`` of every answer, of which only its number is read, costs four times what the
call itself does. The way is the library's all the same: its rate limiter, its request, its errors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData

# Not exported there, but there is no other way to give ``BaseRequest.post`` its parameters.
from telegram.request._requestparameter import RequestParameter

from bot.limiter.ptb import Answer
from domain.messages import Button, Keyboard, Lane, Message

Fields = dict[str, object]
NO_PREVIEW: Final = '{"is_disabled":true}'


class Halt:
    """Whether a message may still leave: asked at the last moment, when its slot has come."""

    def __init__(self) -> None:
        self.called_off = False


HALT: Final[ContextVar[Halt | None]] = ContextVar("halt", default=None)
"""The halt of whatever this task sends; a task that sets none cannot be called off."""


class CalledOff(TelegramError):  # noqa: N818 — an outcome, not an error
    """Nothing left: the message was called off while it waited for its slot."""

    def __init__(self) -> None:
        super().__init__("called off")


class Calls:
    """Makes calls through the request and the rate limiter of ``bot``. Raises ``TelegramError`` as it does."""

    def __init__(self, bot: ExtBot[Any]) -> None:
        self._bot = bot

    async def __call__(self, endpoint: str, fields: Fields, lane: Lane) -> Answer:
        """The ``result`` of one call in ``lane``."""
        limiter = self._bot.rate_limiter
        if limiter is None:
            return await self._post(endpoint, fields)
        return await limiter.process_request(
            callback=self._post, args=(endpoint, fields), kwargs={}, endpoint=endpoint, data=fields,
            rate_limit_args=lane,
        )  # fmt: skip

    async def _post(self, endpoint: str, fields: Mapping[str, object]) -> Answer:
        halt = HALT.get()
        if halt and halt.called_off:
            raise CalledOff
        # Numbers as text: the library would write JSON of every one
        parameters = [RequestParameter(name, _text(value), None) for name, value in fields.items()]
        return await self._bot.request.post(f"{self._bot.base_url}/{endpoint}", RequestData(parameters))


def _text(value: object) -> object:
    return str(value) if type(value) is int else value


def message_id(answer: Answer) -> int:
    """The number of the copy that an answer describes. Raises ValueError for any other answer."""
    number = answer.get("message_id") if isinstance(answer, dict) else None
    if not isinstance(number, int):
        raise ValueError("the answer names no message")
    return number


def text_of(message: Message, mode: str | None) -> Fields:
    """The fields of a message of text."""
    return {"text": message.text, "link_preview_options": NO_PREVIEW, **_common(message, mode)}


def caption_of(message: Message, mode: str | None) -> Fields:
    """The fields of a message whose text stands under a file."""
    return {"caption": message.text, **_common(message, mode)}


def manner_of(message: Message) -> Fields:
    """How a new message arrives."""
    fields: Fields = {}
    if message.silent:
        fields["disable_notification"] = "true"
    if message.protect:
        fields["protect_content"] = "true"
    if message.topic:
        fields["message_thread_id"] = message.topic
    return fields


def _common(message: Message, mode: str | None) -> Fields:
    fields: Fields = {}
    if mode:
        fields["parse_mode"] = mode
    return fields | markup_of(message)


def markup_of(message: Message) -> Fields:
    """The buttons of a message; nothing for none."""
    if message.contact:
        share = {"text": message.contact, "request_contact": True}
        board = {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
        return {"reply_markup": json.dumps(board, ensure_ascii=False)}
    if message.plain:
        return {"reply_markup": '{"remove_keyboard":true}'}
    return {"reply_markup": _keyboard(message.keyboard)} if message.keyboard else {}


@lru_cache(maxsize=256)  # a broadcast's cards have a handful of keyboards between them
def _keyboard(rows: Keyboard) -> str:
    inline = [[_button(button) for button in row] for row in rows]
    return json.dumps({"inline_keyboard": inline}, ensure_ascii=False, separators=(",", ":"))


def _button(button: Button) -> dict[str, str]:
    where = {"url": button.url} if button.url else {"callback_data": button.data}
    where = {"switch_inline_query": button.share} if button.share else where
    style = {"style": button.style} if button.style else {}
    return {"text": button.label, **where, **style}
