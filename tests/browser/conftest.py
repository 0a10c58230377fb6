"""The system's Chromium, driven by playwright; tests that need it are skipped where there is none."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, async_playwright

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
ROOT = Path(__file__).resolve().parents[2]
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


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a sandbox that was just started for the first time."""
    settings = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/office.db",
        "WEB_PORT": "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env={key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ} | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    said: deque[str] = deque(maxlen=300)
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    reading = asyncio.create_task(_read(process.stdout, said, address))
    url = await asyncio.wait_for(address, 30)
    assert url, "".join(said)
    yield url
    assert process.returncode is None, "".join(said)
    process.terminate()
    await asyncio.wait_for(process.wait(), 20)
    await reading


async def _read(output: asyncio.StreamReader, said: deque[str], address: asyncio.Future[str]) -> None:
    # To the end: a process whose output nobody reads stands still when the pipe is full
    while line := (await output.readline()).decode():
        said.append(line)
        found = re.search(r"http://\S+", line)
        if found and not address.done():
            address.set_result(found[0])
    if not address.done():
        address.set_result("")


async def phone_of(page: Page, name: str) -> Locator:
    """Somebody's phone on the page; in a narrow window its tab is pressed first."""
    tab = page.get_by_role("tab", name=name.split()[-1])
    if await tab.is_visible():
        await tab.click()
    return page.get_by_label(f"Máy của {name}")
