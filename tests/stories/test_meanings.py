"""What a printed addressee means is asked once: told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.chat import Chat, opened
from tests.stories.test_audience import chosen

LETTER = """TỈNH ỦY LAM GIANG
Số {}-CV/TU
Lam Giang, ngày 20 tháng 7 năm 2026
V/v tăng cường trực ban

Kính gửi:
- Xã An Phú,
- Xã Bình Sô,
- Hội Khuyến học Đồng Tháp.

Đề nghị các đơn vị trực ban nghiêm túc.
"""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def test_the_next_letter_understands_what_was_explained_and_says_so(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file("cong-van.txt", LETTER.format(21).encode())
    message = lan.expect("BẢN NHÁP", "21-CV/TU", "Chưa tìm ra đơn vị cho")
    await message.press("Đối tượng nhận")
    await message.press("Mục chưa rõ (2)")
    await message.press("Xã Bình Sơn")
    await message.press("Không gửi mục này")
    await lan.sends_file("cong-van.txt", LETTER.format(22).encode())
    again = lan.expect("BẢN NHÁP", "22-CV/TU", "Xã Bình Sô → Xã Bình Sơn", "(theo lần trước)")
    assert "Hội Khuyến học Đồng Tháp → không gửi" in again.text
    assert "Chưa tìm ra đơn vị cho" not in again.text
    assert await chosen(chat, lan) == "X1 X2"
    chat.phones.nothing_unexpected()


async def test_passing_over_every_doubt_of_one_letter_is_not_remembered(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.sends_file("cong-van.txt", LETTER.format(21).encode())
    message = lan.expect("BẢN NHÁP")
    await message.press("Đối tượng nhận")
    await message.press("Mục chưa rõ (2)")
    await message.press("Bỏ qua tất cả")
    await lan.sends_file("cong-van.txt", LETTER.format(22).encode())
    lan.expect("22-CV/TU", "Chưa tìm ra đơn vị cho: Xã Bình Sô")
