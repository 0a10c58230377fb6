"""Whoever comes to sit where something is owed is told by the very act that seated her, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.people import Role
from domain.reforms import Change, Kind
from handlers import amend, enrol, hand_over, orders, reconcile, reform
from storage import check, drafts
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import NUMBER, colleague, published
from tests.stories.chat import Chat

LATER = "12-CV/TU"
TOOK_OVER = "nhận việc của đơn vị cũ"
NIGHT = 13  # hours from the morning at which stories begin


async def merged(chat: Chat, gone: str, into: str) -> None:
    chat.clock.forward(seconds=1)
    today = chat.clock.now().astimezone(ZONE).date()
    heirs = (await chat.unit(into),)
    change = Change(Kind.MERGED, await chat.unit(gone), today, "Nghị quyết số 9", successors=heirs)
    await chat.bot.store.write(reform.carry_out, [change], None, ZONE)
    await chat.phones.settle()


async def handed(chat: Chat, giver: Phone, heir: Phone) -> None:
    """The last of her seats, by link and press."""
    seat = (await chat.actor(giver)).seats[-1]
    made = await chat.bot.store.write(hand_over.link, await chat.actor(giver), seat.id)
    await heir.starts(made.code)
    chat.clock.forward(seconds=1)
    await heir.expect(button="Nhận bàn giao").press("Nhận bàn giao")


async def nothing_is_missing(chat: Chat) -> None:
    assert await chat.bot.store.read(reconcile.look) == ([], [])
    assert await chat.bot.store.read(check.breaches) == []


def told(phone: Phone, *texts: str) -> int:
    return sum(all(text in post.now.text for text in texts) for post in phone.unread())


async def test_who_sat_in_the_successor_has_the_list_at_once_and_no_card_after_it(chat: Chat) -> None:
    tu = chat.phones.tu
    await published(chat, "X1")
    await merged(chat, "X1", "X2")
    tu.expect(f"Xã Bình Sơn {TOOK_OVER}", NUMBER)
    await nothing_is_missing(chat)
    tu.expect_nothing()


async def test_who_came_along_has_what_the_successor_owed_before_her_in_the_same_list(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await published(chat, "X1")
    await chat.publish(LATER, "đê điều", ("X2",))
    await merged(chat, "X1", "X2")
    hoa.expect(TOOK_OVER, NUMBER, LATER)
    assert LATER not in tu.expect(TOOK_OVER, NUMBER).text
    await nothing_is_missing(chat)


async def test_what_the_successor_owed_is_told_also_where_nothing_passed(chat: Chat) -> None:
    await chat.publish(LATER, "đê điều", ("X2",))
    await merged(chat, "X1", "X2")
    chat.phones.hoa.expect(TOOK_OVER, LATER)
    chat.phones.tu.expect_nothing()


async def test_what_the_night_holds_comes_to_the_successor_as_its_card_in_the_morning(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    chat.clock.forward(hours=NIGHT)
    await published(chat, "X1", due_at=chat.clock.now() + timedelta(days=9))
    await merged(chat, "X1", "X2")
    await nothing_is_missing(chat)
    hoa.expect_nothing()
    tu.expect_nothing()
    chat.clock.forward(hours=9)
    await chat.phones.settle()
    for phone in (hoa, tu):
        assert told(phone, NUMBER) == 1
        phone.expect(NUMBER, button="Đã nhận")
    await nothing_is_missing(chat)


async def test_who_joins_in_the_night_has_the_card_in_the_morning(chat: Chat) -> None:
    chat.clock.forward(hours=NIGHT)
    await published(chat, "X1", "X3")
    chat.clock.forward(minutes=5)
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    code = await chat.bot.store.write(enrol.invite, None, await chat.unit("X3"), Role.OFFICER, 1)
    await nam.starts(code)
    await nam.shows(button="Tham gia").press("Tham gia")
    nam.skip()
    chat.clock.forward(hours=9)
    await chat.phones.settle()
    nam.expect(NUMBER, button="Đã nhận")
    nam.expect_nothing()


async def test_who_answered_for_the_unit_before_is_not_told_again_with_a_second_seat(chat: Chat) -> None:
    nam = await colleague(chat)
    await published(chat, "X1")
    nam.skip()
    await chat.seat(chat.phones.minh, "X1", Role.LEADER)
    chat.phones.minh.skip()
    await handed(chat, chat.phones.minh, nam)
    assert told(nam, NUMBER) == 0
    assert {seat.role for seat in (await chat.actor(nam)).seats} == {Role.OFFICER, Role.LEADER}


async def test_a_card_on_its_way_to_the_successor_is_not_listed_beside_it(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    directive = await published(chat, "X1")
    await chat.publish(LATER, "đê điều", ("X1",))
    chat.clock.forward(hours=NIGHT)
    await corrected(chat, directive)
    await handed(chat, hoa, heir)
    heir.expect("Chào đồng chí")
    assert NUMBER not in heir.expect("Nhận bàn giao tại Xã An Phú", LATER).text
    chat.clock.forward(hours=9)
    await chat.phones.settle()
    heir.expect(NUMBER, "kiểm tra đê", button="Đã nhận")
    heir.expect_nothing()


async def test_a_correction_that_the_night_holds_is_not_listed_beside_its_card(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    directive = await published(chat, "X1")
    chat.clock.forward(hours=NIGHT)
    await corrected(chat, directive)
    await merged(chat, "X1", "X2")
    chat.clock.forward(hours=9)
    await chat.phones.settle()
    hoa.expect(NUMBER, "kiểm tra đê", button="Đã nhận")
    hoa.expect("Vai trò của đồng chí nay ở Xã Bình Sơn")
    assert told(hoa, TOOK_OVER, "Chưa xác nhận đã nhận") == 0
    tu.expect(TOOK_OVER, NUMBER)
    await nothing_is_missing(chat)


async def corrected(chat: Chat, directive: int) -> None:
    """Its next revision, which waits for the morning."""
    lan = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(amend.begin, lan, directive)
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    await chat.bot.store.write(
        drafts.change,
        stored,
        replace(stored.draft, subject="kiểm tra đê", due_at=chat.clock.now() + timedelta(days=9)),
    )
    await chat.bot.store.write(orders.order, lan, draft_id, stored.version + 1, ZONE)
    await chat.phones.settle()
