"""What is left half-finished overnight, and what is turned away: told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest

from domain.wording.vi import answering, drafting, files, general
from tests.stories.chat import Chat, opened

SECRET = "TỈNH ỦY LAM GIANG\n*\nSố 7-CV/TU\n\nMẬT\n\nKế hoạch di chuyển kho dự trữ\n"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def journaled(chat: Chat, kind: str) -> int:
    async def count(tx: Any) -> int:
        return int((await tx.row("SELECT count(*) AS n FROM journal WHERE kind = ?", kind))["n"])

    return await chat.bot.store.read(count)


async def test_a_question_left_open_overnight_is_not_answered_by_the_mornings_greeting(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    card = hoa.shows("12-CV/TU", button="Đã nhận")
    await card.press("Không thuộc thẩm quyền")
    hoa.expect(answering.ASK_REASON)
    chat.clock.forward(hours=13)
    await hoa.says("Chào buổi sáng")
    hoa.expect(general.NOT_UNDERSTOOD)
    assert await journaled(chat, "refused") == 0


async def test_a_question_still_fresh_is_answered(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    await hoa.shows("12-CV/TU", button="Đã nhận").press("Không thuộc thẩm quyền")
    chat.clock.forward(hours=2)
    await hoa.says("Việc của xã khác")
    hoa.expect(answering.REASON_SENT)
    assert await journaled(chat, "refused") == 1


async def test_a_stamped_file_is_turned_away_taken_out_of_the_chat_and_journaled(chat: Chat) -> None:
    await chat.phones.lan.sends_file("ke-hoach.txt", SECRET.encode())
    chat.phones.lan.expect(drafting.CLASSIFIED)
    assert await journaled(chat, "secret_refused") == 1
    assert [post for post in chat.phones.lan.screen() if not post.from_bot and post.now.attachment] == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (BadRequest("File is too big"), files.TOO_LARGE),
        (BadRequest("Wrong file_id"), general.NOT_FETCHED),
        (RuntimeError("no path"), general.NOT_FETCHED),
    ],
)
async def test_a_file_that_cannot_be_fetched_is_told_in_a_sentence(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, broken: Exception, said: str
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise broken

    monkeypatch.setattr(Bot, "get_file", fails)
    await chat.phones.lan.sends_file("cong-van.txt", b"x")
    chat.phones.lan.expect(said)


async def test_only_who_has_answered_is_offered_to_take_it_back_and_a_colleagues_card_still_works(
    chat: Chat,
) -> None:
    hoa, khang = chat.phones.hoa, chat.phones.add(7001, "Khang")
    chat.bot.world.user(7001).started = True
    await chat.seat(khang, "X1")
    await chat.publish("12-CV/TU", "phòng, chống lũ")
    own, other = hoa.shows("12-CV/TU", button="Đã nhận"), khang.shows("12-CV/TU", button="Đã nhận")
    await own.press("Đã nhận")
    assert "Lê Thị Hoa" in await other.press("Đã nhận")
    assert "Hoàn tác" in own.buttons
    assert "Hoàn tác" not in other.buttons
    await own.press("Hoàn tác")
    assert "Đã ghi nhận" in await other.press("Đã nhận")
    assert "Hoàn tác" in other.buttons
