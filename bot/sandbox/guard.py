"""Who may knock: programs of this machine and our own page, never another site in the same browser."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.web.same_site import is_foreign

_LOOPBACK_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reachable from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def guard(host: str) -> Middleware:
    """Refuse foreign Host names (DNS rebinding) and requests that another site's page makes (CSRF).

    When somebody chose to listen beyond loopback, any Host is let in, but Origin is still checked.
    """
    only_loopback = is_loopback(host)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        name = request.host.rpartition(":")[0] if request.host[-1:].isdigit() else request.host
        if only_loopback and (name or request.host) not in _LOOPBACK_NAMES:
            raise web.HTTPMisdirectedRequest(text="This address is not for that host name.")
        if request.method != "GET" and is_foreign(request):
            raise web.HTTPForbidden(text="Requests of other sites are refused.")
        return await handler(request)

    return check


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Every answer forbids foreign scripts, frames and guesses at types."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
