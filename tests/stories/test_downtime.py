"""Off from 16:00 to 19:00 on a Friday: all that fell due is told once, in one message a person."""

from __future__ import annotations

from datetime import datetime

from domain.wording import general
from handlers import resume
from tests.house import ZONE
from tests.stories.chat import Chat
from tests.stories.reminded import DIGEST, heard, local, until

OFF, ON = local(24, 16), local(24, 19)


async def stops_and_starts(chat: Chat, back: datetime = ON) -> int:
    """The bot stops at 16:00 on Friday and starts again; how many were asked to press again."""
    await until(chat.bot, chat.clock, OFF)
    await chat.bot.store.write(resume.still_alive)
    chat.clock.at(back)
    asked = await chat.bot.store.write(resume.ask_again, ZONE)
    await chat.bot.settle()
    return asked


async def friday(chat: Chat) -> None:
    """Two reports due while it is off, a letter that nobody has acknowledged yet; Hoa answers for two units."""
    await chat.seat(chat.phones.hoa, "X3")
    chat.clock.at(local(24, 9))
    await chat.publish("5-CV/TU", "rà soát hồ, đập", ("X1", "X2"), due_at=local(24, 16, 30), wanted=False)
    await chat.publish("6-CV/TU", "thống kê hộ", ("X3",), due_at=local(24, 18, 30), wanted=False)
    await chat.publish("7-CV/TU", "kiểm tra trụ sở", ("X1", "X3"))


async def test_a_person_with_several_seats_and_lost_presses_hears_one_message(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await friday(chat)
    assert await stops_and_starts(chat) == 1
    assert heard(hoa)[-1] == "24/07 19:00"
    told = hoa.expect(DIGEST, "5-CV/TU", "6-CV/TU", "7-CV/TU")
    assert told.text.endswith(general.PRESS_AGAIN)
    assert len([post for post in hoa.screen() if post.from_bot and post.now.at >= ON]) == 1


async def test_each_item_stands_in_order_and_by_its_own_time(chat: Chat) -> None:
    await friday(chat)
    await stops_and_starts(chat)
    text = chat.phones.hoa.expect(DIGEST).text
    places = [text.index(number) for number in ("7-CV/TU", "5-CV/TU", "6-CV/TU")]
    assert places == sorted(places)
    assert "đã quá hạn 16:30 thứ Sáu 24/7/2026" in text
    assert "đã quá hạn 18:30 thứ Sáu 24/7/2026" in text


async def test_who_lost_no_press_hears_of_what_is_due_alone(chat: Chat) -> None:
    await friday(chat)
    await stops_and_starts(chat)
    told = chat.phones.tu.expect(DIGEST, "5-CV/TU")
    assert "gián đoạn" not in told.text
    assert heard(chat.phones.tu)[-1] == "24/07 19:00"


async def test_who_is_owed_nothing_yet_is_only_asked_to_press_again(chat: Chat) -> None:
    chat.clock.at(local(24, 15, 59))
    await chat.publish("7-CV/TU", "kiểm tra trụ sở", ("X1",))
    await stops_and_starts(chat, local(24, 16, 5))
    assert chat.phones.hoa.expect("gián đoạn").text == general.PRESS_AGAIN
    chat.phones.nothing_unexpected()


async def test_a_stop_into_the_night_is_told_by_one_message_in_the_morning(chat: Chat) -> None:
    await friday(chat)
    await stops_and_starts(chat, local(24, 22))
    before = len(heard(chat.phones.hoa))
    await until(chat.bot, chat.clock, local(25, 6, 30))
    assert heard(chat.phones.hoa)[before:] == ["25/07 06:00"]
    assert chat.phones.hoa.expect(DIGEST, "5-CV/TU", "7-CV/TU").text.endswith(general.PRESS_AGAIN)
    assert len([post for post in chat.phones.hoa.screen() if post.from_bot and post.now.at >= ON]) == 1


async def test_the_next_reminder_asks_for_no_press_again(chat: Chat) -> None:
    await friday(chat)
    await stops_and_starts(chat)
    chat.phones.hoa.expect(DIGEST, "gián đoạn")
    await until(chat.bot, chat.clock, local(27, 9))
    assert "gián đoạn" not in chat.phones.hoa.expect(DIGEST).text


async def test_one_stop_is_told_once_though_both_doors_notice_it(chat: Chat) -> None:
    await friday(chat)
    assert await stops_and_starts(chat) == 1
    chat.clock.forward(seconds=1)
    assert await chat.bot.store.write(resume.ask_again, ZONE, OFF) == 0
