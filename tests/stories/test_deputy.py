"""Somebody is away: a deputy gets the messages and answers in her name; it begins and ends by itself."""

from __future__ import annotations

import pytest

from domain.urgency import Urgency
from domain.wording.vi import absences as words
from storage import people
from tests.phones import Phone
from tests.stories.answers import NUMBER, answer, colleague, kinds, published
from tests.stories.chat import Chat


async def screen(phone: Phone) -> None:
    await phone.says("/caidat")
    await phone.shows("Cài đặt", button="Vắng mặt").press("Vắng mặt")
    phone.skip()


async def announces(phone: Phone, days: str) -> None:
    await screen(phone)
    await phone.shows("VẮNG MẶT", button="Báo vắng mặt").press("Báo vắng mặt")
    phone.expect("từ ngày nào đến hết ngày nào")
    await phone.says(days)


async def away(chat: Chat, days: str = "20/7 – 22/7") -> Phone:
    """Hoa is away; Nam, her colleague's friend from X2, no: of X1, acts for her."""
    nam = await colleague(chat)
    hoa = chat.phones.hoa
    await announces(hoa, days)
    await hoa.expect("Ai nhận thay đồng chí?", button="Đỗ Văn Nam").press("Đỗ Văn Nam")
    return nam


async def by_link(chat: Chat, days: str = "20/7 – 22/7") -> Phone:
    """Somebody from outside acts for Hoa."""
    ba = chat.phones.add(2700, "Trịnh Văn Ba")
    hoa = chat.phones.hoa
    await announces(hoa, days)
    await hoa.expect("Ai nhận thay đồng chí?").press("Người khác, gửi liên kết")
    address = hoa.expect("Nhờ đồng chí nhận thay tôi").text
    await ba.starts(address.rsplit("start=", 1)[1])
    offer = ba.expect("Lê Thị Hoa nhờ đồng chí nhận tin và trả lời thay từ 20/7/2026 đến hết 22/7/2026")
    await offer.press("Nhận thay")
    return ba


async def test_the_deputy_gets_the_cards_and_answers_in_her_name(chat: Chat) -> None:
    ba, hoa = await by_link(chat), chat.phones.hoa
    ba.expect("Đồng chí nhận thay Lê Thị Hoa")
    hoa.expect("Trịnh Văn Ba đã nhận lời thay đồng chí")
    hoa.expect("Từ bây giờ đến hết 22/7/2026, Trịnh Văn Ba nhận thay đồng chí.")
    ba.skip()
    directive = await published(chat)
    hoa.expect_nothing()
    await ba.shows(NUMBER, button="Đã nhận").press("Đã nhận")
    found = await answer(chat, directive)
    assert found.who == "Trịnh Văn Ba (thay Lê Thị Hoa)"
    assert "Đã nhận: Trịnh Văn Ba (thay Lê Thị Hoa)" in ba.shows(NUMBER, button="Toàn văn").text


async def test_a_flash_reaches_whoever_is_away_all_the_same(chat: Chat) -> None:
    ba = await by_link(chat)
    ba.skip()
    chat.phones.hoa.skip()
    await published(chat, urgency=Urgency.FLASH)
    chat.phones.hoa.shows(NUMBER, button="Đã nhận")
    ba.shows(NUMBER, button="Đã nhận")


async def test_she_keeps_her_own_rights(chat: Chat) -> None:
    ba = await by_link(chat)
    directive = await published(chat)
    await chat.phones.hoa.says("/viec")
    await chat.phones.hoa.expect(NUMBER, button="1. Đã nhận" if False else "").press("Đã nhận")
    assert (await answer(chat, directive)).who == "Lê Thị Hoa"
    ba.skip()


