"""Somebody closed the chat and opens it again: nothing there lies, and what was missed comes as one list."""

from __future__ import annotations

from handlers import closing, reach, recall
from storage.store import Tx
from tests.stories.answers import NUMBER, card, colleague, published
from tests.stories.chat import Chat
from tests.stories.test_amend import corrected
from tests.stories.test_approval import admin, draft, rule


async def edits(chat: Chat, person: int) -> int:
    """How many edits of directives' cards are owed to a person by now."""
    owed = "SELECT count(*) FROM outbox WHERE kind = 'redraw' AND state = 'pending' AND person_id = ?"

    async def count(tx: Tx) -> int:
        row = await tx.row(owed, person)
        return int(row[0]) if row else 0

    return await chat.bot.store.read(count)


async def away(chat: Chat) -> None:
    chat.phones.hoa.blocks_the_bot()
    await chat.bot.settle()
    chat.clock.forward(hours=1)


async def returns(chat: Chat) -> None:
    chat.clock.forward(hours=1)
    chat.phones.hoa.unblocks_the_bot()
    await chat.bot.settle()
    chat.clock.forward(seconds=6)
    await chat.phones.settle()


async def test_what_was_recalled_and_closed_meanwhile_says_so_and_what_did_not_change_is_left(
    chat: Chat,
) -> None:
    hoa, lan = chat.phones.hoa, await chat.actor(chat.phones.lan)
    first = await published(chat)
    second = await chat.publish("12-CV/TU", "đê điều")
    await chat.publish("13-CV/TU", "cây xanh")
    recalled, closed, same = hoa.shows(NUMBER), hoa.shows("12-CV/TU"), hoa.shows("13-CV/TU")
    await away(chat)
    await chat.bot.store.write(recall.recall, lan, first, "Nhầm số liệu")
    await chat.bot.store.write(closing.close, lan, second)
    await chat.bot.settle()
    assert "Đã nhận" in str(recalled.refresh().buttons)
    before = len(chat.phones.world.posts(hoa.id))
    await returns(chat)
    assert "ĐÃ THU HỒI" in recalled.refresh().text
    assert "Đã nhận" not in str(recalled.buttons)
    assert "Đã nhận" not in str(closed.refresh().buttons)
    assert "Đã nhận" in str(same.refresh().buttons)
    assert len(chat.phones.world.posts(hoa.id)) == before, "what is settled is no news"


async def test_only_the_copies_that_look_different_are_edited(chat: Chat) -> None:
    hoa, lan = (await chat.actor(chat.phones.hoa)).person.id, await chat.actor(chat.phones.lan)
    first = await published(chat)
    await chat.publish("13-CV/TU", "cây xanh")
    await away(chat)
    await chat.bot.store.write(recall.recall, lan, first, "Nhầm số liệu")
    await chat.bot.settle()
    assert await edits(chat, hoa) == 0
    await chat.bot.store.write(reach.meet, chat.phones.hoa.id, "Lê Thị Hoa")
    assert await edits(chat, hoa) == 1


async def test_what_came_meanwhile_and_is_open_comes_as_one_list_and_never_twice(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, await chat.actor(chat.phones.lan)
    await published(chat)
    await away(chat)
    await chat.publish("12-CV/TU", "đê điều")
    await chat.publish("13-CV/TU", "cây xanh")
    gone = await chat.publish("14-CV/TU", "rác thải")
    await chat.bot.store.write(closing.close, lan, gone)
    hoa.skip()
    await returns(chat)
    listed = hoa.expect("VIỆC ĐẾN TRONG LÚC MẤT LIÊN LẠC", "12-CV/TU", "13-CV/TU")
    assert "14-CV/TU" not in listed.text
    assert NUMBER not in listed.text, "its card lies there"
    hoa.expect_nothing()
    await away(chat)
    await returns(chat)
    hoa.expect_nothing()
    await listed.press("1. Đã nhận")


async def test_a_board_that_could_not_be_edited_is_when_the_chat_opens(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await published(chat)
    board = lan.shows(NUMBER, button="Đôn đốc")
    lan.blocks_the_bot()
    await chat.bot.settle()
    await card(hoa).press("Đã nhận")
    chat.clock.forward(hours=1)
    await chat.bot.settle()
    lan.unblocks_the_bot()
    await chat.bot.settle()
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    assert "Đã nhận: <b>1" in board.refresh().text or "1/2" in board.text, board.text


async def test_a_colleague_who_stayed_is_told_nothing_twice(chat: Chat) -> None:
    nam = await colleague(chat)
    await away(chat)
    await published(chat)
    nam.skip()
    await returns(chat)
    nam.expect_nothing()


async def test_what_asked_anew_meanwhile_is_in_the_list_though_its_old_card_lies_there(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await published(chat)
    old = card(hoa)
    await old.press("Đã nhận")
    await away(chat)
    made = await corrected(chat, ("Hạn báo cáo", "31/7/2026"))
    await made.press("Phát hành")
    await chat.phones.settle()
    hoa.skip()
    await returns(chat)
    hoa.expect("VIỆC ĐẾN TRONG LÚC MẤT LIÊN LẠC", NUMBER)
    assert "31/7" in old.refresh().text
    assert "Đã nhận" in str(old.buttons)
    hoa.expect_nothing()


async def test_a_question_that_was_settled_meanwhile_has_no_buttons_left(chat: Chat) -> None:
    minh, huy = chat.phones.minh, await admin(chat)
    await rule(chat)
    await (await draft(chat)).press("Phát hành")
    question = minh.expect("CHỜ DUYỆT GẤP", button="Duyệt")
    minh.blocks_the_bot()
    await chat.bot.settle()
    await huy.expect("CHỜ DUYỆT GẤP").press("Duyệt")
    chat.clock.forward(minutes=1)
    await chat.bot.settle()
    assert "Duyệt" in question.refresh().buttons
    minh.unblocks_the_bot()
    await chat.bot.settle()
    assert "Duyệt" not in question.refresh().buttons
    for phone in chat.phones.all():
        phone.skip()
