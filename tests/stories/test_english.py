"""An official who reads English works among colleagues who read Vietnamese."""

from __future__ import annotations

import re

import pytest

from bot.sandbox.methods import profile
from domain.wording.en import helping, labels
from handlers.telegram import routes
from tests.phones import Phone, Received
from tests.stories.answers import NUMBER, kinds, published
from tests.stories.chat import SEATS, UNITS, Chat
from tests.stories.reminded import heard, local, until
from tests.stories.test_enrol import code_of, invitation

_MARKED = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# What is Vietnamese for everybody: a directive's own words, names, and what one may type.
_OWN = (
    "kiểm tra hồ, đập", "Tỉnh ủy Lam Giang", "phòng chống lũ", "an phú", "Tiếng Việt",
    *(line.split(",")[1] for line in UNITS.splitlines()[1:]), *(name for _, name, _, _ in SEATS),
    "Lan", "Minh", "Hoa", "Tư",
)  # fmt: skip


def vietnamese(text: str) -> str:
    """What is left of the Vietnamese in a text when names and the directive's words are taken out."""
    for own in sorted(_OWN, key=len, reverse=True):
        text = text.replace(own, "")
    return text if _MARKED.search(text) else ""


def read_all(phone: Phone) -> None:
    """Every message on this phone as it is now, and each of its buttons, is English."""
    for post in phone.screen():
        if post.from_bot:
            shown = Received(phone, post)
            assert not vietnamese("\n".join([shown.text, *shown.buttons])), shown.text
    phone.skip()


@pytest.fixture
async def emily(chat: Chat) -> Phone:
    """She has joined the commune of Hoa from a phone that speaks English."""
    phone = chat.phones.add(7301, "Emily Carter")
    chat.phones.world.user(7301).language = "en"
    made = await invitation(chat, "an phú")
    await phone.starts(code_of(made))
    offer = phone.expect("You are invited to join:\nXã An Phú", "Role: officer", button="Join")
    await offer.press("Join")
    assert "You now have the role of officer in Xã An Phú" in offer.text
    welcome = phone.expect("Welcome, Emily Carter.", "Xã An Phú: officer", "/todo: My open items")
    assert welcome.buttons == ["Tiếng Việt"]
    assert (await chat.actor(phone)).person.language == "en"
    chat.phones.lan.expect("Emily Carter vừa tham gia Xã An Phú, vai trò cán bộ phụ trách.")
    read_all(phone)
    return phone


async def test_whoever_is_welcomed_in_english_may_turn_to_vietnamese_at_once(chat: Chat, emily: Phone) -> None:
    welcome = emily.shows("Welcome, Emily Carter.")
    assert await welcome.press("Tiếng Việt") == "Đã ghi nhớ: Tiếng Việt."
    assert "Ngôn ngữ: Tiếng Việt" in welcome.text
    await emily.says("/help")
    emily.expect("Với vai trò cán bộ phụ trách:")


async def test_a_stranger_is_answered_in_the_language_of_the_phone(chat: Chat) -> None:
    stranger = chat.phones.stranger
    chat.phones.world.user(stranger.id).language = "en-GB"
    await stranger.starts()
    stranger.expect("Hello. This is an internal work channel.")


async def test_a_language_that_we_do_not_speak_is_answered_in_vietnamese(chat: Chat) -> None:
    stranger = chat.phones.stranger
    chat.phones.world.user(stranger.id).language = "fr"
    await stranger.starts()
    stranger.expect("Chào bạn. Đây là kênh công việc nội bộ.")


async def test_a_broadcast_speaks_to_each_in_their_own_language(chat: Chat, emily: Phone) -> None:
    await published(chat, due_at=local(24, 17))
    card = emily.shows(NUMBER, "Official letter 377-CV/TU", "Report by: 17:00 Fri 24 July 2026")
    assert card.buttons[:3] == ["Acknowledge", "Full text", "Report"]
    hers = chat.phones.hoa.shows(NUMBER, "Công văn 377-CV/TU", "Hạn báo cáo: 17:00 thứ Sáu 24/7/2026")
    assert hers.buttons[:3] == ["Đã nhận", "Toàn văn", "Báo cáo"]
    assert await card.press("Acknowledge") == "Recorded at 09:00. Thank you."
    assert "Acknowledged: Emily Carter, 09:00 20 July" in card.text
    assert await hers.press("Đã nhận") == "Đơn vị đã xác nhận rồi: Emily Carter, 09:00 20/7."
    assert await card.press("Undo") == "Undone. Your unit counts as not acknowledged again."
    read_all(emily)


