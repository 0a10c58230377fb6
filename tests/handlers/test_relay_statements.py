"""Handing down, broken at any statement: nothing has happened."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.drafts import Draft, DraftDuty, DraftTie
from domain.people import Actor
from handlers import amend, duty_editing, orders, recall, relay, relay_passing
from handlers.publish import Published
from storage import drafts
from storage.drafts import Source
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened
from tests.stories.relayed import district


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _sent(chat: Chat, actor: Actor, draft: Draft) -> int:
    draft_id = await chat.bot.store.write(drafts.add, actor.person.id, draft, Source(draft.subject))
    made = await chat.bot.store.write(orders.order, actor, draft_id, 1, ZONE)
    assert isinstance(made, Published)
    return made.directive_id


async def _original(chat: Chat) -> tuple[Actor, int]:
    """Sáu of the district, and what the province has sent to it."""
    sau = await chat.actor(await district(chat))
    return sau, await _published(chat, "9-CV/TU")


async def _published(chat: Chat, number: str, *ties: DraftTie) -> int:
    draft = Draft(
        number=number, doc_type="công văn", subject="đê", audience=(await chat.unit("H1"),), warned=True,
        ties=ties,
    )  # fmt: skip
    return await _sent(chat, await chat.actor(chat.phones.lan), draft)


async def _drafted(chat: Chat) -> tuple[Actor, int, int]:
    sau, original = await _original(chat)
    draft_id = await chat.bot.store.write(relay.begin, sau, original, ZONE)
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    units = tuple([await chat.unit(code) for code in ("X1", "X2")])
    await chat.bot.store.write(drafts.change, stored, stored.draft.with_audience(units))
    return sau, original, draft_id


async def _handed_down(chat: Chat) -> tuple[Actor, int, int]:
    sau, original, draft_id = await _drafted(chat)
    made = await chat.bot.store.write(orders.order, sau, draft_id, 2, ZONE)
    assert isinstance(made, Published)
    return sau, original, made.directive_id


async def it_is_drafted(chat: Chat) -> Step:
    sau, original = await _original(chat)
    return lambda tx: relay.begin(tx, sau, original, ZONE)


async def a_word_is_added(chat: Chat) -> Step:
    sau, _, draft_id = await _drafted(chat)
    return lambda tx: relay.noted(tx, sau, draft_id, "Làm ngay.")


async def its_periods_are_moved_further_ahead(chat: Chat) -> Step:
    sau, _, draft_id = await _drafted(chat)
    stored = await chat.bot.store.read(drafts.get, draft_id)
    assert stored is not None
    weekly = DraftDuty("thứ Sáu hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", lead=1)
    await chat.bot.store.write(drafts.change, stored, replace(stored.draft, duties=(weekly,)))
    return lambda tx: duty_editing.turn_lead(tx, sau, draft_id, 0, ZONE)


async def it_is_handed_down(chat: Chat) -> Step:
    sau, _, draft_id = await _drafted(chat)
    return lambda tx: orders.order(tx, sau, draft_id, 2, ZONE)


async def it_is_recalled_with_its_original(chat: Chat) -> Step:
    _, original, _ = await _handed_down(chat)
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: recall.recall(tx, lan, original, "nhầm")


async def _corrected(chat: Chat) -> tuple[Actor, int, Step]:
    sau, original, passed = await _handed_down(chat)
    lan = await chat.actor(chat.phones.lan)
    stored = await chat.bot.store.read(drafts.get, await chat.bot.store.write(amend.begin, lan, original))
    assert stored is not None
    await chat.bot.store.write(drafts.change, stored, replace(stored.draft, subject="hồ"))
    return sau, passed, lambda tx: orders.order(tx, lan, stored.id, 2, ZONE)


async def its_original_is_corrected(chat: Chat) -> Step:
    return (await _corrected(chat))[2]


async def the_correction_is_passed_on(chat: Chat) -> Step:
    sau, passed, correct = await _corrected(chat)
    await chat.bot.store.write(correct)
    return lambda tx: relay_passing.amendment(tx, sau, passed, ZONE)


async def the_replacement_is_passed_on(chat: Chat) -> Step:
    sau, original, passed = await _handed_down(chat)
    await _published(chat, "10-CV/TU", DraftTie("replaces", original, "9-CV/TU"))
    return lambda tx: relay_passing.replacement(tx, sau, passed, ZONE)


USE_CASES = [
    it_is_drafted, a_word_is_added, its_periods_are_moved_further_ahead, it_is_handed_down,
    it_is_recalled_with_its_original,
    its_original_is_corrected, the_correction_is_passed_on, the_replacement_is_passed_on,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
