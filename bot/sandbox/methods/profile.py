"""The bot about itself: name, commands, descriptions."""

from __future__ import annotations

import json
import re
from typing import Final

from .. import render
from ..params import Params
from ..refusals import bad
from ..state import State
from ..values import Json
from .reach import known_chat

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")


async def get_me(state: State, params: Params) -> object:
    return render.bot(state)


async def accepted(state: State, params: Params) -> object:
    """Settings that no phone here shows."""
    return True


async def set_commands(state: State, params: Params) -> object:
    given = [item for item in params.sequence("commands") if isinstance(item, dict)]
    if len(given) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for item in given:
        if not _COMMAND.fullmatch(str(item.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(item.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    chat_id = params.mapping("scope").get("chat_id")
    if chat_id is not None:
        known_chat(state, Params({"chat_id": chat_id}, {}))
    state.settings[_key(params)] = {"commands": given}
    state.tell("commands", 0)
    return True


async def delete_commands(state: State, params: Params) -> object:
    state.settings.pop(_key(params), None)
    state.tell("commands", 0)
    return True


async def get_commands(state: State, params: Params) -> object:
    return state.settings.get(_key(params), {}).get("commands", [])


def commands_for(state: State, person_id: int, language: str) -> object:
    """The commands that this person's phone offers: the narrowest scope first, one's language first."""
    scopes: tuple[Json, ...] = (
        {"type": "chat", "chat_id": person_id},
        {"type": "all_private_chats"},
        {"type": "default"},
    )
    for scope in scopes:
        for tongue in (language, ""):
            found = state.settings.get(_scope_key(scope, tongue))
            if found is not None:
                return found["commands"]
    return []


def _key(params: Params) -> str:
    scope = params.mapping("scope") or {"type": "default"}
    return _scope_key(scope, params.text("language_code"))


def _scope_key(scope: object, language: str) -> str:
    return f"commands {json.dumps(scope, sort_keys=True)} {language}"
