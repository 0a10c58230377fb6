"""Messages, documents, photos and copies."""

from __future__ import annotations

from dataclasses import replace

from .. import keyboards, render, texts
from ..params import Params
from ..refusals import bad
from ..state import State
from ..values import Attachment, Chat, Json, Post, Version
from .reach import any_post, known_chat, writable_chat


async def send_message(state: State, params: Params) -> object:
    chat = writable_chat(state, params)
    text, entities = texts.message_text(params)
    version = Version(state.now(), text, entities, keyboards.inline(params))
    return render.post(state, _deliver(state, params, chat, version))


async def send_document(state: State, params: Params) -> object:
    return _send_file(state, params, "document")


async def send_photo(state: State, params: Params) -> object:
    return _send_file(state, params, "photo")


async def send_voice(state: State, params: Params) -> object:
    return _send_file(state, params, "voice")


async def send_video(state: State, params: Params) -> object:
    return _send_file(state, params, "video")


async def send_media_group(state: State, params: Params) -> object:
    chat = writable_chat(state, params)
    items = [item for item in params.sequence("media") if isinstance(item, dict)]
    if not 2 <= len(items) <= 10:
        raise bad("group send failed: an album holds 2 to 10 items")
    made = [_album_item(state, params, chat, item) for item in items]
    return [render.post(state, post) for post in made]


async def copy_message(state: State, params: Params) -> object:
    chat = writable_chat(state, params)
    source = known_chat(state, Params({"chat_id": params.text("from_chat_id")}, {}))
    original = any_post(source, params, "copy").now
    version = replace(original, at=state.now(), keyboard=keyboards.inline(params))
    if params.has("caption"):
        text, entities = texts.caption(params)
        version = replace(version, text=text, entities=entities)
    return {"message_id": _deliver(state, params, chat, version).id}


def _send_file(state: State, params: Params, kind: str) -> Json:
    chat = writable_chat(state, params)
    attachment = attachment_of(state, params, kind, params.text(kind))
    text, entities = texts.caption(params)
    version = Version(state.now(), text, entities, keyboards.inline(params), attachment)
    return render.post(state, _deliver(state, params, chat, version))


def _album_item(state: State, params: Params, chat: Chat, item: Json) -> Post:
    kind = str(item.get("type"))
    if kind not in ("document", "photo"):
        raise bad("unsupported media type in the album")
    own = Params(item, params.files)
    text, entities = texts.caption(own)
    attachment = attachment_of(state, own, kind, own.text("media"))
    return _deliver(state, params, chat, Version(state.now(), text, entities, (), attachment))


def attachment_of(state: State, params: Params, kind: str, given: str) -> Attachment:
    """The file that a request uploads or names."""
    uploaded = params.files.get(given.removeprefix("attach://") or kind)
    if uploaded is not None:
        return state.files.accept(kind, uploaded)
    if not given:
        raise bad(f"there is no {kind} in the request")
    known = state.files.by_id(given)
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _deliver(state: State, params: Params, chat: Chat, version: Version) -> Post:
    answered = params.mapping("reply_parameters")
    reply_to = Params(answered, {}).whole("message_id", 0)
    if reply_to and reply_to not in chat.posts:
        if not answered.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        reply_to = 0
    topic = params.whole("message_thread_id", 0)
    if topic and topic not in chat.topics:
        raise bad("message thread not found")
    made = state.post(chat, state.bot_id, version, reply_to, topic)
    made.silent, made.protected = params.flag("disable_notification"), params.flag("protect_content")
    return made
