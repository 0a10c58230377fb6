"""The first tip of the sandbox, as somebody tries it who has just started it: one press leads on."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Open, phone_of

pytestmark = [pytest.mark.browser, pytest.mark.process]
SOON, HELD = 20_000, 30_000  # milliseconds; a flash waits ten seconds of them, the board up to five


async def test_the_first_tip_leads_through_the_main_job(sandbox: str, open_page: Open) -> None:
    page = await open_page(sandbox)
    await page.get_by_role("button", name="Làm thử").first.click()
    lan, hoa = await phone_of(page, "Nguyễn Thị Lan"), await phone_of(page, "Lê Thị Hoa")
    draft = lan.locator(".post", has=page.get_by_role("button", name="Phát hành"))
    await expect(draft).to_contain_text("214-CV/TU", timeout=SOON)
    await expect(draft).to_contain_text("Độ khẩn: Hỏa tốc")
    await draft.get_by_role("button", name="Phát hành").click()
    held = lan.locator(".post", has=page.get_by_role("button", name="Thu hồi lệnh gửi"))
    await expect(held).to_contain_text("Sẽ gửi sau 10 giây", timeout=SOON)
    card = hoa.locator(".post", has=page.get_by_role("button", name="Đã nhận")).last
    await expect(card).to_contain_text("VĂN BẢN HỎA TỐC", timeout=HELD)
    await card.get_by_role("button", name="Đã nhận").click()
    await expect(hoa.locator(".toast")).to_contain_text("Đã ghi nhận lúc", timeout=SOON)
    board = lan.locator(".post", has=page.get_by_role("button", name="Đôn đốc")).last
    await expect(board).to_contain_text(re.compile(r"1/\d+ đơn vị đã nhận"), timeout=SOON)
