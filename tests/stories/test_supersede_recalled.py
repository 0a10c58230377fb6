"""What replaced a directive is recalled: the replaced one is offered again, and goes on where it stood."""

from __future__ import annotations

import pytest

from domain.drafts import DraftTie
from domain.urgency import Urgency
from domain.wording.vi import lives, ties
from handlers.orders import order
from handlers.publish import Published, take_order_back
from storage.check import breaches
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER, card
from tests.stories.chat import Chat
from tests.stories.test_supersede import NEW, open_slots, owed, published, replacing, send

REASON = "Gửi nhầm bản"


async def recalled(chat: Chat, number: str = NEW) -> Received:
    """Lan recalls the one that took its place."""
    lan = chat.phones.lan
    await lan.says(f"/tiendo {number}")
    await lan.shows(number, button="Thu hồi").press("Thu hồi")
    lan.skip()
    await lan.says(REASON)
    asked = lan.expect(REASON, button="Thu hồi ngay")
    await asked.press("Thu hồi ngay")
    return asked


async def test_the_replaced_one_is_opened_again_from_the_message_of_the_recall(chat: Chat) -> None:
    await published(chat)
    copy = card(chat.phones.hoa)
    await send(chat, await replacing(chat))
    for phone in chat.phones.all():
        phone.skip()
    done = await recalled(chat)
    assert ties.had_replaced(NEW, NUMBER) in done.text
    await done.press(f"Bảng của {NUMBER}")
    board = chat.phones.lan.shows(ties.replaced_by(NEW), ties.REPLACING_GONE, button="Mở lại")
    for phone in chat.phones.all():
        phone.skip()
    assert await board.press("Mở lại") == lives.REOPENED
    assert await open_slots(chat, NUMBER, "X1") == 1
    await chat.phones.settle()
    assert "Đã được thay thế" not in copy.text
    chat.phones.hoa.expect(ties.holds_again(NUMBER)).phone.expect_nothing()
    assert (await copy.press("Đã nhận")).startswith("Đã ghi nhận")
    assert await chat.bot.store.read(breaches) == []


@pytest.mark.parametrize("reported", [False, True])
async def test_what_had_moved_comes_back_unless_it_was_reported(chat: Chat, reported: bool) -> None:
    await published(chat)
    screen = await replacing(chat)
    await screen.press("Chuyển việc báo cáo của 377-CV/TU")
    await send(chat, screen)
    if reported:
        hoa = chat.phones.hoa
        await hoa.expect(NEW, button="Báo cáo").press("Báo cáo")
        hoa.skip()
        await hoa.says("Đã kiểm tra xong 4 hồ")
        await hoa.shows(button="Gửi").press("Gửi")
    await recalled(chat)
    await reopened(chat)
    assert await open_slots(chat, NUMBER, "X1") == (not reported)
    assert await open_slots(chat, NUMBER, "X2") == 1
    assert await open_slots(chat, NEW, "X2") == 0
    assert await chat.bot.store.read(breaches) == []


async def reopened(chat: Chat, said: str = lives.REOPENED) -> None:
    lan = chat.phones.lan
    chat.clock.forward(seconds=1)
    await lan.says(f"/tiendo {NUMBER}")
    assert await lan.shows(NUMBER, button="Mở lại").press("Mở lại") == said
    for phone in chat.phones.all():
        phone.skip()


async def test_a_report_half_written_under_the_recalled_one_goes_on_under_the_first(chat: Chat) -> None:
    await published(chat)
    screen = await replacing(chat)
    await screen.press("Chuyển việc báo cáo của 377-CV/TU")
    await send(chat, screen)
    hoa = chat.phones.hoa
    await hoa.expect(NEW, button="Báo cáo").press("Báo cáo")
    hoa.skip()
    await hoa.says("Đã kiểm tra xong 4 hồ")
    await recalled(chat)
    await reopened(chat)
    await hoa.says(f"/baocao {NUMBER}")
    await hoa.shows("Đã nhận 1 mục", button="Gửi").press("Gửi")
    assert "4 hồ" in chat.phones.lan.expect("Đã kiểm tra xong").text
    assert await open_slots(chat, NUMBER, "X1") == 0


async def test_what_a_unit_owes_that_is_asked_no_more_is_said_not_to_come_back(chat: Chat) -> None:
    await published(chat)
    screen = await replacing(chat)
    await screen.press("Chuyển việc báo cáo của 377-CV/TU")
    await send(chat, screen)
    x2 = await chat.unit("X2")
    await chat.bot.store.write(
        lambda tx: tx.run("UPDATE duty_units SET ended_at = ? WHERE unit_id = ? AND duty_id = 1", tx.stamp, x2)
    )
    await recalled(chat)
    await reopened(chat, lives.reopened(1))
    assert await open_slots(chat, NUMBER, "X2") == 0


async def test_it_is_replaced_again_and_everybody_hears_of_it_again(chat: Chat) -> None:
    await published(chat)
    copy = card(chat.phones.tu)
    await send(chat, await replacing(chat, "X1"))
    chat.phones.tu.expect("377-CV/TU đã được thay thế bằng 378-CV/TU")
    await recalled(chat)
    await reopened(chat)
    lan = chat.phones.lan
    await owed(chat, "379-CV/TU", ("X1",), duty=False)
    await lan.says("/phathanh")
    draft = lan.shows("379-CV/TU", button="Văn bản liên quan")
    await draft.press("Văn bản liên quan")
    await draft.press("Thay thế…")
    await lan.says(NUMBER)
    await send(chat, lan.shows(f"Thay thế: {NUMBER}", button="Quay lại"))
    assert "Đã được thay thế bằng 379-CV/TU." in copy.text
    chat.phones.tu.expect("377-CV/TU đã được thay thế bằng 379-CV/TU")
    chat.clock.forward(seconds=1)
    await lan.says(f"/tiendo {NUMBER}")
    assert "Mở lại" not in lan.shows("Đã được thay thế bằng 379-CV/TU", button="Thu hồi").buttons


async def test_an_order_that_was_taken_back_replaces_nothing_either(chat: Chat) -> None:
    await published(chat)
    lan = await chat.actor(chat.phones.lan)
    tie = DraftTie("replaces", 1, NUMBER, moves=True)
    draft_id = await owed(chat, NEW, ("X1",), duty=False, ties=(tie,), urgency=Urgency.FLASH)
    made = await chat.bot.store.write(order, lan, draft_id, 1, ZONE)
    assert isinstance(made, Published)
    assert await open_slots(chat, NUMBER, "X1") == 0
    await chat.bot.store.write(take_order_back, lan, made.directive_id)
    await reopened(chat)
    assert await open_slots(chat, NUMBER, "X1") == 1
    assert await open_slots(chat, NUMBER, "X2") == 1
