"""Approval and drills, broken at every statement: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from domain.approvals import Rule
from domain.drafts import Draft
from domain.messages import Lane, Message
from domain.outcomes import Sent
from domain.people import Actor
from domain.urgency import Urgency
from handlers import approval_rules, approving, deciding, deliver, drilling, drills, orders, ring
from handlers.deliver import Parcel
from storage import approvals, drafts, outbox, people
from storage.drafts import Source
from storage.store import Tx
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def a_draft_waits_for_a_second_person(chat: Chat) -> Step:
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(approvals.keep_rule, await chat.unit("TU"), Rule(flash=True), lan.person.id)
    audience = tuple([await chat.unit(code) for code in ("X1", "X2")])
    draft = Draft(
        number="9-CĐ/TU", subject="đê", urgency=Urgency.FLASH, audience=audience, warned=True, oath="asked"
    )
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))
    return lambda tx: orders.order(tx, lan, draft_id, 1, ZONE)


async def it_is_approved(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    minh = await chat.actor(chat.phones.minh)
    return lambda tx: deciding.approve(tx, minh, 1, ZONE)


async def it_is_returned(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    minh = await chat.actor(chat.phones.minh)
    return lambda tx: deciding.give_back(tx, minh, 1, "Thiếu số trực ban", ZONE)


async def it_is_withdrawn(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: approving.withdraw(tx, lan, 1)


async def it_expires(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    chat.clock.forward(minutes=31)
    return lambda tx: approving.expire(tx, 1, ZONE)


async def its_approvers_are_reminded(chat: Chat) -> Step:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    chat.clock.forward(minutes=20)  # the last time: the author is told, too
    return lambda tx: ring.ring(tx, ZONE)


async def a_rule_is_set(chat: Chat) -> Step:
    await chat.seat(chat.phones.minh, "TU")
    admin = await chat.bot.store.write(_admin, chat)
    unit = await chat.unit("TU")
    return lambda tx: approval_rules.put(tx, admin, unit, 0, 1)


async def a_number_is_typed(chat: Chat) -> Step:
    await a_rule_is_set(chat)
    admin = await chat.actor(chat.phones.minh)
    unit = await chat.unit("TU")
    await chat.bot.store.write(approval_rules.ask_above, admin, unit)
    return lambda tx: approval_rules.typed_above(tx, admin, unit, "30")


async def _admin(tx: Tx, chat: Chat) -> Actor:
    await tx.run(
        "INSERT INTO seats (person_id, unit_id, role, since) SELECT id, NULL, 'admin', ? FROM people"
        " WHERE telegram_id = ?",
        tx.stamp, chat.phones.minh.id,
    )  # fmt: skip
    found = await people.actor(tx, chat.phones.minh.id)
    assert found is not None
    return found


async def _drill(chat: Chat) -> Step:
    audience = tuple([await chat.unit(code) for code in ("X1", "X2")])
    draft = Draft(
        number="9-CĐ/TU", subject="đê", urgency=Urgency.FLASH, audience=audience, warned=True, drill=True
    )
    lan = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))
    return lambda tx: orders.order(tx, lan, draft_id, 1, ZONE)


async def a_drill_is_published(chat: Chat) -> Step:
    return await _drill(chat)


async def a_draft_becomes_a_drill(chat: Chat) -> Step:
    await a_draft_waits_for_a_second_person(chat)
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: drilling.turn(tx, lan, 1, on=True)


async def a_drill_is_measured(chat: Chat) -> Step:
    await chat.bot.store.write(await _drill(chat))
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    return lambda tx: drills.measured(tx, 1)


async def a_drill_ends(chat: Chat) -> Step:
    await chat.bot.store.write(await _drill(chat))
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    return lambda tx: drills.end(tx, 1)


USE_CASES: list[Callable[[Chat], Awaitable[Step]]] = [
    a_draft_waits_for_a_second_person, it_is_approved, it_is_returned, it_is_withdrawn, it_expires,
    its_approvers_are_reminded, a_number_is_typed, a_rule_is_set, a_draft_becomes_a_drill,
    a_drill_is_published, a_drill_is_measured, a_drill_ends,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))


async def test_a_message_that_was_on_its_way_is_put_right_when_it_has_arrived(chat: Chat) -> None:
    await chat.bot.store.write(await a_draft_waits_for_a_second_person(chat))
    (parcel,) = await chat.bot.store.write(_taken)
    minh = await chat.actor(chat.phones.minh)
    await chat.bot.store.write(deciding.approve, minh, 1, ZONE)
    await chat.bot.store.write(deliver.settle, [(parcel, Sent(77))])
    edited = await chat.bot.store.read(_edits)
    assert edited == [77]


async def _taken(tx: Tx) -> list[Parcel]:
    claimed = await outbox.claim(tx, Lane.FLASH, 5)
    return [Parcel(each, Message("")) for each in claimed]


async def _edits(tx: Tx) -> list[int]:
    rows = await tx.rows(
        "SELECT json_extract(payload, '$.message') AS message FROM outbox"
        " WHERE kind = 'redraw' AND state = 'pending'"
    )
    return [row["message"] for row in rows]
