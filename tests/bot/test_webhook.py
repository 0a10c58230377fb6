"""The webhook's door: who may come in, how much, and that 200 means stored."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox.world import World
from bot.web.webhook import BODY_MAX, HEADER, PATH
from storage import store as store_module
from storage.store import Tx
from tests.bot.ways import SECRET, Client, door
from tests.clock import FakeClock
from tests.house import TOKEN, Running, running

UPDATE = {
    "update_id": 7,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "a"},
}
OURS = {HEADER: SECRET}


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.01)
    clock = FakeClock()
    async with running(tmp_path / "office.db", clock, World(clock.now, TOKEN)) as made:
        yield made


@pytest.fixture
async def client(bot: Running) -> AsyncIterator[Client]:
    async with door(bot.house.intake) as made:
        yield made


async def stored(tx: Tx) -> list[int]:
    return [row["update_id"] for row in await tx.rows("SELECT update_id FROM inbox")]


async def test_200_means_stored_and_the_same_twice_is_one(bot: Running, client: Client) -> None:
    for _ in range(2):
        assert (await client.post(PATH, json=UPDATE, headers=OURS)).status == 200
        assert await bot.store.read(stored) == [7]


@pytest.mark.parametrize(
    "given", [{}, {HEADER: ""}, {HEADER: SECRET[:-1]}, {HEADER: SECRET + "x"}, {HEADER: "bí mật"}]
)
async def test_without_the_secret_nothing_is_stored(
    bot: Running, client: Client, given: dict[str, str]
) -> None:
    assert (await client.post(PATH, json=UPDATE, headers=given)).status == 401
    assert await bot.store.read(stored) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'{"update_id": "7"}', b"[" * 100_000])
async def test_what_is_no_update_is_refused(bot: Running, client: Client, body: bytes) -> None:
    assert (await client.post(PATH, data=body, headers=OURS)).status == 400
    assert await bot.store.read(stored) == []


async def test_too_much_is_refused_whether_or_not_it_says_so(bot: Running, client: Client) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * (BODY_MAX // 10)

    assert (await client.post(PATH, data=io.BytesIO(b" " * (BODY_MAX + 1)), headers=OURS)).status == 413
    assert (await client.post(PATH, data=pieces(), headers=OURS)).status == 413
    assert await bot.store.read(stored) == []


async def test_an_update_in_many_pieces_is_read_whole(bot: Running, client: Client) -> None:
    long = {**UPDATE, "message": {**UPDATE["message"], "text": "ữ" * 100_000}}  # type: ignore[dict-item]
    body = json.dumps(long).encode()

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 5000):
            yield body[start : start + 5000]

    assert (await client.post(PATH, data=pieces(), headers=OURS)).status == 200
    assert await bot.store.read(stored) == [7]


async def test_what_cannot_be_stored_is_not_confirmed(bot: Running, client: Client, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "office.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert (await client.post(PATH, json=UPDATE, headers=OURS)).status == 503
    assert (await client.post(PATH, json=UPDATE, headers=OURS)).status == 200
    assert await bot.store.read(stored) == [7]
