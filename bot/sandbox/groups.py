"""Groups, as far as the bot must live with them: joining, being thrown out, becoming a supergroup."""

from __future__ import annotations

from collections.abc import Iterable

from . import render
from .refusals import CannotDo
from .state import State
from .values import Chat, Json, Version


def add_group(state: State, chat_id: int, title: str, members: Iterable[int]) -> Chat:
    """A basic group with the bot in it; ``chat_id`` is negative."""
    if chat_id >= 0:
        raise CannotDo("The id of a group is negative.")
    chat = state.chats[chat_id] = Chat(chat_id, "group", title, set(members))
    state.tell("people", chat_id)
    return chat


def kick(state: State, chat_id: int) -> None:
    """Throw the bot out of a group."""
    state.chats[chat_id].kicked = True
    state.tell("people", chat_id)


def migrate(state: State, chat_id: int) -> int:
    """Turn a group into a supergroup; returns the new id. Sends to the old one say where it went."""
    old = state.chats[chat_id]
    new_id = -(1_000_000_000_000 - chat_id)
    new = state.chats[new_id] = Chat(new_id, "supergroup", old.title, set(old.members))
    member = min(old.members)
    _service(state, old, member, {"migrate_to_chat_id": new_id})
    _service(state, new, member, {"migrate_from_chat_id": chat_id})
    old.moved_to = new_id
    return new_id


def _service(state: State, chat: Chat, sender_id: int, extra: Json) -> None:
    made = state.post(chat, sender_id, Version(state.now(), ""))
    made.extra = extra
    state.mail.put("message", render.post(state, made))
