"""The office's page: signed in by a link that opens once, showing nothing to anybody else."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import CookieJar, web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.pages import HOME, Pages
from domain.drafts import Draft, DraftDuty
from domain.people import Role
from domain.wording.vi import wall as words
from handlers.publish import publish
from storage import drafts, people
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.chat import Chat, opened

Client = TestClient[web.Request, web.Application]
LETTER = "377-CV/TU"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


@pytest.fixture
async def client(chat: Chat) -> AsyncIterator[Client]:
    office = chat.bot.house.office
    app = web.Application()
    app.add_routes([*Pages(office.store, lambda: office).routes(), HOME])
    jar = CookieJar(unsafe=True)  # unsafe: also of 127.0.0.1
    async with TestClient(TestServer(app), cookie_jar=jar) as made:
        yield made


async def code_for(chat: Chat, phone: Phone) -> str:
    """What stands behind # in the link that the bot sends."""
    await phone.says("/tiendo")
    await phone.shows(button="Trang theo dõi").press("Trang theo dõi")
    found = re.search(r"/office/enter#(\S+)", phone.expect("/office/enter#").text)
    assert found
    return found[1]


async def enters(client: Client, code: str) -> int:
    return (await client.post("/office/enter", data=code)).status


async def page(client: Client, path: str = "/office") -> str:
    answer = await client.get(path)
    assert answer.status == 200, answer.status
    return await answer.text()


async def test_a_coordinator_enters_once_and_sees_what_is_open(chat: Chat, client: Client) -> None:
    await chat.publish(LETTER, "kiểm tra hồ, đập")
    await chat.phones.hoa.shows(LETTER, button="Đã nhận").press("Đã nhận")
    code = await code_for(chat, chat.phones.lan)
    assert await enters(client, code) == 204
    shown = await page(client)
    assert LETTER in shown
    assert "1/2" in shown
    client.session.cookie_jar.clear()
    assert await enters(client, code) == 403
    assert (await client.get("/office", allow_redirects=False)).status == 303


