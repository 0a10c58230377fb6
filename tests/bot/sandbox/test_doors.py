"""Two doors, one world: the same bot library does the same through both."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.sandbox import api_door
from bot.sandbox.cast import STRANGER
from bot.sandbox.door import Site, serve
from bot.sandbox.request import WorldRequest
from bot.sandbox.world import World
from bot.transports.http import AiohttpRequest, NotSent

TOKEN = "424242:sandbox-token-for-tests-only-000000"


@pytest.fixture
async def site(world: World) -> AsyncIterator[Site]:
    opened = await serve(world, port=0)
    yield opened
    await opened.close()


@pytest.fixture(params=["in process", "http"])
async def bot(request: pytest.FixtureRequest, world: World) -> AsyncIterator[Bot]:
    if request.param == "in process":
        async with _inside(world) as made:
            yield made
        return
    site = await serve(world, port=0)
    async with _over_http(site) as made:
        yield made
    await site.close()


def _inside(world: World, token: str = TOKEN) -> Bot:
    return Bot(token, request=WorldRequest(world), get_updates_request=WorldRequest(world))


def _over_http(site: Site, token: str = TOKEN) -> Bot:
    return Bot(
        token,
        base_url=f"{site.url}/bot",
        base_file_url=f"{site.url}/file/bot",
        request=AiohttpRequest(read_timeout=0.5),
        get_updates_request=AiohttpRequest(),
    )


async def test_a_conversation(bot: Bot, world: World, hoa: int) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Đã nhận", callback_data="a:1")]])
    sent = await bot.send_message(hoa, "<b>Chỉ đạo</b>", parse_mode="HTML", reply_markup=keys)
    world.send_text(hoa, "/viec")
    made = world.press(hoa, hoa, sent.message_id, "Đã nhận")
    command, press = await bot.get_updates(timeout=0)
    assert command.message is not None
    assert command.message.text == "/viec"
    assert command.message.entities[0].type == "bot_command"
    assert press.callback_query is not None
    assert press.callback_query.data == "a:1"
    await press.callback_query.answer("Đồng chí đã nhận.")
    assert made.toast == "Đồng chí đã nhận."
    await bot.edit_message_text("Đã nhận", hoa, sent.message_id)
    assert world.posts(hoa)[1].now.text == "Đã nhận"


async def test_a_file_goes_up_once_and_on_by_its_id(bot: Bot, world: World, hoa: int) -> None:
    sent = await bot.send_document(hoa, b"%PDF-1.7 ...", filename="Công văn 963.pdf", caption="963")
    assert sent.document is not None
    assert sent.document.file_name == "Công văn 963.pdf"
    again = await bot.send_document(hoa, sent.document.file_id)
    assert again.document == sent.document
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == b"%PDF-1.7 ..."


async def test_refusals_become_the_libraries_own(bot: Bot, world: World, hoa: int) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(hoa, " ")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(STRANGER, "x")
    world.fail_next("sendMessage", "flood:5")
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(hoa, "x")
    assert int(told.value._retry_after.total_seconds()) == 5
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)


async def test_what_breaks_before_left_nothing_and_what_breaks_after_arrived(
    bot: Bot, world: World, hoa: int
) -> None:
    for kind, arrives in (("reset_before", 0), ("502", 0), ("reset_after", 1)):
        before = len(world.posts(hoa))
        world.fail_next("sendMessage", kind)
        with pytest.raises(NetworkError):
            await bot.send_message(hoa, kind)
        assert len(world.posts(hoa)) - before == arrives, kind


async def test_a_time_out_may_have_arrived(
    bot: Bot, world: World, hoa: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_door, "SILENCE", 1.0)
    world.fail_next("sendMessage", "timeout")
    with pytest.raises(TimedOut):
        await bot.send_message(hoa, "vẫn tới")
    assert world.posts(hoa)[-1].now.text == "vẫn tới"


async def test_in_process_an_outage_is_known_to_have_sent_nothing(world: World, hoa: int) -> None:
    async with _inside(world) as bot:
        world.outage(True)
        with pytest.raises(NotSent):
            await bot.send_message(hoa, "x")
        world.outage(False)
        await bot.send_message(hoa, "x")


async def test_a_wrong_token_is_let_in_nowhere(world: World, site: Site) -> None:
    for wrong in (_inside(world, "424242:wrong"), _over_http(site, "424242:wrong")):
        with pytest.raises(InvalidToken):
            await wrong.initialize()
        await wrong.shutdown()
    async with aiohttp.ClientSession() as http, http.get(f"{site.url}/botrubbish/getMe") as answer:
        assert answer.status == 404
        assert (await answer.json())["description"] == "Not Found"


async def test_parameters_come_as_json_form_or_query(world: World, site: Site, hoa: int) -> None:
    url = f"{site.url}/bot{TOKEN}/sendMessage"
    params = {"chat_id": hoa, "text": "x"}
    async with aiohttp.ClientSession() as http:
        for how in ({"json": params}, {"data": params}, {"params": params}):
            async with http.post(url, **how) as answer:
                assert answer.status == 200
        async with http.post(url, data="{", headers={"Content-Type": "application/json"}) as answer:
            assert answer.status == 400
        world.flood(7)
        async with http.post(url, json=params) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
