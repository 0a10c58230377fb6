"""The queue of updates: what confirms, what expires, who may read."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.sandbox.cast import HOA, TU
from bot.sandbox.world import World
from tests.clock import FakeClock


async def test_an_offset_confirms_what_is_below_it(world: World, hoa, ok):
    for word in ("một", "hai", "ba"):
        world.send_text(hoa, word)
    first = await ok("getUpdates")
    assert [u["message"]["text"] for u in first] == ["một", "hai", "ba"]
    assert await ok("getUpdates") == first
    rest = await ok("getUpdates", offset=first[1]["update_id"])
    assert [u["message"]["text"] for u in rest] == ["hai", "ba"]
    assert await ok("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert world.pending == 0


async def test_no_more_than_asked_and_never_more_than_a_hundred(world: World, hoa, ok):
    for number in range(120):
        world.send_text(hoa, str(number))
    assert len(await ok("getUpdates")) == 100
    assert len(await ok("getUpdates", limit=7)) == 7
    last = await ok("getUpdates", offset=-2)
    assert [u["message"]["text"] for u in last] == ["118", "119"]


async def test_update_ids_rise_by_one(world: World, hoa, ok):
    world.send_text(hoa, "a")
    world.block(hoa)
    one, other = await ok("getUpdates")
    assert other["update_id"] == one["update_id"] + 1


async def test_a_press_waits_150_seconds_and_a_message_a_day(world: World, clock: FakeClock, hoa, ok):
    world.send_text(hoa, "tin")
    world.forge_press(hoa, hoa, 1, "a:1")
    clock.forward(seconds=149)
    assert len(await ok("getUpdates")) == 2
    clock.forward(seconds=1)
    assert [list(u)[1] for u in await ok("getUpdates")] == ["message"]
    clock.forward(hours=24)
    assert await ok("getUpdates") == []
    assert world.state.mail.lost == 2


async def test_a_long_poll_ends_with_the_first_update(world: World, hoa, ok):
    poll = asyncio.create_task(ok("getUpdates", timeout=50))
    await asyncio.sleep(0)
    assert not poll.done()
    world.send_text(hoa, "đây")
    assert [u["message"]["text"] for u in await poll] == ["đây"]


async def test_a_long_poll_ends_empty_after_at_most_50_seconds(clock: FakeClock, hoa, ok):
    poll = asyncio.create_task(ok("getUpdates", timeout=600))
    for _ in range(5):
        await asyncio.sleep(0)
    clock.forward(seconds=50)
    assert await poll == []


async def test_a_second_reader_ends_the_first_with_409(world: World, hoa, ok, refused):
    first = asyncio.create_task(refused("getUpdates", timeout=50))
    for _ in range(5):
        await asyncio.sleep(0)
    second = asyncio.create_task(ok("getUpdates", timeout=50))
    status, description = await first
    assert status == 409
    assert "terminated by other getUpdates request" in description
    world.send_text(hoa, "x")
    assert len(await second) == 1


async def test_a_webhook_and_polling_exclude_each_other(world: World, hoa, ok, refused):
    world.send_text(hoa, "x")
    await ok("setWebhook", url="https://example.org/hook", secret_token="abc_-1")
    info = await ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 1)
    assert (await refused("getUpdates"))[0] == 409
    await ok("deleteWebhook", drop_pending_updates="true")
    assert await ok("getUpdates") == []
    assert (await refused("setWebhook", url="http://example.org"))[0] == 400
    assert (await refused("setWebhook", url="https://example.org", secret_token="?"))[0] == 400


async def test_kinds_that_were_not_asked_for_do_not_come_and_the_choice_stays(world: World, hoa, ok):
    await ok("getUpdates", allowed_updates=json.dumps(["message"]))
    world.block(hoa)
    world.unblock(hoa)
    world.send_text(hoa, "x")
    assert [list(u)[1] for u in await ok("getUpdates")] == ["message"]


async def test_blocking_and_coming_back_are_told(world: World, hoa, ok):
    world.block(hoa)
    world.block(hoa)
    world.unblock(hoa)
    seen = [u["my_chat_member"] for u in await ok("getUpdates")]
    states = [(u["old_chat_member"]["status"], u["new_chat_member"]["status"]) for u in seen]
    assert states == [("member", "kicked"), ("kicked", "member")]
    assert seen[0]["from"]["id"] == hoa


@pytest.mark.parametrize("payload", ["", "aB-_9"])
async def test_start_opens_the_chat_even_after_a_block(world: World, ok, payload):
    world.start(TU)
    world.block(TU)
    world.start(TU, payload)
    await ok("sendMessage", chat_id=TU, text="chào")
    texts = [u["message"]["text"] for u in await ok("getUpdates") if "message" in u]
    assert texts == ["/start", f"/start {payload}".strip()]


async def test_a_forged_press_looks_like_any_other(world: World, hoa, ok):
    world.forge_press(hoa, hoa, 999, "pub:1")
    (update,) = await ok("getUpdates")
    assert update["callback_query"]["data"] == "pub:1"
    assert update["callback_query"]["message"] == {
        "chat": {"id": HOA, "type": "private", "first_name": "Lê Thị Hoa"},
        "message_id": 999,
        "date": 0,
    }
