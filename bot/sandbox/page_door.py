"""The page with the phones and what its buttons do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.web.same_site import own_file

from . import events, group_door, inline, view
from .refusals import ApiError, CannotDo
from .stage import Stage
from .values import Json, Post
from .world import World

STATIC: Final = Path(__file__).parent / "static"
NAME_MAX: Final = 60
_PICTURES: Final = ("image/jpeg", "image/png")
Act = Callable[[World, int, Json], Json]


def routes(world: World, stage: Stage) -> list[web.RouteDef]:
    """The page, its state, its events and its acts."""
    return [
        web.get("/", static),
        web.get("/static/{name}", static),
        *_looks(world, stage),
        *_acts(world, stage),
    ]


def _looks(world: World, stage: Stage) -> list[web.RouteDef]:
    async def everything(request: web.Request) -> web.StreamResponse:
        return web.json_response(view.everything(world.state, stage))

    async def stream(request: web.Request) -> web.StreamResponse:
        return await events.stream(request, world.state, stage)

    async def file(request: web.Request) -> web.StreamResponse:
        return _file(world, request.match_info["file_id"])

    return [
        web.get("/sandbox/state", everything),
        web.get("/sandbox/events", stream),
        web.get("/sandbox/files/{file_id}", file),
    ]


def _acts(world: World, stage: Stage) -> list[web.RouteDef]:
    async def act(request: web.Request) -> web.StreamResponse:
        chosen = _ACTS.get(request.match_info["act"])
        if chosen is None:
            raise web.HTTPNotFound
        return await _done(lambda body: chosen(world, _person(request), body), request)

    async def upload(request: web.Request) -> web.StreamResponse:
        return await _upload(world, request)

    async def sample(request: web.Request) -> web.StreamResponse:
        return await _send_sample(world, stage, request)

    async def take_offer(request: web.Request) -> web.StreamResponse:
        if stage.offer is None:
            raise web.HTTPNotFound
        stage.offer.begin()
        return web.json_response(view.offer(stage))

    async def add(request: web.Request) -> web.StreamResponse:
        return await _done(lambda body: _add(world, body), request)

    return [
        web.post("/sandbox/people", add),
        web.post("/sandbox/offer", take_offer),
        web.post("/sandbox/people/{person}/file", upload),
        web.post("/sandbox/people/{person}/sample", sample),
        web.post("/sandbox/people/{person}/{act}", act),
    ]


async def static(request: web.Request) -> web.StreamResponse:
    """One of the page's own files; no other path exists."""
    return own_file(STATIC, request.match_info.get("name", "index.html"))


async def _done(act: Callable[[Json], Json], request: web.Request) -> web.Response:
    body = await _body(request)
    try:
        return web.json_response(act(body))
    except CannotDo as reason:
        return web.json_response({"error": str(reason)}, status=409)


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    return body if isinstance(body, dict) else {}


def _person(request: web.Request) -> int:
    text = request.match_info["person"]
    if not text.isdigit():
        raise web.HTTPNotFound
    return int(text)


def _whole(body: Json, name: str) -> int:
    value = body.get(name, 0)
    return value if isinstance(value, int) else 0


def _text(world: World, person: int, body: Json) -> Json:
    made = world.send_text(
        person, str(body.get("text", "")), _whole(body, "chat"), _whole(body, "reply_to"),
        topic=_whole(body, "topic"), anonymous=body.get("anonymous") is True,
    )  # fmt: skip
    return {"ids": [post.id for post in made]}


def _press(world: World, person: int, body: Json) -> Json:
    chat = _whole(body, "chat") or person
    return view.press(world.press(person, chat, _whole(body, "message"), str(body.get("button", ""))))


def _type_inline(world: World, person: int, body: Json) -> Json:
    return inline.shown(world.type_inline(person, str(body.get("text", ""))))


def _choose_inline(world: World, person: int, body: Json) -> Json:
    query, result = str(body.get("query", "")), str(body.get("result", ""))
    return {"ids": [world.choose_inline(person, query, result).id]}


def _start(world: World, person: int, body: Json) -> Json:
    return {"ids": [post.id for post in world.start(person, str(body.get("payload", ""))[:64])]}


def _block(world: World, person: int, body: Json) -> Json:
    world.block(person)
    return {}


def _unblock(world: World, person: int, body: Json) -> Json:
    world.unblock(person)
    return {}


_ACTS: Final[dict[str, Act]] = {
    "text": _text,
    "press": _press,
    "start": _start,
    "inline": _type_inline,
    "choose": _choose_inline,
    "block": _block,
    "unblock": _unblock,
    **group_door.ACTS,
}


def _add(world: World, body: Json) -> Json:
    name = " ".join(str(body.get("name", "")).split())[:NAME_MAX]
    if not name:
        raise CannotDo("Xin ghi tên.")
    new_id = max(world.state.people, default=1000) + 1
    world.add_user(new_id, name, caption=str(body.get("caption", ""))[:NAME_MAX])
    return {"id": new_id}


async def _upload(world: World, request: web.Request) -> web.StreamResponse:
    form = await request.post()
    given = form.get("file")
    if not isinstance(given, web.FileField):
        raise web.HTTPBadRequest
    data = await asyncio.to_thread(given.file.read)
    person, caption = _person(request), str(form.get("caption", ""))
    if given.content_type in _PICTURES:
        return _sent(lambda: world.send_photo(person, data, caption))
    return _sent(lambda: world.send_document(person, given.filename, data, caption))


async def _send_sample(world: World, stage: Stage, request: web.Request) -> web.StreamResponse:
    path = stage.sample(str((await _body(request)).get("name", "")))
    if path is None:
        raise web.HTTPNotFound
    data = await asyncio.to_thread(path.read_bytes)
    return _sent(lambda: world.send_document(_person(request), path.name, data))


def _sent(send: Callable[[], Post]) -> web.Response:
    try:
        made = send()
    except CannotDo as reason:
        return web.json_response({"error": str(reason)}, status=409)
    return web.json_response({"ids": [made.id]})


def _file(world: World, file_id: str) -> web.Response:
    try:
        known = world.state.files.by_id(file_id)
        data = world.download(file_id)
    except ApiError:
        raise web.HTTPNotFound from None
    if known.kind == "photo":
        return web.Response(body=data, content_type=_picture(data))
    name = quote(known.name, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return web.Response(body=data, content_type="application/octet-stream", headers=headers)


def _picture(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
