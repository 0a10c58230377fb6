"""A restarted world is the same world."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.sandbox.cast import HOA, LAN, TU
from bot.sandbox.door import serve
from bot.sandbox.keeping import Keeper, snapshot
from bot.sandbox.world import World
from tests.clock import FakeClock

TOKEN = "424242:sandbox-token-for-tests-only-000000"
KEYS = json.dumps({"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "a:1"}]]})


async def test_chats_people_files_and_waiting_updates_come_back(
    world: World, clock: FakeClock, tmp_path: Path, hoa: int, ok
) -> None:
    document = world.send_document(hoa, "a.txt", b"abc").now.attachment
    sent = await ok("sendMessage", chat_id=hoa, text="<b>x</b>", parse_mode="HTML", reply_markup=KEYS)
    gone = await ok("sendMessage", chat_id=hoa, text="y")
    await ok("deleteMessage", chat_id=hoa, message_id=gone["message_id"])
    world.start(TU)
    world.block(TU)
    world.add_group(-5, "Nhóm", [HOA, LAN])
    Keeper(world.state, tmp_path).save()

    other = World(clock.now, TOKEN, clock.sleep)
    assert Keeper(other.state, tmp_path).restore()
    assert json.dumps(snapshot(other.state)) == json.dumps(snapshot(world.state))
    assert other.download(document.file_id) == b"abc"
    _, before = await world.call("getUpdates", {})
    assert await other.call("getUpdates", {}) == (200, before)
    _, same = await other.call(
        "editMessageText",
        {
            "chat_id": hoa,
            "message_id": sent["message_id"],
            "text": "<b>x</b>",
            "parse_mode": "HTML",
            "reply_markup": KEYS,
        },
    )
    assert "message is not modified" in same["description"]
    assert other.user(TU).blocked
    _, fresh = await other.call("sendMessage", {"chat_id": hoa, "text": "z"})
    assert fresh["result"]["message_id"] > gone["message_id"]


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"form": 99}'])
async def test_nothing_readable_is_no_world(world: World, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "world.json").write_text(content)
    assert not Keeper(world.state, tmp_path).restore()
    assert LAN in world.state.people


async def test_under_a_new_token_the_old_messages_are_still_the_bots(
    world: World, clock: FakeClock, tmp_path: Path, hoa: int, ok
) -> None:
    sent = await ok("sendMessage", chat_id=hoa, text="x")
    Keeper(world.state, tmp_path).save()
    other = World(clock.now, "777:another-token")
    Keeper(other.state, tmp_path).restore()
    where = {"chat_id": hoa, "message_id": sent["message_id"]}
    status, answer = await other.call("editMessageText", where | {"text": "y"})
    assert (status, answer["result"]["from"]["id"]) == (200, 777)


async def test_a_served_world_is_written_as_it_changes_and_when_it_closes(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.keeping.EVERY", 0.0)
    site = await serve(world, port=0, folder=tmp_path)
    world.start(LAN)
    async with asyncio.timeout(5):
        while "/start" not in _written(tmp_path):  # noqa: ASYNC110 — a file has no event
            await asyncio.sleep(0)
    monkeypatch.setattr("bot.sandbox.keeping.EVERY", 3600.0)
    await asyncio.sleep(0)
    world.send_text(LAN, "cuối cùng")
    await site.close()
    assert "cuối cùng" in _written(tmp_path)


def _written(folder: Path) -> str:
    path = folder / "world.json"
    return path.read_text(encoding="utf-8") if path.exists() else ""
