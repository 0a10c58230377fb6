"""Break the Nth statement of what is done with groups, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from domain.drafts import Draft
from domain.messages import Message
from domain.outcomes import TOPIC_GONE, Gone, Moved, Outcome, Rejected, Sent
from domain.reforms import Change, Kind
from handlers import (
    acknowledge,
    deliver,
    enrol,
    group_digest,
    group_fates,
    group_keepers,
    groups,
    publish,
    recall,
    reform,
    ring,
)
from handlers.deliver import Parcel
from handlers.groups import Chat as GroupChat
from storage import drafts
from storage import groups as rows
from storage.drafts import Source
from storage.groups import Group
from tests.groups import Group as Gathering
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened

PLACE = GroupChat(-77, "Xã An Phú – công việc", 5)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _linked(chat: Chat) -> Group:
    hoa = await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(groups.link, hoa, PLACE, await chat.unit("X1"), ZONE)
    found = await chat.bot.store.read(rows.of_chat, PLACE.id)
    assert found is not None
    return found


async def _gathered(chat: Chat) -> tuple[Gathering, int]:
    """A group on the phones with a card in it, and its directive."""
    hoa = chat.phones.hoa
    group = Gathering(chat.phones, "Xã An Phú", hoa)
    await group.adds_bot(hoa)
    await group.expect("kênh văn bản").pressed_by(hoa, "Kết nối nhóm này với Xã An Phú")
    return group, await chat.publish("12-CV/TU", "đê")


async def the_bot_comes_into_a_group(chat: Chat) -> Step:
    return lambda tx: groups.arrive(tx, PLACE, 1003)


async def a_group_is_linked(chat: Chat) -> Step:
    hoa, unit = await chat.actor(chat.phones.hoa), await chat.unit("X1")
    await chat.bot.store.write(groups.arrive, PLACE, 1003)
    return lambda tx: groups.link(tx, hoa, PLACE, unit, ZONE)


async def its_topic_changes(chat: Chat) -> Step:
    await _linked(chat)
    hoa, unit = await chat.actor(chat.phones.hoa), await chat.unit("X1")
    return lambda tx: groups.link(tx, hoa, GroupChat(PLACE.id, PLACE.title, 6), unit, ZONE)


async def a_group_is_unlinked(chat: Chat) -> Step:
    group, lan = await _linked(chat), await chat.actor(chat.phones.lan)
    return lambda tx: groups.unlink(tx, lan, group.id)


async def nobody_links_it(chat: Chat) -> Step:
    await chat.bot.store.write(groups.arrive, PLACE, 1003)
    chat.clock.forward(minutes=11)
    return lambda tx: ring.ring(tx, ZONE)


async def the_bot_is_thrown_out(chat: Chat) -> Step:
    await _linked(chat)
    return lambda tx: group_fates.lost(tx, PLACE.id, "kicked")


async def the_group_becomes_another_chat(chat: Chat) -> Step:
    group, _ = await _gathered(chat)
    return lambda tx: group_fates.moved(tx, group.id, -1_000_000_000_999)


async def a_reply_is_answered(chat: Chat) -> Step:
    group, _ = await _gathered(chat)
    card = group.expect("12-CV/TU")
    return lambda tx: groups.reply_seen(tx, group.id, card.post.id)


async def an_answer_redraws_the_groups_card(chat: Chat) -> Step:
    _, directive = await _gathered(chat)
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: acknowledge.acknowledge(tx, hoa, directive, 1)


async def a_recall_reaches_the_group(chat: Chat) -> Step:
    _, directive = await _gathered(chat)
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: recall.recall(tx, lan, directive, "Gửi nhầm.")


async def _came_to(chat: Chat, outcome: Outcome) -> Step:
    """A card is in hand, and this came of sending it."""
    group = await _linked(chat)
    draft = Draft(number="9-CV/TU", subject="đê", warned=True, audience=(await chat.unit("X1"),))
    lan = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))
    await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)
    taken = await chat.bot.store.write(deliver.take, dict.fromkeys(range(5), 9), ZONE)  # type: ignore[arg-type]
    (claimed,) = [parcel.claimed for parcel in taken if parcel.claimed.group_id == group.id]
    parcel = Parcel(claimed, Message("đê"))
    return lambda tx: deliver.settle(tx, [(parcel, outcome)])


async def a_card_arrives(chat: Chat) -> Step:
    return await _came_to(chat, Sent(55))


async def a_card_finds_the_group_moved(chat: Chat) -> Step:
    return await _came_to(chat, Moved(-1_000_000_000_999))


async def a_card_finds_the_bot_thrown_out(chat: Chat) -> Step:
    return await _came_to(chat, Gone("kicked"))


async def a_card_finds_the_group_mute(chat: Chat) -> Step:
    return await _came_to(chat, Gone("no_rights"))


async def a_card_finds_its_topic_deleted(chat: Chat) -> Step:
    return await _came_to(chat, Rejected(TOPIC_GONE))


async def a_group_is_linked_while_something_is_open(chat: Chat) -> Step:
    await chat.publish("12-CV/TU", "đê", due_at=chat.clock.now() + timedelta(days=3))
    return await a_group_is_linked(chat)


async def a_card_is_asked_for(chat: Chat) -> Step:
    directive, group = await chat.publish("12-CV/TU", "đê"), await _linked(chat)
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: group_digest.open_card(tx, hoa, group, directive)


async def its_linker_loses_the_seat(chat: Chat) -> Step:
    await _linked(chat)
    return await _revoked(chat)


async def somebody_else_takes_it_on(chat: Chat) -> Step:
    group = await _linked(chat)
    await chat.bot.store.write(await _revoked(chat))
    lan = await chat.actor(chat.phones.lan)
    return lambda tx: group_keepers.keep(tx, lan, group.id)


async def _revoked(chat: Chat) -> Step:
    lan, hoa = await chat.actor(chat.phones.lan), await chat.actor(chat.phones.hoa)
    return lambda tx: enrol.revoke(tx, lan, hoa.seats[0].id)


async def nobody_takes_it_on(chat: Chat) -> Step:
    group = await _linked(chat)
    await chat.bot.store.write(await _revoked(chat))
    return lambda tx: group_keepers.expire(tx, group.id)


async def _closed(chat: Chat, *heirs: str) -> Step:
    await chat.publish("12-CV/TU", "đê", to=("X2",), due_at=chat.clock.now() + timedelta(days=3))
    await _linked(chat)
    successors = tuple([await chat.unit(code) for code in heirs])
    kind, day = (Kind.MERGED if heirs else Kind.ABOLISHED), chat.clock.now().date()
    change = Change(kind, await chat.unit("X1"), day, "Nghị quyết số 1", successors=successors)
    return lambda tx: reform.carry_out(tx, [change], None, ZONE)


async def its_unit_is_merged(chat: Chat) -> Step:
    return await _closed(chat, "X2")


async def its_unit_is_abolished(chat: Chat) -> Step:
    return await _closed(chat)


USE_CASES = [
    a_group_is_linked_while_something_is_open, a_card_is_asked_for, its_linker_loses_the_seat,
    somebody_else_takes_it_on, nobody_takes_it_on, its_unit_is_merged, its_unit_is_abolished,
    the_bot_comes_into_a_group, a_group_is_linked, its_topic_changes, a_group_is_unlinked, nobody_links_it,
    the_bot_is_thrown_out, the_group_becomes_another_chat, a_reply_is_answered,
    an_answer_redraws_the_groups_card, a_recall_reaches_the_group, a_card_arrives, a_card_finds_the_group_moved,
    a_card_finds_the_bot_thrown_out, a_card_finds_the_group_mute, a_card_finds_its_topic_deleted,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))


async def test_a_group_that_silences_the_bot_stays_linked_and_marks_no_person(chat: Chat) -> None:
    await chat.bot.store.write(await a_card_finds_the_group_mute(chat))
    found = await chat.bot.store.read(rows.of_chat, PLACE.id)
    assert found is not None
    assert found.is_linked
    assert (await chat.actor(chat.phones.hoa)).person.reachable
