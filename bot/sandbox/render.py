"""The world's values as the Bot API writes them."""

from __future__ import annotations

from typing import Final

from .state import State
from .values import Attachment, Chat, Json, Person, Post, Press

_RIGHTS: Final = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def person(value: Person) -> Json:
    """A User object."""
    made: Json = {"id": value.id, "is_bot": False, "first_name": value.first_name}
    optional = {
        "last_name": value.last_name,
        "username": value.username,
        "language_code": value.language,
    }
    return made | {key: text for key, text in optional.items() if text}


def bot(state: State) -> Json:
    """The bot's own User object, as getMe gives it."""
    return {
        "id": state.bot_id,
        "is_bot": True,
        "first_name": state.bot_name,
        "username": state.bot_username,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def sender(state: State, sender_id: int) -> Json:
    """Whoever wrote a message."""
    if sender_id != state.bot_id:
        return person(state.people[sender_id])
    return {key: bot(state)[key] for key in ("id", "is_bot", "first_name", "username")}


def chat(state: State, value: Chat) -> Json:
    """A Chat object."""
    if value.type != "private":
        forum: Json = {"is_forum": True} if value.topics else {}
        return {"id": value.id, "type": value.type, "title": value.title} | forum
    owner = person(state.people[value.id])
    owner.pop("is_bot")
    owner.pop("language_code", None)
    return owner | {"type": "private"}


def post(state: State, value: Post, *, with_reply: bool = True) -> Json:
    """A Message object as it stands now."""
    made: Json = {
        "message_id": value.id,
        "from": sender(state, value.sender_id),
        "chat": chat(state, state.chats[value.chat_id]),
        "date": int(value.date.timestamp()),
    }
    if len(value.versions) > 1:
        made["edit_date"] = int(value.now.at.timestamp())
    if value.topic:
        made |= {"message_thread_id": value.topic, "is_topic_message": True}
    if value.protected:
        made["has_protected_content"] = True
    answered = state.chats[value.chat_id].posts.get(value.reply_to)
    if with_reply and answered is not None:
        made["reply_to_message"] = post(state, answered, with_reply=False)
    return made | _content(value) | value.extra


def _content(value: Post) -> Json:
    version, made = value.now, Json()
    names = ("caption", "caption_entities") if version.attachment else ("text", "entities")
    if version.attachment:
        made |= _attachment(version.attachment)
    if version.text:
        made[names[0]] = version.text
    if version.entities:
        made[names[1]] = list(version.entities)
    if version.keyboard:
        made["reply_markup"] = {"inline_keyboard": [list(row) for row in version.keyboard]}
    return made


def _attachment(value: Attachment) -> Json:
    base: Json = {
        "file_id": value.file_id,
        "file_unique_id": value.unique_id,
        "file_size": value.size,
    }
    if value.kind == "photo":
        return {"photo": [base | {"width": 800, "height": 600}]}
    if value.kind == "voice":
        return {"voice": base | {"duration": 5, "mime_type": value.mime}}
    if value.kind == "video":
        return {"video": base | {"width": 800, "height": 600, "duration": 5, "file_name": value.name}}
    return {"document": base | {"file_name": value.name, "mime_type": value.mime}}


def press(state: State, value: Press) -> Json:
    """A CallbackQuery object; a message that is gone is an inaccessible one."""
    found = state.chats[value.chat_id].posts.get(value.message_id)
    made: Json = {
        "id": value.id,
        "from": person(state.people[value.person_id]),
        "chat_instance": str(value.chat_id * 7919),
        "data": value.data,
    }
    if found is not None and found.deleted_at is None:
        return made | {"message": post(state, found)}
    home = chat(state, state.chats[value.chat_id])
    return made | {"message": {"chat": home, "message_id": value.message_id, "date": 0}}


def membership(state: State, home: Chat, by_id: int, before: str, after: str) -> Json:
    """A ChatMemberUpdated object about the bot itself in a chat."""
    me = sender(state, state.bot_id)

    def member(status: str) -> Json:
        more: Json = {"until_date": 0} if status == "kicked" else {}
        if status == "administrator":
            more = dict.fromkeys(_RIGHTS, False)
        return {"user": me, "status": status, **more}

    return {
        "chat": chat(state, home),
        "from": sender(state, by_id),
        "date": int(state.now().timestamp()),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }
