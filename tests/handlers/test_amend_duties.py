"""The duties of a corrected directive: rows go on, slots move with what was reported, two tiers stay two."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.drafts import Draft, DraftDuty, DraftTie
from handlers import amend_duties, closing, orders, retime
from handlers.publish import Published
from storage import drafts
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE
from tests.stories.chat import Chat, opened

ONCE = DraftDuty("báo cáo chậm nhất ngày 31/7", due="2026-07-31")
WEEKLY = DraftDuty("hằng tuần vào thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR")
# The province's office stands above its communes: it owes by the next tier's day
TIERED = replace(ONCE, next_due="tổng hợp trước ngày 05/8", next_mark="<2026-08-05")


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def published(chat: Chat, *asked: DraftDuty, to: tuple[str, ...] = ("X1", "X2")) -> Draft:
    lan = await chat.actor(chat.phones.lan)
    draft = Draft(
        number="12-CV/TU", doc_type="công văn", issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20),
        subject="đê", audience=tuple([await chat.unit(code) for code in to]), duties=asked, warned=True,
    )  # fmt: skip
    kept = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("12"))
    assert isinstance(await chat.bot.store.write(orders.order, lan, kept, 1, ZONE), Published)
    return draft


async def rows(tx: Tx) -> list[tuple[object, ...]]:
    """Every duty that is still owed: its id, its words, and the days of its open slots with their units."""
    found = await tx.rows(
        "SELECT y.id, json_extract(y.body, '$.quote'), substr(s.due_at, 1, 10), count(s.id) FROM duties y"
        " LEFT JOIN slots s ON s.duty_id = y.id AND s.state = 'open' AND s.due_at < '2026-08-10'"
        " WHERE y.state = 'open' GROUP BY y.id, s.due_at ORDER BY y.position, s.due_at"
    )
    return [tuple(row) for row in found]


async def test_a_moved_day_keeps_its_row_and_an_untouched_duty_keeps_its_slots(chat: Chat) -> None:
    old = await published(chat, ONCE, WEEKLY)
    before = await chat.bot.store.read(rows)
    new = replace(old, duties=(replace(ONCE, due="2026-08-07"), WEEKLY))
    await chat.bot.store.write(amend_duties.amend, 1, old, new, ZONE)
    after = await chat.bot.store.read(rows)
    assert after[0] == (before[0][0], ONCE.quote, "2026-08-07", 2)
    assert after[1:] == before[1:]


async def test_what_the_correction_leaves_alone_keeps_a_deadline_that_was_moved_by_hand(chat: Chat) -> None:
    old = await published(chat, ONCE)
    lan = await chat.actor(chat.phones.lan)

    async def slot(tx: Tx) -> int:
        row = await tx.row("SELECT min(id) FROM slots")
        assert row is not None
        return int(row[0])

    moved = await chat.bot.store.read(slot)
    await chat.bot.store.write(retime.period_typed, lan, 1, moved, "8/8/2026", ZONE)
    new = replace(old, duties=(ONCE, WEEKLY))
    await chat.bot.store.write(amend_duties.amend, 1, old, new, ZONE)
    after = await chat.bot.store.read(rows)
    assert (1, ONCE.quote, "2026-08-08", 2) in after


async def test_two_tiers_stay_two(chat: Chat) -> None:
    old = await published(chat, TIERED, to=("TU", "X1", "X2"))
    before = await chat.bot.store.read(rows)
    assert [row[2:] for row in before] == [("2026-07-31", 2), ("2026-08-04", 1)]
    new = replace(old, duties=(replace(TIERED, due="2026-08-03"),))
    await chat.bot.store.write(amend_duties.amend, 1, old, new, ZONE)
    after = await chat.bot.store.read(rows)
    assert [row[0] for row in after] == [row[0] for row in before]
    assert [row[2:] for row in after] == [("2026-08-03", 2), ("2026-08-04", 1)]


async def test_a_dropped_duty_ends_and_a_new_one_begins(chat: Chat) -> None:
    old = await published(chat, ONCE)
    await chat.bot.store.write(amend_duties.amend, 1, old, replace(old, duties=()), ZONE)
    assert await chat.bot.store.read(rows) == []
    await chat.bot.store.write(amend_duties.amend, 1, replace(old, duties=()), old, ZONE)
    assert [row[1:] for row in await chat.bot.store.read(rows)] == [(ONCE.quote, "2026-07-31", 2)]


async def test_duties_taken_over_from_a_replaced_directive_outlive_a_correction(chat: Chat) -> None:
    old = await published(chat, ONCE)
    lan = await chat.actor(chat.phones.lan)
    tie = DraftTie("replaces", 1, "12-CV/TU", moves=True)
    new = replace(old, number="13-CV/TU", duties=(WEEKLY,), ties=(tie,))
    kept = await chat.bot.store.write(drafts.add, lan.person.id, new, Source("13"))
    assert isinstance(await chat.bot.store.write(orders.order, lan, kept, 1, ZONE), Published)
    changed = replace(
        new, duties=(replace(WEEKLY, quote="hằng tuần vào thứ Năm", rrule="FREQ=WEEKLY;BYDAY=TH"),)
    )
    await chat.bot.store.write(amend_duties.amend, 2, new, changed, ZONE)
    after = {row[1] for row in await chat.bot.store.read(rows)}
    assert after == {ONCE.quote, "hằng tuần vào thứ Năm"}


async def test_what_a_correction_dropped_stays_dropped_when_the_directive_is_opened_again(chat: Chat) -> None:
    old = await published(chat, ONCE, WEEKLY)
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(amend_duties.amend, 1, old, replace(old, duties=(WEEKLY,)), ZONE)
    await chat.bot.store.write(closing.close, lan, 1)
    assert await chat.bot.store.read(rows) == []
    await chat.bot.store.write(closing.reopen, lan, 1)
    assert {row[1] for row in await chat.bot.store.read(rows)} == {WEEKLY.quote}
