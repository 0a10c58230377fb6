"""The main job by hand: the real process, its sandbox page, a coordinator and a commune secretary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import NARROW, WIDE, Open, phone_of

pytestmark = [pytest.mark.browser, pytest.mark.process]
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


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_a_directive_goes_out_is_acknowledged_and_the_board_shows_it(
    sandbox: str, open_page: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    letter = tmp_path / "cong-van-377.txt"
    letter.write_text(LETTER, encoding="utf-8")
    page = await open_page(sandbox, size=size)
    page.set_default_timeout(PATIENCE)

    lan = await phone_of(page, "Nguyễn Thị Lan")
    await lan.locator("input[type=file]").set_input_files(letter)
    draft = lan.locator(".post", has=page.get_by_role("button", name="Phát hành"))
    await expect(draft).to_contain_text("377-CV/TU", timeout=PATIENCE)
    await draft.get_by_role("button", name="Phát hành").click()

    hoa = await phone_of(page, "Lê Thị Hoa")
    card = hoa.locator(".post", has=page.get_by_role("button", name="Đã nhận")).last
    await expect(card).to_contain_text("377-CV/TU", timeout=PATIENCE)
    await card.get_by_role("button", name="Đã nhận").click()
    await expect(hoa.locator(".toast")).to_be_visible(timeout=PATIENCE)

    lan = await phone_of(page, "Nguyễn Thị Lan")
    board = lan.locator(".post", has=page.get_by_role("button", name="Đôn đốc")).last
    await expect(board).to_contain_text(re.compile(r"\b1/\d+ đơn vị đã nhận"), timeout=PATIENCE)
