"""Changing and deleting what was sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from domain.limits import DELETE_AGE

from .. import keyboards, render, texts
from ..params import Params
from ..refusals import bad
from ..state import State
from ..values import Post, Version
from .reach import any_post, own_post, writable_chat
from .sending import attachment_of

Edit = Callable[[State, Params], Awaitable[object]]


def of_crowd_too(edit: Edit) -> Edit:
    """The same, done as well to what a phone of the crowd has forgotten: nobody looks at it."""

    async def edited(state: State, params: Params) -> object:
        return True if _is_forgotten(state, params) else await edit(state, params)

    return edited


def _is_forgotten(state: State, params: Params) -> bool:
    chat = writable_chat(state, params)
    person = state.people.get(chat.id)
    return person is not None and person.crowd and params.whole("message_id", 0) not in chat.posts


async def edit_text(state: State, params: Params) -> object:
    post = own_post(state, params, "edit")
    if post.now.attachment is not None:
        raise bad("there is no text in the message to edit")
    text, entities = texts.message_text(params)
    return _changed(state, params, post, replace(post.now, text=text, entities=entities))


async def edit_caption(state: State, params: Params) -> object:
    post = own_post(state, params, "edit")
    if post.now.attachment is None:
        raise bad("there is no caption in the message to edit")
    text, entities = texts.caption(params)
    return _changed(state, params, post, replace(post.now, text=text, entities=entities))


async def edit_media(state: State, params: Params) -> object:
    post = own_post(state, params, "edit")
    media = Params(params.mapping("media"), params.files)
    kind = media.text("type")
    if kind not in ("document", "photo"):
        raise bad("unsupported media type")
    text, entities = texts.caption(media)
    attachment = attachment_of(state, media, kind, media.text("media"))
    return _changed(state, params, post, replace(post.now, text=text, entities=entities, attachment=attachment))


async def edit_reply_markup(state: State, params: Params) -> object:
    post = own_post(state, params, "edit")
    return _changed(state, params, post, post.now)


def _changed(state: State, params: Params, post: Post, version: Version) -> object:
    state.change(post, replace(version, keyboard=keyboards.inline(params)))
    return render.post(state, post)


async def delete_message(state: State, params: Params) -> object:
    post = any_post(writable_chat(state, params), params, "delete")
    if state.now() - post.date >= timedelta(seconds=DELETE_AGE):
        raise bad("message can't be deleted for everyone")
    state.remove(post)
    return True


async def delete_messages(state: State, params: Params) -> object:
    ids = params.sequence("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad("there must be 1 to 100 message identifiers")
    chat = writable_chat(state, params)
    for post in [chat.posts[key] for key in ids if isinstance(key, int) and key in chat.posts]:
        if post.deleted_at is None:
            state.remove(post)
    return True
