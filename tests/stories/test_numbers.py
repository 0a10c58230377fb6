"""Where no message arrives one telephones: numbers are shared once, and shown only to those above."""

from __future__ import annotations

from domain.people import Role
from domain.wording.vi import numbers as words
from handlers.units import import_units
from tests.phones import Phone
from tests.stories.answers import NUMBER, answer, colleague, kinds, published
from tests.stories.chat import UNITS, Chat

MINE = "84912345678"
SHOWN = "+84 912 345 678"


async def shares(phone: Phone, number: str = MINE, contact_of: int = 0) -> None:
    await phone.says("/caidat")
    await phone.shows("Cài đặt", button="Số điện thoại").press("Số điện thoại")
    phone.skip()
    await phone.shares_contact(number, contact_of)


async def test_a_number_is_shared_by_the_messenger_s_own_button(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await shares(hoa)
    hoa.expect(f"Đã ghi số {SHOWN}.")
    await hoa.says("/caidat")
    hoa.expect(f"Số điện thoại: {SHOWN}")


async def test_somebody_else_s_contact_is_not_taken(chat: Chat) -> None:
    await shares(chat.phones.hoa, contact_of=chat.phones.tu.id)
    chat.phones.hoa.expect(words.NOT_YOUR_CONTACT)


async def test_it_can_be_typed_and_forgotten(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.says("/caidat")
    await hoa.shows(button="Số điện thoại").press("Số điện thoại")
    hoa.expect("Chia sẻ số điện thoại của tôi")
    await hoa.says("chưa có")
    hoa.expect(words.NO_NUMBER)
    await hoa.says("0912.345.678")
    hoa.expect("Đã ghi số 0912 345 678.")
    await hoa.says("/caidat")
    await hoa.shows("0912 345 678", button="Số điện thoại").press("Số điện thoại")
    await hoa.expect(words.WHO_SEES, button=words.FORGET).press(words.FORGET)
    assert words.FORGOTTEN in hoa.transcript()


async def test_only_those_above_see_it(chat: Chat) -> None:
    nam = await colleague(chat)
    await shares(chat.phones.hoa)
    lan, minh, tu = chat.phones.lan, chat.phones.minh, chat.phones.tu
    for phone, sees in ((lan, True), (minh, True), (nam, False), (tu, False)):
        await phone.says("/donvi An Phú")
        if "Xã An Phú" in phone.transcript():
            found = [post for post in phone.unread() if post.now.keyboard]
            for post in found[-1:]:
                await phone.forges(post.id, f"unit.{await chat.unit('X1')}.0")
        assert (SHOWN in phone.transcript()) is sees


async def test_a_unit_that_no_message_reaches_is_shown_with_its_number(chat: Chat) -> None:
    await published(chat, "X1", "X2", "X3")
    await chat.bot.store.write(import_units, UNITS.replace("aliases\n", "aliases,phone\n").replace(
        "X3,Xã Cẩm Lâm,commune,TU,", "X3,Xã Cẩm Lâm,commune,TU,,0263 382 2222"
    ))  # fmt: skip
    lan = chat.phones.lan
    await lan.says("/tiendo 377")
    await lan.shows(NUMBER, button="Chưa nhận").press("Chưa nhận")
    lan.shows("Xã Cẩm Lâm (chưa ai kết nối): gọi 0263 382 2222")
    await lan.says("/donvi")
    await lan.shows("Tỉnh ủy Lam Giang").press("Chưa liên lạc được: 3 đơn vị")
    lan.shows("- Xã Cẩm Lâm: gọi 0263 382 2222")


async def test_a_coordinator_types_the_number_of_a_unit(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.says("/donvi Cẩm Lâm")
    await lan.shows("Cẩm Lâm").forge(f"unit.{await chat.unit('X3')}.0")
    await lan.shows("Xã Cẩm Lâm", button="Số điện thoại").press("Số điện thoại")
    lan.expect("Đồng chí gõ số điện thoại của Xã Cẩm Lâm")
    await lan.says("0263 382 2222")
    lan.expect("Đã ghi số của Xã Cẩm Lâm: 0263 382 2222.")
    assert await kinds(chat, "unit_phone_kept") == 1


async def test_an_answer_by_telephone_says_who_gave_it(chat: Chat) -> None:
    directive = await published(chat)
    lan = chat.phones.lan
    await lan.says("/tiendo 377")
    await lan.shows(NUMBER, button="Ghi nhận thay").press("Ghi nhận thay")
    await lan.shows(button="Xã An Phú").press("Xã An Phú")
    lan.shows("Đã ghi nhận thay Xã An Phú. Ai báo qua điện thoại?")
    await lan.says("đồng chí Ba, văn phòng xã")
    lan.expect("Đã ghi: Xã An Phú, qua điện thoại, đồng chí Ba, văn phòng xã báo.")
    found = await answer(chat, directive)
    assert (found.on_behalf, found.heard_from) == (True, "đồng chí Ba, văn phòng xã")
    await chat.phones.hoa.shows(NUMBER).forge(f"show.{directive}")
    chat.phones.hoa.shows("(văn phòng ghi nhận thay) (qua điện thoại, đồng chí Ba, văn phòng xã báo)")


async def test_a_leader_of_the_unit_itself_sees_no_number_of_hers(chat: Chat) -> None:
    boss = await colleague(chat, name="Cao Thị Bảy", person_id=2002)
    await chat.seat(boss, "X1", Role.LEADER)
    await shares(chat.phones.hoa)
    await boss.says("/donvi")
    assert SHOWN not in boss.transcript()
