"""Break the Nth statement of what waits for its day, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.approvals import Rule
from domain.drafts import Draft
from domain.reform_plans import UnitPlan
from domain.reforms import Change, Kind
from domain.urgency import Urgency
from handlers import orders, reform, reform_ahead, reform_ahead_screens, ring
from handlers.reform_import import Files
from storage import approvals, drafts, reforms_ahead, units
from storage.drafts import Source
from storage.store import Tx
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import UNITS, Chat, opened

BASIS = "Nghị quyết số 1"
DAY = date(2026, 8, 1)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _waits(chat: Chat) -> int:
    """A merger, a renaming and a division of one decision; work and people are open."""
    await chat.publish("12-CV/TU", "đê", due_at=chat.clock.now() + timedelta(days=30))
    lan = await chat.actor(chat.phones.lan)
    x1, x2, x3, x4 = [await chat.unit(code) for code in ("X1", "X2", "X3", "X4")]
    for plan in (
        UnitPlan(x1, Kind.MERGED, (), x3, DAY, BASIS),
        UnitPlan(x4, Kind.RENAMED, ("Phường Hạ Long",), None, DAY, BASIS),
        UnitPlan(x2, Kind.SPLIT, ("Xã Bình Một", "Xã Bình Hai"), None, DAY, BASIS),
    ):
        made = await chat.bot.store.write(reform_ahead.order, lan, plan, ZONE)
    return made.id


async def a_change_is_ordered(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X1")
    plan = UnitPlan(unit, Kind.ABOLISHED, (), None, DAY, BASIS)
    return lambda tx: reform_ahead.order(tx, lan, plan, ZONE)


async def a_tree_is_ordered_anew(chat: Chat) -> Step:
    files = Files(UNITS.replace("X1,Xã An Phú,commune,TU,\n", ""), "code,becomes\nX1,X2\n")
    await chat.bot.store.write(reform_ahead.order_tree, files, DAY, BASIS, ZONE)
    return lambda tx: reform_ahead.order_tree(tx, files, DAY, BASIS, ZONE)


async def it_is_called_off(chat: Chat) -> Step:
    waiting, lan = await _waits(chat), await chat.actor(chat.phones.lan)
    return lambda tx: reform_ahead_screens.call_off(tx, lan, waiting)


async def one_of_several_is_left_out(chat: Chat) -> Step:
    waiting, lan = await _waits(chat), await chat.actor(chat.phones.lan)
    return lambda tx: reform_ahead_screens.leave_out(tx, lan, waiting, 0, ZONE)


async def its_day_comes(chat: Chat) -> Step:
    await _waits(chat)
    await _on_the_day(chat)
    return lambda tx: ring.ring(tx, ZONE)


async def _on_the_day(chat: Chat) -> None:
    chat.clock.forward(days=11, hours=16)  # 1 August, 1:00; the other alarms of the night have rung
    await chat.bot.store.write(_ring_others)


async def _ring_others(tx: Tx) -> None:
    await tx.run("DELETE FROM alarms WHERE kind <> ?", reform_ahead.ALARM)


async def something_stands_in_its_way(chat: Chat) -> Step:
    await _waits(chat)
    await chat.bot.store.write(units.rename, await chat.unit("X4"), "Phường Hạ Long")
    await _on_the_day(chat)
    return lambda tx: ring.ring(tx, ZONE)


async def it_is_tried_again(chat: Chat) -> Step:
    waiting, lan = await _waits(chat), await chat.actor(chat.phones.lan)
    await chat.bot.store.write(reforms_ahead.block, waiting, "vướng")
    await _on_the_day(chat)
    return lambda tx: reform_ahead_screens.again(tx, lan, waiting, ZONE)


async def a_unit_ends_while_a_draft_to_it_waits_for_a_word(chat: Chat) -> Step:
    lan, x1, x3 = await chat.actor(chat.phones.lan), await chat.unit("X1"), await chat.unit("X3")
    await chat.bot.store.write(approvals.keep_rule, await chat.unit("TU"), Rule(flash=True), lan.person.id)
    await chat.bot.store.write(approvals.keep_rule, x1, Rule(whole=True), lan.person.id)
    wanted = Draft(number="9-CV/TU", subject="đê", urgency=Urgency.FLASH, warned=True, audience=(x1,))
    made = await chat.bot.store.write(drafts.add, lan.person.id, wanted, Source("Toàn văn"))
    await chat.bot.store.write(orders.order, lan, made, 1, ZONE)
    assert await chat.bot.store.read(approvals.waiting_of, made)
    change = Change(Kind.MERGED, x1, chat.clock.now().date(), BASIS, successors=(x3,))
    return lambda tx: reform.carry_out(tx, [change], None, ZONE)


USE_CASES = [
    a_unit_ends_while_a_draft_to_it_waits_for_a_word,
    a_change_is_ordered, a_tree_is_ordered_anew, it_is_called_off, one_of_several_is_left_out, its_day_comes,
    something_stands_in_its_way, it_is_tried_again,
]  # fmt: skip


@pytest.mark.parametrize("use_case", USE_CASES, ids=lambda case: case.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, use_case: Callable[[Chat], Awaitable[Step]], tmp_path: Path
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await use_case(chat))
