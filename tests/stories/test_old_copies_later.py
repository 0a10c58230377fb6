"""Copies that lie with people whom a directive concerns no more stay true whatever becomes of it later."""

from __future__ import annotations

import pytest

from domain.drafts import DraftTie
from domain.reforms import Kind
from domain.wording.vi import amending, handing, lives
from handlers import closing, orders, recall
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import NUMBER, card, published
from tests.stories.chat import Chat
from tests.stories.test_amend import turned
from tests.stories.test_any_order import decide
from tests.stories.test_groups import linked
from tests.stories.test_hand_over import code
from tests.stories.test_hand_over import handing as handing_over
from tests.stories.test_supersede import NEW, owed


async def ends(chat: Chat, how: str, directive: int = 1) -> None:
    """Lan recalls, closes or replaces it."""
    lan = await chat.actor(chat.phones.lan)
    chat.clock.forward(seconds=1)
    if how == "recalled":
        await chat.bot.store.write(recall.recall, lan, directive, "Sai số liệu")
    elif how == "closed":
        await chat.bot.store.write(closing.close, lan, directive)
    elif how == "replaced":
        draft_id = await owed(chat, NEW, ("X2",), ties=(DraftTie("replaces", directive, NUMBER),))
        await chat.bot.store.write(orders.order, lan, draft_id, 1, ZONE)
    await chat.phones.settle()


@pytest.mark.parametrize("how", ["recalled", "closed", "replaced"])
async def test_a_unit_that_was_dropped_reads_so_whatever_ends_the_directive(chat: Chat, how: str) -> None:
    await published(chat)
    old = card(chat.phones.tu)
    await (await turned(chat, X2=False)).press("Phát hành")
    await ends(chat, how)
    assert amending.OUT in old.text
    assert "ĐÍNH CHÍNH LẦN" not in old.text
    assert (lives.RECALLED in old.text) == (how == "recalled")
    assert ("Lý do: Sai số liệu" in old.text) == (how == "recalled")
    assert old.buttons == []


@pytest.mark.parametrize("how", ["recalled", "closed", "replaced"])
async def test_the_group_of_a_unit_that_was_dropped_reads_so_too(chat: Chat, how: str) -> None:
    group = await linked(chat)
    await published(chat)
    old = group.expect(NUMBER)
    await (await turned(chat, X1=False)).press("Phát hành")
    await ends(chat, how)
    assert amending.OUT in old.text
    assert "ĐÍNH CHÍNH LẦN" not in old.text
    assert (lives.RECALLED in old.text) == (how == "recalled")
    assert old.buttons == []


async def handed_over(chat: Chat) -> Phone:
    """Hoa's seat goes to somebody else; who that is."""
    hoa, heir = chat.phones.hoa, chat.phones.stranger
    await heir.starts(code(await handing_over(chat, hoa)))
    await heir.shows(button="Nhận bàn giao").press("Nhận bàn giao")
    for phone in chat.phones.all():
        phone.skip()
    return heir


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("how", ["recalled", "closed", "replaced", "amended"])
async def test_who_handed_the_seat_over_reads_to_whom(chat: Chat, how: str, merged: bool) -> None:
    await published(chat)
    old = card(chat.phones.hoa)
    heir = await handed_over(chat)
    name = (await chat.actor(heir)).person.name
    if merged:
        await decide(chat, Kind.MERGED, "X1", "X3")
    if how == "amended":
        await (await turned(chat, X4=True)).press("Phát hành")
    await ends(chat, how)
    assert handing.parted("Xã An Phú", name) in old.text
    assert old.buttons == []


async def test_who_lost_the_seat_otherwise_reads_that_too(chat: Chat) -> None:
    await published(chat)
    old = card(chat.phones.hoa)
    hoa = await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(lambda tx: tx.run(
        "UPDATE seats SET until = ?, ended_by = ? WHERE person_id = ?", tx.stamp, hoa.person.id, hoa.person.id
    ))  # fmt: skip
    await ends(chat, "closed")
    assert handing.NO_SEAT in old.text
    assert old.buttons == []


async def test_whose_unit_is_no_more_and_owes_nothing_reads_what_became_of_it(chat: Chat) -> None:
    await published(chat)
    old = card(chat.phones.hoa)
    await old.press("Đã nhận")
    await decide(chat, Kind.MERGED, "X1", "X3")
    await ends(chat, "closed")
    assert "Xã An Phú" in old.text
    assert "theo Nghị quyết số 9." in old.text
    assert handing.NO_SEAT not in old.text


async def test_who_only_looked_on_keeps_the_card_as_it_is(chat: Chat) -> None:
    await published(chat)
    lan = chat.phones.lan
    await lan.says(f"/tim {NUMBER}")
    await lan.shows(NUMBER, button=f"1. {NUMBER}").press(f"1. {NUMBER}")
    copy = lan.shows("Công văn 377-CV/TU", button="Toàn văn")
    await ends(chat, "closed")
    assert "vai trò" not in copy.text
    assert "Toàn văn" in copy.buttons
