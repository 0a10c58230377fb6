"""A letter photographed with a phone, told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.wording.vi import drafting as words
from tests.bot.test_extract_scans import needs_tesseract, picture
from tests.stories.chat import Chat, opened

pytestmark = needs_tesseract


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def test_a_photo_becomes_a_draft_that_says_so_and_goes_out_only_on_ones_word(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await lan.sends_photo(picture("jpg"))
    card = lan.expect("BẢN NHÁP", "21-CV/TU", words.SCANNED)
    assert await card.press("Phát hành") == words.OATH
    hoa.expect_nothing()
    card = card.refresh()
    await card.press("Phát hành")  # and the subject, which this short letter lacks, is pointed out
    await card.refresh().press("Phát hành")
    hoa.expect("21-CV/TU")
