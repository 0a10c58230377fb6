"""Looking at chats and leaving them."""

from __future__ import annotations

from .. import groups, render
from ..params import Params
from ..refusals import bad
from ..state import State
from .reach import known_chat, writable_chat


async def get_chat(state: State, params: Params) -> object:
    chat = known_chat(state, params)
    return render.chat(state, chat) | {"accent_color_id": 0, "max_reaction_count": 11}


async def get_chat_member(state: State, params: Params) -> object:
    chat, user_id = known_chat(state, params), params.whole("user_id")
    person = state.people.get(user_id)
    if person is None:
        raise bad("PARTICIPANT_ID_INVALID")
    status = "member" if user_id in chat.members or user_id == chat.id else "left"
    return {"status": status, "user": render.person(person)}


async def leave_chat(state: State, params: Params) -> object:
    chat = known_chat(state, params)
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    groups.out(state, chat, state.bot_id, "left")
    return True


async def chat_action(state: State, params: Params) -> object:
    chat = writable_chat(state, params)
    state.tell("typing", chat.id)
    return True
