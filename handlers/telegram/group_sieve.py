"""What a group says is none of our business: of its messages only those meant for the bot are kept, bare.

Kept are commands for us, that somebody answered a message of ours (not what was written), and that the group
has become another chat. Everything else is dropped before it is stored, whatever the messenger hands over: in
privacy mode it hands over little, to a bot that somebody made an administrator it hands over all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

Json = Mapping[str, object]

_MESSAGES: Final = ("message", "edited_message")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+([A-Za-z0-9_-]{1,64}))?\s*")
_BARE: Final = ("message_id", "from", "sender_chat", "chat", "date", "message_thread_id", "is_topic_message")
_MOVED: Final = ("migrate_to_chat_id", "migrate_from_chat_id")
_PRESSED: Final = (*_BARE, "document", "photo", "text", "reply_markup")


def heard(update: Json, bot_id: int, bot_name: str) -> dict[str, object] | None:
    """The update as it may be stored; None for what is not to be stored at all. Private chats pass whole."""
    for kind in _MESSAGES:
        message = update.get(kind)
        if isinstance(message, Mapping) and _is_group(message):
            bare = _message(message, bot_id, bot_name) if kind == "message" else None
            return None if bare is None else {"update_id": update["update_id"], kind: bare}
    press = update.get("callback_query")
    if (
        isinstance(press, Mapping)
        and isinstance(pressed := press.get("message"), Mapping)
        and _is_group(pressed)
    ):
        kept = {key: pressed[key] for key in _PRESSED if key in pressed}
        return {"update_id": update["update_id"], "callback_query": {**press, "message": kept}}
    return dict(update)


def _is_group(message: Json) -> bool:
    chat = message.get("chat")
    return isinstance(chat, Mapping) and chat.get("type") not in (None, "private")


def _message(message: Json, bot_id: int, bot_name: str) -> dict[str, object] | None:
    bare = {key: message[key] for key in _BARE if key in message}
    if moved := {key: message[key] for key in _MOVED if key in message}:
        return bare | moved
    if command := _command(message.get("text"), bot_name):
        return bare | {"text": command}
    answered = message.get("reply_to_message")
    if isinstance(answered, Mapping) and _wrote(answered, bot_id):
        return bare | {"reply_to_message": {key: answered[key] for key in _BARE if key in answered}}
    return None


def _command(text: object, bot_name: str) -> str:
    """The command with at most one word behind it; '' for none, and for one of another bot."""
    found = _COMMAND.match(text) if isinstance(text, str) else None
    if found is None or (found[2] and found[2].lower() != bot_name.lower()):
        return ""
    name = f"/{found[1]}@{bot_name}" if found[2] else f"/{found[1]}"
    return f"{name} {found[3]}" if found[3] and found.end() == len(str(text)) else name


def _wrote(message: Json, bot_id: int) -> bool:
    sender = message.get("from")
    return isinstance(sender, Mapping) and sender.get("id") == bot_id
