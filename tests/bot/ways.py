"""The two ways in which updates come, so that the same stories can be told over both."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.intake import Intake
from bot.polling import Polling
from bot.web import webhook

SECRET = "a-secret-of-thirty-two-characters"
Client = TestClient[web.Request, web.Application]


class ByWebhook(Polling):
    """Brings what waits at the server by the webhook's door instead, one by one, as Telegram does."""

    def __init__(self, polling: Polling, client: Client) -> None:
        super().__init__(polling._bot, polling._intake, polling._now)
        self._client = client

    async def once(self, wait: int = 0) -> int:
        updates = await self._fetch(wait)
        for update in updates:
            answer = await self._client.post(
                webhook.PATH, data=json.dumps(update), headers={webhook.HEADER: SECRET}
            )
            assert answer.status == 200
        self._confirm = max((int(str(update["update_id"])) + 1 for update in updates), default=None)
        return len(updates)


@asynccontextmanager
async def door(intake: Intake) -> AsyncIterator[Client]:
    """The webhook's door to this intake."""
    app = web.Application()
    app.add_routes(webhook.routes(intake, SecretStr(SECRET)))
    async with TestClient(TestServer(app)) as client:
        yield client
