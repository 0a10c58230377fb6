"""A seat passes to a successor: told from both phones."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.drafts import Draft
from domain.handovers import LIFE
from domain.people import Actor, Role
from domain.wording.vi import enrol
from domain.wording.vi import handing as words
from handlers import enrol as joining
from handlers import web_access
from storage import check, directives, drafts, lists, reminding
from storage.drafts import Source
from storage.store import Tx
from tests.phones import Phone, Received
from tests.stories.answers import NUMBER, card, kinds, published
from tests.stories.chat import Chat


async def handing(chat: Chat, phone: Phone) -> Received:
    """The holder makes the link from her settings."""
    await phone.says("/caidat")
    await phone.shows("Cài đặt", button="Bàn giao").press("Bàn giao")
    phone.expect(words.FORWARD)
    return phone.expect("Bàn giao vai trò tại")


def code(message: Received) -> str:
    found = re.search(r"start=([\w-]+)", message.text)
    assert found is not None
    return found[1]


async def test_a_secretary_hands_over_what_is_open_and_loses_her_rights_at_once(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    await published(chat, due_at=chat.clock.now() + timedelta(days=3))
    old = card(hoa)
    link = await handing(chat, hoa)
    assert "Vai trò: cán bộ phụ trách\nNgười bàn giao: Lê Thị Hoa" in link.text
    await heir.starts(code(link))
    offer = heir.expect("Đồng chí được bàn giao vai trò cán bộ phụ trách tại Xã An Phú", button="Nhận bàn giao")
    assert "- 1 việc đang mở của đơn vị" in offer.text
    await offer.press("Nhận bàn giao")
    assert "từ nay là cán bộ phụ trách của Xã An Phú" in offer.text
    heir.expect("Chào đồng chí", "Đang có 1 việc chờ đồng chí")
    digest = heir.expect("Nhận bàn giao tại Xã An Phú", NUMBER, "Chưa xác nhận đã nhận", button="1. Đã nhận")
    hoa.expect("Đã bàn giao vai trò cán bộ phụ trách tại Xã An Phú cho đồng chí", "không nhận văn bản")
    assert "Đồng chí đã bàn giao vai trò tại Xã An Phú" in await old.press("Đã nhận")
    await hoa.says("/viec")
    hoa.expect("Đồng chí đã bàn giao vai trò tại Xã An Phú")
    await digest.press("1. Đã nhận")
    kept = await chat.bot.store.read(directives.answer, 1, await chat.unit("X1"))
    assert kept is not None
    assert (kept.state, kept.answered_name) == ("acknowledged", (await chat.actor(heir)).person.name)
    assert (await chat.actor(hoa)).seats == ()
    assert await kinds(chat, "seat.handed_over") == 1
    chat.phones.nothing_unexpected()
    assert await chat.bot.store.read(check.breaches) == []


async def test_a_report_being_written_goes_on_in_the_successors_hands(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    await published(chat)
    await card(hoa).press("Báo cáo")
    hoa.skip()
    await hoa.says("Đã kiểm tra 3 hồ.")
    hoa.skip()
    link = await handing(chat, hoa)
    await heir.starts(code(link))
    offer = heir.expect("- 1 báo cáo đang viết dở", button="Nhận bàn giao")
    await offer.press("Nhận bàn giao")
    heir.skip()
    await heir.says(f"/baocao {NUMBER}")
    panel = heir.shows("Đã nhận 1 mục", button="Gửi")
    await panel.press("Gửi")
    report = chat.phones.lan.expect("Đã kiểm tra 3 hồ.")
    assert (await chat.actor(heir)).person.name in report.text


async def test_what_was_put_off_stays_put_off(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    await published(chat)
    person = (await chat.actor(hoa)).person.id

    async def put_off(tx: Tx) -> int:
        return await reminding.snooze(tx, person, 1, 0, chat.clock.now() + timedelta(hours=4))

    await chat.bot.store.write(put_off)
    await heir.starts(code(await handing(chat, hoa)))
    await heir.expect(button="Nhận bàn giao").press("Nhận bàn giao")
    heir.skip()

    async def whose(tx: Tx) -> list[int]:
        return [row[0] for row in await tx.rows("SELECT person_id FROM snoozes")]

    assert await chat.bot.store.read(whose) == [(await chat.actor(heir)).person.id]


async def test_a_card_that_has_not_left_goes_to_the_successor(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    link = await handing(chat, hoa)
    await heir.starts(code(link))
    offer = heir.expect(button="Nhận bàn giao")
    chat.clock.forward(hours=13)  # the night holds what is published now
    await chat.publish(NUMBER, "kiểm tra hồ, đập")
    await offer.press("Nhận bàn giao")
    heir.skip()
    hoa.skip()
    chat.clock.forward(hours=10)
    await chat.phones.settle()
    heir.expect(NUMBER, button="Đã nhận")
    hoa.expect_nothing()


async def test_a_coordinators_drafts_lists_and_directives_go_along(chat: Chat) -> None:
    lan, heir, hoa = chat.phones.lan, chat.phones.stranger, chat.phones.hoa
    directive = await published(chat)
    me = (await chat.actor(lan)).person.id
    draft = Draft(number="9-CV/TU", subject="bão số 3", audience=(await chat.unit("X1"),))
    draft_id = await chat.bot.store.write(drafts.add, me, draft, Source("Toàn văn"))
    await chat.bot.store.write(lists.add, "Ven sông", [await chat.unit("X1")], me)
    session = await chat.bot.store.write(_session, await chat.actor(lan))
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows(NUMBER, button="Thu hồi")
    await heir.starts(code(await handing(chat, lan)))
    offer = heir.expect("- 1 dự thảo", "- 1 văn bản đang theo dõi", button="Nhận bàn giao")
    await offer.press("Nhận bàn giao")
    heir.expect("Chào đồng chí")
    heir.expect("Nhận bàn giao tại Tỉnh ủy Lam Giang", "Dự thảo nhận lại: 1", button="Bảng theo dõi")
    lan.skip()
    assert "Đồng chí đã bàn giao vai trò tại Tỉnh ủy Lam Giang" in await board.press("Thu hồi")
    assert await chat.bot.store.read(web_access.looker, session) is None
    new = (await chat.actor(heir)).person.id
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    assert stored.author_id == new
    assert [saved.author_id for saved in await chat.bot.store.read(lists.all_lists)] == [new]
    kept = await chat.bot.store.read(directives.get, directive)
    assert kept is not None
    assert (kept.published_by, kept.keeper) == (me, new)
    await card(hoa).press("Không thuộc thẩm quyền")
    hoa.skip()
    await hoa.says("Xã không có hồ.")
    heir.expect("Xã không có hồ.")
    lan.expect_nothing()
    await heir.says(f"/tiendo {NUMBER}")
    await heir.shows(NUMBER, button="Thu hồi").press("Thu hồi")
    heir.expect("Thu hồi 377-CV/TU?")


async def _session(tx: Tx, actor: Actor) -> str:
    made = await web_access.link(tx, actor, "http://127.0.0.1")
    opened = await web_access.enter(tx, made.rpartition("#")[2])
    assert opened is not None
    return opened.token


async def test_a_coordinator_makes_the_link_for_somebody_else(chat: Chat) -> None:
    lan, heir = chat.phones.lan, chat.phones.stranger
    await lan.says("/donvi an phú")
    found = lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    await found.press("Bàn giao vai trò…")
    assert "Bàn giao vai trò của ai?" in found.text
    await found.press("Lê Thị Hoa · cán bộ phụ trách")
    lan.expect(words.FORWARD)
    link = lan.expect("Bàn giao vai trò tại Xã An Phú")
    await heir.starts(code(link))
    await heir.expect(button="Nhận bàn giao").press("Nhận bàn giao")
    chat.phones.hoa.expect("Đã bàn giao vai trò cán bộ phụ trách tại Xã An Phú")
    lan.expect("Đã bàn giao vai trò cán bộ phụ trách tại Xã An Phú cho đồng chí")


async def test_the_link_says_why_it_passes_nothing(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    other = chat.phones.add(1010, "Đỗ Thị Mai")
    link = await handing(chat, hoa)
    key = code(link)
    await hoa.starts(key)
    hoa.expect(words.OWN)
    await chat.seat(chat.phones.tu, "X1")
    await chat.phones.tu.starts(key)
    chat.phones.tu.expect("Đồng chí đã là cán bộ phụ trách của Xã An Phú rồi, không nhận bàn giao")
    await link.press("Hủy liên kết này")
    assert "Đã hủy liên kết bàn giao tại Xã An Phú" in link.text
    await heir.starts(key)
    heir.expect(words.REVOKED)
    first, second = await handing(chat, hoa), await handing(chat, hoa)
    await heir.starts(code(first))
    heir.expect(words.REVOKED)
    await heir.starts(code(second))
    offer = heir.expect(button="Nhận bàn giao")
    await other.starts(code(second))
    late = other.expect(button="Nhận bàn giao")
    await offer.press("Nhận bàn giao")
    heir.skip()
    assert (await late.press("Nhận bàn giao")).startswith(words.TAKEN[:60])
    await other.starts(code(second))
    other.expect(words.TAKEN)
    await heir.starts(code(second))
    heir.expect(words.TAKEN_BY_YOU)


async def test_an_expired_link_and_one_whose_seat_has_ended_pass_nothing(chat: Chat) -> None:
    hoa, tu, heir = chat.phones.hoa, chat.phones.tu, chat.phones.stranger
    link = await handing(chat, hoa)
    await heir.starts(code(link))
    offer = heir.expect(button="Nhận bàn giao")
    chat.clock.forward(seconds=LIFE.total_seconds())
    assert (await offer.press("Nhận bàn giao"))[:60] == words.EXPIRED[:60]
    link = await handing(chat, tu)
    await tu.says("/caidat")
    settings = tu.shows("Cài đặt", button="Thôi vai trò ở Xã Bình Sơn")
    await settings.press("Thôi vai trò ở Xã Bình Sơn")
    await settings.press("Thôi vai trò")
    await heir.starts(code(link))
    heir.expect(words.ENDED)


async def test_nobody_takes_what_she_has_not_opened(chat: Chat) -> None:
    hoa, heir, minh = chat.phones.hoa, chat.phones.stranger, chat.phones.minh
    await heir.starts(code(await handing(chat, hoa)))
    offer = heir.expect(button="Nhận bàn giao")
    press = offer.data("Nhận bàn giao")
    await minh.says("/caidat")
    assert await minh.shows("Cài đặt").forge(press) == words.NO_OFFER
    await offer.press("Không phải tôi")
    assert words.NOT_TAKEN in offer.text
    assert await offer.forge(press) == words.NO_OFFER
    assert (await chat.actor(hoa)).seats != ()


async def test_whoever_handed_over_does_not_come_back_by_an_old_invitation(chat: Chat) -> None:
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    old = await chat.bot.store.write(joining.invite, None, await chat.unit("X1"), Role.OFFICER, 5)
    await heir.starts(code(await handing(chat, hoa)))
    await heir.expect(button="Nhận bàn giao").press("Nhận bàn giao")
    hoa.skip()
    await hoa.starts(old)
    hoa.expect(enrol.BAD_CODE)
