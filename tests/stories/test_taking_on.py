"""Whoever says that she will see to it is given time for it, and everybody who follows the matter knows."""

from __future__ import annotations

from domain.drafts import Draft, DraftDuty
from handlers.publish import Published, publish
from handlers.units import import_units
from storage import drafts
from storage.drafts import Source
from storage.people import Actor
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import card, kinds
from tests.stories.chat import Chat
from tests.stories.reminded import heard, local, until
from tests.stories.test_escalating import DISTRICTS, SILENT, everything

NUMBER = "377-CV/TU"
TAKE = "Tôi sẽ đôn đốc"


async def head_of(chat: Chat, code: str, name: str, person_id: int) -> Phone:
    made = chat.phones.add(person_id, name)
    chat.phones.world.user(person_id).started = True
    await chat.seat(made, code)
    return made


async def publishes(chat: Chat, *to: str, duties: tuple[DraftDuty, ...] = ()) -> int:
    """Lan publishes; the office of the committee follows it up."""
    draft = Draft(
        number=NUMBER, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="kiểm tra hồ, đập", warned=True,
        audience=tuple([await chat.unit(code) for code in to]), monitors=(await chat.unit("VP"),),
        monitor_names=("Văn phòng Tỉnh ủy",), duties=duties, ack_wanted=not duties,
    )  # fmt: skip
    made = await chat.bot.store.write(_publish, await chat.actor(chat.phones.lan), draft)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()
    return made.directive_id


async def _publish(tx: Tx, actor: Actor, draft: Draft) -> Published:
    draft_id = await drafts.add(tx, actor.person.id, draft, Source(draft.number))
    made = await publish(tx, actor, draft_id, 1, ZONE)
    assert isinstance(made, Published)
    return made


async def test_what_somebody_sees_to_waits_and_rises_after_all_with_her_name(chat: Chat) -> None:
    lan, minh = chat.phones.lan, chat.phones.minh
    await chat.bot.store.write(import_units, DISTRICTS)
    mai = await head_of(chat, "H1", "Đỗ Thị Mai", 2101)
    binh = await head_of(chat, "H2", "Vũ Văn Bình", 2102)
    duc = await head_of(chat, "VP", "Hồ Văn Đức", 2103)
    await publishes(chat, "X1", "X3")
    await until(chat.bot, chat.clock, local(21, 12))
    await mai.expect(SILENT, "1 đơn vị thuộc Huyện ủy Mộc Sơn").press(TAKE)
    for phone in (lan, duc):
        phone.expect("Đỗ Thị Mai (Huyện ủy Mộc Sơn) sẽ đôn đốc 1 đơn vị về 377-CV/TU.")
    await lan.says("/tiendo 377")
    lan.expect("Đang đôn đốc: Đỗ Thị Mai (Huyện ủy Mộc Sơn), 1 đơn vị, từ 12:00 21/7")
    await until(chat.bot, chat.clock, local(22, 12))
    told = minh.expect(SILENT, "Xã Cẩm Lâm")  # the other district's has gone on in the meantime
    assert "Xã An Phú" not in told.text
    assert len(heard(binh, SILENT)) == 1
    await until(chat.bot, chat.clock, local(23, 11, 45))
    assert heard(minh, SILENT) == ["22/07 12:00"]
    await until(chat.bot, chat.clock, local(23, 12))
    for phone in (minh, lan, duc):
        said = phone.expect(SILENT, "Xã An Phú: Lê Thị Hoa").text
        assert "Đỗ Thị Mai (Huyện ủy Mộc Sơn) đã nhận đôn đốc lúc 12:00 21/7, đến nay các đơn vị vẫn" in said
    assert len(heard(mai, SILENT)) == 1


async def test_whoever_answers_in_the_meantime_is_spoken_of_no_more(chat: Chat) -> None:
    lan, minh = chat.phones.lan, chat.phones.minh
    await publishes(chat, "X1", "X2")
    await until(chat.bot, chat.clock, local(21, 12))
    await minh.expect(SILENT).press(TAKE)
    await until(chat.bot, chat.clock, local(22, 13))
    assert not [post for post in lan.screen() if post.now.attachment]  # the letter waits, too
    await card(chat.phones.hoa).press("Đã nhận")
    await lan.says("/tiendo 377")
    lan.expect("Đang đôn đốc: Trần Văn Minh (Tỉnh ủy Lam Giang), 1 đơn vị, từ 12:00 21/7")
    await until(chat.bot, chat.clock, local(23, 12))
    letter = lan.expect("dự thảo công văn đôn đốc", "Đã nhận đôn đốc: Trần Văn Minh (Tỉnh ủy Lam Giang).")
    assert "Xã Bình Sơn" in everything(letter)
    assert "Xã An Phú" not in everything(letter)


