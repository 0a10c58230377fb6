"""Groups where things go wrong: lost answers, orders taken back, stamps, scans, strangers, channels."""

from __future__ import annotations

from dataclasses import replace

from domain.drafts import Draft
from domain.urgency import Urgency
from handlers import publish
from storage import drafts, inbox
from storage.drafts import Source
from storage.store import Tx
from tests.groups import Group
from tests.house import ZONE
from tests.stories.chat import Chat
from tests.stories.test_drill import drill
from tests.stories.test_groups import later, linked


async def test_a_channel_is_left_at_once(chat: Chat) -> None:
    group = Group(chat.phones, "Kênh xã", chat.phones.hoa)
    group.chat.type = "channel"
    await group.adds_bot(chat.phones.hoa)
    group.expect("không gửi văn bản vào kênh")
    assert not group.has_bot


async def test_a_card_of_unknown_fate_is_sent_again_marked(chat: Chat) -> None:
    group = await linked(chat)
    for _ in range(3):  # one of them is the group's
        chat.phones.telegram.fails_next("sendMessage", "timeout")
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão", to=("X1",))
    again, first = group.expect("12-CV/TU"), group.expect("12-CV/TU")
    assert "gửi lại" in again.text
    await first.pressed_by(chat.phones.hoa, "Đã nhận")
    assert "Lê Thị Hoa" in again.text


async def test_a_drill_is_marked_there_once_and_first(chat: Chat) -> None:
    group = await linked(chat)
    await drill(chat)
    card = group.expect("Nhóm của Xã An Phú")
    assert card.text.startswith("DIỄN TẬP")
    assert "Báo cáo riêng" not in card.buttons
    assert card.text.count("DIỄN TẬP") == chat.phones.hoa.shows("377-CV/TU").text.count("DIỄN TẬP")


async def test_an_order_taken_back_leaves_nothing_in_the_group(chat: Chat) -> None:
    group = await linked(chat)
    lan = await chat.actor(chat.phones.lan)
    draft = Draft(
        number="9-CV/TU", subject="đê", warned=True, urgency=Urgency.FLASH, audience=(await chat.unit("X1"),)
    )
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))
    made = await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)
    assert isinstance(made, publish.Published)
    await chat.bot.store.write(publish.take_order_back, lan, made.directive_id)
    await later(chat, minutes=1)
    group.expect_nothing()


async def test_a_stamped_text_never_goes_into_a_group_and_a_scan_goes_without_its_file(chat: Chat) -> None:
    await linked(chat)
    lan = await chat.actor(chat.phones.lan)
    unit = await chat.unit("X1")
    draft = Draft(number="9-CV/TU", subject="đê", warned=True, oath="sworn", audience=(unit,))
    for text, number in (("MẬT\n\nToàn văn", "9-CV/TU"), ("Toàn văn", "10-CV/TU")):
        source = Source(text, "file", "quet.pdf", "ab" * 32)
        draft_id = await chat.bot.store.write(drafts.add, lan.person.id, replace(draft, number=number), source)
        await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)
    rows = await chat.bot.store.read(_cards)
    assert [(number, payload) for number, payload in rows] == [("10-CV/TU", "")]


async def _cards(tx: Tx) -> list[tuple[str, str]]:
    found = await tx.rows(
        "SELECT d.number, o.payload FROM outbox o JOIN directives d ON d.id = o.directive_id"
        " WHERE o.kind = 'group_card'"
    )
    return [(row["number"], row["payload"]) for row in found]


async def test_somebody_nobody_knows_is_not_remembered_for_pressing(chat: Chat) -> None:
    group = await linked(chat)
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    passer = chat.phones.add(7777, "Khách qua đường")
    group.chat.members.add(passer.id)
    await group.expect("12-CV/TU").pressed_by(passer, "Đã nhận")
    assert await chat.bot.store.read(_known, passer.id) == 0
    assert await chat.bot.store.read(inbox.waiting, 0, 10) == []


async def _known(tx: Tx, telegram_id: int) -> int:
    row = await tx.row("SELECT count(*) FROM people WHERE telegram_id = ?", telegram_id)
    return int(row[0]) if row else 0
