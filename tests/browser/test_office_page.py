"""The office's page in Chromium: from the chat's link to a board that follows every answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Open, phone_of
from tests.browser.test_main_job import LETTER, PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.process]

STICKING_OUT = """document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
        .map(one => `${one.outerHTML.slice(0, 120)} ends at ${one.getBoundingClientRect().right}`)"""


async def published(page: Page, folder: Path) -> None:
    letter = folder / "cong-van-377.txt"
    letter.write_text(LETTER, encoding="utf-8")
    lan = await phone_of(page, "Nguyễn Thị Lan")
    await lan.locator("input[type=file]").set_input_files(letter)
    draft = lan.locator(".post", has=page.get_by_role("button", name="Phát hành"))
    await draft.get_by_role("button", name="Phát hành").click()
    await expect(lan.locator(".post").last).to_contain_text("đã nhận", timeout=PATIENCE)


async def link(page: Page) -> str:
    lan = await phone_of(page, "Nguyễn Thị Lan")
    await lan.get_by_placeholder("Nhắn").fill("/tiendo")
    await lan.get_by_placeholder("Nhắn").press("Enter")
    await lan.get_by_role("button", name="Trang theo dõi").last.click()
    post = lan.locator(".post", has_text="/office/enter#").last
    await expect(post).to_be_visible(timeout=PATIENCE)
    found = re.search(r"http://\S+#\S+", await post.inner_text())
    assert found
    return found[0]


async def faults(page: Page) -> list[str]:
    found = await Axe().run(page)
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]


async def fit_for_everybody(office: Page) -> None:
    """The same sheet in the dark, in large letters, with no unit to show."""
    sheet = office.url.partition("?")[0]
    for scheme in ("dark", "light"):
        await office.emulate_media(color_scheme=scheme)
        for address in (sheet, f"{sheet}?big=1", f"{sheet}?state=overdue"):
            await office.goto(address)
            assert await faults(office) == [], (scheme, address)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_it_is_entered_once_followed_live_and_read_by_everybody(
    sandbox: str, open_page: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    phones = await open_page(sandbox, size=WIDE)
    phones.set_default_timeout(PATIENCE)
    await published(phones, tmp_path)
    office = await open_page(await link(phones), size=size)
    assert "#" not in office.url
    assert await faults(office) == []
    await office.get_by_role("button", name="Bấm để vào").click()
    await expect(office.get_by_role("link", name="377-CV/TU")).to_be_visible()
    assert await faults(office) == []
    await office.get_by_role("link", name="377-CV/TU").focus()
    await office.keyboard.press("Enter")
    await expect(office.get_by_role("heading", name="377-CV/TU")).to_be_visible()
    summary = office.locator(".summary")
    await expect(summary).to_contain_text("0/")
    assert await faults(office) == []
    hoa = await phone_of(phones, "Lê Thị Hoa")
    await hoa.get_by_role("button", name="Đã nhận", exact=True).click()
    await expect(summary).to_contain_text("1/", timeout=PATIENCE)
    await office.get_by_role("link", name=re.compile("^Đã nhận 1|✓")).first.click()
    await expect(office.locator(".units tbody tr")).to_have_count(1)
    assert await office.evaluate(STICKING_OUT) == [], "it must be read without scrolling sideways"
    await fit_for_everybody(office)
    await office.get_by_role("button", name="Thoát").click()
    await expect(office.get_by_role("heading", name="Đồng chí đã thoát")).to_be_visible()