async def test_when_all_have_answered_nothing_rises_and_the_board_is_clean(chat: Chat) -> None:
    lan, minh = chat.phones.lan, chat.phones.minh
    await publishes(chat, "X1", "X2")
    await until(chat.bot, chat.clock, local(21, 12))
    await minh.expect(SILENT).press(TAKE)
    for phone in (chat.phones.hoa, chat.phones.tu):
        await card(phone).press("Đã nhận")
    await until(chat.bot, chat.clock, local(24, 12))
    assert len(heard(minh, SILENT)) == len(heard(lan, SILENT)) == 1
    await lan.says("/tiendo 377")
    assert "Đang đôn đốc" not in lan.shows("Tất cả đơn vị đã nhận").text
    assert await kinds(chat, "letter_drafted") == 0


async def test_nobody_takes_on_what_has_not_reached_her_yet(chat: Chat) -> None:
    directive = await publishes(chat, "X1")
    await until(chat.bot, chat.clock, local(21, 8, 30))
    unit = await chat.unit("TU")
    assert await chat.phones.minh.forges(1, f"take.{directive}.{unit}") == "Việc này do cấp khác đôn đốc."
    assert await kinds(chat, "climb_taken") == 0


async def test_the_monitors_people_follow_the_directive_and_urge(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    duc = await head_of(chat, "VP", "Hồ Văn Đức", 2103)
    await publishes(chat, "X1", "X2")
    await duc.says("/tiendo")
    await duc.expect("văn bản đang theo dõi").press(f"{NUMBER} kiểm tra hồ, đập")
    board = duc.shows("0/2 đơn vị đã nhận", button="Đôn đốc")
    assert await board.press("Đôn đốc") == "Đã nhắc 2 người ở 2 đơn vị chưa nhận."
    hoa.expect("Văn phòng nhắc: đơn vị chưa xác nhận đã nhận 377-CV/TU.")
    await lan.says("/dondoc 377")
    lan.expect("Hồ Văn Đức vừa đôn đốc lúc 09:00. Mỗi văn bản chỉ đôn đốc một lần trong một giờ.")
    chat.clock.forward(hours=1)
    await chat.phones.settle()
    await duc.says("/dondoc 377")
    duc.expect("Đã nhắc 2 người ở 2 đơn vị chưa nhận.")


async def test_another_directive_is_not_the_monitors_to_urge(chat: Chat) -> None:
    duc = await head_of(chat, "VP", "Hồ Văn Đức", 2103)
    directive = await chat.publish("12-CV/TU", "đê")
    await duc.says("/dondoc 12")
    duc.expect("Không tìm thấy văn bản này trong phạm vi của đồng chí.")
    assert await duc.forges(1, f"urge.{directive}") == "Không tìm thấy văn bản này trong phạm vi của đồng chí."
    chat.phones.hoa.expect_nothing()


async def test_one_press_takes_on_all_of_a_message_and_one_letter_names_it_all(chat: Chat) -> None:
    lan, minh = chat.phones.lan, chat.phones.minh
    same_day = ("2026-07-20T16:00",)
    await publishes(
        chat, "X1", "X2", duties=(DraftDuty("số liệu", dates=same_day), DraftDuty("tình hình", dates=same_day))
    )
    await until(chat.bot, chat.clock, local(21, 16))
    told = minh.expect(SILENT, "hạn 16:00 thứ Hai 20/7/2026")
    assert told.text.count("377-CV/TU: kiểm tra hồ, đập") == 1
    assert told.buttons == [TAKE, "Bảng theo dõi: 377-CV/TU"]
    await told.press(TAKE)
    assert told.text.count("Trần Văn Minh đã nhận đôn đốc lúc 16:00 21/7.") == 2
    assert TAKE not in told.buttons
    lan.expect("Trần Văn Minh (Tỉnh ủy Lam Giang) sẽ đôn đốc 2 đơn vị về 377-CV/TU.")
    await until(chat.bot, chat.clock, local(23, 16))
    letter = lan.expect("dự thảo công văn đôn đốc")
    words = everything(letter)
    for said in (
        "Số       -CV/TU", "về việc đôn đốc thực hiện Công văn số 377-CV/TU", "tháng 7 năm 2026",
        "Thực hiện Công văn số 377-CV/TU của Tỉnh ủy Lam Giang về việc kiểm tra hồ, đập, Văn phòng đã",
        "còn 2 đơn vị", "Chưa gửi báo cáo (2 kỳ)", "Thừa lệnh Ban Thường vụ", "- Lưu Văn phòng.",
    ):  # fmt: skip
        assert said in words, said
    await until(chat.bot, chat.clock, local(27, 16))
    assert await kinds(chat, "letter_drafted") == 1


async def test_a_superiors_own_silence_is_not_hers_to_take_on(chat: Chat) -> None:
    await chat.bot.store.write(import_units, DISTRICTS)
    mai = await head_of(chat, "H1", "Đỗ Thị Mai", 2101)
    await publishes(chat, "H1", "X1")
    await until(chat.bot, chat.clock, local(21, 12))
    assert "Huyện ủy Mộc Sơn: Đỗ Thị Mai" in chat.phones.minh.expect(SILENT).text
    await mai.expect(SILENT, "Xã An Phú").press(TAKE)
    chat.phones.lan.expect("Đỗ Thị Mai (Huyện ủy Mộc Sơn) sẽ đôn đốc 1 đơn vị về 377-CV/TU.")
