"""A returned report is owed again: board, list, page and pictures count it alike."""

from __future__ import annotations

from handlers import wall
from storage import boards, listing, standings
from tests.stories.answers import NUMBER
from tests.stories.chat import Chat
from tests.stories.test_late import DUE


async def counted(chat: Chat, directive: int) -> set[int]:
    """How many units have reported, by everything that counts it."""
    lan, store = await chat.actor(chat.phones.lan), chat.bot.store
    (row,) = await store.read(wall.glance, lan)
    sheet = await store.read(wall.sheet, lan, directive)
    tally = await store.read(boards.tally, directive)
    found = await store.read(standings.counts_of_units, [directive])
    unit = await chat.unit("X1")
    (part,) = (await store.read(listing.parts, [directive], [unit]))[directive]
    return {
        row.counts.reported,
        sheet.counts.reported,
        tally.reported,
        found[unit].reported,
        int(part.reported),
    }


async def reports(chat: Chat, text: str) -> None:
    hoa = chat.phones.hoa
    await hoa.says("/baocao 377")
    await hoa.says(text)
    await hoa.shows(button="Gửi").press("Gửi")
    hoa.skip()


async def test_it_counts_again_only_when_it_is_sent_again(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X2"), due_at=DUE)
    assert await counted(chat, directive) == {0}
    await reports(chat, "Đã kiểm tra 2 hồ.")
    assert await counted(chat, directive) == {1}
    lan = chat.phones.lan
    await lan.shows("Lê Thị Hoa", button="Trả lại").press("Trả lại")
    await lan.says("thiếu số liệu")
    assert await counted(chat, directive) == {0}
    await reports(chat, "Đã kiểm tra 2 hồ, mực nước 12 m.")
    assert await counted(chat, directive) == {1}
    lan.skip()


async def test_the_page_counts_nobody_as_having_received_who_is_only_overdue(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "hồ, đập", ("X1", "X2"), due_at=DUE)
    chat.clock.forward(days=3)
    lan = await chat.actor(chat.phones.lan)
    (row,) = await chat.bot.store.read(wall.glance, lan)
    sheet = await chat.bot.store.read(wall.sheet, lan, directive)
    assert (row.received, sheet.received) == (0, 0)
    assert (row.counts.overdue, sheet.counts.overdue) == (2, 2)
