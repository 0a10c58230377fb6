"""What every error of the Bot API means, as one table: first match wins, one test a row.

The words are those of the server's own source (tdlib/telegram-bot-api); 403s and 400s are told apart by
nothing else. ``Gone`` reasons are codes, put into words by whoever shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.limiter.ptb import seconds_of, unnamed_flood
from bot.transports.http import NotSent, TooLong
from domain.limits import FLOOD_UNNAMED, OUTAGE_PAUSE, TOKEN_PAUSE
from domain.outcomes import TOPIC_GONE, Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain

CANNOT_PARSE: Final = re.compile("can't parse entities", re.IGNORECASE)
"""Our HTML was refused: the same text goes once more without markup."""

_RAW_ANSWER: Final = ". Parsing the server response"  # the library then quotes the whole of it


@dataclass(frozen=True, slots=True)
class Row:
    """An error of this kind whose text matches ``words`` means ``outcome(error, message_id)``."""

    kind: type[TelegramError]
    words: str
    outcome: Callable[[TelegramError, int], Outcome]


def _gone(reason: str) -> Callable[[TelegramError, int], Outcome]:
    return lambda _error, _message_id: Gone(reason)


def _rejected(reason: str = "") -> Callable[[TelegramError, int], Outcome]:
    return lambda error, _message_id: Rejected(reason or error.message)


def _later(seconds: float) -> Callable[[TelegramError, int], Outcome]:
    return lambda _error, _message_id: Later(seconds)


def _uncertain(reason: str = "") -> Callable[[TelegramError, int], Outcome]:
    return lambda error, _message_id: Uncertain(reason or error.message.split(_RAW_ANSWER)[0])


def _done(_error: TelegramError, message_id: int) -> Outcome:
    return Sent(message_id)


def _moved(error: TelegramError, _message_id: int) -> Outcome:
    assert isinstance(error, ChatMigrated)
    return Moved(error.new_chat_id)


def _flood(error: TelegramError, _message_id: int) -> Outcome:
    if isinstance(error, RetryAfter):
        return Later(seconds_of(error), flood=True)
    assert isinstance(error, NetworkError)
    return Later(unnamed_flood(error) or FLOOD_UNNAMED, flood=True)


TABLE: Final[tuple[Row, ...]] = (
    Row(ChatMigrated, "", _moved),
    Row(RetryAfter, "", _flood),
    Row(NetworkError, "^Too Many Requests", _flood),  # a 429 without parameters
    # 403: nobody can be reached there until somebody comes back
    Row(Forbidden, "bot was blocked by the user", _gone("blocked")),
    Row(Forbidden, "user is deactivated", _gone("deactivated")),
    Row(Forbidden, "can't initiate conversation", _gone("never_started")),
    Row(Forbidden, "bot was kicked from", _gone("kicked")),
    Row(Forbidden, "bot is not a member of", _gone("not_member")),
    Row(Forbidden, "group chat was deleted", _gone("deleted")),
    Row(Forbidden, "can't send messages to bots", _gone("is_bot")),
    Row(Forbidden, "", _gone("forbidden")),
    # 400: some are about the chat, some already true, the rest about this very message
    Row(BadRequest, "group chat was upgraded", _gone("upgraded")),  # new id not named
    Row(BadRequest, "chat not found|user not found|PEER_ID_INVALID", _gone("not_found")),
    Row(BadRequest, "not enough rights to send|have no rights to send", _gone("no_rights")),
    Row(BadRequest, "CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED", _gone("no_rights")),
    Row(BadRequest, "message thread not found|TOPIC_(DELETED|CLOSED)", _rejected(TOPIC_GONE)),
    Row(BadRequest, "message is not modified", _done),
    Row(BadRequest, "message to delete not found", _done),
    Row(BadRequest, "message to edit not found", _rejected("message_missing")),
    Row(BadRequest, "message can't be (deleted|edited)", _rejected("message_fixed")),
    Row(BadRequest, "query is too old", _rejected("press_too_old")),
    Row(BadRequest, "", _rejected()),
    Row(NetworkError, "^Request Entity Too Large", _rejected()),
    # the bot itself: the message is as good as before, a person must mend something
    Row(InvalidToken, "method not found", _rejected("no such method")),  # the library's word for any 404
    Row(InvalidToken, "", _later(TOKEN_PAUSE)),
    Row(Conflict, "", _later(OUTAGE_PAUSE)),
    # the line
    Row(NotSent, "", _later(OUTAGE_PAUSE)),
    Row(TooLong, "", _uncertain("unreadable answer")),
    Row(TimedOut, "", _uncertain("no answer in time")),
    Row(NetworkError, "", _uncertain()),  # 5xx, cut after the request had left
    Row(TelegramError, "", _uncertain("unreadable answer")),
)


def outcome_of(error: TelegramError, message_id: int = 0) -> Outcome:
    """What ``error`` means for the message; ``message_id`` is the one that was edited or deleted."""
    return next(row.outcome(error, message_id) for row in TABLE if _matches(row, error))


def _matches(row: Row, error: TelegramError) -> bool:
    return isinstance(error, row.kind) and bool(re.search(row.words, error.message, re.IGNORECASE))


def is_of_the_bot(error: TelegramError) -> bool:
    """Whether it is the bot that is refused, and not this call: only a person can mend that.

    A 404 is none: a malformed token is found out at the start; later it is a call that nobody knows there.
    """
    if isinstance(error, InvalidToken):
        return not error.message.lower().startswith("not found")
    return isinstance(error, Conflict)
