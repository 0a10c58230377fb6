"""Whether the bot may write to a chat, in Telegram's order of checks."""

from __future__ import annotations

from ..params import Params
from ..refusals import bad, forbidden, migrated
from ..state import State
from ..values import Chat, Person, Post


def known_chat(state: State, params: Params) -> Chat:
    """The chat of ``chat_id``; 400 for one the world has never seen."""
    if not params.has("chat_id"):
        raise bad("chat_id is empty")
    try:
        chat = state.chats.get(int(params.text("chat_id")))
    except ValueError:
        chat = None
    if chat is None:
        raise bad("chat not found")
    return chat


def writable_chat(state: State, params: Params) -> Chat:
    """The chat, if the bot may write there now; raises every 403 of Telegram, and the migration."""
    chat = known_chat(state, params)
    if chat.moved_to:
        raise migrated(chat.moved_to)
    if chat.type == "private":
        _check_person(state.people[chat.id])
    elif chat.kicked:
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


def _check_person(person: Person) -> None:
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def own_post(state: State, params: Params, purpose: str) -> Post:
    """A message of the bot's own, still there; ``purpose`` is "edit" or "delete"."""
    found = any_post(writable_chat(state, params), params, purpose)
    if not found.from_bot:
        raise bad(f"message can't be {purpose}ed")
    return found


def any_post(chat: Chat, params: Params, purpose: str) -> Post:
    """A message of anybody's that is still on the screen."""
    found = chat.posts.get(params.whole("message_id", 0))
    if found is None or found.deleted_at is not None:
        raise bad(f"message to {purpose} not found")
    return found
