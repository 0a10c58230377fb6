"""Letters to "các xã biên giới", told from the coordinator's phone: the draft goes to whoever bears the tag."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.units import import_units
from storage import units
from tests.stories.chat import Chat, opened
from tests.stories.test_audience import begin, chosen, draft_of
from tests.stories.test_tags import TAGGED

LETTER = """TỈNH ỦY LAM GIANG
Số 31-CV/TU
Lam Giang, ngày 20 tháng 7 năm 2026
V/v tăng cường tuần tra

Kính gửi: {}

1. Đảng ủy các xã, phường rà soát phương án, báo cáo kết quả trước ngày 24/7/2026.
2. Đảng ủy các xã biên giới báo cáo tình hình tuần tra hằng ngày trước 16 giờ.
"""


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        await office.bot.store.write(import_units, TAGGED)
        yield office


async def letter(chat: Chat, addressees: str) -> None:
    await chat.phones.lan.sends_file("cong-van.txt", LETTER.format(addressees).encode())
    chat.phones.lan.expect("31-CV/TU")


async def test_a_letter_to_the_communes_of_a_tag_goes_to_whoever_bears_it(chat: Chat) -> None:
    await letter(chat, "Đảng ủy các xã biên giới")
    assert await chosen(chat, chat.phones.lan) == "X1 X2"


async def test_a_duty_of_the_communes_of_a_tag_is_theirs_alone(chat: Chat) -> None:
    await letter(chat, "Đảng ủy các xã, phường")
    stored = await draft_of(chat, chat.phones.lan)
    tree = await chat.bot.store.read(units.tree)
    assert await chosen(chat, chat.phones.lan) == "X1 X2 X3 X4"
    owed = [" ".join(tree[unit].code for unit in duty.units) for duty in stored.draft.duties]
    assert owed == ["X1 X2 X3 X4", "X1 X2"]


async def test_a_tag_that_nobody_bears_is_asked_as_before(chat: Chat) -> None:
    await letter(chat, "Đảng ủy các xã hải đảo")
    assert await chosen(chat, chat.phones.lan) == ""
    assert (await draft_of(chat, chat.phones.lan)).draft.unresolved == ("Đảng ủy các xã hải đảo",)


async def test_typed_groups_may_name_a_tag(chat: Chat) -> None:
    lan = chat.phones.lan
    message = await begin(lan)
    for typed, codes in (("các xã, phường ven biển", "X3"), ("các xã biên giới; trừ xã an phú", "X2 X3")):
        await message.press("Gõ tên đơn vị")
        lan.expect("Đồng chí gõ tên đơn vị")
        await lan.says(typed)
        lan.expect("Đã thêm 1 đơn vị.")
        assert await chosen(chat, lan) == codes
