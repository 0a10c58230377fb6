"""A deputy's days begin and end by the calendar: rights at midnight, menus with them, words in the morning."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox.methods import profile
from storage import absences, menus
from tests.phones import Phone
from tests.stories.answers import NUMBER, colleague, kinds, published
from tests.stories.chat import Chat
from tests.stories.test_deputy import announces, away, by_link


def menu(chat: Chat, phone: Phone) -> set[str]:
    found = profile.commands_for(chat.phones.world.state, phone.id, "vi")
    return {item["command"] for item in found} if isinstance(found, list) else set()


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.bot.settle()


async def seats(chat: Chat, phone: Phone) -> list[str]:
    return [seat.stands_for for seat in (await chat.actor(phone)).seats]


async def planned(chat: Chat) -> Phone:
    """Ba, who has no seat of his own, acts for Hoa on 22 and 23 July; it is the 20th, nine in the morning."""
    ba, hoa = chat.phones.add(2700, "Trịnh Văn Ba"), chat.phones.hoa
    await announces(hoa, "22/7 – 23/7")
    await hoa.expect("Ai nhận thay đồng chí?").press("Người khác, gửi liên kết")
    await ba.starts(hoa.expect("Nhờ đồng chí nhận thay tôi").text.rsplit("start=", 1)[1])
    await ba.expect("Lê Thị Hoa nhờ đồng chí").press("Nhận thay")
    ba.skip()
    hoa.skip()
    return ba


async def test_rights_and_menus_come_at_midnight_and_words_in_the_morning(chat: Chat) -> None:
    ba, hoa = await planned(chat), chat.phones.hoa
    assert menu(chat, ba) == set()
    await later(chat, hours=39, minutes=1)  # 22/7, 00:01
    assert await seats(chat, ba) == ["Lê Thị Hoa"]
    assert {"viec", "baocao"} <= menu(chat, ba)
    ba.expect_nothing()
    hoa.expect_nothing()
    await later(chat, hours=6)
    hoa.expect("Từ bây giờ đến hết 23/7/2026, Trịnh Văn Ba nhận thay đồng chí.")
    ba.expect("Đồng chí nhận thay Lê Thị Hoa từ 22/7/2026 đến hết 23/7/2026")
    await later(chat, hours=42)  # 24/7, 00:01
    assert await seats(chat, ba) == []
    assert menu(chat, ba) == set()
    assert "viec" in menu(chat, hoa)
    hoa.expect_nothing()
    await later(chat, hours=6)
    hoa.expect("Chào đồng chí trở lại.")
    ba.expect("Đồng chí đã hết thời gian nhận thay Lê Thị Hoa.")


async def test_by_day_the_words_come_at_once(chat: Chat) -> None:
    ba = await by_link(chat)
    assert {"viec", "baocao"} <= menu(chat, ba)
    chat.phones.hoa.shows("Từ bây giờ đến hết 22/7/2026")
    ba.skip()
    chat.phones.hoa.skip()


async def test_the_list_of_open_items_says_for_whom(chat: Chat) -> None:
    ba = await by_link(chat)
    await published(chat)
    ba.skip()
    chat.phones.hoa.skip()
    await ba.says("/viec")
    assert "Việc: bấm “Đã nhận”, thay đồng chí Lê Thị Hoa" in ba.expect(NUMBER).text
    await chat.phones.hoa.says("/viec")
    assert "thay đồng chí" not in chat.phones.hoa.expect(NUMBER).text


async def test_what_a_colleague_owes_anyhow_is_nobody_elses(chat: Chat) -> None:
    nam = await away(chat)
    await published(chat)
    nam.skip()
    chat.phones.hoa.skip()
    await nam.says("/viec")
    assert "thay đồng chí" not in nam.expect(NUMBER).text


async def test_days_that_a_stop_has_swallowed_begin_no_more(chat: Chat) -> None:
    ba, hoa = await planned(chat), chat.phones.hoa
    await later(chat, days=5)
    assert await kinds(chat, "deputy_began") == 0
    assert await kinds(chat, "deputy_ended") == 1
    assert await seats(chat, ba) == []
    (ended,) = [await chat.bot.store.read(absences.get, 1)]
    assert ended is not None
    assert ended.state == "dropped"
    hoa.skip()
    ba.skip()


async def test_a_menu_is_tried_again_only_while_the_line_asks_for_patience(chat: Chat) -> None:
    nam = await colleague(chat)
    person = (await chat.actor(nam)).person.id
    await chat.bot.store.write(menus.outdated, [person])
    nam.blocks_the_bot()
    await chat.bot.settle()
    assert await chat.bot.store.read(menus.stale, 9) == []
    since = chat.clock.now() - timedelta(days=1)
    assert not await chat.bot.store.write(menus.renewed, person, since.isoformat())
