"""Presses that prove nothing: another unit's, a stranger's, made up, too late, twice."""

from __future__ import annotations

import pytest

from domain.actions import Verb, encode
from domain.wording.vi import answering
from storage import journal, people
from tests.phones import Phone
from tests.stories.answers import answer, card, kinds, published
from tests.stories.chat import Chat

pytestmark = pytest.mark.long


async def test_only_a_coordinator_records_on_behalf(chat: Chat) -> None:
    directive = await published(chat)
    forged = encode(Verb.BEHALF_UNIT, directive, await chat.unit("X2"))
    assert await card(chat.phones.hoa).forge(forged) == answering.NOT_YOURS
    assert (await answer(chat, directive, "X2")).state == "silent"


async def test_another_units_button_is_refused_in_a_sentence(chat: Chat) -> None:
    directive = await published(chat, "X1")
    press = encode(Verb.ACK, directive, 1)
    tu = chat.phones.tu
    await tu.says("/viec")
    for data in (press, encode(Verb.DECLINE, directive, 1), encode(Verb.UNDO, directive, 1)):
        assert await tu.shows().forge(data) == answering.NOT_YOURS
    assert await tu.shows().forge(encode(Verb.FULL, directive, 1, 0)) == answering.NOT_YOURS
    assert (await answer(chat, directive)).state == "silent"


async def test_a_strangers_forged_press_does_nothing(chat: Chat) -> None:
    directive = await published(chat)
    stranger = chat.phones.stranger
    await stranger.says("Cho hỏi đây là gì?")
    polite = stranger.expect("Chào bạn. Đây là kênh công việc nội bộ.")
    for verb, ids in ((Verb.ACK, (directive, 1)), (Verb.FULL, (directive, 1, 0)), (Verb.BOARD, (directive,))):
        await polite.forge(encode(verb, *ids))
    stranger.expect_nothing()  # one polite answer, and nothing else
    assert polite.post.versions == [polite.post.now]
    assert (await answer(chat, directive)).state == "silent"


async def test_the_same_update_twice_counts_once(chat: Chat) -> None:
    await published(chat)
    shown, intake = card(chat.phones.hoa), chat.bot.house.intake
    world = chat.phones.world
    world.press(shown.phone.id, shown.phone.id, shown.post.id, "Đã nhận")
    updates = [waiting.json() for waiting in world.state.mail.pending()]
    await intake.keep(updates)
    await intake.keep(updates)
    await chat.phones.settle()
    await intake.keep(updates)  # a webhook's retry, long after
    await chat.phones.settle()
    assert await kinds(chat, "acknowledged") == 1


async def test_a_press_that_was_stored_counts_though_its_query_has_expired(chat: Chat) -> None:
    directive = await published(chat)
    shown, polling = card(chat.phones.hoa), chat.bot.house.polling
    assert polling is not None
    made = chat.phones.world.press(shown.phone.id, shown.phone.id, shown.post.id, "Đã nhận")
    await polling.once()
    chat.clock.forward(seconds=200)
    await chat.phones.settle()
    assert made.toast is None  # Telegram no longer takes the answer
    assert (await answer(chat, directive)).state == "acknowledged"
    assert "Đã nhận: Lê Thị Hoa" in shown.text


async def test_rubbish_in_a_button_is_answered_and_changes_nothing(chat: Chat) -> None:
    await published(chat)
    shown, before = card(chat.phones.hoa), await chat.bot.store.read(journal.count)
    rubbish = [
        "",
        "x" * 64,
        "ack",
        "ack.1",
        "ack.1.1.1",
        "ack.-1.1",
        "ack.١.1",
        "ACK.1.1",
        "ack.1.1 ",
        "🙂",
        ".",
    ]
    for data in rubbish:
        assert await shown.forge(data) == answering.FOREIGN
    assert await shown.forge("ack.999999999999999999.1") == answering.FOREIGN
    assert await shown.forge("ack.1.7") == answering.REVISED
    assert await chat.bot.store.read(journal.count) == before


ENDING = (Verb.LEAVE_SURE, Verb.REVOKE_SURE, Verb.DROP)  # these are meant to end things
FORGED = [
    ".".join([verb.value, *[number] * length])
    for number in ("0", "1", "9" * 18)
    for verb in Verb
    for length in range(7)
    if verb not in ENDING
]


@pytest.mark.parametrize("who", ["lan", "hoa", "stranger"])
async def test_no_forged_button_breaks_anything(chat: Chat, who: str) -> None:
    """Every verb with numbers that no button of ours carries: a sentence or nothing, never a defect."""
    await published(chat)
    phone: Phone = getattr(chat.phones, who)
    await phone.says("/viec")
    shown, world = phone.shows(), chat.phones.world
    made = [world.forge_press(phone.id, phone.id, shown.post.id, data) for data in FORGED if len(data) <= 64]
    await chat.phones.settle()
    assert [press.data for press in made if press.toast is None] == []
    assert [press.data for press in made if "Lỗi hệ thống" in (press.toast or "")] == []
    assert not [post for post in phone.screen() if "Lỗi hệ thống" in post.now.text]


async def test_a_seat_that_ended_answers_no_more(chat: Chat) -> None:
    directive = await published(chat)
    hoa = await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(people.end_seat, hoa.seats[0].id, None)
    shown = card(chat.phones.hoa)
    assert await shown.press("Đã nhận") == answering.NOT_YOURS
    assert (await answer(chat, directive)).state == "silent"
