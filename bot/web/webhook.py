"""Updates by webhook: the secret compared in constant time, the body bounded, stored before the 200."""

from __future__ import annotations

import hmac
import json
from typing import Final

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.intake import Intake, is_update
from storage.trouble import explain

PATH: Final = "/telegram"  # what stands behind WEBHOOK_URL; the secret is a header, never in a path
BODY_MAX: Final = 1024 * 1024  # an update has some kilobytes
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_log = structlog.get_logger(__name__)


def routes(intake: Intake, secret: SecretStr) -> list[web.RouteDef]:
    """The one route. 401 without the secret, 413 for too much, 400 for no update, 200 when it is stored.

    503 when it cannot be stored just now: Telegram brings it again.
    """

    async def receive(request: web.Request) -> web.Response:
        if not _knows(request, secret):
            return web.Response(status=401)
        body = await _body(request)
        if body is None:
            return web.Response(status=413)
        update = _update(body)
        return web.Response(status=400) if update is None else web.Response(status=await _keep(intake, update))

    return [web.post(PATH, receive)]


def _knows(request: web.Request, secret: SecretStr) -> bool:
    given = request.headers.get(HEADER, "").encode(errors="surrogateescape")
    return hmac.compare_digest(given, secret.get_secret_value().encode())


async def _body(request: web.Request) -> bytes | None:
    """The whole body, however many pieces it comes in; None for one that is too long, which is not read on."""
    if (request.content_length or 0) > BODY_MAX:
        return None
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > BODY_MAX:
            return None
    return bytes(body)


def _update(body: bytes) -> dict[str, object] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if is_update(update) else None


async def _keep(intake: Intake, update: dict[str, object]) -> int:
    try:
        await intake.keep([update])
    except Exception as error:
        reason = explain(error)
        if reason is None:
            raise
        _log.error("update_not_stored", reason=reason)
        return 503
    return 200
