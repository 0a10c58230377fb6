"""A second person approves what is flash, or goes to everybody: asked, decided once, returned, expired."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.approvals import Rule
from domain.drafts import Draft
from domain.people import Role
from domain.urgency import Urgency
from domain.wording.vi import approvals as words
from domain.wording.vi import drafting as draft_words
from handlers import drafting
from storage import approvals, directives, drafts, people
from storage.drafts import Source
from storage.store import Tx
from tests.phones import Phone, Received
from tests.stories.answers import kinds
from tests.stories.chat import Chat

FLASH = Rule(flash=True)
TEXT = "Kính gửi: Đảng ủy các xã.\nYêu cầu sơ tán dân ra khỏi vùng ngập."


async def rule(chat: Chat, wanted: Rule = FLASH, code: str = "TU") -> None:
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(approvals.keep_rule, await chat.unit(code), wanted, lan.person.id)


async def draft(
    chat: Chat, *to: str, by: Phone | None = None, urgency: Urgency = Urgency.FLASH, file_id: str = "",
    due_at: datetime | None = None,
) -> Received:  # fmt: skip
    """A draft of Lan's that is ready to go; its card on her phone."""
    author = await chat.actor(by or chat.phones.lan)
    made = Draft(
        number="55-CĐ/TU", doc_type="công điện", issuer="Tỉnh ủy Lam Giang", subject="sơ tán dân",
        urgency=urgency, warned=True, audience=tuple([await chat.unit(code) for code in to or ("X1", "X2")]),
        due_at=due_at,
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, author.person.id, made, Source(TEXT, file_id, "55.pdf"))
    await chat.bot.store.write(drafting.show, draft_id, author.person.id)
    await later(chat, seconds=1)
    return (by or chat.phones.lan).expect("55-CĐ/TU", button="Phát hành")


async def admin(chat: Chat, name: str = "Vũ Quang Huy", person_id: int = 4001) -> Phone:
    made = chat.phones.add(person_id, name)
    chat.phones.world.user(person_id).started = True

    async def seat(tx: Tx) -> None:
        person = await people.meet(tx, person_id, name)
        await people.give_seat(tx, person.id, None, Role.ADMIN)

    await chat.bot.store.write(seat)
    return made


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.bot.settle()


async def published(chat: Chat) -> list[tuple[str, int]]:
    async def all_of_them(tx: Tx) -> list[tuple[str, int]]:
        rows = await tx.rows("SELECT state, revision FROM directives ORDER BY id")
        return [(row["state"], row["revision"]) for row in rows]

    return await chat.bot.store.read(all_of_them)


async def test_nothing_leaves_before_a_leader_has_said_yes(chat: Chat) -> None:
    await rule(chat)
    lan, minh, hoa = chat.phones.lan, chat.phones.minh, chat.phones.hoa
    card = await draft(chat)
    assert await card.press("Phát hành") == words.toast(1)
    assert "CHỜ DUYỆT" in card.text
    assert "Trần Văn Minh" in card.text
    assert card.buttons == ["Rút lại", "Đơn vị nhận", "Toàn văn", "Xem tin đầy đủ"]
    assert await published(chat) == []
    asked = minh.expect(
        "CHỜ DUYỆT GẤP", "Nguyễn Thị Lan soạn", "2 đơn vị, 2 người", "sơ tán dân", button="Duyệt"
    )
    assert "Xã An Phú, Xã Bình Sơn" in asked.text
    assert "Cần duyệt vì: hỏa tốc." in asked.text
    assert await asked.press("Duyệt") == words.approved_toast(2, 2)
    assert "ĐÃ DUYỆT: Trần Văn Minh" in asked.text
    assert asked.buttons == ["Bảng theo dõi"]
    lan.expect("Trần Văn Minh đã duyệt 55-CĐ/TU")
    board = lan.expect("Duyệt bởi Trần Văn Minh", button="Thu hồi lệnh gửi")
    hoa.expect_nothing()
    await later(chat, seconds=11)
    hoa.expect("55-CĐ/TU", button="Đã nhận")
    chat.phones.tu.expect("55-CĐ/TU")
    assert "Duyệt bởi Trần Văn Minh" in board.text
    assert await kinds(chat, "approval_asked") == await kinds(chat, "approved") == 1
    (directive,) = await chat.bot.store.read(directives.several, [1])
    assert directive.published_by == (await chat.actor(lan)).person.id


