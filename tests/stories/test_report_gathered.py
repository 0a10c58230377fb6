"""Where many units report, the office hears of half an hour at once, and of each on the board."""

from __future__ import annotations

from handlers import report
from handlers.units import import_units
from storage.reports import Part
from tests.phones import Phone
from tests.stories.chat import UNITS, Chat

NUMBER = "377-CV/TU"
MORE = [f"X{place}" for place in range(5, 11)]


async def secretaries(chat: Chat) -> list[Phone]:
    """Ten communes with somebody in each."""
    lines = "".join(f"{code},Xã Số {code[1:]},commune,TU,\n" for code in MORE)
    await chat.bot.store.write(import_units, UNITS + lines)
    made = []
    for place in range(1, 11):
        phone = chat.phones.add(3000 + place, f"Bí thư {place}")
        chat.phones.world.user(3000 + place).started = True
        await chat.seat(phone, f"X{place}")
        made.append(phone)
    return made


async def reports(chat: Chat, directive_id: int, phone: Phone) -> None:
    actor = await chat.actor(phone)
    begun = await chat.bot.store.write(report.begin, actor, directive_id)
    await chat.bot.store.write(report.add, actor, begun.report_id, 1, Part("text", "Đã xong 100 %"))
    await chat.bot.store.write(report.send, actor, begun.report_id)
    await chat.phones.settle()


async def test_ten_reports_are_one_message_an_half_hour(chat: Chat) -> None:
    phones = await secretaries(chat)
    lan = chat.phones.lan
    directive = await chat.publish(NUMBER, "hồ, đập", tuple(f"X{place}" for place in range(1, 11)))
    for phone in phones[:3]:
        await reports(chat, directive, phone)
    lan.expect_nothing()
    chat.clock.forward(minutes=30)
    await chat.phones.settle()
    told = lan.expect(f"{NUMBER}: 3 báo cáo mới chờ xem", "Xã An Phú", button="Xem báo cáo")
    assert told.was_silent
    lan.expect_nothing()
    await told.press("Xem báo cáo")
    lan.skip()
    for phone in phones[3:]:
        await reports(chat, directive, phone)
    chat.clock.forward(minutes=30)
    await chat.phones.settle()
    lan.expect(f"{NUMBER}: 7 báo cáo mới chờ xem").phone.expect_nothing()


async def test_a_handful_comes_one_by_one_to_be_judged_at_once(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X2"))
    await reports(chat, directive, chat.phones.hoa)
    chat.phones.lan.expect("Xã An Phú", button="Chấp nhận")
