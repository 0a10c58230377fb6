"""The duties of letters like real ones, end to end: Fridays through Ban Tổ chức, daily ones, open-ended."""

from __future__ import annotations

from handlers.units import import_units
from tests.phones import Phone
from tests.stories.chat import Chat
from tests.stories.province import SAMPLES
from tests.stories.reminded import heard, local, until

ORGANS = """code,name,kind,parent_code,aliases
BTC,Ban Tổ chức Tỉnh ủy,department,TU,
BTG,Ban Tuyên giáo Tỉnh ủy,department,TU,
"""


async def organ(chat: Chat, code: str, name: str, person_id: int) -> Phone:
    """Somebody in one of the province's boards."""
    await chat.bot.store.write(import_units, ORGANS)
    made = chat.phones.add(person_id, name)
    chat.phones.world.user(person_id).started = True
    await chat.seat(made, code)
    return made


async def brought(chat: Chat, letter: str) -> None:
    text = (SAMPLES / "letters" / f"{letter}.txt").read_text(encoding="utf-8")
    await chat.phones.lan.says(text)
    chat.clock.forward(seconds=3)
    await chat.bot.settle()


async def published(chat: Chat, *, gaps: bool = False) -> None:
    """Press; where the letter says less than it should (``gaps``) once more."""
    for _ in range(1 + gaps):
        await chat.phones.lan.shows(button="Phát hành").press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.bot.settle()


async def test_fridays_through_the_organisation_board_and_daily_from_communes(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await brought(chat, "giua-dau-de")
    await lan.shows("qua Ban Tổ chức Tỉnh ủy", button="Hạn báo cáo").press("Hạn báo cáo")
    seen = lan.shows("Chế độ báo cáo sẽ được nhắc")
    assert "Sắp tới: 17:00 thứ Hai 20/7/2026; 17:00 thứ Ba 21/7/2026" in seen.text
    assert "Sắp tới: 17:00 thứ Sáu 24/7/2026; 17:00 thứ Sáu 31/7/2026" in seen.text
    await seen.press("Quay lại")
    await published(chat, gaps=True)
    await hoa.shows(button="Đã nhận").press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 17))
    assert [when for when in heard(hoa) if when.startswith("24/07")] == [
        "24/07 08:00",
        "24/07 15:00",
        "24/07 17:00",
    ]
    hoa.shows("Nhắc việc", "Chưa báo cáo 2 kỳ, kỳ đầu hạn 17:00 thứ Sáu 24/7/2026")
    lan.skip()
    hoa.skip()


async def test_what_is_to_be_reported_often_is_not_chased_and_its_monitor_hears_of_the_silent(
    chat: Chat,
) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    monitor = await organ(chat, "BTG", "Đặng Thị Yến", 2201)
    await brought(chat, "chay-rung")
    await published(chat)
    lan.skip()
    await until(chat.bot, chat.clock, local(24, 9))
    assert all("Chưa báo cáo" not in post.now.text for post in hoa.screen())
    assert heard(monitor, "Đơn vị chưa thực hiện") != []
    told = monitor.expect("Đơn vị chưa thực hiện")
    assert "Tôi sẽ đôn đốc" not in told.buttons
    lan.skip()
    hoa.skip()