async def test_the_order_can_still_be_taken_back_for_ten_seconds(chat: Chat) -> None:
    await rule(chat)
    lan = chat.phones.lan
    await (await draft(chat)).press("Phát hành")
    await chat.phones.minh.expect("CHỜ DUYỆT", button="Duyệt").press("Duyệt")
    lan.expect("đã duyệt")
    board = lan.expect("Duyệt bởi", button="Thu hồi lệnh gửi")
    assert await board.press("Thu hồi lệnh gửi") == draft_words.HELD_BACK
    again = lan.expect("BẢN NHÁP", button="Phát hành")
    await later(chat, seconds=30)
    chat.phones.hoa.expect_nothing()
    await again.press("Phát hành")  # what goes out then must be approved anew
    chat.phones.minh.expect("CHỜ DUYỆT GẤP", button="Duyệt")


async def test_the_authors_card_says_what_became_of_it_and_offers_no_withdrawal(chat: Chat) -> None:
    await rule(chat)
    card = await draft(chat)
    await card.press("Phát hành")
    withdraw = card.data("Rút lại")
    await chat.phones.minh.expect("CHỜ DUYỆT", button="Duyệt").press("Duyệt")
    assert "ĐÃ DUYỆT: Trần Văn Minh" in card.text
    assert card.buttons == ["Bảng theo dõi"]
    assert "không còn nữa" in await card.forge(withdraw)
    assert "ĐÃ DUYỆT: Trần Văn Minh" in card.text
    assert card.buttons == ["Bảng theo dõi"]
    chat.phones.lan.skip()


async def test_the_first_decides_and_the_others_read_who_did(chat: Chat) -> None:
    await rule(chat)
    huy = await admin(chat)
    await (await draft(chat)).press("Phát hành")
    first = chat.phones.minh.expect("CHỜ DUYỆT", button="Duyệt")
    second = huy.expect("CHỜ DUYỆT", button="Duyệt")
    pressed = second.data("Duyệt")
    await first.press("Duyệt")
    assert "ĐÃ DUYỆT: Trần Văn Minh" in second.text
    assert second.buttons == ["Bảng theo dõi"]
    assert "Việc này đã xong: đã duyệt (Trần Văn Minh" in await second.forge(pressed)
    assert len(await published(chat)) == 1
    chat.phones.lan.skip()


async def test_it_is_returned_with_a_reason_and_open_again(chat: Chat) -> None:
    await rule(chat)
    lan, minh = chat.phones.lan, chat.phones.minh
    huy = await admin(chat)
    await (await draft(chat)).press("Phát hành")
    asked, other = minh.expect("CHỜ DUYỆT", button="Trả lại"), huy.expect("CHỜ DUYỆT")
    await asked.press("Trả lại")
    minh.expect(words.ASK_REASON)
    await minh.says("Thiếu số điện thoại trực ban")
    minh.expect(words.RETURNED)
    for message in (asked, other):
        assert "ĐÃ TRẢ LẠI: Trần Văn Minh" in message.text
        assert "Lý do: Thiếu số điện thoại trực ban" in message.text
    again = lan.expect("Trần Văn Minh trả lại", "Thiếu số điện thoại trực ban", button="Phát hành")
    await again.press("Độ khẩn")
    await again.press("Khẩn")
    assert "Khẩn" in again.text
    assert await published(chat) == []
    assert await kinds(chat, "approval_returned") == 1


async def test_a_waiting_draft_is_frozen_until_its_author_withdraws_it(chat: Chat) -> None:
    await rule(chat)
    lan, minh = chat.phones.lan, chat.phones.minh
    card = await draft(chat)
    frozen = {label: card.data(label) for label in ("Phát hành", "Độ khẩn", "Hủy", "Đối tượng nhận", "Sửa")}
    await card.press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT", button="Duyệt")
    pressed = asked.data("Duyệt")
    for data in frozen.values():
        assert await card.forge(data) == words.FROZEN
    await lan.says("/phathanh")
    lan.shows("CHỜ DUYỆT", button="Rút lại")
    lan.skip()
    await card.press("Rút lại")
    assert "NGƯỜI SOẠN ĐÃ RÚT LẠI: Nguyễn Thị Lan" in asked.text
    assert "Phát hành" in card.buttons
    assert "đã xong" in await asked.forge(pressed)
    assert await published(chat) == []


async def test_nobody_approves_their_own_even_with_a_second_seat(chat: Chat) -> None:
    await rule(chat)
    await chat.seat(chat.phones.lan, "TU", Role.LEADER)
    card = await draft(chat)
    await card.press("Phát hành")
    approval = chat.phones.minh.expect("CHỜ DUYỆT", button="Duyệt").data("Duyệt")
    assert await card.forge(approval) == words.OWN_DRAFT
    assert await published(chat) == []


