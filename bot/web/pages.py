"""The office's page: read-only, for a wall, a desk or a phone; signed in by a link from the chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.web import entrance
from bot.web.live import Changes
from bot.web.look import Look
from bot.web.same_site import is_foreign, own_file
from domain import times
from domain.errors import Refusal
from domain.people import Actor
from domain.pictures import State
from domain.wording import arriving, pictures, speaking, spoken, terms
from domain.wording import wall as words
from handlers import charts, wall
from handlers.office import Office
from handlers.web_access import PATH
from storage.store import Store

_HERE: Final = Path(__file__).parent
_STATIC: Final = _HERE / "static"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
Act = Callable[[web.Request], Awaitable[web.Response]]
Show = Callable[[web.Request, Actor], Awaitable[web.StreamResponse]]


async def _home(_request: web.Request) -> web.Response:
    raise web.HTTPFound(PATH, headers=_HEADERS)


HOME: Final = web.get("/", _home)
"""The address alone leads to the page."""


class Pages:
    """The pages over one office, which may come to be only after they are listened for."""

    def __init__(self, store: Store, office: Callable[[], Office]) -> None:
        self._store, self._of = store, office
        self._changes = Changes(store)

    def routes(self) -> list[web.RouteDef]:
        """All of them; without a session every page but the entrance leads to the entrance."""
        store = self._store
        return [
            web.get(PATH, self._signed(self._glance)),
            web.get(f"{PATH}/d/{{id:\\d{{1,12}}}}", self._signed(self._sheet)),
            web.get(f"{PATH}/d/{{id:\\d{{1,12}}}}/{{place:\\d}}.png", self._signed(self._picture)),
            web.get(f"{PATH}/events", self._signed(self._events)),
            web.get(f"{PATH}/enter", self._entrance),
            web.post(f"{PATH}/enter", guarded(partial(entrance.enter, store))),
            web.post(f"{PATH}/leave", guarded(partial(entrance.leave, store))),
            web.get(f"{PATH}/static/{{name}}", _static),
        ]

    def _signed(self, show: Show) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def page(request: web.Request) -> web.StreamResponse:
            actor = await entrance.looker(self._store, request)
            if actor is None:
                if request.path.endswith("/events") or _is_part(request):
                    raise web.HTTPForbidden(text="", headers=_HEADERS)
                raise web.HTTPSeeOther(f"{PATH}/enter", headers=_HEADERS)
            with speaking(actor.person.language):
                return await show(request, actor)

        return page

    async def _glance(self, request: web.Request, actor: Actor) -> web.Response:
        rows = await self._store.read(wall.glance, actor)
        return self._page(request, "glance", actor=actor, rows=rows)

    async def _sheet(self, request: web.Request, actor: Actor) -> web.Response:
        look = Look.of(request.query)
        number = int(request.match_info["id"])
        try:
            sheet = await self._store.read(wall.sheet, actor, number, look.under, look.only)
            drawn = await self._store.read(charts.of_directive, actor, number, self._of().zone)
        except Refusal:
            return self._page(request, "missing", status=404, actor=actor)
        return self._page(request, "sheet", actor=actor, sheet=sheet, states=State, charts=drawn)

    async def _picture(self, request: web.Request, actor: Actor) -> web.Response:
        number, place = int(request.match_info["id"]), int(request.match_info["place"])
        try:
            drawn = await self._store.read(charts.of_directive, actor, number, self._of().zone)
            png = await self._of().draw(drawn[place].picture)
        except (Refusal, IndexError):
            raise web.HTTPNotFound(headers=_HEADERS) from None
        return web.Response(body=png, content_type="image/png", headers=_HEADERS)

    async def _events(self, request: web.Request, _actor: Actor) -> web.StreamResponse:
        async def holds() -> bool:
            return await entrance.looker(self._store, request) is not None

        return await self._changes.stream(request, holds)

    async def _entrance(self, request: web.Request) -> web.Response:
        with speaking(_language(request)):
            return self._page(request, "enter", actor=None, out="out" in request.query)

    def _page(self, request: web.Request, name: str, *, status: int = 200, **shown: Any) -> web.Response:
        template = f"_{name}.html" if _is_part(request) and status == 200 else f"{name}.html"
        text = _templates().get_template(template).render(
            w=words, terms=terms, state_words=pictures.STATES, language=spoken(), path=PATH,
            joined_late=arriving.JOINED_LATE,
            look=Look.of(request.query), show=self._show, short=self._short, now=self._of().now(), **shown,
        )  # fmt: skip
        return web.Response(text=text, content_type="text/html", status=status, headers=_HEADERS)

    def _show(self, instant: datetime) -> str:
        return times.show(instant, self._of().zone)

    def _short(self, instant: datetime) -> str:
        return times.show_short(instant, self._of().zone)


def guarded(act: Act) -> Act:
    """Refuse what another site's page makes a browser send."""

    async def checked(request: web.Request) -> web.Response:
        if is_foreign(request):
            raise web.HTTPForbidden(text="", headers=_HEADERS)
        response = await act(request)
        response.headers.update(_HEADERS)
        return response

    return checked


def _is_part(request: web.Request) -> bool:
    """Whether an open page fetches only what has changed on it."""
    return request.headers.get("X-Part") == "1"


def _language(request: web.Request) -> str:
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "vi"


async def _static(request: web.Request) -> web.Response:
    try:
        response = own_file(_STATIC, request.match_info["name"])
    except web.HTTPNotFound:
        raise web.HTTPNotFound(headers=_HEADERS) from None
    response.headers.update(_HEADERS)
    return response


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
