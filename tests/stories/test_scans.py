"""A letter photographed with a phone, told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from domain.wording.vi import drafting as words
from domain.wording.vi import genuine as asked
from tests.bot.test_extract_scans import needs_tesseract, picture
from tests.stories.chat import Chat, opened

pytestmark = needs_tesseract


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


def blank() -> bytes:
    """A photo of a white wall."""
    made = BytesIO()
    Image.new("RGB", (600, 400), "white").save(made, "JPEG")
    return made.getvalue()


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


async def test_a_photo_that_an_officer_asks_about_is_read_and_the_answer_is_not_sure(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.sends_photo(picture("jpg"))
    hoa.expect(asked.PICTURE_NONE, asked.HOW_TO_REPORT)
    await chat.publish("21-CV/TU", "việc", to=("X1",))
    await hoa.sends_photo(picture("jpg"))
    hoa.expect("21-CV/TU", asked.FROM_PICTURE)
    hoa.skip()


async def test_a_photo_without_a_word_is_no_verdict(chat: Chat) -> None:
    await chat.phones.hoa.sends_photo(blank())
    said = chat.phones.hoa.expect(asked.NOT_READ)
    assert "/baocao" in said.text
