"""The main job by hand: the real process, its sandbox page, a coordinator and a commune secretary."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections import deque
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import NARROW, WIDE, Open

pytestmark = [pytest.mark.browser, pytest.mark.process]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20_000  # milliseconds; the machine may be busy, and the board follows within 5 s

# Very urgent: it is sent at night too, and without the pause that a flash directive makes
LETTER = """TỈNH ỦY LAM GIANG
*
Số 377-CV/TU

Về việc kiểm tra an toàn hồ, đập trước mùa mưa lũ

THƯỢNG KHẨN

ĐẢNG CỘNG SẢN VIỆT NAM

Lam Giang, ngày 20 tháng 7 năm 2026

Kính gửi: - Đảng ủy các xã, phường, đặc khu.

Thường trực Tỉnh ủy yêu cầu các cấp ủy thực hiện một số nội dung sau:

1. Đảng ủy các xã, phường, đặc khu chỉ đạo kiểm tra toàn bộ hồ, đập trên địa bàn.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Quốc Khang
"""


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


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_a_directive_goes_out_is_acknowledged_and_the_board_shows_it(
    sandbox: str, open_page: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    letter = tmp_path / "cong-van-377.txt"
    letter.write_text(LETTER, encoding="utf-8")
    page = await open_page(sandbox, size=size)
    page.set_default_timeout(PATIENCE)

    lan = await _phone(page, "Nguyễn Thị Lan")
    await lan.locator("input[type=file]").set_input_files(letter)
    draft = lan.locator(".post", has=page.get_by_role("button", name="Phát hành"))
    await expect(draft).to_contain_text("377-CV/TU", timeout=PATIENCE)
    await draft.get_by_role("button", name="Phát hành").click()

    hoa = await _phone(page, "Lê Thị Hoa")
    card = hoa.locator(".post", has=page.get_by_role("button", name="Đã nhận")).last
    await expect(card).to_contain_text("377-CV/TU", timeout=PATIENCE)
    await card.get_by_role("button", name="Đã nhận").click()
    await expect(hoa.locator(".toast")).to_be_visible(timeout=PATIENCE)

    lan = await _phone(page, "Nguyễn Thị Lan")
    board = lan.locator(".post", has=page.get_by_role("button", name="Đôn đốc")).last
    await expect(board).to_contain_text(re.compile(r"\b1/\d+ đơn vị đã nhận"), timeout=PATIENCE)


async def _phone(page: Page, name: str) -> Locator:
    tab = page.get_by_role("tab", name=name.split()[-1])
    if await tab.is_visible():
        await tab.click()
    return page.get_by_label(f"Máy của {name}")
