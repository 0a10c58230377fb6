"""``/bot<token>/<method>`` and ``/file/bot<token>/<path>``: the Bot API over HTTP, as Telegram serves it."""

from __future__ import annotations

import asyncio
import json
from typing import Final

from aiohttp import web

from .refusals import ApiError, LineCut
from .values import Json, Upload
from .wire import encode
from .world import World

SILENCE: Final = 120.0  # a timed-out call hangs longer than any client waits
Payload = tuple[dict[str, object], dict[str, Upload]]


def routes(world: World) -> list[web.RouteDef]:
    """The routes of the Bot API for this world."""

    async def call(request: web.Request) -> web.StreamResponse:
        refusal = world.admits(request.match_info["token"])
        if refusal is not None:
            return _answer(refusal.status, refusal.body())
        try:
            params, files = await _payload(request)
            return _answer(*await world.call(request.match_info["method"], params, files))
        except ApiError as error:
            return _answer(error.status, error.body())
        except LineCut as cut:
            return await _break(request, cut)

    async def download(request: web.Request) -> web.StreamResponse:
        refusal = world.admits(request.match_info["token"])
        try:
            if refusal is not None:
                raise refusal
            body = world.download(request.match_info["path"])
        except ApiError as error:
            return _answer(error.status, error.body())
        return web.Response(body=body, content_type="application/octet-stream")

    return [
        web.route("GET", "/bot{token}/{method}", call),
        web.route("POST", "/bot{token}/{method}", call),
        web.get("/file/bot{token}/{path:.+}", download),
    ]


def _answer(status: int, answer: Json) -> web.Response:
    body, kind = encode(status, answer)
    response = web.Response(status=status, body=body, content_type=kind)
    parameters = answer.get("parameters")
    if isinstance(parameters, dict) and "retry_after" in parameters:
        response.headers["Retry-After"] = str(parameters["retry_after"])
    return response


async def _payload(request: web.Request) -> Payload:
    if request.content_type == "application/json":
        return _from_json(await request.text()), {}
    params: dict[str, object] = dict(request.query)
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            data = await asyncio.to_thread(value.file.read)
            files[name] = Upload(value.filename, data, value.content_type)
        else:
            params[name] = value if isinstance(value, str) else bytes(value).decode()
    return params, files


def _from_json(text: str) -> dict[str, object]:
    try:
        parsed: object = json.loads(text or "{}")
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise ApiError(400, "Bad Request: can't parse the request body as JSON")
    return parsed


async def _break(request: web.Request, cut: LineCut) -> web.StreamResponse:
    if cut.kind == "timeout":
        await asyncio.sleep(SILENCE)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=502)
