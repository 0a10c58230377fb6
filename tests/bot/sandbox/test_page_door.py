"""What the page may ask, and who else may not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.cast import HOA, LAN
from bot.sandbox.door import Site, serve
from bot.sandbox.guard import is_loopback
from bot.sandbox.stage import Stage, Tip
from bot.sandbox.world import World


@pytest.fixture
async def site(world: World, tmp_path: Path) -> AsyncIterator[Site]:
    letter = tmp_path / "Công văn mẫu.txt"
    letter.write_text("Số: 963-CV/TU", encoding="utf-8")
    stage = Stage((Tip("Phát hành", "Gửi văn bản mẫu.", LAN, sample=letter.name),), (letter,))
    opened = await serve(world, port=0, stage=stage)
    yield opened
    await opened.close()


@pytest.fixture
async def http(site: Site) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(site.url) as session:
        yield session


async def post(http: aiohttp.ClientSession, path: str, body: object, **headers: str) -> tuple[int, str]:
    async with http.post(path, json=body, headers=headers) as answer:
        return answer.status, await answer.text()


async def test_the_page_and_its_files_are_there_and_nothing_else(http):
    for path, status in (
        ("/", 200),
        ("/static/app.js", 200),
        ("/static/page.css", 200),
        ("/static/..%2fdoor.py", 404),
        ("/static/%2e%2e/door.py", 404),
        ("/etc/passwd", 404),
    ):
        async with http.get(path) as answer:
            assert answer.status == status, path
            assert "script-src 'self'" in answer.headers.get("Content-Security-Policy", "") or status == 404


async def test_the_state_names_the_cast_and_never_the_token(http, world: World):
    async with http.get("/sandbox/state") as answer:
        text = await answer.text()
    state = json.loads(text)
    assert [person["name"] for person in state["people"]][:2] == ["Nguyễn Thị Lan", "Trần Văn Minh"]
    assert state["samples"] == ["Công văn mẫu.txt"]
    assert state["tips"][0]["title"] == "Phát hành"
    assert world.state.token not in text


async def test_phones_act_through_the_page(http, world: World, ok):
    assert (await post(http, f"/sandbox/people/{HOA}/start", {}))[0] == 200
    assert (await post(http, f"/sandbox/people/{HOA}/text", {"text": "/viec"}))[0] == 200
    keys = json.dumps({"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "a:1"}]]})
    sent = await ok("sendMessage", chat_id=HOA, text="x", reply_markup=keys)
    press = {"message": sent["message_id"], "button": "a:1"}
    status, text = await post(http, f"/sandbox/people/{HOA}/press", press)
    assert (status, json.loads(text)["toast"]) == (200, None)
    assert (await post(http, f"/sandbox/people/{HOA}/block", {}))[0] == 200
    status, text = await post(http, f"/sandbox/people/{HOA}/text", {"text": "x"})
    assert (status, json.loads(text)) == (409, {"error": "Lê Thị Hoa đã chặn bot; phải bỏ chặn trước."})
    assert (await post(http, f"/sandbox/people/{HOA}/unblock", {}))[0] == 200


async def test_files_go_in_and_come_out_as_attachments(http, world: World):
    form = aiohttp.FormData({"caption": "báo cáo"}, quote_fields=False)
    form.add_field("file", b"<script>", filename="Báo cáo.html")
    async with http.post(f"/sandbox/people/{HOA}/file", data=form) as answer:
        assert answer.status == 200
    shown = world.posts(HOA)[-1].now
    assert (shown.text, shown.attachment.name) == ("báo cáo", "Báo cáo.html")
    async with http.get(f"/sandbox/files/{shown.attachment.file_id}") as answer:
        assert await answer.read() == b"<script>"
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment;")
    async with http.get("/sandbox/files/nothing") as answer:
        assert answer.status == 404


async def test_a_sample_is_sent_by_its_name_and_no_path_works(http, world: World):
    path = f"/sandbox/people/{LAN}/sample"
    assert (await post(http, path, {"name": "Công văn mẫu.txt"}))[0] == 200
    assert world.posts(LAN)[-1].now.attachment.name == "Công văn mẫu.txt"
    assert (await post(http, path, {"name": "../../etc/passwd"}))[0] == 404


async def test_a_person_is_added_and_needs_a_name(http, world: World):
    status, text = await post(http, "/sandbox/people", {"name": "  Võ  Thị Sáu ", "caption": "khách"})
    added = world.user(json.loads(text)["id"])
    assert (status, added.name, added.caption) == (200, "Võ Thị Sáu", "khách")
    assert (await post(http, "/sandbox/people", {"name": " "}))[0] == 409


@pytest.mark.parametrize("body", ["{", "[1]", '"x"'])
async def test_rubbish_is_refused_without_a_traceback(http, body):
    headers = {"Content-Type": "application/json"}
    async with http.post(f"/sandbox/people/{HOA}/text", data=body, headers=headers) as answer:
        assert answer.status in (400, 409)
    async with http.post(f"/sandbox/people/{HOA}/sample", data=body, headers=headers) as answer:
        assert answer.status in (400, 404)
    async with http.post("/sandbox/people/x/text", json={}) as answer:
        assert answer.status == 404
    async with http.post(f"/sandbox/people/{HOA}/dance", json={}) as answer:
        assert answer.status == 404


async def test_other_sites_are_refused(http, site: Site):
    path = f"/sandbox/people/{HOA}/start"
    assert (await post(http, path, {}, Origin="https://evil.example"))[0] == 403
    assert (await post(http, path, {}, Origin="null"))[0] == 403
    assert (await post(http, path, {}, **{"Sec-Fetch-Site": "cross-site"}))[0] == 403
    assert (await post(http, path, {}, Origin=site.url))[0] == 200
    for host in ("evil.example", "evil.example:8080", "127.0.0.1.evil.example"):
        async with http.get("/sandbox/state", headers={"Host": host}) as answer:
            assert answer.status == 421, host


def test_only_loopback_is_loopback():
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.5.5.5")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.4", "::", "example.org")))


async def test_the_stream_begins_with_everything_and_goes_on_with_changes(http, world: World, ok):
    async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, dict[str, object]]]:
        name = ""
        async for line in answer.content:
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            if line.startswith(b"data: "):
                yield name, json.loads(line[6:])

    async with http.get("/sandbox/events") as answer, asyncio.timeout(5):
        stream = events(answer)
        name, body = await anext(stream)
        assert (name, len(body["people"])) == ("everything", 5)
        world.start(HOA)
        assert (await anext(stream))[0] == "people"
        name, body = await anext(stream)
        assert (name, body["post"]["text"]) == ("post", "/start")
        sent = await ok("sendMessage", chat_id=HOA, text="<b>x</b>", parse_mode="HTML")
        assert (await anext(stream))[1]["post"]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
        press = world.forge_press(HOA, HOA, sent["message_id"], "a")
        await ok("answerCallbackQuery", callback_query_id=press.id, text="Xong")
        assert (await anext(stream))[1]["press"]["toast"] == "Xong"
        await ok("deleteMessage", chat_id=HOA, message_id=sent["message_id"])
        assert await anext(stream) == ("gone", {"chat": HOA, "id": str(sent["message_id"])})


async def test_a_page_that_falls_behind_loads_everything_anew(monkeypatch, http, world: World):
    monkeypatch.setattr("bot.sandbox.events.QUEUE_MAX", 3)
    async with http.get("/sandbox/events") as answer, asyncio.timeout(5):
        await answer.content.readuntil(b"\n\n")
        for number in range(10):
            world.send_text(LAN, str(number))
        seen = b""
        while seen.count(b"event: everything") < 1:
            seen += await answer.content.readline()
