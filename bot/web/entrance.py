"""Signing in with a link that opens once, and out again; the cookie that stands for it."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from domain import limits
from domain.people import Actor
from handlers import web_access
from handlers.web_access import PATH, Session
from storage.store import Store

COOKIE: Final = "office"
_BODY_MAX: Final = 1024  # bytes: a code and nothing else


async def looker(store: Store, request: web.Request) -> Actor | None:
    """Who looks; None without a session that still holds."""
    token = request.cookies.get(COOKIE, "")
    return await store.read(web_access.looker, token) if token else None


async def enter(store: Store, request: web.Request) -> web.Response:
    """A code for a cookie: 204, or 403 for a code that opens nothing."""
    length = request.content_length
    if length is None or length > _BODY_MAX:
        raise web.HTTPRequestEntityTooLarge(_BODY_MAX, length or 0)
    code = (await request.text()).strip()
    session = await store.write(web_access.enter, code[: limits.WEB_CODE_MAX])
    if session is None:
        raise web.HTTPForbidden(text="")
    response = web.Response(status=204)
    _give(response, request, session)
    return response


def _give(response: web.Response, request: web.Request, session: Session) -> None:
    """The cookie goes to this page alone: no script reads it, no other site makes a browser send it."""
    response.set_cookie(
        COOKIE,
        session.token,
        max_age=int(web_access.SESSION_LIFE.total_seconds()),
        path=PATH,
        httponly=True,
        samesite="Strict",
        secure=request.secure or request.headers.get("X-Forwarded-Proto") == "https",
    )


async def leave(store: Store, request: web.Request) -> web.Response:
    """The session ends here and in the browser."""
    await store.write(web_access.leave, request.cookies.get(COOKIE, ""))
    response = web.Response(status=303, headers={"Location": f"{PATH}/enter?out=1"})
    response.del_cookie(COOKIE, path=PATH)
    return response
