"""What people do with their phones. Every act changes the world and queues the update that Telegram would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypedDict, Unpack

from domain.limits import CAPTION_MAX, TEXT_MAX

from . import groups, keyboards, render, texts
from .refusals import CannotDo
from .state import State
from .values import Chat, Json, Person, Post, Press, Upload, Version


class How(TypedDict, total=False):
    """How something is written into a group."""

    topic: int
    anonymous: bool


_START_LINK: Final = re.compile(r"https?://t\.me/(\w+)\?start=([A-Za-z0-9_-]{1,64})")


def send_text(
    state: State,
    person_id: int,
    text: str,
    chat_id: int = 0,
    reply_to: int = 0,
    **how: Unpack[How],
) -> list[Post]:
    """Send a text; what is longer than 4096 characters goes as several messages, as clients send it.

    ``topic`` is that of a forum; an ``anonymous`` administrator of a group writes under the group's own name.
    """
    person, chat = _ready(state, person_id, chat_id)
    extra = groups.hidden(state, chat) if how.get("anonymous") else {}
    if not text.strip():
        raise CannotDo("Tin nhắn chưa có chữ nào.")
    parts = [texts.typed(part) for part in split(text)]
    made = [Version(state.now(), body, found) for body, found in parts if body]
    return [_send(state, person, chat, version, reply_to, extra, how.get("topic", 0)) for version in made]


def send_file(
    state: State,
    person_id: int,
    kind: str,
    upload: Upload,
    caption: str = "",
    chat_id: int = 0,
    reply_to: int = 0,
    album: str = "",
) -> Post:
    """Send a document, photo, voice or video (``kind``), perhaps as one of an ``album``, with a caption."""
    person, chat = _ready(state, person_id, chat_id)
    body, found = texts.typed(caption)
    if len(body) > CAPTION_MAX:
        raise CannotDo(f"Chú thích dài quá {CAPTION_MAX} ký tự.")
    attachment = state.files.keep(kind, upload)
    extra: Json = {"media_group_id": album} if album else {}
    return _send(state, person, chat, Version(state.now(), body, found, (), attachment), reply_to, extra)


def forward(state: State, person_id: int, source: Post) -> Post:
    """Pass a message of any chat on to the bot."""
    person, chat = _ready(state, person_id, 0)
    if source.protected:
        raise CannotDo("Tin nhắn này không chuyển tiếp được.")
    origin: Json = {
        "type": "user",
        "date": int(source.date.timestamp()),
        "sender_user": render.sender(state, source.sender_id),
    }
    old = source.now
    version = Version(state.now(), old.text, old.entities, (), old.attachment)
    return _send(state, person, chat, version, 0, {"forward_origin": origin})


def send_location(state: State, person_id: int, latitude: float, longitude: float) -> Post:
    """Share where one is."""
    person, chat = _ready(state, person_id, 0)
    where: Json = {"location": {"latitude": latitude, "longitude": longitude}}
    return _send(state, person, chat, Version(state.now(), ""), 0, where)


def send_contact(state: State, person_id: int, phone: str, contact_of: int) -> Post:
    """Share a contact: one's own, or somebody else's from the address book."""
    person, chat = _ready(state, person_id, 0)
    card: Json = {"phone_number": phone, "first_name": state.people[contact_of].name, "user_id": contact_of}
    return _send(state, person, chat, Version(state.now(), ""), 0, {"contact": card})


def press(state: State, person_id: int, chat_id: int, message_id: int, label_or_data: str) -> Press:
    """Press the button of that label (or data) on a message one can see.

    A button that opens a link to the bot's own start sends that start instead and is answered at once.
    """
    _ready(state, person_id, chat_id)
    button = _button(state, chat_id, message_id, label_or_data)
    if "callback_data" in button:
        return forge_press(state, person_id, chat_id, message_id, str(button["callback_data"]))
    made = state.press(person_id, chat_id, message_id, "")
    made.toast, made.url = "", str(button.get("url", ""))
    link = _START_LINK.fullmatch(made.url)
    if link and link[1] == state.bot_username:
        start(state, person_id, link[2])
    return made


def forge_press(state: State, person_id: int, chat_id: int, message_id: int, data: str) -> Press:
    """What a changed client can do: press a button that is not there, on any message of the chat."""
    made = state.press(person_id, chat_id, message_id, data)
    state.mail.put("callback_query", render.press(state, made))
    return made


def start(state: State, person_id: int, payload: str = "") -> list[Post]:
    """Press START, perhaps out of a link with a code; opens the chat again if the bot was blocked."""
    if _person(state, person_id).blocked:
        unblock(state, person_id)
    return send_text(state, person_id, f"/start {payload}".rstrip())


def block(state: State, person_id: int) -> None:
    """Block the bot."""
    _set_blocked(state, person_id, blocked=True)


def unblock(state: State, person_id: int) -> None:
    """Let the bot write again."""
    _set_blocked(state, person_id, blocked=False)


def split(text: str) -> Iterator[str]:
    """Cut a long paste as Telegram's clients do: at the last line end, else the last space, before 4096."""
    while len(text) > TEXT_MAX:
        cut = max(text.rfind("\n", 0, TEXT_MAX), 0) or max(text.rfind(" ", 0, TEXT_MAX), 0) or TEXT_MAX
        yield text[:cut]
        text = text[cut:].lstrip("\n ")
    yield text


def _send(
    state: State,
    person: Person,
    chat: Chat,
    version: Version,
    reply_to: int,
    extra: Json | None = None,
    topic: int = 0,
) -> Post:
    if chat.type == "private":
        _open(state, person)
    made = state.post(chat, person.id, version, reply_to, topic)
    made.extra = extra or {}
    if groups.reaches_bot(state, chat, made):
        state.mail.put("message", render.post(state, made))
    return made


def _open(state: State, person: Person) -> None:
    # Any first message opens the chat; START is only the button that clients show for it
    if not person.started:
        person.started = True
        state.tell("people", person.id)


def _ready(state: State, person_id: int, chat_id: int) -> tuple[Person, Chat]:
    person = _person(state, person_id)
    chat = state.chats.get(chat_id or person_id)
    if chat is None or chat.moved_to:
        raise CannotDo("Không có cuộc trò chuyện này.")
    if chat.type == "private" and person.blocked:
        raise CannotDo(f"{person.name} đã chặn bot; phải bỏ chặn trước.")
    if chat.type != "private" and person_id not in chat.members:
        raise CannotDo(f"{person.name} không ở trong nhóm này.")
    return person, chat


def _person(state: State, person_id: int) -> Person:
    person = state.people.get(person_id)
    if person is None or person.deactivated:
        raise CannotDo("Không có người này.")
    return person


def _button(state: State, chat_id: int, message_id: int, label_or_data: str) -> Json:
    chat = state.chats.get(chat_id)
    post = chat.posts.get(message_id) if chat else None
    if post is None or post.deleted_at is not None:
        raise CannotDo("Tin nhắn này không còn nữa.")
    for row in post.now.keyboard:
        for button in row:
            if label_or_data in (button["text"], button.get("callback_data")):
                return button
    offered = ", ".join(keyboards.labels(post.now.keyboard)) or "không có"
    raise CannotDo(f"Không có nút “{label_or_data}”; đang có: {offered}.")


def _set_blocked(state: State, person_id: int, *, blocked: bool) -> None:
    person = _person(state, person_id)
    if person.blocked == blocked:
        return
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    person.blocked = blocked
    chat = state.chats[person.id]
    state.mail.put("my_chat_member", render.membership(state, chat, person.id, before, after))
    state.tell("people", person_id)
