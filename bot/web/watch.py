"""``/health`` for whoever watches the bot, ``/metrics`` for Prometheus."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from bot.web.health import Health, Pulse, judge
from bot.web.metrics import render
from storage.store import Store
from storage.vitals import vitals


def routes(store: Store, pulse: Pulse) -> list[web.RouteDef]:
    """The two pages. ``/health`` answers 200 while all is well and 503 when something stands still."""

    async def health(_request: web.Request) -> web.Response:
        state = judge(await store.read(vitals), pulse)
        return web.json_response(_report(state), status=200 if state.well else 503, headers=_FRESH)

    async def metrics(_request: web.Request) -> web.Response:
        text = render(judge(await store.read(vitals), pulse))
        return web.Response(body=text, headers={**_FRESH, "Content-Type": "text/plain; version=0.0.4"})

    return [web.get("/health", health), web.get("/metrics", metrics)]


_FRESH: Final = {"Cache-Control": "no-store"}


def _report(state: Health) -> dict[str, object]:
    seen = state.vitals
    return {
        "status": "ok" if state.well else "failing",
        "problems": list(state.problems),
        "inbox": {"waiting": seen.inbox_waiting, "oldest_seconds": state.ages["inbox"]},
        "outbox": {
            "waiting": seen.outbox_waiting,
            "due": seen.outbox_due,
            "sending": seen.sending,
            "oldest_seconds": state.ages["outbox"],
        },
        "uncertain": {"messages": seen.uncertain, "oldest_seconds": state.ages["uncertain"]},
        "halted_seconds": state.ages["halted"],
        "people": dict(seen.reach),
        "last_poll_seconds": state.ages["poll"],
        "up_seconds": state.ages["up"],
    }
