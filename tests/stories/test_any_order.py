"""What was found by trying directives, units and people in any order: each told once, as small as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain import times
from domain.drafts import Draft, DraftDuty, DraftTie
from domain.people import Role
from domain.reforms import Change, Choice, Kind
from domain.wording.vi import lives, reviewing
from handlers import acknowledge, amend, closing, enrol, hand_over, orders, reform
from storage import check, drafts
from storage.drafts import Source
from storage.store import Row, Tx
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import published
from tests.stories.chat import Chat
from tests.stories.relayed import district, handed_down

JULY = DraftDuty("báo cáo chậm nhất ngày 31/7", due="2026-07-31")
WEEKLY = DraftDuty("hằng tuần vào thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR")


async def ask(chat: Chat, sql: str) -> list[Row]:
    async def rows(tx: Tx) -> list[Row]:
        return await tx.rows(sql)

    return await chat.bot.store.read(rows)


async def order(chat: Chat, to: tuple[str, ...], *duties: DraftDuty, ties: tuple[DraftTie, ...] = ()) -> int:
    """Lan publishes a letter with these duties; its id."""
    lan = await chat.actor(chat.phones.lan)
    number = len(await ask(chat, "SELECT id FROM directives")) + 1
    draft = Draft(
        number=f"{number}-CV/TU", doc_type="công văn", subject="hồ, đập", duties=duties, warned=True, ties=ties,
        issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20),
        audience=tuple([await chat.unit(code) for code in to]),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source(f"{number}"))
    await chat.bot.store.write(orders.order, lan, draft_id, 1, ZONE)
    await chat.phones.settle()
    return number


async def correct(chat: Chat, directive: int, to: tuple[str, ...], *duties: DraftDuty) -> None:
    """She corrects whom it is sent to, and what they owe."""
    lan = await chat.actor(chat.phones.lan)
    chat.clock.forward(seconds=1)
    draft_id = await chat.bot.store.write(amend.begin, lan, directive)
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    units = tuple([await chat.unit(code) for code in to])
    changed = replace(stored.draft, audience=units, duties=duties)
    await chat.bot.store.write(drafts.change, stored, changed)
    await chat.bot.store.write(orders.order, lan, draft_id, stored.version + 1, ZONE)
    await chat.phones.settle()


async def decide(chat: Chat, kind: Kind, gone: str, *heirs: str, work: Choice = "pass") -> None:
    """A unit is merged, or abolished."""
    chat.clock.forward(seconds=1)
    into = tuple([await chat.unit(code) for code in heirs])
    day = chat.clock.now().astimezone(ZONE).date()
    change = Change(kind, await chat.unit(gone), day, "Nghị quyết số 9", successors=into, work=work)
    await chat.bot.store.write(reform.carry_out, [change], None, ZONE)
    await chat.phones.settle()


async def open_slots(chat: Chat) -> list[tuple[str, int]]:
    rows = await ask(
        chat,
        "SELECT u.code, s.directive_id FROM slots s JOIN units u ON u.id = s.unit_id"
        " WHERE s.state IN ('open', 'returned') ORDER BY s.id",
    )
    return [(row[0], row[1]) for row in rows]


async def test_who_is_no_longer_asked_owes_nothing_that_was_taken_over_from_the_replaced_one(
    chat: Chat,
) -> None:
    old = await order(chat, ("X1", "X2"), JULY)
    new = await order(chat, ("X1", "X2"), ties=(DraftTie("replaces", old, "cũ", moves=True),))
    await correct(chat, new, ("X1",))
    assert await open_slots(chat) == [("X1", new)]


async def test_a_correction_names_periods_as_one_that_a_former_unit_had_is_named(chat: Chat) -> None:
    directive = await order(chat, ("X1", "X2"), WEEKLY)
    await decide(chat, Kind.ABOLISHED, "X2")
    await correct(chat, directive, ("X1",), JULY)
    assert await open_slots(chat) == [("X1", directive)]


async def test_what_is_opened_again_passes_on_to_whoever_is_there_by_now(chat: Chat) -> None:
    directive = await order(chat, ("X1",), JULY)
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(closing.close, lan, directive)
    await decide(chat, Kind.MERGED, "X2", "X3")
    await decide(chat, Kind.MERGED, "X1", "X3")
    await decide(chat, Kind.MERGED, "X3", "X4")
    await chat.bot.store.write(closing.reopen, lan, directive)
    assert await open_slots(chat) == [("X4", directive)]
    (watched,) = await ask(chat, "SELECT unit_id FROM ack_watches WHERE remind_at IS NOT NULL")
    assert watched["unit_id"] == await chat.unit("X4")
    await chat.phones.settle()
    (watched,) = await ask(chat, "SELECT unit_id, remind_at FROM ack_watches WHERE remind_at IS NOT NULL")
    assert watched["remind_at"] > times.to_text(chat.clock.now())


async def test_a_directive_whose_only_unit_is_no_more_is_no_damage(chat: Chat) -> None:
    await published(chat, "X1")
    await decide(chat, Kind.ABOLISHED, "X1")
    assert await chat.bot.store.read(check.breaches) == []


async def test_who_was_to_hear_of_the_silent_in_the_morning_is_whoever_has_the_seat_by_then(chat: Chat) -> None:
    lan, heir = chat.phones.lan, chat.phones.stranger
    await order(chat, ("X1", "X2"), JULY)
    chat.clock.forward(hours=37)
    await chat.phones.settle()
    await handed(chat, lan, heir)
    lan.skip()
    heir.skip()
    chat.clock.forward(hours=9)
    await chat.phones.settle()
    heir.expect("Xã An Phú", "Xã Bình Sơn")
    lan.expect_nothing()


async def handed(chat: Chat, giver: Phone, heir: Phone) -> None:
    seat = (await chat.actor(giver)).seats[0]
    made = await chat.bot.store.write(hand_over.link, await chat.actor(giver), seat.id)
    await heir.starts(made.code)
    await heir.expect(button="Nhận bàn giao").press("Nhận bàn giao")


async def test_what_a_correction_ended_stays_ended_when_the_directive_is_opened_again(chat: Chat) -> None:
    directive = await order(chat, ("X1", "X2"), JULY)
    await correct(chat, directive, ("X1",))
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(closing.close, lan, directive)
    await chat.bot.store.write(closing.reopen, lan, directive)
    assert await open_slots(chat) == []


async def test_a_report_being_written_for_a_unit_that_is_no_more_goes_on_where_its_heir_is_asked(
    chat: Chat,
) -> None:
    hoa = chat.phones.hoa
    directive = await published(chat, "X1", "X2")
    await writing(chat, hoa, directive)
    await decide(chat, Kind.MERGED, "X1", "X2")
    hoa.skip()
    await hoa.says("/baocao 377")
    await hoa.shows("Đã nhận 1 mục", button="Gửi").press("Gửi")
    chat.phones.lan.expect("Đã kiểm tra 3 hồ.", "Xã Bình Sơn")


async def test_a_report_being_written_that_nobody_can_go_on_with_ends_on_the_record(chat: Chat) -> None:
    hoa = chat.phones.hoa
    directive = await published(chat, "X1")
    await writing(chat, hoa, directive)
    await decide(chat, Kind.MERGED, "X1", "X2")
    (line,) = await ask(chat, "SELECT data FROM journal WHERE kind = 'work_ended'")
    assert '"reports":1' in line["data"]


async def writing(chat: Chat, hoa: Phone, directive: int) -> None:
    """Her unit has acknowledged; she has written one piece of a report."""
    await chat.bot.store.write(acknowledge.acknowledge, await chat.actor(hoa), directive, 1)
    await hoa.says("/baocao 377")
    await hoa.says("Đã kiểm tra 3 hồ.")
    hoa.skip()


async def test_who_joins_between_the_last_reminder_and_the_first_rung_comes_in(chat: Chat) -> None:
    await order(chat, ("X1", "X3"))
    chat.clock.forward(hours=10)
    await chat.phones.settle()
    chat.clock.forward(hours=14)
    await chat.phones.settle()
    assert [row["rung"] for row in await ask(chat, "SELECT rung FROM climbs")] == [0]
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    code = await chat.bot.store.write(enrol.invite, None, await chat.unit("X3"), Role.OFFICER, 1)
    await nam.starts(code)
    await nam.shows(button="Tham gia").press("Tham gia")
    nam.expect("VIỆC ĐANG CHỜ", "1-CV/TU")


async def test_a_report_is_not_returned_where_nobody_would_owe_it_again(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    directive = await order(chat, ("X1", "X2"), JULY)
    await hoa.says("/baocao 1-CV/TU")
    await hoa.says("Đã kiểm tra 3 hồ.")
    await hoa.shows(button="Gửi").press("Gửi")
    got = lan.shows("Đã kiểm tra 3 hồ.", button="Trả lại")
    await correct(chat, directive, ("X2",), JULY)
    assert await got.press("Trả lại") == reviewing.NOT_OWED
    await chat.bot.store.write(closing.close, await chat.actor(lan), directive)
    assert await got.press("Trả lại") == lives.state("closed")
    assert await open_slots(chat) == []


async def test_what_a_closed_office_had_handed_down_is_kept_by_who_closed_it(chat: Chat) -> None:
    lan, sau = chat.phones.lan, await district(chat)
    await chat.publish("377-CV/TU", "kiểm tra hồ, đập", ("H1",))
    await handed_down(chat, sau)
    by = (await chat.actor(lan)).person.id
    day = chat.clock.now().astimezone(ZONE).date()
    change = Change(Kind.ABOLISHED, await chat.unit("H1"), day, "Nghị quyết số 9", work="end", seats="end")
    chat.clock.forward(seconds=1)
    await chat.bot.store.write(reform.carry_out, [change], by, ZONE)
    rows = await ask(chat, "SELECT keeper_id FROM directives WHERE unit_id IS NOT NULL")
    assert [row["keeper_id"] for row in rows] == [by]
    chat.clock.forward(days=6)
    await chat.phones.settle()
    sau.skip()
    chat.clock.forward(days=6)
    await chat.phones.settle()
    sau.expect_nothing()