async def test_it_begins_and_ends_by_itself(chat: Chat) -> None:
    nam = await away(chat, "22/7 – 23/7")
    hoa = chat.phones.hoa
    assert "Đỗ Văn Nam nhận thay đồng chí từ 22/7/2026 đến hết 23/7/2026" in hoa.transcript()
    nam.expect("Lê Thị Hoa nhờ đồng chí nhận thay từ 22/7/2026 đến hết 23/7/2026")
    hoa.skip()
    await published(chat)
    hoa.shows(NUMBER)
    chat.clock.forward(days=2)
    await chat.phones.settle()
    hoa.expect("Từ bây giờ đến hết 23/7/2026, Đỗ Văn Nam nhận thay đồng chí.")
    nam.skip()
    chat.clock.forward(days=2)
    await chat.phones.settle()
    hoa.expect("Chào đồng chí trở lại.")
    nam.expect("Đồng chí đã hết thời gian nhận thay Lê Thị Hoa.")
    assert await kinds(chat, "deputy_began") == await kinds(chat, "deputy_ended") == 1


async def test_what_is_open_is_shown_when_she_comes_back_and_the_deputy_loses_the_seat(chat: Chat) -> None:
    ba, hoa = await by_link(chat), chat.phones.hoa
    hoa.skip()
    await published(chat)
    card = ba.shows(NUMBER, button="Đã nhận")
    ba.skip()
    await screen(hoa)
    await hoa.shows("Đang vắng từ 20/7/2026", button="Tôi đã trở lại").press("Tôi đã trở lại")
    hoa.expect("Xã An Phú: VIỆC ĐANG CHỜ", NUMBER)
    ba.expect("hết thời gian nhận thay")
    assert await card.press("Đã nhận") != ""
    actor = await chat.actor(ba)
    assert actor.seats == ()
    assert len(await chat.bot.store.read(people.seats_of, (await chat.actor(hoa)).person.id)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tuần sau", words.BAD_DAYS),
        ("1/7/2026 – 3/7/2026", words.PAST),
        ("30/7/2026 – 24/7/2026", words.TURNED),
        ("21/7/2026 – 21/12/2026", words.long(90)),
        ("1/3/2027 – 2/3/2027", words.far(180)),
    ],
)
async def test_days_that_cannot_be_are_asked_again(chat: Chat, typed: str, said: str) -> None:
    await announces(chat.phones.hoa, typed)
    chat.phones.hoa.expect(said)


async def test_two_absences_do_not_overlap(chat: Chat) -> None:
    await away(chat, "22/7 – 24/7")
    await announces(chat.phones.hoa, "24/7 – 30/7")
    chat.phones.hoa.expect("Đồng chí đã báo vắng từ 22/7/2026 đến hết 24/7/2026")


async def test_a_deputy_has_no_deputy(chat: Chat) -> None:
    nam = await away(chat, "22/7 – 24/7")
    await announces(nam, "23/7")
    nam.expect("Đồng chí đang nhận thay Lê Thị Hoa từ 22/7/2026 đến hết 24/7/2026")


async def test_whoever_is_away_too_cannot_act(chat: Chat) -> None:
    nam = await colleague(chat)
    await announces(nam, "23/7")
    nam.skip()
    await announces(chat.phones.hoa, "22/7 – 24/7")
    choice = chat.phones.hoa.expect("Ai nhận thay đồng chí?")
    assert await choice.press("Đỗ Văn Nam") == words.away_too("Đỗ Văn Nam", "23/7/2026", "23/7/2026")


async def test_a_deputy_may_say_no(chat: Chat) -> None:
    nam = await away(chat, "22/7 – 24/7")
    await screen(nam)
    await nam.shows("nhận thay Lê Thị Hoa").press("Thôi nhận thay Lê Thị Hoa")
    chat.phones.hoa.expect("không nhận thay nữa")


async def test_without_a_deputy_nothing_changes(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await announces(hoa, "21/7")
    hoa.skip()
    chat.clock.forward(days=1)
    await chat.phones.settle()
    hoa.expect("chưa có người nhận thay")
    await published(chat)
    hoa.shows(NUMBER, button="Đã nhận")
