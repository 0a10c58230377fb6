"""Server-sent events: every change of the world, as the page needs it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Final

from aiohttp import web

from . import inline, view
from .stage import Stage
from .state import State
from .values import Json

QUEUE_MAX: Final = 2000  # a page that falls further behind loads everything anew
HEARTBEAT: Final = 15.0  # seconds; a comment keeps proxies and dead sockets honest
CLOSING: Final = b""
Change = tuple[str, int, str]


async def stream(request: web.Request, state: State, stage: Stage) -> web.StreamResponse:
    """Send everything once, in the same line as the changes that follow, until the page goes away."""
    changes: asyncio.Queue[Change] = asyncio.Queue(QUEUE_MAX)
    listener = _listener(changes)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    state.listeners.append(listener)
    try:
        await response.write(_event("everything", view.everything(state, stage)))
        while (event := await _next(state, stage, changes)) != CLOSING:
            await response.write(event)
    except ConnectionResetError:
        return response
    finally:
        state.listeners.remove(listener)
    return response


def close_all(state: State) -> None:
    """End every stream; pages that are still there will knock again."""
    state.tell("closing")


def _listener(changes: asyncio.Queue[Change]) -> Callable[[str, int, str], None]:
    def hear(what: str, chat_id: int, key: str) -> None:
        if changes.full():
            while not changes.empty():
                changes.get_nowait()
            changes.put_nowait(("everything", 0, ""))
        else:
            changes.put_nowait((what, chat_id, key))

    return hear


async def _next(state: State, stage: Stage, changes: asyncio.Queue[Change]) -> bytes:
    try:
        what, chat_id, key = await asyncio.wait_for(changes.get(), HEARTBEAT)
    except TimeoutError:
        return b": still here\n\n"
    if what == "closing":
        return CLOSING
    if what == "everything":
        return _event(what, view.everything(state, stage))
    if what == "offer":
        return _event(what, view.offer(stage))
    return _event(what, _body(state, what, chat_id, key))


def _event(name: str, body: Json) -> bytes:
    return f"retry: 1000\nevent: {name}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n".encode()


def _body(state: State, what: str, chat_id: int, key: str) -> Json:
    chat = state.chats.get(chat_id)
    found = chat.posts.get(int(key)) if chat and what == "post" else None
    if found is not None:
        return {"chat": chat_id, "post": view.post(state, found)}
    if what == "answer" and key in state.presses:
        return {"chat": chat_id, "press": view.press(state.presses[key])}
    if what == "inline" and key in state.queries:
        return {"chat": chat_id, "inline": inline.shown(state.queries[key])}
    if what == "groups":
        return {"groups": view.groups(state)}
    if what in ("people", "commands"):
        return {"people": view.people(state, chat_id)}
    return {"chat": chat_id, "id": key}
