"""The pages for whoever watches: well, failing, and why; counts only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Protocol

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.health import Pulse
from bot.web.watch import routes
from storage.store import Store, Tx

Client = TestClient[web.Request, web.Application]


class Clock(Protocol):
    now: datetime

    def forward(self, **span: float) -> None: ...


@pytest.fixture
def polls(clock: Clock) -> list[datetime]:
    return [clock.now]


@pytest.fixture
async def client(store: Store, clock: Clock, polls: list[datetime]) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(routes(store, Pulse(clock.now, lambda: polls[-1] if polls else None)))
    async with TestClient(TestServer(app)) as opened:
        yield opened


async def owe(tx: Tx, state: str) -> None:
    await tx.run(
        "INSERT INTO people (id, telegram_id, name, username, created_at, seen_at)"
        " VALUES (1, 77001, 'Lan', 'lan', ?, ?)",
        tx.stamp,
        tx.stamp,
    )
    await tx.run(
        "INSERT INTO outbox (key, kind, lane, person_id, state, not_before, lease_until, created_at)"
        " VALUES ('k', 'card', 2, 1, ?, ?, ?, ?)",
        state,
        tx.stamp,
        tx.stamp if state == "sending" else None,
        tx.stamp,
    )


async def receive(tx: Tx) -> None:
    await tx.run("INSERT INTO inbox (update_id, raw, received_at) VALUES (1, 'secret words', ?)", tx.stamp)


async def ring(tx: Tx) -> None:
    await tx.run("INSERT INTO alarms (kind, subject, due_at) VALUES ('release', 1, ?)", tx.stamp)


async def test_while_nothing_stands_still_all_is_well(client: Client, clock: Clock) -> None:
    clock.forward(seconds=90)
    response = await client.get("/health")
    assert response.status == 200
    body = await response.json()
    assert (body["status"], body["problems"]) == ("ok", [])
    assert body["up_seconds"] == 90
    assert response.headers["Cache-Control"] == "no-store"


async def test_where_no_poll_is_expected_none_is_missed(
    client: Client, clock: Clock, polls: list[datetime]
) -> None:
    polls.clear()
    clock.forward(hours=1)
    assert (await client.get("/health")).status == 200


async def problems(client: Client) -> list[str]:
    response = await client.get("/health")
    body = await response.json()
    assert (response.status == 200) is (body["problems"] == [])
    found: list[str] = body["problems"]
    return found


async def test_a_silent_telegram_is_told(client: Client, clock: Clock) -> None:
    clock.forward(minutes=4)
    assert await problems(client) == ["Telegram gives no updates"]


@pytest.mark.parametrize(
    ("state", "patience", "said"),
    [
        ("pending", timedelta(minutes=10), "messages wait to be sent"),
        ("held", timedelta(minutes=10), "messages wait to be sent"),
        ("sending", timedelta(minutes=2), "messages are under way past their lease"),
    ],
)
async def test_a_message_that_stands_still_is_told(
    client: Client,
    store: Store,
    clock: Clock,
    polls: list[datetime],
    state: str,
    patience: timedelta,
    said: str,
) -> None:
    await store.write(owe, state)
    for over, expected in ((0, []), (1, [said])):
        clock.forward(seconds=patience.total_seconds() if not over else 1)
        polls.append(clock.now)
        assert await problems(client) == expected


async def test_updates_and_alarms_that_wait_are_told(
    client: Client, store: Store, clock: Clock, polls: list[datetime]
) -> None:
    await store.write(receive)
    await store.write(ring)
    clock.forward(minutes=5)
    polls.append(clock.now)
    assert await problems(client) == ["updates wait to be handled", "alarms do not ring"]


async def test_the_metrics_say_the_same_to_prometheus(client: Client, store: Store, clock: Clock) -> None:
    await store.write(owe, "pending")
    await store.write(receive)
    clock.forward(seconds=30)
    text = await (await client.get("/metrics")).text()
    assert "directive_bot_healthy 1.0" in text
    assert 'directive_bot_waiting{queue="outbox_due"} 1.0' in text
    assert 'directive_bot_age_seconds{of="inbox"} 30.0' in text
    assert 'directive_bot_people{reach="reachable"} 1.0' in text


@pytest.mark.parametrize("page", ["/health", "/metrics"])
async def test_no_page_shows_anybodys_data(client: Client, store: Store, page: str) -> None:
    await store.write(owe, "pending")
    await store.write(receive)
    text = await (await client.get(page)).text()
    for private in ("77001", "Lan", "secret words"):
        assert private not in text
