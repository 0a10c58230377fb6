"""The line misbehaves while a directive goes out: nothing is lost, and what came twice says so."""

from __future__ import annotations

from itertools import pairwise

import pytest

from domain.urgency import Urgency
from domain.wording.vi.cards import RESENT
from tests.phones import Phone, Received
from tests.stories.answers import NUMBER, answer, published
from tests.stories.chat import Chat


def copies(phone: Phone) -> list[Received]:
    """The copies of the card on a phone, oldest first."""
    return [Received(phone, post) for post in phone.screen() if post.from_bot and NUMBER in post.now.text]


def break_both(chat: Chat, fault: str) -> None:
    """Let the first two sends fail: the coordinator's board goes first, then the one card."""
    for _ in range(2):
        chat.phones.telegram.fails_next("sendMessage", fault)


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.phones.settle()


async def test_an_outage_delays_and_marks_nobody_unreachable(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "để bảng có sẵn")
    chat.phones.telegram.goes_down()
    with pytest.raises(Exception, match="no connection"):  # so does the poll that the story drives
        await published(chat)
    chat.clock.forward(minutes=2)
    chat.phones.telegram.comes_back()
    await later(chat, minutes=2)
    assert len(copies(chat.phones.hoa)) == len(copies(chat.phones.tu)) == 1
    await later(chat, seconds=6)
    board = chat.phones.lan.shows(NUMBER, "Đã gửi 2/2 người")
    assert "không liên lạc được" not in board.text


async def test_a_flood_delays_and_loses_nothing(chat: Chat) -> None:
    chat.phones.telegram.floods(30)
    await published(chat)
    assert copies(chat.phones.hoa) == []
    for _ in range(6):
        await later(chat, seconds=31)
    assert len(copies(chat.phones.hoa)) == len(copies(chat.phones.tu)) == 1
    assert RESENT not in copies(chat.phones.hoa)[0].text


@pytest.mark.parametrize("fault", ["timeout", "reset_after"])
async def test_an_answer_that_got_lost_makes_a_second_copy_that_says_so(chat: Chat, fault: str) -> None:
    break_both(chat, fault)
    directive = await published(chat, "X1", urgency=Urgency.VERY_URGENT)
    first, second = copies(chat.phones.hoa)
    assert RESENT not in first.text
    assert second.text.startswith(RESENT)
    assert await first.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    assert "Đơn vị đã xác nhận rồi" in await second.press("Đã nhận")
    assert (await answer(chat, directive)).state == "acknowledged"


@pytest.mark.parametrize("fault", ["refused", "reset_before", "502"])
async def test_what_may_not_have_left_arrives_all_the_same(chat: Chat, fault: str) -> None:
    break_both(chat, fault)
    await published(chat, "X1")
    await later(chat, minutes=2)
    assert len(copies(chat.phones.hoa)) == 1


async def test_an_answered_card_is_not_sent_again(chat: Chat) -> None:
    break_both(chat, "timeout")
    await published(chat, "X1")
    await copies(chat.phones.hoa)[0].press("Đã nhận")
    await later(chat, hours=1)
    assert len(copies(chat.phones.hoa)) == 2  # the repetition had left already; there is no third


async def test_two_colleagues_press_at_once_and_one_of_them_is_first(chat: Chat) -> None:
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    chat.phones.world.user(2001).started = True
    await chat.seat(nam, "X1")
    await published(chat)
    world = chat.phones.world
    presses = [
        world.press(phone.id, phone.id, copies(phone)[0].post.id, "Đã nhận") for phone in (chat.phones.hoa, nam)
    ]
    await chat.phones.settle()
    toasts = sorted(press.toast or "" for press in presses)
    assert toasts[0] == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    assert toasts[1].startswith("Đơn vị đã xác nhận rồi: ")


async def test_the_board_edits_itself_at_most_every_five_seconds(chat: Chat) -> None:
    await published(chat)
    board = chat.phones.lan.shows(NUMBER, "0/2 đơn vị đã nhận")
    await later(chat, seconds=6)
    drawn = len(board.post.versions)
    await copies(chat.phones.hoa)[0].press("Đã nhận")
    await copies(chat.phones.tu)[0].press("Đã nhận")
    await later(chat, seconds=6)
    assert "2/2 đơn vị đã nhận" in board.text
    assert len(board.post.versions) - drawn <= 2
    times = [version.at for version in board.post.versions[1:]]
    assert all((after - before).total_seconds() >= 5 for before, after in pairwise(times))
