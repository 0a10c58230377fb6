"""The line put together: a bot over our HTTP, paced by our limiter."""

from __future__ import annotations

from typing import Final

from telegram.ext import ExtBot

from bot.limiter import LaneRateLimiter, Limiter
from bot.transports.http import AiohttpRequest
from domain.messages import Lane

_POLLING_CONNECTIONS: Final = 4  # with one, a single wedged connection silences the bot
_POLLING_ANSWER: Final = 10.0  # seconds for an answer; the library adds the long poll itself


def telegram_bot(token: str, api_url: str, limiter: Limiter, proxy: str | None = None) -> ExtBot[Lane]:
    """A bot that speaks to the Bot API at ``api_url``; sends and polling have a pool each.

    Give it to ``Application.builder().bot(…)``; ``initialize`` and ``shutdown`` open and close its pools.
    """
    root = api_url.rstrip("/")
    return ExtBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=AiohttpRequest(proxy=proxy),
        get_updates_request=AiohttpRequest(
            read_timeout=_POLLING_ANSWER, connections=_POLLING_CONNECTIONS, proxy=proxy
        ),
        rate_limiter=LaneRateLimiter(limiter),
    )
