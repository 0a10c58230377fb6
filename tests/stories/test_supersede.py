"""One directive replaces another: what was owed ends or goes on, by choice, and nobody follows the old one."""

from __future__ import annotations

from datetime import date

import pytest

from domain.drafts import Draft, DraftDuty, DraftTie
from domain.urgency import Urgency
from domain.wording.vi import ties
from handlers.orders import order
from handlers.publish import Published
from storage import drafts, duties, relations
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER, card
from tests.stories.chat import Chat

NEW = "378-CV/TU"


async def owed(
    chat: Chat, number: str, to: tuple[str, ...] = ("X1", "X2"), *, duty: bool = True,
    ties: tuple[DraftTie, ...] = (), urgency: Urgency = Urgency.NORMAL,
) -> int:  # fmt: skip
    """A draft of Lan's in which each unit reports on 31 July."""
    day = date(2026, 7, 31).isoformat()
    draft = Draft(
        number=number, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20),
        subject="hồ, đập", audience=tuple([await chat.unit(code) for code in to]),
        duties=(DraftDuty("báo cáo chậm nhất ngày 31/7", due=day),) if duty else (), ties=ties, warned=True,
        urgency=urgency,
    )  # fmt: skip
    lan = await chat.actor(chat.phones.lan)
    return await chat.bot.store.write(drafts.add, lan.person.id, draft, Source(number))


async def published(chat: Chat) -> int:
    """The old directive, received by both communes."""
    lan = await chat.actor(chat.phones.lan)
    made = await chat.bot.store.write(order, lan, await owed(chat, NUMBER), 1, ZONE)
    assert isinstance(made, Published)
    await chat.phones.settle()
    for phone in chat.phones.all():
        phone.skip()
    return made.directive_id


async def replacing(chat: Chat, *to: str) -> Received:
    """Lan's draft of the new one, with the relation added by hand."""
    draft_id = await owed(chat, NEW, to or ("X1", "X2"), duty=False)
    lan = chat.phones.lan
    await lan.says("/phathanh")
    draft = lan.shows(NEW, button="Văn bản liên quan")
    await draft.press("Văn bản liên quan")
    await draft.press("Thay thế…")
    lan.expect("Thay thế văn bản nào?")
    await lan.says("377")
    screen = lan.expect("Thay thế: 377-CV/TU", ties.ENDS)
    lan.skip()
    assert draft_id
    return screen


async def open_slots(chat: Chat, number: str, code: str) -> int:
    async def count(tx: Tx) -> int:
        row = await tx.row("SELECT id FROM directives WHERE number = ?", number)
        assert row is not None
        return len(await duties.open_slots_of(tx, row["id"], await chat.unit(code)))

    return await chat.bot.store.read(count)


async def send(chat: Chat, screen: Received) -> None:
    await screen.press("Quay lại")
    await screen.press("Phát hành")


async def test_the_old_one_ends_and_every_copy_leads_to_the_new_one(chat: Chat) -> None:
    old = await published(chat)
    copy = card(chat.phones.hoa)
    pressed = copy.data("Đã nhận")
    await send(chat, await replacing(chat))
    new = chat.phones.hoa.expect(NEW, "Thay thế: 377-CV/TU", button="Đã nhận")
    assert "Đã được thay thế bằng 378-CV/TU." in copy.text
    assert "Đã nhận" not in copy.buttons
    assert await copy.forge(pressed) == "Đã được thay thế bằng 378-CV/TU."
    assert await open_slots(chat, NUMBER, "X1") == 0
    assert await open_slots(chat, NEW, "X1") == 0
    assert await new.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    found = await chat.bot.store.read(relations.of, old)
    assert [(one.kind, one.forward) for one in found] == [("replaces", False)]
    chat.phones.tu.expect(NEW)
    chat.phones.lan.skip()
    chat.clock.forward(days=14)
    await chat.phones.settle()
    assert "377-CV/TU" not in chat.phones.hoa.transcript().rsplit("Báo cáo", 1)[-1]


async def test_what_is_owed_goes_on_under_the_new_one_where_that_is_chosen(chat: Chat) -> None:
    await published(chat)
    screen = await replacing(chat)
    await screen.press("Chuyển việc báo cáo của 377-CV/TU")
    assert ties.MOVES in screen.text
    await send(chat, screen)
    assert await open_slots(chat, NUMBER, "X1") == 0
    assert await open_slots(chat, NEW, "X1") == 1
    assert await open_slots(chat, NEW, "X2") == 1
    hoa = chat.phones.hoa
    await hoa.expect(NEW, button="Báo cáo").press("Báo cáo")
    hoa.skip()
    await hoa.says("Đã kiểm tra xong 4 hồ")
    await hoa.shows(button="Gửi").press("Gửi")
    hoa.skip()
    assert await open_slots(chat, NEW, "X1") == 0


async def test_whoever_does_not_get_the_new_one_is_told(chat: Chat) -> None:
    await published(chat)
    await send(chat, await replacing(chat, "X1"))
    chat.phones.tu.expect("377-CV/TU đã được thay thế bằng 378-CV/TU", "không phải thực hiện")
    chat.phones.hoa.expect(NEW).phone.expect_nothing()


async def test_it_is_not_opened_again_nor_replaced_twice(chat: Chat) -> None:
    await published(chat)
    await send(chat, await replacing(chat))
    lan = chat.phones.lan
    chat.clock.forward(seconds=1)
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows("Đã được thay thế bằng 378-CV/TU", button="Thu hồi")
    assert "Mở lại" not in board.buttons
    await owed(chat, "379-CV/TU")
    await lan.says("/phathanh")
    draft = lan.shows("379-CV/TU", button="Văn bản liên quan")
    await draft.press("Văn bản liên quan")
    await draft.press("Thay thế…")
    await lan.says(NUMBER)
    lan.expect(ties.REPLACED_ONCE.format(NUMBER))


@pytest.mark.parametrize("typed", ["999-CV/TU", "…", "'; DROP TABLE directives; --"])
async def test_a_number_that_nobody_knows_is_asked_again(chat: Chat, typed: str) -> None:
    await owed(chat, NEW)
    lan = chat.phones.lan
    await lan.says("/phathanh")
    draft = lan.shows(NEW, button="Văn bản liên quan")
    await draft.press("Văn bản liên quan")
    await draft.press("Sửa đổi, bổ sung…")
    lan.skip()
    await lan.says(typed)
    assert "Thay thế" not in lan.unread()[-1].now.text


async def test_the_screen_takes_a_relation_out_again(chat: Chat) -> None:
    await published(chat)
    screen = await replacing(chat)
    await screen.press("Bỏ 377-CV/TU")
    assert ties.NONE in screen.text
    await send(chat, screen)
    assert await open_slots(chat, NUMBER, "X1") == 1
