"""Updates by webhook: the secret compared in constant time, the body bounded, stored before the 200."""

from __future__ import annotations

import hmac
import json
from typing import Final

from aiohttp import web
from pydantic import SecretStr

from bot.intake import Intake, is_update

PATH: Final = "/telegram"  # what stands behind WEBHOOK_URL; the secret is a header, never in a path
BODY_MAX: Final = 1024 * 1024  # an update has some kilobytes
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


def routes(intake: Intake, secret: SecretStr) -> list[web.RouteDef]:
    """The one route. 401 without the secret, 400 for what is no update, 200 when it is stored."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.get_secret_value().encode()):
            return web.Response(status=401)
        if (request.content_length or 0) > BODY_MAX:
            return web.Response(status=413)
        update = _update(await request.content.read(BODY_MAX + 1))
        if update is None:
            return web.Response(status=400)
        await intake.keep([update])
        return web.Response()

    return [web.post(PATH, receive)]


def _update(body: bytes) -> dict[str, object] | None:
    if len(body) > BODY_MAX:
        return None
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if is_update(update) else None
