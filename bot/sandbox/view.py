"""The world as the page shows it: plain JSON, no secrets."""

from __future__ import annotations

from typing import Final

from .methods.profile import commands_for
from .stage import Stage
from .state import State
from .values import Attachment, Chat, Json, Person, Post, Press

RECENT: Final = 80  # messages a phone loads at first


def everything(state: State, stage: Stage) -> Json:
    """The whole page at once; later changes come as events."""
    return {
        "bot": {"name": state.bot_name, "username": state.bot_username},
        "people": people(state),
        "chats": {
            str(chat.id): _recent(state, chat) for chat in state.chats.values() if not _is_crowd(state, chat)
        },
        "groups": groups(state),
        "tips": [
            {
                "title": tip.title,
                "hint": tip.hint,
                "person": tip.person,
                "text": tip.text,
                "sample": tip.sample,
            }
            for tip in stage.greeting[:3]
        ],
        **offer(stage),
        "samples": [path.name for path in stage.samples],
    }


def offer(stage: Stage) -> Json:
    """The larger thing to load, and how far it is."""
    found = stage.offer
    if found is None:
        return {"offer": None}
    return {"offer": {"title": found.title, "hint": found.hint, "label": found.label, "word": found.word}}


def groups(state: State) -> list[Json]:
    """The group chats in the order in which they came; one that has moved is gone."""
    return [
        {
            "id": chat.id,
            "title": chat.title,
            "members": sorted(chat.members),
            "bot": not chat.kicked,
            "topics": [{"id": number, "title": title} for number, title in chat.topics.items()],
        }
        for chat in state.chats.values()
        if chat.type != "private" and not chat.moved_to
    ]


def people(state: State, only: int = 0) -> list[Json]:
    """Everybody with a phone in the order in which they came, or ``only`` one of them."""
    return [_person(state, one) for one in state.people.values() if only in (0, one.id) and not one.crowd]


def _is_crowd(state: State, chat: Chat) -> bool:
    person = state.people.get(chat.id)
    return person is not None and person.crowd


def _person(state: State, person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "caption": person.caption,
        "started": person.started,
        "blocked": person.blocked,
        "commands": commands_for(state, person.id, person.language),
    }


def _recent(state: State, chat: Chat) -> list[Json]:
    return [post(state, item) for item in chat.shown()[-RECENT:]]


def post(state: State, value: Post) -> Json:
    """One bubble."""
    version = value.now
    answered = state.chats[value.chat_id].posts.get(value.reply_to)
    return {
        "id": value.id,
        "bot": value.from_bot,
        "sender": _sender(state, value),
        "topic": state.chats[value.chat_id].topics.get(value.topic, ""),
        "text": version.text,
        "entities": list(version.entities),
        "keyboard": [list(row) for row in version.keyboard],
        "file": _file(version.attachment) if version.attachment else None,
        "location": value.extra.get("location"),
        "at": value.date.isoformat(),
        "edited": len(value.versions) > 1,
        "silent": value.silent,
        "reply": answered.now.text[:80] if answered else "",
    }


def _sender(state: State, value: Post) -> str:
    if "sender_chat" in value.extra:
        return f"{state.chats[value.chat_id].title} (ẩn danh)"
    sender = state.people.get(value.sender_id)
    return sender.name if sender else state.bot_name


def _file(value: Attachment) -> Json:
    return {
        "name": value.name,
        "size": value.size,
        "kind": value.kind,
        "url": f"/sandbox/files/{value.file_id}",
    }


def press(value: Press) -> Json:
    """What the bot said to a press."""
    return {"id": value.id, "toast": value.toast, "alert": value.alert, "url": value.url}
