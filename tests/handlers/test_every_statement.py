"""Break the Nth statement of every use-case, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from domain.drafts import Draft, Field
from domain.people import Role
from domain.reform_plans import UnitPlan
from domain.reforms import Change, Kind
from domain.urgency import Urgency
from handlers import (
    acknowledge,
    deliver,
    drafting,
    enrol,
    hand_over,
    pasting,
    publish,
    reform,
    reform_import,
    reform_menu,
    repeats,
    report,
    ring,
)
from handlers.reform_import import Files
from handlers.units import import_units
from storage import drafts, inbox, unit_plans
from storage.drafts import Source
from storage.inbox import Received
from storage.reports import Part
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import UNITS, Chat, opened

LETTER = (Path(__file__).parents[2] / "samples/letters/lu-quet-hoa-toc.txt").read_text(encoding="utf-8")


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _draft(chat: Chat, urgency: Urgency = Urgency.FLASH) -> int:
    audience = tuple([await chat.unit(code) for code in ("X1", "X2")])
    draft = Draft(number="9-CV/TU", doc_type="công văn", subject="đê", urgency=urgency, audience=audience)
    lan = await chat.actor(chat.phones.lan)
    return await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))


async def a_draft_is_published(chat: Chat) -> Step:
    draft_id, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)  # what is missing is seen
    return lambda tx: publish.publish(tx, lan, draft_id, 2, ZONE)


async def an_order_is_taken_back(chat: Chat) -> Step:
    step = await a_draft_is_published(chat)
    await chat.bot.store.write(step)
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: publish.take_order_back(tx, lan, 1)


async def what_was_held_is_let_go(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_is_published(chat))
    chat.clock.forward(seconds=11)
    return lambda tx: ring.ring(tx, ZONE)


async def a_press_is_handled(chat: Chat) -> Step:
    directive = await chat.publish("12-CV/TU", "đê")
    hoa = await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(inbox.keep, [Received(7, hoa.person.telegram_id, "{}")])
    return lambda tx: inbox.with_done(tx, 7, acknowledge.acknowledge, hoa, directive, 1)


async def a_tap_is_undone(chat: Chat) -> Step:
    directive = await chat.publish("12-CV/TU", "đê")
    hoa = await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(acknowledge.acknowledge, hoa, directive, 1)
    return lambda tx: acknowledge.undo(tx, hoa, directive)


async def a_unit_declines(chat: Chat) -> Step:
    directive = await chat.publish("12-CV/TU", "đê")
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: acknowledge.decline(tx, hoa, directive, "Xã không có đê.")


async def it_is_recorded_on_behalf(chat: Chat) -> Step:
    directive, unit = await chat.publish("12-CV/TU", "đê"), await chat.unit("X1")
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: acknowledge.on_behalf(tx, lan, directive, unit)


async def a_report_is_sent(chat: Chat) -> Step:
    directive = await chat.publish("12-CV/TU", "đê")
    hoa = await chat.actor(chat.phones.hoa)
    begun = await chat.bot.store.write(report.begin, hoa, directive)
    for number, part in enumerate([Part("text", "Đã xong."), Part("photo", "Ảnh đê", "file")]):
        await chat.bot.store.write(report.add, hoa, begun.report_id, number, part)
    return lambda tx: report.send(tx, hoa, begun.report_id)


async def a_letter_comes_in(chat: Chat) -> Step:
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: drafting.ingest(tx, lan, Source(LETTER, "file", "cv.txt", "ab" * 32), ZONE)


async def a_paste_is_read(chat: Chat) -> Step:
    lan = await chat.actor(chat.phones.lan)
    for number, piece in enumerate((LETTER[:900], LETTER[900:])):
        await chat.bot.store.write(pasting.paste, lan, number, piece)
    chat.clock.forward(seconds=3)
    return lambda tx: ring.ring(tx, ZONE)


async def a_field_is_corrected(chat: Chat) -> Step:
    draft_id, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    return lambda tx: drafting.correct(tx, lan, draft_id, Field.DUE, "17h 24/7", ZONE)


async def somebody_joins(chat: Chat) -> Step:
    unit, stranger = await chat.unit("X3"), chat.phones.stranger
    await stranger.says("Chào.")
    person = (await chat.actor(stranger)).person
    code = await chat.bot.store.write(enrol.invite, None, unit, Role.OFFICER, 1)
    assert isinstance(await chat.bot.store.write(enrol.offer, person, code), enrol.Offer)
    return lambda tx: enrol.join(tx, person)


async def a_seat_is_taken_away(chat: Chat) -> Step:
    lan, hoa = await chat.actor(chat.phones.lan), await chat.actor(chat.phones.hoa)
    return lambda tx: enrol.revoke(tx, lan, hoa.seats[0].id)


async def a_seat_is_handed_over(chat: Chat) -> Step:
    await chat.publish("12-CV/TU", "đê")
    await _draft(chat)
    lan, heir = await chat.actor(chat.phones.lan), chat.phones.stranger
    await chat.bot.store.write(report.begin, await chat.actor(chat.phones.hoa), 1)
    await chat.bot.store.write(publish.publish, lan, await _draft(chat), 1, ZONE)
    await heir.says("Chào.")
    person = (await chat.actor(heir)).person
    made = await chat.bot.store.write(hand_over.link, lan, lan.seats[0].id)
    await chat.bot.store.write(hand_over.offer, person, made.code)
    return lambda tx: hand_over.take(tx, person, made.handover.id, ZONE)


async def an_officers_seat_is_handed_over(chat: Chat) -> Step:
    directive = await chat.publish("12-CV/TU", "đê")
    hoa, heir = await chat.actor(chat.phones.hoa), chat.phones.stranger
    begun = await chat.bot.store.write(report.begin, hoa, directive)
    await chat.bot.store.write(report.add, hoa, begun.report_id, 1, Part("text", "Đã xong."))
    await heir.says("Chào.")
    person = (await chat.actor(heir)).person
    made = await chat.bot.store.write(hand_over.link, hoa, hoa.seats[0].id)
    await chat.bot.store.write(hand_over.offer, person, made.code)
    return lambda tx: hand_over.take(tx, person, made.handover.id, ZONE)


async def a_unit_is_merged_into_another(chat: Chat) -> Step:
    due = chat.clock.now() + timedelta(days=3)
    await chat.publish("12-CV/TU", "đê", due_at=due)
    await chat.publish("13-CV/TU", "hồ", to=("X1", "X2", "X3"), due_at=due)
    await chat.bot.store.write(report.begin, await chat.actor(chat.phones.hoa), 1)
    await _draft(chat)
    heir = (await chat.unit("X3"),)
    change = Change(
        Kind.MERGED, await chat.unit("X1"), chat.clock.now().date(), "Nghị quyết số 1", successors=heir
    )
    return lambda tx: reform.carry_out(tx, [change], None, ZONE)


async def a_unit_is_divided_from_the_chat(chat: Chat) -> Step:
    await chat.publish("12-CV/TU", "đê")
    lan = await chat.actor(chat.phones.lan)
    plan = UnitPlan(
        await chat.unit("X1"),
        Kind.SPLIT,
        ("Xã Một", "Xã Hai"),
        None,
        chat.clock.now().date(),
        "Nghị quyết số 1",
    )
    await chat.bot.store.write(unit_plans.keep, lan.person.id, plan)
    return lambda tx: reform_menu.carry_out(tx, lan, plan.unit_id, ZONE)


async def a_unit_is_renamed(chat: Chat) -> Step:
    day = chat.clock.now().date()
    change = Change(Kind.RENAMED, await chat.unit("X1"), day, "Nghị quyết số 1", name="Xã An Phú Mới")
    return lambda tx: reform.carry_out(tx, [change], None, ZONE)


async def a_new_tree_takes_the_place_of_the_old(chat: Chat) -> Step:
    await chat.publish("12-CV/TU", "đê")
    tree = UNITS.replace("X1,Xã An Phú,commune,TU,\n", "N1,Xã Phú Sơn,commune,TU,\n").replace(
        "X2,Xã Bình Sơn,commune,TU,\n", ""
    )
    files = Files(tree, "code,becomes\nX1,N1\nX2,N1\n")
    return lambda tx: reform_import.carry_out(tx, files, chat.clock.now().date(), "Nghị quyết số 1", ZONE)


async def units_are_brought_in(chat: Chat) -> Step:
    changed = UNITS.replace("Xã Bình Sơn,commune,TU,", "Xã Bình Sơn Mới,commune,VP,Bình Sơn")
    return lambda tx: import_units(tx, changed + "X5,Xã Gò Me,commune,X4,\n")


async def cards_are_claimed(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_is_published(chat))
    chat.clock.forward(seconds=11)
    return lambda tx: deliver.take(tx, dict.fromkeys(range(5), 9), ZONE)  # type: ignore[arg-type]


async def the_dead_senders_cards_are_found(chat: Chat) -> Step:
    await chat.bot.store.write(await cards_are_claimed(chat))
    return lambda tx: repeats.recover(tx, frozenset(), all_leases=True)


USE_CASES = [
    a_draft_is_published, an_order_is_taken_back, what_was_held_is_let_go, a_press_is_handled, a_tap_is_undone,
    a_unit_declines, it_is_recorded_on_behalf, a_report_is_sent, a_letter_comes_in, a_paste_is_read,
    a_field_is_corrected, somebody_joins, a_seat_is_taken_away, a_seat_is_handed_over,
    an_officers_seat_is_handed_over, a_unit_is_merged_into_another, a_unit_is_divided_from_the_chat,
    a_unit_is_renamed, a_new_tree_takes_the_place_of_the_old, units_are_brought_in, cards_are_claimed,
    the_dead_senders_cards_are_found,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
