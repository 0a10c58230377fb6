"""The system's Chromium, driven by playwright; tests that need it are skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1440, 900), (390, 844)
Open = Callable[..., Awaitable[Page]]


def _is_fault(line: ConsoleMessage) -> bool:
    # A server that goes away is no fault of the page
    return line.type == "error" and "Failed to load resource: net::" not in line.text


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (apt-get install chromium)")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        await opened.close()


@pytest.fixture
async def open_page(browser: Browser) -> AsyncIterator[Open]:
    """``await open_page(url, size=NARROW)``; at the end the page must have reported no error."""
    said: list[str] = []

    async def open_it(url: str, size: tuple[int, int] = WIDE) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        page = await browser.new_page(viewport=viewport, locale="vi-VN")
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if _is_fault(line) else None)
        await page.goto(url)
        return page

    yield open_it
    assert said == []