async def test_whoever_lost_the_seat_is_refused_and_so_is_everybody_else(chat: Chat) -> None:
    await rule(chat)
    minh, hoa = chat.phones.minh, chat.phones.hoa
    await (await draft(chat)).press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT", button="Duyệt")
    seat = (await chat.actor(minh)).seats[0]
    await chat.bot.store.write(people.end_seat, seat.id, None)
    assert await asked.press("Duyệt") != ""
    await chat.publish("9-CV/TU", "khác", urgency=Urgency.NORMAL)
    refused = await hoa.shows("9-CV/TU").forge(asked.data("Duyệt"))
    assert refused == words.NOT_APPROVER
    assert [state for state, _ in await published(chat)] == ["published"]


async def test_a_flash_nobody_decides_expires_after_half_an_hour_also_over_a_stop(chat: Chat) -> None:
    await rule(chat)
    lan = chat.phones.lan
    card = await draft(chat)
    await card.press("Phát hành")
    asked = chat.phones.minh.expect("CHỜ DUYỆT", button="Duyệt")
    pressed = asked.data("Duyệt")
    assert "Rút lại" in card.buttons
    await later(chat, minutes=29)
    lan.expect("Chưa ai duyệt", "gọi điện")
    await later(chat, minutes=2)
    lan.expect("chưa ai duyệt", "09:30", button="Phát hành")
    assert "ĐÃ HẾT HẠN DUYỆT" in asked.text
    assert "HẾT HẠN DUYỆT" in card.text
    assert "Rút lại" not in card.buttons
    assert "đã hết hạn duyệt" in await asked.forge(pressed)
    assert await published(chat) == []
    assert await kinds(chat, "approval_expired") == 1


async def test_what_is_no_flash_waits_a_day_and_comes_silently_at_night(chat: Chat) -> None:
    await rule(chat, Rule(whole=True))
    await later(chat, hours=13)  # 22:00
    card = await draft(chat, "X1", "X2", "X3", "X4", urgency=Urgency.NORMAL)
    await card.press("Phát hành")
    asked = chat.phones.minh.expect("CHỜ ĐỒNG CHÍ DUYỆT", "gửi toàn bộ cấp dưới", "06:00", button="Duyệt")
    assert asked.was_silent
    await asked.press("Duyệt")
    assert "Phát hành" not in card.buttons
    chat.phones.lan.skip()
    chat.phones.hoa.expect_nothing()
    await later(chat, hours=9)
    chat.phones.hoa.expect("55-CĐ/TU")
    chat.phones.tu.skip()


async def test_a_flash_rings_for_the_approver_at_night(chat: Chat) -> None:
    await rule(chat)
    await later(chat, hours=14)
    await (await draft(chat)).press("Phát hành")
    assert not chat.phones.minh.expect("CHỜ DUYỆT GẤP").was_silent


@pytest.mark.parametrize(
    ("wanted", "to", "urgency", "waits"),
    [
        (FLASH, ("X1",), Urgency.VERY_URGENT, False),
        (Rule(whole=True), ("X1", "X2", "X3"), Urgency.FLASH, False),
        (Rule(whole=True), ("X1", "X2", "X3", "X4"), Urgency.NORMAL, True),
        (Rule(above=20), ("X1", "X2", "X3", "X4"), Urgency.FLASH, False),
    ],
)
async def test_only_what_the_rule_names_needs_a_second_person(
    chat: Chat, wanted: Rule, to: tuple[str, ...], urgency: Urgency, waits: bool
) -> None:
    await rule(chat, wanted)
    await (await draft(chat, *to, urgency=urgency)).press("Phát hành")
    assert bool(await published(chat)) is not waits
    for phone in chat.phones.all():
        phone.skip()


async def test_where_nobody_can_approve_it_is_said_at_once(chat: Chat) -> None:
    await rule(chat)
    minh = chat.phones.minh
    card = await draft(chat)
    seat = (await chat.actor(minh)).seats[0]
    await chat.bot.store.write(people.end_seat, seat.id, None)
    assert await card.press("Phát hành") != ""
    assert "Phát hành" in card.buttons  # still open
    assert await published(chat) == []
    await chat.seat(minh, "TU", Role.LEADER)
    chat.phones.world.user(minh.id).blocked = True
    await card.press("Phát hành")
    chat.phones.lan.expect("không liên lạc được với Trần Văn Minh")


