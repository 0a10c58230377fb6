"""The token and the webhook, asked of the Bot API itself. No address with a token in it is ever shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot import clock
from bot.checkup.findings import Finding, fail, ok, warn
from bot.settings import Settings

_TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
_SKEW: Final = timedelta(seconds=30)  # more, and "17:00" is not 17:00 any more
_FRESH: Final = timedelta(hours=1)  # an older trouble of the webhook is history

Answer = tuple[Mapping[str, object], str]  # the JSON object, and the Date that the server put on it


async def look(settings: Settings) -> list[Finding]:
    """Whether the token is good, and how updates reach us."""
    if settings.bot_token is None:
        return [ok("token", "There is none: the sandbox runs.")]
    host = urlsplit(settings.telegram_api_url).hostname or ""
    try:
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
            me, date = await _call(session, settings, "getMe")
            if me.get("ok") is not True:
                return [_refused(me)]
            webhook, _ = await _call(session, settings, "getWebhookInfo")
    except (TimeoutError, aiohttp.ClientError, ValueError) as error:
        return [_unreachable(host, type(error).__name__)]
    return [_name(me), *_skew(date, clock.now()), *_updates(_result(webhook), settings, clock.now())]


async def _call(session: aiohttp.ClientSession, settings: Settings, method: str) -> Answer:
    assert settings.bot_token is not None
    url = f"{settings.telegram_api_url}/bot{settings.bot_token.get_secret_value()}/{method}"
    async with session.post(url, proxy=settings.telegram_proxy) as response:
        body: object = await response.json(content_type=None)
        if not isinstance(body, dict):
            raise ValueError("no JSON object")
        return body, response.headers.get("Date", "")


def _result(answer: Mapping[str, object]) -> Mapping[str, object]:
    result = answer.get("result")
    return result if isinstance(result, dict) else {}


def _name(me: Mapping[str, object]) -> Finding:
    return ok("token", f"It is good: the bot is @{_result(me).get('username', '?')}.")


def _refused(answer: Mapping[str, object]) -> Finding:
    code = answer.get("error_code")
    if code in (401, 404):
        return fail(
            "token", "The Bot API does not know it.", "Take the token from @BotFather again: BOT_TOKEN."
        )
    return fail("token", f"The Bot API answers with error {code}.", "Try again in some minutes.")


def _unreachable(host: str, reason: str) -> Finding:
    return fail(
        "token",
        f"{host} gives no answer ({reason}).",
        "Check the line, TELEGRAM_API_URL and TELEGRAM_PROXY: curl must reach that host.",
    )


def _skew(date: str, now: datetime) -> list[Finding]:
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return []
    off = abs(now - theirs)
    if off <= _SKEW:
        return []
    said = f"It differs by {off.total_seconds():.0f} s from the Bot API's."
    return [fail("clock", said, "Set the clock and keep it set: timedatectl set-ntp true")]


def _updates(info: Mapping[str, object], settings: Settings, now: datetime) -> list[Finding]:
    theirs = str(info.get("url") or "")
    waiting = f"{info.get('pending_update_count', 0)} updates are waiting."
    if settings.webhook_url is None:
        if theirs:
            mend = "The bot removes it when it starts. If another program set it, give each its own token."
            return [warn("updates", "A webhook is set, but the bot is to poll.", mend)]
        return [ok("updates", f"The bot polls; {waiting}")]
    if not theirs.startswith(settings.webhook_url):
        return [
            warn("updates", "The webhook is not set as WEBHOOK_URL says.", "The bot sets it when it starts.")
        ]
    return [_webhook(info, waiting, now)]


def _webhook(info: Mapping[str, object], waiting: str, now: datetime) -> Finding:
    at = info.get("last_error_date")
    if isinstance(at, int) and now - datetime.fromtimestamp(at, UTC) < _FRESH:
        said = f"Telegram could not reach the webhook: {info.get('last_error_message', 'no reason given')}."
        return warn("updates", said, f"Open WEBHOOK_URL from outside and check its certificate. {waiting}")
    return ok("updates", f"The webhook is set; {waiting}")
