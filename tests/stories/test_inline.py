"""Directives in any chat: what somebody finds by typing the bot's name, told from the phones."""

from __future__ import annotations

from bot.sandbox.values import Query
from tests.phones import Phone
from tests.stories.answers import kinds
from tests.stories.chat import Chat


async def types(phone: Phone, text: str, offset: str = "") -> Query:
    """Type behind the bot's name in somebody else's chat."""
    query = phone.world.type_inline(phone.id, text, offset, chat_type="group")
    await phone.pump.settle()
    assert query.results is not None, "no answer"
    assert query.personal
    assert query.cache_time <= 5
    return query


def titles(query: Query) -> list[str]:
    return [str(one["title"]) for one in query.results or ()]


async def test_words_typed_in_any_chat_find_what_one_may_see_and_nothing_else(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng cháy, chữa cháy rừng")
    await chat.publish("964-CV/TU", "phòng cháy ở chợ", to=("X2",))
    assert titles(await types(chat.phones.hoa, "phong chay")) == ["963-CV/TU · phòng cháy, chữa cháy rừng"]
    assert len(titles(await types(chat.phones.minh, "phong ch"))) == 2  # begun is enough
    chat.phones.nothing_unexpected()


async def test_without_words_the_newest_come_ten_at_a_time(chat: Chat) -> None:
    for number in range(12):
        await chat.publish(f"{number}-CV/TU", "việc")
    first = await types(chat.phones.hoa, "")
    assert titles(first)[0].startswith("11-CV/TU")
    assert len(titles(first)) == 10
    second = await types(chat.phones.hoa, "", first.next_offset)
    assert [title.split(" ")[0] for title in titles(second)] == ["1-CV/TU", "0-CV/TU"]
    assert second.next_offset == ""


async def test_a_stranger_gets_nothing_but_a_way_in(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng cháy")
    query = await types(chat.phones.stranger, "phong chay")
    assert query.results == []
    assert query.button is not None
    await chat.phones.stranger.starts(str(query.button["start_parameter"]))
    chat.phones.stranger.expect("Chào bạn")
    chat.phones.nothing_unexpected()


async def test_what_is_chosen_can_be_opened_only_by_who_may_see_it(chat: Chat) -> None:
    directive = await chat.publish("963-CV/TU", "phòng cháy", to=("X1",))
    hoa, tu = chat.phones.hoa, chat.phones.tu
    query = await types(hoa, "963")
    post = hoa.world.choose_inline(hoa.id, query.id, str(directive))
    await chat.bot.settle()
    assert "Công văn 963-CV/TU" in post.now.text
    assert await kinds(chat, "shared") == 1
    (button,) = post.now.keyboard[0]
    await hoa.starts(str(button["url"]).rpartition("=")[2])
    hoa.expect("963-CV/TU", button="Đã nhận")
    await tu.starts(f"d{directive}")
    tu.expect("đơn vị khác")
    chat.phones.nothing_unexpected()


async def test_nothing_found_and_nonsense_are_answered_too(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng cháy")
    for text in ("khôngcó", '"NEAR(', "😀" * 100, "* OR ^", "x" * 300):
        query = await types(chat.phones.hoa, text)
        assert query.results == []
        assert query.button is not None
    assert titles(await types(chat.phones.hoa, "963", offset="'; --"))


async def test_who_leads_finds_the_way_into_another_chat_on_the_screen_of_a_directive(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng cháy", to=("X1",))
    for phone, offered in ((chat.phones.lan, True), (chat.phones.minh, True), (chat.phones.hoa, False)):
        await phone.says("/vanban")
        await phone.shows("Văn bản gần đây").press("1. 963-CV/TU")
        await phone.shows(button="Hồ sơ").press("Hồ sơ")
        shown = phone.shows(button="Lịch sử")
        assert ("Chia sẻ" in shown.buttons) is offered
        if offered:
            typed = [
                one["switch_inline_query"]
                for row in shown.post.now.keyboard
                for one in row
                if one["text"] == "Chia sẻ"
            ]
            assert titles(await types(phone, str(typed[0]))) == ["963-CV/TU · phòng cháy"]
        phone.skip()
