"""Break the Nth statement of every use-case about tags, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from domain import tag_cards
from domain.audience import Selection
from domain.drafts import Draft
from domain.list_rules import Section
from domain.picking import number_of
from domain.reforms import Change, Kind
from handlers import audience, list_rules, reform, saved_lists, tagging
from handlers.units import import_units
from storage import drafts, unit_tags
from storage import list_rules as kept
from storage.drafts import Source
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        await made.bot.store.write(unit_tags.replace, await made.unit("X2"), ["biên giới", "miền núi"])
        yield made


async def _draft(chat: Chat) -> int:
    lan = await chat.actor(chat.phones.lan)
    return await chat.bot.store.write(drafts.add, lan.person.id, Draft(subject="đê"), Source("Toàn văn"))


async def a_tag_is_given(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X1")
    return lambda tx: tagging.turn(tx, lan, unit, tag_cards.number_of("biên giới"), 0, on=True)


async def a_tag_is_taken_off(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X2")
    return lambda tx: tagging.turn(tx, lan, unit, tag_cards.number_of("biên giới"), 0, on=False)


async def a_new_tag_is_asked_for(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X1")
    return lambda tx: tagging.ask_new(tx, lan, unit)


async def a_new_tag_is_typed(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X1")
    await chat.bot.store.write(tagging.ask_new, lan, unit)
    return lambda tx: tagging.typed(tx, lan, unit, "ven biển; mien nui")


async def tags_come_in_a_file(chat: Chat) -> Step:
    file = "code,name,kind,parent_code,nhan\nX1,Xã An Phú,commune,TU,ven biển\nX2,Xã Bình Sơn,commune,TU,\n"
    return lambda tx: import_units(tx, file)


async def a_tagged_unit_is_merged(chat: Chat) -> Step:
    heirs, day = (await chat.unit("X1"),), chat.clock.now().date()
    change = Change(Kind.MERGED, await chat.unit("X2"), day, "Nghị quyết số 1", successors=heirs)
    return lambda tx: reform.carry_out(tx, [change], None, ZONE)


async def receivers_are_chosen_by_tag(chat: Chat) -> Step:
    draft, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    return lambda tx: audience.choose_tag(tx, lan, draft, tag_cards.number_of("miền núi"), on=True)


async def a_rule_is_begun(chat: Chat) -> Step:
    draft, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    return lambda tx: list_rules.go_on(tx, lan, draft)


async def a_rule_is_changed(chat: Chat) -> Step:
    draft, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    await chat.bot.store.write(list_rules.go_on, lan, draft)
    return lambda tx: list_rules.turn(tx, lan, draft, Section.KIND, number_of("commune"), on=True)


async def a_rules_name_is_asked_for(chat: Chat) -> Step:
    draft, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    await chat.bot.store.write(kept.keep, lan.person.id, draft, Selection(tags=("biên giới",)))
    return lambda tx: list_rules.ask_name(tx, lan, draft)


async def a_rule_is_saved(chat: Chat) -> Step:
    draft, lan = await _draft(chat), await chat.actor(chat.phones.lan)
    await chat.bot.store.write(kept.keep, lan.person.id, draft, Selection(tags=("biên giới",)))
    return lambda tx: saved_lists.save_rule(tx, lan, draft, "Các xã biên giới")


USE_CASES = [
    a_tag_is_given, a_tag_is_taken_off, a_new_tag_is_asked_for, a_new_tag_is_typed, tags_come_in_a_file,
    a_tagged_unit_is_merged, receivers_are_chosen_by_tag, a_rule_is_begun, a_rule_is_changed,
    a_rules_name_is_asked_for, a_rule_is_saved,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