async def test_the_cookie_is_for_this_page_and_for_no_script(chat: Chat, client: Client) -> None:
    answer = await client.post("/office/enter", data=await code_for(chat, chat.phones.lan))
    cookie = answer.cookies["office"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/office"
    assert int(cookie["max-age"]) == 12 * 3600


async def test_nothing_is_shown_without_a_session(chat: Chat, client: Client) -> None:
    directive = await chat.publish(LETTER, "kiểm tra hồ, đập")
    for path in ("/", "/office", f"/office/d/{directive}"):
        answer = await client.get(path)
        assert answer.url.path == "/office/enter"
        assert LETTER not in await answer.text()
    assert (await client.get("/office/events")).status == 403
    assert (await client.get("/office", headers={"X-Part": "1"})).status == 403
    assert (await client.get("/office/static/..%2fpages.py")).status == 404


@pytest.mark.parametrize("code", ["", "x", "x" * 900, "ngư dân", "' OR 1=1 --"])
async def test_a_guess_opens_nothing(chat: Chat, client: Client, code: str) -> None:
    assert await enters(client, code) == 403


async def test_a_code_too_long_to_be_one_is_not_even_read(client: Client) -> None:
    assert await enters(client, "x" * 5000) == 413


async def test_a_link_is_good_for_ten_minutes_and_only_the_newest(chat: Chat, client: Client) -> None:
    older = await code_for(chat, chat.phones.lan)
    newer = await code_for(chat, chat.phones.lan)
    assert await enters(client, older) == 403
    chat.clock.forward(minutes=10)
    assert await enters(client, newer) == 403


async def test_a_session_ends_after_the_day_and_with_its_seat(chat: Chat, client: Client) -> None:
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    chat.clock.forward(hours=11)
    await page(client)

    async def take_seats(tx: Tx) -> None:
        lan = await people.actor(tx, chat.phones.lan.id)
        assert lan is not None
        for seat in lan.seats:
            await people.end_seat(tx, seat.id, None)

    await chat.bot.store.write(take_seats)
    assert (await client.get("/office", allow_redirects=False)).status == 303


async def test_twelve_hours_end_it(chat: Chat, client: Client) -> None:
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    chat.clock.forward(hours=12)
    assert (await client.get("/office", allow_redirects=False)).status == 303


async def test_an_officer_gets_no_link(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.says("/tiendo")
    assert "Trang theo dõi" not in hoa.shows(words_of_boards()).buttons
    lan = chat.phones.lan
    await lan.says("/tiendo")
    forged = lan.shows(button="Trang theo dõi").data("Trang theo dõi")
    assert await hoa.forges(1, forged) == words.NOT_FOR_YOU


def words_of_boards() -> str:
    return "Không có văn bản nào đang theo dõi"


async def test_signing_out_ends_the_session_everywhere(chat: Chat, client: Client) -> None:
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    token = client.session.cookie_jar.filter_cookies(client.make_url("/office"))["office"].value
    assert words.SIGNED_OUT in await (await client.post("/office/leave")).text()
    answer = await client.get("/office", allow_redirects=False, headers={"Cookie": f"office={token}"})
    assert answer.status == 303


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
async def test_another_sites_page_can_do_nothing_here(
    chat: Chat, client: Client, headers: dict[str, str]
) -> None:
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    assert (await client.post("/office/leave", headers=headers)).status == 403
    await page(client)


async def test_every_answer_forbids_foreign_scripts_and_storing(chat: Chat, client: Client) -> None:
    for path in ("/office/enter", "/office/static/office.js", "/office/d/1"):
        headers = (await client.get(path)).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"


async def test_what_a_letter_says_is_text_never_markup(chat: Chat, client: Client) -> None:
    directive = await chat.publish(LETTER, "<script>alert(1)</script> & “hồ”")
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    for path in ("/office", f"/office/d/{directive}"):
        shown = await page(client, path)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “hồ”" in shown


async def test_a_leader_sees_only_the_units_that_she_leads(chat: Chat, client: Client) -> None:
    directive = await chat.publish(LETTER, "kiểm tra hồ, đập", ("X1", "X2", "X3"))
    other = await chat.publish("378-CV/TU", "cứu đói", ("X1",))
    mai = chat.phones.add(3001, "Cao Thị Mai")
    chat.phones.world.user(3001).started = True
    await chat.seat(mai, "X2", Role.LEADER)
    assert await enters(client, await code_for(chat, mai)) == 204
    shown = await page(client)
    assert "0/1" in shown
    assert "378-CV/TU" not in shown
    sheet = await page(client, f"/office/d/{directive}")
    assert "Xã Bình Sơn" in sheet
    assert "Xã An Phú" not in sheet
    missing = await client.get(f"/office/d/{other}")
    assert missing.status == 404
    assert words.NOT_FOUND in await missing.text()


async def test_units_are_chosen_by_state(chat: Chat, client: Client) -> None:
    directive = await chat.publish(LETTER, "kiểm tra hồ, đập")
    await chat.phones.hoa.shows(LETTER, button="Đã nhận").press("Đã nhận")
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    silent = await page(client, f"/office/d/{directive}?state=silent")
    assert "Xã Bình Sơn" in silent
    assert "Xã An Phú" not in silent
    strange = await page(client, f"/office/d/{directive}?state=drop+table&under=999999999999999")
    assert "Xã An Phú" in strange


async def test_an_open_page_hears_of_every_answer(chat: Chat, client: Client) -> None:
    await chat.publish(LETTER, "kiểm tra hồ, đập")
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    async with client.get("/office/events") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert b"hello" in await stream.content.readuntil(b"\n\n")
        await chat.phones.hoa.shows(LETTER, button="Đã nhận").press("Đã nhận")
        assert b"event: change" in await stream.content.readuntil(b"\n\n")
    part = await client.get("/office", headers={"X-Part": "1"})
    assert "<html" not in (text := await part.text())
    assert "1/2" in text


async def test_a_weekly_duty_shows_the_period_that_comes_next(chat: Chat, client: Client) -> None:
    lan = await chat.actor(chat.phones.lan)
    friday = DraftDuty("hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("16:00",))
    whom = (await chat.unit("X1"),)
    draft = Draft(number=LETTER, subject="giao ban", audience=whom, duties=(friday,), warned=True)
    kept = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("…"))
    await chat.bot.store.write(publish, lan, kept, 1, ZONE)
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    assert "16:00 thứ Sáu 24/7/2026" in await page(client)


async def test_the_same_pictures_stand_on_the_page(chat: Chat, client: Client) -> None:
    directive = await chat.publish(LETTER, "kiểm tra hồ, đập")
    assert await enters(client, await code_for(chat, chat.phones.lan)) == 204
    shown = await page(client, f"/office/d/{directive}")
    address = re.search(r'<img src="([^"]+)" alt="([^"]+)"', shown)
    assert address
    assert "0/2" in address[2]
    answer = await client.get(address[1])
    assert (await answer.read()).startswith(b"\x89PNG")
    assert (await client.get(f"/office/d/{directive}/9.png")).status == 404
