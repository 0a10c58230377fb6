"""Groups: who is in them, what of them the bot gets to hear, becoming a supergroup, topics of a forum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from . import render
from .refusals import CannotDo
from .state import State
from .values import Chat, Json, Post, Version

ANONYMOUS: Final = 1087968824  # who Telegram says writes for an anonymous administrator
_SUPER: Final = -1_000_000_000_000  # ids of supergroups lie below
_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@(\w+))?(?!\S)")


def add_group(state: State, chat_id: int, title: str, members: Iterable[int]) -> Chat:
    """A basic group with the bot in it, which nobody told the bot; ``chat_id`` is negative."""
    if chat_id >= 0:
        raise CannotDo("The id of a group is negative.")
    chat = state.chats[chat_id] = Chat(chat_id, "group", title, set(members))
    state.tell("groups", chat_id)
    return chat


def open_group(state: State, title: str, members: Iterable[int], topics: Iterable[str] = ()) -> Chat:
    """A group without the bot: a basic one, or (with ``topics``) a forum."""
    names = list(topics)
    basic = [chat_id for chat_id in state.chats if _SUPER < chat_id < 0]
    above = [chat_id for chat_id in state.chats if chat_id <= _SUPER]
    chat_id = min(above, default=_SUPER - 900_000) - 1 if names else min(basic, default=-100) - 1
    chat = add_group(state, chat_id, title, members)
    chat.kicked, chat.type = True, "supergroup" if names else "group"
    for name in names:
        add_topic(state, chat_id, name)
    return chat


def add_bot(state: State, chat_id: int, by_id: int) -> None:
    """A member brings the bot in; nothing happens where it is there."""
    chat = _joined(state, chat_id, by_id)
    if chat.kicked:
        chat.kicked = False
        _tell(state, chat, by_id, "left", "member")


def promote(state: State, chat_id: int, by_id: int) -> None:
    """Make the bot an administrator: from now on it gets all that is said."""
    chat = _joined(state, chat_id, by_id)
    chat.admin = True
    _tell(state, chat, by_id, "member", "administrator")


def kick(state: State, chat_id: int, by_id: int = 0) -> None:
    """Throw the bot out of a group."""
    chat = _known(state, chat_id)
    out(state, chat, by_id or min(chat.members), "kicked")


def out(state: State, chat: Chat, by_id: int, status: str) -> None:
    """The bot is not in the group any more; it went by itself, or somebody saw to it."""
    if not chat.kicked:
        chat.kicked = True
        _tell(state, chat, by_id, "member", status)


def _known(state: State, chat_id: int) -> Chat:
    chat = state.chats.get(chat_id)
    if chat is None or chat.moved_to:
        raise CannotDo("Không có nhóm này.")
    return chat


def _joined(state: State, chat_id: int, person_id: int) -> Chat:
    chat = _known(state, chat_id)
    if person_id not in chat.members:
        raise CannotDo("Không ở trong nhóm này.")
    return chat


def _tell(state: State, chat: Chat, by_id: int, before: str, after: str) -> None:
    state.mail.put("my_chat_member", render.membership(state, chat, by_id, before, after))
    state.tell("groups", chat.id)


def add_topic(state: State, chat_id: int, name: str) -> int:
    """Open a topic; only forums, which are supergroups, have any."""
    chat = state.chats[chat_id]
    chat.type = "supergroup"
    number = state.next_message
    state.next_message += 1
    chat.topics[number] = name
    state.tell("groups", chat_id)
    return number


def delete_topic(state: State, chat_id: int, topic: int) -> None:
    """Delete a topic with all that was said in it."""
    chat = _known(state, chat_id)
    if chat.topics.pop(topic, None) is None:
        raise CannotDo("Không có chủ đề này.")
    for post in [post for post in chat.shown() if post.topic == topic]:
        state.remove(post)
    state.tell("groups", chat_id)


def reaches_bot(state: State, chat: Chat, post: Post) -> bool:
    """Privacy mode: commands, answers to the bot and service messages; an administrator gets everything."""
    if chat.type == "private" or (chat.admin and not chat.kicked):
        return True
    if chat.kicked:
        return False
    command = _COMMAND.match(post.now.text)
    if command:
        return command[1] is None or command[1] == state.bot_username
    answered = chat.posts.get(post.reply_to)
    return answered is not None and answered.from_bot


def hidden(state: State, chat: Chat) -> Json:
    """What stands in a message instead of an anonymous administrator's name."""
    if chat.type == "private":
        raise CannotDo("Chỉ trong nhóm mới ẩn danh được.")
    nobody: Json = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    return {"from": nobody, "sender_chat": render.chat(state, chat)}


def migrate(state: State, chat_id: int) -> int:
    """Turn a group into a supergroup; returns the new id. Sends to the old one say where it went."""
    old = _known(state, chat_id)
    if old.type != "group":
        raise CannotDo("Nhóm này đã là siêu nhóm.")
    new_id = -(1_000_000_000_000 - chat_id)
    new = state.chats[new_id] = Chat(new_id, "supergroup", old.title, set(old.members), kicked=old.kicked)
    member = min(old.members)
    _service(state, old, member, {"migrate_to_chat_id": new_id})
    _service(state, new, member, {"migrate_from_chat_id": chat_id})
    old.moved_to = new_id
    state.tell("groups", new_id)
    return new_id


def _service(state: State, chat: Chat, sender_id: int, extra: Json) -> None:
    made = state.post(chat, sender_id, Version(state.now(), ""))
    made.extra = extra
    state.mail.put("message", render.post(state, made))
