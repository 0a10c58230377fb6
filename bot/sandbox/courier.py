"""Updates by webhook: one at a time and in order, each again until the bot says 200."""

from __future__ import annotations

from typing import Final

import aiohttp

from .state import State

PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)  # seconds before each further try
ANSWER_TIME: Final = aiohttp.ClientTimeout(total=60)


async def deliver(state: State) -> None:
    """Post waiting updates to whatever webhook is set, until cancelled."""
    failures = 0
    async with aiohttp.ClientSession(timeout=ANSWER_TIME, cookie_jar=aiohttp.DummyCookieJar()) as http:
        while True:
            update = await state.mail.for_webhook()
            if await _post(http, state, update.json()):
                state.mail.confirm(update.id + 1)
                failures = 0
            else:
                await state.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1


async def _post(http: aiohttp.ClientSession, state: State, body: dict[str, object]) -> bool:
    hook = state.mail.webhook
    secret = str(hook.get("secret", ""))
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    try:
        async with http.post(str(hook.get("url", "")), json=body, headers=headers) as answer:
            return 200 <= answer.status < 300
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False