async def test_a_notice_and_a_correction_need_it_too(chat: Chat) -> None:
    directive = await chat.publish("377-CV/TU", "kiểm tra hồ, đập", urgency=Urgency.FLASH)
    await rule(chat)
    lan, minh, hoa = chat.phones.lan, chat.phones.minh, chat.phones.hoa
    await lan.says("/tiendo 377-CV/TU")
    await lan.shows("377-CV/TU", button="Đính chính").press("Đính chính")
    card = lan.expect("BẢN ĐÍNH CHÍNH")
    await card.press("Hạn báo cáo")
    await lan.says("17:00 28/7/2026")
    card = lan.expect("BẢN ĐÍNH CHÍNH")
    await card.press("Phát hành")
    hoa.expect_nothing()
    asked = minh.expect("bản đính chính của 377-CV/TU", "17:00 thứ Ba 28/7/2026", button="Duyệt")
    lan.skip()
    await asked.press("Duyệt")
    hoa.expect("ĐÍNH CHÍNH LẦN 1")
    assert await published(chat) == [("published", 2)]
    word = await chat.bot.store.read(approvals.of_directive, directive, 2)
    assert word is not None
    lan.skip()
    chat.phones.tu.skip()


async def test_the_approver_looks_at_everything_before_deciding(chat: Chat) -> None:
    await rule(chat)
    minh = chat.phones.minh
    await (await draft(chat)).press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT")
    await asked.press("Đơn vị nhận")
    minh.expect("ĐƠN VỊ NHẬN: 2", "1. Xã An Phú", "2. Xã Bình Sơn")
    await asked.press("Toàn văn")
    minh.expect("sơ tán dân ra khỏi vùng ngập")
    await asked.press("Xem tin đầy đủ")
    minh.expect("Người nhận sẽ thấy", "Công điện 55-CĐ/TU", "Gửi: Xã An Phú")


async def test_the_approver_reads_that_the_deadline_has_passed(chat: Chat) -> None:
    await rule(chat)
    await (await draft(chat, due_at=chat.clock.now() - timedelta(hours=1))).press("Phát hành")
    chat.phones.minh.expect("CHỜ DUYỆT", "Hạn này đã qua (08:00 thứ Hai 20/7/2026).")


async def test_the_file_goes_with_the_question(chat: Chat) -> None:
    await rule(chat)
    lan, minh = chat.phones.lan, chat.phones.minh
    await lan.sends_file("lu.txt", TEXT.encode())
    lan.skip()
    (stored,) = await chat.bot.store.read(drafts.open_of, (await chat.actor(lan)).person.id)
    to = (await chat.unit("X1"),)
    ready = replace(stored.draft, number="7-CĐ/TU", urgency=Urgency.FLASH, warned=True, audience=to)
    await chat.bot.store.write(drafts.change, stored, ready)
    chat.clock.forward(seconds=1)
    await chat.bot.store.write(drafting.show, stored.id, stored.author_id)
    await chat.bot.settle()
    await lan.expect("7-CĐ/TU", button="Phát hành").press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT", "Kèm tệp: lu.txt", button="Duyệt")
    assert asked.file == TEXT.encode()
    await asked.press("Duyệt")
    assert "ĐÃ DUYỆT" in asked.text
    lan.skip()


async def test_an_admin_sets_the_rule_in_the_settings(chat: Chat) -> None:
    huy = await admin(chat)
    lan = chat.phones.lan
    await lan.says("/caidat")
    assert words.BUTTON not in lan.expect("Cài đặt").buttons
    await huy.says("/caidat")
    screen = huy.expect("Cài đặt", button=words.BUTTON)
    await screen.press(words.BUTTON)
    assert "PHÊ DUYỆT TRƯỚC KHI GỬI" in screen.text
    await screen.press("Hỏa tốc: không cần")
    await screen.press("Gửi nhiều đơn vị: không cần")
    await screen.press("trên 20")
    assert {"Hỏa tốc: cần duyệt", "Gửi nhiều đơn vị: trên 20 đơn vị"} <= set(screen.buttons)
    kept = await chat.bot.store.read(approvals.rules)
    assert kept == {await chat.unit("TU"): Rule(flash=True, above=20)}
    assert await kinds(chat, "approval_rule") == 2


async def test_a_unit_below_follows_the_rule_above_or_sets_its_own(chat: Chat) -> None:
    huy = await admin(chat)
    await rule(chat)
    await chat.seat(chat.phones.hoa, "X1", Role.COORDINATOR)
    await huy.says("/caidat")
    screen = huy.expect("Cài đặt")
    await screen.press(words.BUTTON)
    await screen.press("Xã An Phú")
    assert words.INHERITED in screen.text
    await screen.press("Hỏa tốc: cần duyệt")
    assert "Theo cấp trên" in screen.buttons
    hoa = chat.phones.hoa
    await (await draft(chat, "X1", by=hoa)).press("Phát hành")
    assert len(await published(chat)) == 1
    await screen.press("Theo cấp trên")
    assert words.INHERITED in screen.text
    hoa.skip()
