"""The phones on the page, with a small bot on the other side."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.sandbox.cast import HOA, LAN, TU, add_cast
from bot.sandbox.door import Site, serve
from bot.sandbox.stage import Stage, Tip
from bot.sandbox.world import World
from tests.browser.conftest import NARROW, Open

pytestmark = pytest.mark.browser
TOKEN = "424242:sandbox-token-for-tests-only-000000"
KEYS = [
    [
        {"text": "Đã nhận", "callback_data": "ack", "style": "success"},
        {"text": "Toàn văn", "callback_data": "full"},
    ],
    [{"text": "Vào nhóm", "url": "https://t.me/directive_sandbox_bot?start=Ma-Moi_1"}],
]


async def small_bot(world: World) -> None:
    """A card for every message, a toast for one button, an alert for the other."""
    offset = 0
    while True:
        _, answer = await world.call("getUpdates", {"offset": offset, "timeout": 50})
        for update in answer["result"]:
            offset = update["update_id"] + 1
            await _answer(world, update)


async def _answer(world: World, update: dict[str, dict[str, object]]) -> None:
    if message := update.get("message"):
        heard = message.get("text") or message["document"]["file_name"]
        card = {"chat_id": message["chat"]["id"], "text": f"Thẻ: {heard}"}
        await world.call("sendMessage", card | {"reply_markup": {"inline_keyboard": KEYS}})
    if query := update.get("callback_query"):
        loud = query["data"] == "full"
        text = "Toàn văn dài lắm." if loud else "Đồng chí đã nhận."
        told = {"callback_query_id": query["id"], "text": text, "show_alert": loud}
        await world.call("answerCallbackQuery", told)
        if not loud:
            where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
            await world.call("editMessageText", where | {"text": "Đã nhận lúc 09:00"})


@pytest.fixture
async def world() -> AsyncIterator[World]:
    made = World(lambda: datetime.now(UTC), TOKEN)
    add_cast(made)
    commands = [{"command": "viec", "description": "Việc của tôi"}]
    await made.call("setMyCommands", {"commands": json.dumps(commands)})
    bot = asyncio.create_task(small_bot(made))
    yield made
    bot.cancel()
    await asyncio.gather(bot, return_exceptions=True)


@pytest.fixture
async def site(world: World, tmp_path: Path) -> AsyncIterator[Site]:
    letter = tmp_path / "cong-van.txt"
    letter.write_text("Số: 963-CV/TU", encoding="utf-8")
    tip = Tip("Phát hành", "Gửi văn bản mẫu vào máy đồng chí Lan.", LAN, sample=letter.name)
    opened = await serve(world, port=0, stage=Stage((tip,), (letter,)))
    yield opened
    await opened.close()


async def test_a_conversation_by_hand(site: Site, open_page: Open) -> None:
    page = await open_page(site.url)
    hoa = page.get_by_label("Máy của Lê Thị Hoa")
    await hoa.get_by_role("button", name="Bắt đầu").click()
    await expect(hoa.get_by_text("Thẻ: /start")).to_be_visible()
    await hoa.get_by_label("Tin nhắn", exact=True).fill("xã đã nhận")
    await hoa.get_by_label("Tin nhắn", exact=True).press("Enter")
    card = hoa.locator(".post", has_text="Thẻ: xã đã nhận")
    await card.get_by_role("button", name="Toàn văn").click()
    await expect(hoa.get_by_role("alertdialog")).to_contain_text("Toàn văn dài lắm.")
    await hoa.get_by_role("button", name="Đóng").click()
    await card.get_by_role("button", name="Đã nhận").click()
    await expect(hoa.locator(".toast")).to_have_text("Đồng chí đã nhận.")
    await expect(hoa.get_by_text("Đã nhận lúc 09:00")).to_be_visible()


async def test_a_link_with_a_code_starts_that_phone(site: Site, world: World, open_page: Open) -> None:
    world.start(TU)
    page = await open_page(site.url)
    tu = page.get_by_label("Máy của Phạm Văn Tư")
    await tu.get_by_role("button", name="Vào nhóm").click()
    await expect(tu.get_by_text("Thẻ: /start Ma-Moi_1")).to_be_visible()


async def test_a_tip_sends_its_sample_and_files_can_be_fetched(
    site: Site, open_page: Open, tmp_path: Path
) -> None:
    page = await open_page(site.url)
    await page.get_by_role("button", name="Làm thử").click()
    lan = page.get_by_label("Máy của Nguyễn Thị Lan")
    await expect(lan.get_by_text("Thẻ: cong-van.txt")).to_be_visible()
    report = tmp_path / "Báo cáo.txt"
    report.write_text("12 thôn", encoding="utf-8")
    await lan.locator("input[type=file]").set_input_files(report)
    await expect(lan.get_by_text("Thẻ: Báo cáo.txt")).to_be_visible()
    async with page.expect_download() as download:
        await lan.get_by_role("link", name="Tải tệp Báo cáo.txt").click()
    assert _text(await (await download.value).path()) == "12 thôn"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


async def test_what_people_write_is_never_run(site: Site, world: World, open_page: Open) -> None:
    evil = "<img src=x onerror=\"document.title='hỏng'\">"
    world.add_user(2001, evil, caption=evil)
    page = await open_page(site.url)
    world.send_text(2001, evil)
    world.send_document(2001, f"{evil}.txt", b"x", evil)
    await expect(page.get_by_text(f"Thẻ: {evil}", exact=True)).to_be_visible()
    assert await page.title() == "Bàn thử · Văn bản chỉ đạo"
    assert await page.locator("img[onerror]").count() == 0


async def test_blocking_and_coming_back(site: Site, world: World, open_page: Open) -> None:
    world.start(HOA)
    page = await open_page(site.url)
    hoa = page.get_by_label("Máy của Lê Thị Hoa")
    await hoa.get_by_role("button", name="Chặn bot").click()
    await expect(hoa.get_by_role("button", name="Bỏ chặn bot")).to_be_visible()
    assert world.user(HOA).blocked
    await hoa.get_by_role("button", name="Bỏ chặn bot").click()
    await expect(hoa.get_by_label("Tin nhắn", exact=True)).to_be_visible()
    assert not world.user(HOA).blocked


async def test_a_person_can_be_added(site: Site, world: World, open_page: Open) -> None:
    page = await open_page(site.url)
    await page.get_by_role("button", name="Thêm người").click()
    await page.get_by_label("Họ và tên").fill("Võ Thị Sáu")
    await page.get_by_role("button", name="Thêm", exact=True).click()
    await expect(page.get_by_label("Máy của Võ Thị Sáu")).to_be_visible()


async def test_commands_are_offered_while_a_slash_is_typed(site: Site, world: World, open_page: Open) -> None:
    world.start(HOA)
    page = await open_page(site.url)
    hoa = page.get_by_label("Máy của Lê Thị Hoa")
    await hoa.get_by_label("Tin nhắn", exact=True).type("/v")
    await hoa.get_by_role("button", name="/viec Việc của tôi").click()
    await expect(hoa.get_by_text("Thẻ: /viec")).to_be_visible()


async def test_a_narrow_window_shows_one_phone_and_counts_the_others(
    site: Site, world: World, open_page: Open
) -> None:
    page = await open_page(site.url, size=NARROW)
    await expect(page.locator(".phone:visible")).to_have_count(1)
    world.start(HOA)
    tab = page.get_by_role("tab", name="Hoa")
    await expect(tab.locator(".badge")).to_have_text("1")
    await tab.click()
    await expect(page.get_by_label("Máy của Lê Thị Hoa").get_by_text("Thẻ: /start")).to_be_visible()
    await expect(tab.locator(".badge")).to_be_empty()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_page_finds_its_world_again_after_a_restart(
    site: Site, world: World, open_page: Open
) -> None:
    page = await open_page(site.url)
    await expect(page.get_by_role("status").first).to_have_text("Chỉ chạy trên máy này")
    await site.close()
    await expect(page.get_by_role("status").first).to_contain_text("Mất kết nối")
    world.start(HOA)
    again = await serve(world, port=int(site.url.rpartition(":")[2]))
    await expect(page.get_by_label("Máy của Lê Thị Hoa").get_by_text("Thẻ: /start")).to_be_visible()
    await page.close()
    await again.close()
