"""A card never names a day that no longer holds: after a change it says the reader's own next deadline."""

from __future__ import annotations

from domain.drafts import DraftDuty
from handlers import drawing
from handlers.desk import Desk
from tests.house import ZONE
from tests.phones import Received
from tests.stories.chat import Chat
from tests.stories.test_duties import WEEKLY
from tests.stories.test_retiming import directive_with, reports, retyped

CHANGED = "Hạn báo cáo kỳ này (đã đổi so với văn bản): "
NUMBER = "8-CV/TU"


def card(chat: Chat) -> Received:
    return chat.phones.hoa.shows(NUMBER, button="Toàn văn")


def quiet(chat: Chat) -> None:
    for phone in chat.phones.all():
        phone.skip()


async def test_before_any_change_a_card_keeps_to_the_words_of_the_letter(chat: Chat) -> None:
    await directive_with(chat, WEEKLY)
    assert "hằng tuần vào thứ Sáu" in card(chat).text
    assert CHANGED not in card(chat).text


async def test_under_another_rule_the_card_says_the_next_deadline_and_no_longer_the_old_day(chat: Chat) -> None:
    await directive_with(chat, WEEKLY)
    await retyped(chat, "Đổi lịch các kỳ sau", "16h thứ Năm hằng tuần")
    text = card(chat).text
    assert f"{CHANGED}16:00 thứ Năm 23/7/2026" in text
    assert "thứ Sáu" not in text
    assert "qua Ban Tổ chức Tỉnh ủy" in text
    quiet(chat)


async def test_whoever_opens_the_card_after_reporting_sees_the_period_after(chat: Chat) -> None:
    await directive_with(chat, WEEKLY)
    await retyped(chat, "Đổi lịch các kỳ sau", "16h thứ Năm hằng tuần")
    await reports(chat, chat.phones.hoa)
    await chat.bot.settle()
    hoa = await chat.actor(chat.phones.hoa)
    opened = await chat.bot.store.read(drawing.card, 1, hoa.person.id, Desk(ZONE))
    assert f"{CHANGED}16:00 thứ Năm 30/7/2026" in opened.text
    quiet(chat)


async def test_a_single_date_that_was_moved_is_said_as_it_is_now(chat: Chat) -> None:
    await directive_with(chat, DraftDuty("trước 17 giờ ngày 24/7", due="2026-07-24T17:00"))
    assert "17:00 thứ Sáu 24/7/2026" in card(chat).text
    await retyped(chat, "Đổi hạn 17:00 thứ Sáu 24/7/2026", "17h 28/7")
    text = card(chat).text
    assert "24/7" not in text
    assert text.count("17:00 thứ Ba 28/7/2026") == 1
    quiet(chat)
