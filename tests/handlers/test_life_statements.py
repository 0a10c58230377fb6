"""Break the Nth statement of what happens to a directive after it was sent: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.drafts import Draft, DraftDuty, DraftTie
from handlers import acknowledge, amend, closing, orders, reach, recall, report, web_access
from handlers.publish import Published
from storage import drafts
from storage.drafts import Source
from storage.reports import Part
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _kept(chat: Chat, number: str, *ties: DraftTie) -> int:
    audience = tuple([await chat.unit(code) for code in ("X1", "X2")])
    draft = Draft(
        number=number, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", issued_on=date(2026, 7, 20),
        subject="đê", audience=audience, ties=ties, warned=True,
        duties=(DraftDuty("báo cáo chậm nhất ngày 31/7", due="2026-07-31"),),
    )  # fmt: skip
    lan = await chat.actor(chat.phones.lan)
    return await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))


async def _sent(chat: Chat) -> int:
    """Published, delivered, acknowledged by one of the two, who is writing a report."""
    lan, hoa = await chat.actor(chat.phones.lan), await chat.actor(chat.phones.hoa)
    made = await chat.bot.store.write(orders.order, lan, await _kept(chat, "12-CV/TU"), 1, ZONE)
    assert isinstance(made, Published)
    await chat.bot.settle()
    await chat.bot.store.write(acknowledge.acknowledge, hoa, made.directive_id, 1)
    begun = await chat.bot.store.write(report.begin, hoa, made.directive_id)
    await chat.bot.store.write(report.add, hoa, begun.report_id, 1, Part("text", "Đã xong."))
    return made.directive_id


async def it_is_recalled(chat: Chat) -> Step:
    directive, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    return lambda tx: recall.recall(tx, lan, directive, "Sai số liệu")


async def a_recall_is_confirmed(chat: Chat) -> Step:
    await chat.bot.store.write(await it_is_recalled(chat))
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: recall.confirm(tx, hoa, 1)


async def it_is_closed(chat: Chat) -> Step:
    directive, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    return lambda tx: closing.close(tx, lan, directive)


async def it_is_opened_again(chat: Chat) -> Step:
    await chat.bot.store.write(await it_is_closed(chat))
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: closing.reopen(tx, lan, 1)


async def a_correction_is_begun(chat: Chat) -> Step:
    directive, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    return lambda tx: amend.begin(tx, lan, directive)


async def it_is_corrected(chat: Chat) -> Step:
    directive, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(amend.begin, lan, directive)
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    (duty,) = stored.draft.duties
    changed = replace(
        stored.draft, duties=(replace(duty, due="2026-08-15"), DraftDuty("báo cáo tuần", kind="weekly",
        rrule="FREQ=WEEKLY;BYDAY=FR")), audience=(*stored.draft.audience[:1], await chat.unit("X3")),
    )  # fmt: skip
    await chat.bot.store.write(drafts.change, stored, changed)
    return lambda tx: orders.order(tx, lan, draft_id, 2, ZONE)


async def _replaced(chat: Chat, *, moves: bool) -> Step:
    directive, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    tie = DraftTie("replaces", directive, "12-CV/TU", moves)
    draft_id = await _kept(chat, "13-CV/TU", tie)
    return lambda tx: orders.order(tx, lan, draft_id, 1, ZONE)


async def it_is_replaced_and_ends(chat: Chat) -> Step:
    return await _replaced(chat, moves=False)


async def it_is_replaced_and_goes_on(chat: Chat) -> Step:
    return await _replaced(chat, moves=True)


async def what_replaced_it_is_recalled(chat: Chat) -> Step:
    await chat.bot.store.write(await it_is_replaced_and_goes_on(chat))
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: recall.recall(tx, lan, 2, "Gửi nhầm")


async def what_was_replaced_is_opened_again(chat: Chat) -> Step:
    await chat.bot.store.write(await what_replaced_it_is_recalled(chat))
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: closing.reopen(tx, lan, 1)


async def somebody_enters_the_office_page(chat: Chat) -> Step:
    lan = await chat.actor(chat.phones.lan)
    address = await chat.bot.store.write(web_access.link, lan, "http://127.0.0.1:8080")
    return lambda tx: web_access.enter(tx, address.partition("#")[2])


async def a_chat_is_opened_again(chat: Chat) -> Step:
    """One directive of before was recalled meanwhile, one came and is open."""
    recalled = await it_is_recalled(chat)
    chat.phones.hoa.blocks_the_bot()
    await chat.bot.settle()
    chat.clock.forward(seconds=1)
    await chat.bot.store.write(recalled)
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(orders.order, lan, await _kept(chat, "13-CV/TU"), 1, ZONE)
    await chat.bot.settle()
    chat.clock.forward(seconds=1)
    return lambda tx: reach.meet(tx, chat.phones.hoa.id, "Lê Thị Hoa")


USE_CASES = [
    it_is_recalled, a_recall_is_confirmed, it_is_closed, it_is_opened_again, a_correction_is_begun,
    it_is_corrected, it_is_replaced_and_ends, it_is_replaced_and_goes_on, what_replaced_it_is_recalled,
    what_was_replaced_is_opened_again, somebody_enters_the_office_page, a_chat_is_opened_again,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