async def test_she_asks_searches_and_reads_in_english(chat: Chat, emily: Phone) -> None:
    await published(chat, due_at=local(24, 17))
    for command, shows in (
        ("/recent", "Recent directives"),
        ("/todo", "Your open items: 1"),
        ("/search 377", "377-CV/TU"),
        ("/units", "Xã An Phú"),
        ("/help", "As officer:"),
        ("/settings", "Language: English"),
        ("/report", "Report of Xã An Phú about 377-CV/TU"),
        ("/cancel", "The report you were writing is dropped."),
        ("/cancel", "There is nothing half-finished."),
        ("/publish", "Only the office (a coordinator) may publish"),
        ("/nonsense", "There is no such command."),
        ("what is this", ""),
    ):
        await emily.says(command)
        emily.expect(shows)
        read_all(emily)
    await emily.shows("Recent directives", NUMBER).press("1. 377-CV/TU")
    await emily.shows(NUMBER, button="Full text").press("Full text")
    read_all(emily)


async def test_her_report_is_asked_for_in_english_and_read_in_vietnamese(chat: Chat, emily: Phone) -> None:
    await published(chat, due_at=local(24, 17))
    await emily.shows(NUMBER, button="Report").press("Report")
    await emily.says("70% done, the dam at hamlet 3 is safe")
    panel = emily.expect("Parts so far: 1 (text 1).", "Progress as understood: 70%")
    await panel.press("Send")
    assert "Report about 377-CV/TU sent at 09:00. Thank you." in panel.text
    got = chat.phones.lan.expect("Xã An Phú (Emily Carter) báo cáo về 377-CV/TU", "Tiến độ: 70 %")
    await got.press("Trả lại")
    await chat.phones.lan.says("Ghi rõ số hộ")
    emily.expect("returned the report of Xã An Phú", "Reason: Ghi rõ số hộ")
    chat.phones.hoa.expect("trả lại báo cáo của Xã An Phú")
    emily.skip()


async def test_she_asks_for_more_time_and_hears_in_english(chat: Chat, emily: Phone) -> None:
    await published(chat, due_at=local(24, 17))
    await emily.shows(NUMBER, button="Ask for more time").press("Ask for more time")
    await emily.says("5 pm 28 July 2026, the bridge is out")
    emily.expect("The office has your request for more time until 17:00 Tue 28 July 2026.")
    asked = chat.phones.lan.expect("xin gia hạn", "Xin đến: 17:00 thứ Ba 28/7/2026", "the bridge is out")
    await asked.press("Đồng ý gia hạn")
    chat.phones.hoa.expect("Văn phòng đồng ý gia hạn", "Hạn mới: 17:00 thứ Ba 28/7/2026")
    emily.expect("The office gives Xã An Phú more time", "New deadline: 17:00 Tue 28 July 2026.")
    read_all(emily)


async def test_reminders_come_in_each_readers_language(chat: Chat, emily: Phone) -> None:
    await published(chat, due_at=local(24, 17))
    await until(chat.bot, chat.clock, local(27, 9))
    assert heard(emily, "Reminder") == heard(chat.phones.hoa)
    assert len(heard(emily, "Reminder")) > 1
    read_all(emily)


async def test_a_board_speaks_the_language_of_whoever_holds_it(chat: Chat) -> None:
    minh, lan = chat.phones.minh, chat.phones.lan
    await published(chat)
    await minh.says("/caidat")
    await minh.expect("Ngôn ngữ: Tiếng Việt").press("English")
    minh.skip()
    await minh.says("/status 377")
    board = minh.expect("0 of 2 units acknowledged")
    await chat.phones.hoa.shows(NUMBER, button="Đã nhận").press("Đã nhận")
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    assert "1 of 2 units acknowledged" in board.text
    assert not vietnamese(board.text)
    lan.shows("1/2 đơn vị đã nhận")


async def test_a_choice_of_language_takes_effect_at_once(chat: Chat, emily: Phone) -> None:
    await published(chat)
    world, hoa = chat.phones.world, chat.phones.hoa
    assert ("todo", "My open items") in _menu(chat, emily)
    await hoa.says("/caidat")
    settings = hoa.expect("Ngôn ngữ: Tiếng Việt")
    assert await settings.press("English") == "Saved: English."
    assert "Language: English" in settings.text
    assert ("todo", "My open items") in _menu(chat, hoa)
    assert await settings.press("Tiếng Việt") == "Đã ghi nhớ: Tiếng Việt."
    assert ("viec", "Việc đang chờ tôi") in _menu(chat, hoa)
    assert world.user(hoa.id).language == "vi"


async def test_defects_and_refusals_speak_her_language(chat: Chat, emily: Phone) -> None:
    await published(chat)
    card = emily.shows(NUMBER, button="Acknowledge")
    assert await card.forge("nonsense.1") == "This button is not one of ours."
    assert await kinds(chat, "acknowledged") == 0


def test_every_command_is_offered_under_a_name_that_is_understood() -> None:
    understood = {names[0]: set(names) for names in routes.COMMANDS}
    assert all(name in understood[command] for command, name in helping.NAMES.items())
    assert labels.ACK == "Acknowledge"


def _menu(chat: Chat, phone: Phone) -> list[tuple[str, str]]:
    found = profile.commands_for(chat.bot.world.state, phone.id, chat.phones.world.user(phone.id).language)
    return [(one["command"], one["description"]) for one in found]
