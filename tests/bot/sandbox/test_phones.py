"""The words of the stories do what they say; a small bot plays the other side."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.cast import HOA
from bot.sandbox.refusals import CannotDo
from bot.sandbox.world import World
from tests.clock import FakeClock
from tests.phones import Phones

KEYS = json.dumps({"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "a:1"}]]})


class Echo:
    """Answers a message with a card and a press with a toast."""

    def __init__(self, world: World) -> None:
        self.world, self.offset = world, 0

    async def settle(self) -> None:
        _, answer = await self.world.call("getUpdates", {"offset": self.offset})
        for update in answer["result"]:
            self.offset = update["update_id"] + 1
            if message := update.get("message"):
                card = {"chat_id": message["chat"]["id"], "text": f"Thẻ {message.get('text', 'tệp')}"}
                await self.world.call("sendMessage", card | {"reply_markup": KEYS})
            if query := update.get("callback_query"):
                known = {"callback_query_id": query["id"], "text": f"Đã ghi {query['data']}"}
                await self.world.call("answerCallbackQuery", known)
                where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
                await self.world.call("editMessageText", where | {"text": "Đã nhận lúc 09:00"})


@pytest.fixture
def phones(world: World) -> Phones:
    return Phones(world, Echo(world))


async def test_a_story_reads_like_one(phones: Phones):
    await phones.hoa.says("963-CV/TU")
    card = phones.hoa.expect("963-CV/TU", button="Đã nhận")
    assert card.buttons == ["Đã nhận"]
    assert card.data("Đã nhận") == "a:1"
    assert await card.press("Đã nhận") == "Đã ghi a:1"
    assert card.text == "Đã nhận lúc 09:00"
    assert card.buttons == []
    assert phones.hoa.shows("09:00").text == card.text
    phones.hoa.expect_nothing()
    phones.tu.expect_nothing()
    phones.nothing_unexpected()


async def test_the_newest_matching_message_is_taken_first(phones: Phones):
    for number in ("một", "hai"):
        await phones.hoa.says(number)
    assert phones.hoa.expect("Thẻ").text == "Thẻ hai"
    assert phones.hoa.expect("Thẻ").text == "Thẻ một"
    with pytest.raises(AssertionError, match="has no unread message"):
        phones.hoa.expect("Thẻ")


async def test_what_nobody_expected_fails_with_a_transcript(phones: Phones):
    await phones.tu.sends_file("a.txt", b"abc")
    with pytest.raises(AssertionError, match="Thẻ tệp"):
        phones.nothing_unexpected()
    with pytest.raises(AssertionError, match=r"Phạm Văn Tư has no unread message with '963'(.|\n)*<a.txt>"):
        phones.tu.expect("963")
    phones.tu.skip()
    phones.nothing_unexpected()


async def test_blocking_forging_and_floods(phones: Phones):
    await phones.hoa.starts("ma")
    phones.hoa.expect("/start ma")
    assert await phones.hoa.forges(2, "zzz") == "Đã ghi zzz"
    phones.hoa.blocks_the_bot()
    with pytest.raises(CannotDo):
        await phones.hoa.says("x")
    phones.hoa.unblocks_the_bot()
    phones.telegram.floods(5)
    await phones.hoa.says("x")
    phones.hoa.expect_nothing()
    assert phones.add(77, "Người mới").name == "Người mới"
    assert phones[HOA] is phones.hoa


async def test_the_clock_wakes_those_who_wait_for_it(clock: FakeClock):
    await clock.sleep(0)
    before = clock()
    assert (clock.forward(hours=9) - before).total_seconds() == 9 * 3600
    with pytest.raises(AssertionError, match="does not go back"):
        clock.at(before)
