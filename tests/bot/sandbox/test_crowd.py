"""The crowd's phones take what comes, unseen; and the larger thing that the page may load."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.door import serve
from bot.sandbox.keeping import restore, snapshot
from bot.sandbox.stage import Offer, Stage
from bot.sandbox.state import CROWD_KEPT, State
from bot.sandbox.view import everything
from bot.sandbox.world import World

Call = Callable[..., Awaitable[Any]]
SOMEBODY = 4_000_000_000_000_777


async def test_a_phone_of_the_crowd_is_written_to_and_shown_nowhere(world: World, ok: Call) -> None:
    world.add_crowd(SOMEBODY, "Đỗ Văn Nam")
    heard: list[int] = []
    world.state.listeners.append(lambda what, chat_id, key: heard.append(chat_id))
    await ok("sendMessage", chat_id=SOMEBODY, text="Chào đồng chí.")
    state: dict[str, Any] = everything(world.state, Stage())
    assert "Đỗ Văn Nam" not in [person["name"] for person in state["people"]]
    assert str(SOMEBODY) not in state["chats"]
    assert heard == []
    assert len(world.posts(SOMEBODY)) == 1


async def test_it_keeps_the_last_few_and_edits_of_what_it_forgot_succeed(
    world: World, ok: Call, hoa: int, refused: Call
) -> None:
    world.add_crowd(SOMEBODY, "Đỗ Văn Nam")
    sent = [await ok("sendMessage", chat_id=SOMEBODY, text=f"Tin {n}") for n in range(CROWD_KEPT + 1)]
    assert len(world.posts(SOMEBODY)) == CROWD_KEPT
    first, last = sent[0]["message_id"], sent[-1]["message_id"]
    assert await ok("editMessageText", chat_id=SOMEBODY, message_id=first, text="Khác") is True
    await ok("editMessageText", chat_id=SOMEBODY, message_id=last, text="Khác")
    assert world.posts(SOMEBODY)[-1].now.text == "Khác"
    status, said = await refused("editMessageText", chat_id=hoa, message_id=999, text="Khác")
    assert (status, said) == (400, "Bad Request: message to edit not found")


async def test_it_may_block_the_bot_and_outlives_a_restart(world: World, refused: Call, tmp_path: Path) -> None:
    world.add_crowd(SOMEBODY, "Đỗ Văn Nam")
    world.block(SOMEBODY)
    assert (await refused("sendMessage", chat_id=SOMEBODY, text="Chào"))[0] == 403
    other = State(world.state.now, world.state.token)
    restore(other, snapshot(world.state), tmp_path)
    assert other.people[SOMEBODY].crowd


@pytest.mark.parametrize("offered", [True, False])
async def test_what_the_page_offers_begins_at_one_press(world: World, offered: bool) -> None:
    begun: list[str] = []
    offer = Offer("Nạp dữ liệu mẫu", "Ba tháng.", "Nạp", lambda: begun.append("now"))
    site = await serve(world, port=0, stage=Stage(offer=offer if offered else None))
    try:
        async with aiohttp.ClientSession(site.url) as http:
            async with http.get("/sandbox/state") as answer:
                assert bool((await answer.json())["offer"]) is offered
            async with http.post("/sandbox/offer", json={}) as answer:
                assert answer.status == (200 if offered else 404)
    finally:
        await site.close()
    assert begun == (["now"] if offered else [])
