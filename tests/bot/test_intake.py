"""What a server may leave out, and what it may send that nobody expects: one bad update costs no other."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.sandbox import cast
from bot.sandbox.methods import METHODS
from bot.start import without_webhook
from domain.people import Role
from domain.wording.vi import answering, general, helping
from handlers import aside
from storage import inbox, people
from tests.bot.ways import ByWebhook, door
from tests.stories.chat import Chat, opened

WITHOUT_EXTRAS = {"id": cast.HOA, "is_bot": False, "first_name": "Hoa"}


@pytest.fixture(params=["polling", "webhook"])
async def chat(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Chat]:
    """The office, whichever way its updates come."""
    async with opened(tmp_path) as office, door(office.bot.house.intake) as client:
        if request.param == "webhook":
            assert office.bot.house.polling is not None
            office.bot.house.polling = ByWebhook(office.bot.house.polling, client)
        yield office


def message(number: int, text: str, **more: object) -> dict[str, Any]:
    sent = {"message_id": number, "date": 1, "chat": {"id": cast.HOA, "type": "private"}, "text": text}
    return {**sent, "from": WITHOUT_EXTRAS, **more}


async def test_a_command_is_one_whether_or_not_the_server_marks_it(chat: Chat) -> None:
    chat.bot.world.state.mail.put("message", message(900, "/trogiup"))
    chat.bot.world.state.mail.put("message", message(901, "/HELP@some_bot"))
    await chat.bot.settle()
    chat.phones.hoa.expect(helping.TITLE)
    chat.phones.hoa.expect(helping.TITLE)


@pytest.mark.parametrize("text", ["/", "/ngày 7/8", "/trogiup-x", "và /trogiup"])
async def test_what_only_looks_like_a_command_is_a_message(chat: Chat, text: str) -> None:
    await chat.phones.hoa.says(text)
    chat.phones.hoa.expect(general.NOT_UNDERSTOOD)


async def test_an_edited_command_does_not_run_again(chat: Chat) -> None:
    chat.bot.world.state.mail.put("edited_message", message(900, "/trogiup", edit_date=2))
    await chat.bot.settle()
    chat.phones.hoa.expect_nothing()


@pytest.mark.parametrize("bad", ["nonsense", {"message_id": 1}, {"message_id": 2, "date": 1, "chat": 7}])
async def test_an_update_nobody_can_read_is_put_aside_and_the_next_one_handled(chat: Chat, bad: Any) -> None:
    chat.bot.world.state.mail.put("message", bad)
    chat.bot.world.state.mail.put("message", message(900, "/trogiup"))
    await chat.bot.settle()
    chat.phones.hoa.expect(helping.TITLE)


async def test_who_sent_what_nobody_can_read_and_the_admins_hear_its_reference(chat: Chat) -> None:
    await chat.seat(chat.phones.minh, "TU", Role.ADMIN)
    for _ in range(2):  # told once a minute
        chat.bot.world.state.mail.put("message", {**message(900, "a"), "date": "yesterday"})
    with capture_logs() as told:
        await chat.bot.settle()
    reference = next(str(entry["reference"]) for entry in told if entry["event"] == "update_failed")
    chat.phones.hoa.expect("Lỗi hệ thống, mã", reference)
    chat.phones.minh.expect(general.defect_told(reference))
    chat.phones.nothing_unexpected()
    assert await states(chat) == ["failed"]


NESTED: dict[str, object] = {}
for _ in range(2000):
    NESTED = {"reply": NESTED}


@pytest.mark.parametrize(
    "odd",
    [
        {**message(900, "half a character \ud83d")},
        {**message(900, "deep"), "reply_to_message": NESTED},
        {**message(900, "far"), "chat": {"id": 2**70, "type": "private"}},
    ],
)
async def test_what_the_database_or_the_stack_cannot_hold_blocks_nothing(chat: Chat, odd: Any) -> None:
    stored = [{"update_id": 7, "message": odd}, {"update_id": 8, "message": message(901, "/trogiup")}]
    await chat.bot.house.intake.keep(stored)
    with capture_logs():
        await chat.bot.settle()
    await chat.phones.hoa.says("/caidat")
    texts = [post.now.text for post in chat.bot.world.posts(cast.HOA) if post.from_bot]
    assert any(helping.TITLE in text for text in texts)


async def test_where_even_the_telling_fails_the_update_is_still_put_aside(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise KeyError("a second defect")

    monkeypatch.setattr(aside, "tell_admins", broken)
    chat.bot.world.state.mail.put("message", {**message(900, "a"), "date": "yesterday"})
    with capture_logs():
        await chat.bot.settle()
    assert await states(chat) == ["failed"]


async def test_a_press_on_a_message_too_old_to_be_sent_along_is_answered(chat: Chat) -> None:
    press: dict[str, object] = {"id": "77", "from": WITHOUT_EXTRAS, "chat_instance": "1", "data": "ack.1.1"}
    chat.bot.world.state.mail.put("callback_query", press)
    await chat.bot.settle()
    chat.phones.hoa.expect_nothing()


async def test_a_button_that_nobody_has_any_more_is_answered_in_a_sentence(chat: Chat) -> None:
    assert await chat.phones.hoa.forges(1, "nop") == answering.FOREIGN


async def test_who_cannot_even_be_looked_up_hears_of_it_and_the_update_is_kept_as_failed(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(people, "actor", broken)
        await chat.phones.hoa.says("/trogiup")
    chat.phones.hoa.expect("Lỗi hệ thống, mã")
    assert await states(chat) == ["failed"]


async def test_an_update_whose_end_cannot_be_written_waits_and_blocks_no_other(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "all_done", full)
        with pytest.raises(sqlite3.OperationalError):
            await chat.phones.hoa.says("/trogiup")
    assert await states(chat) == ["new"]
    await chat.phones.hoa.says("/caidat")
    chat.phones.hoa.expect("Cài đặt")


async def states(chat: Chat) -> list[str]:
    """The state of the newest update."""

    async def newest(tx: Any) -> list[str]:
        return [
            row["state"] for row in await tx.rows("SELECT state FROM inbox ORDER BY update_id DESC LIMIT 1")
        ]

    return await chat.bot.store.read(newest)


async def test_a_server_that_knows_no_menus_raises_no_alarm(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(METHODS, "setmycommands")
    with capture_logs() as told:
        await chat.phones.hoa.starts()
    chat.phones.hoa.expect("Chào đồng chí")
    assert [entry for entry in told if entry["log_level"] in ("error", "critical")] == []


async def test_a_server_that_knows_no_webhooks_does_not_keep_the_bot_from_starting(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(METHODS, "deletewebhook")
    await without_webhook(chat.bot.house.application.bot)
