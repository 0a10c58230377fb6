"""A directive goes down the tree: a district hands it to its communes, with its own word and an earlier day."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.drafts import Draft, DraftTie
from domain.people import Role
from domain.wording.vi import relaying
from handlers import drafting
from handlers.orders import order
from storage import drafts
from storage.drafts import Source
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.answers import kinds
from tests.stories.chat import Chat
from tests.stories.relayed import ORIGINAL, UNIT, district, draft, handed_down, received

DUE = datetime(2026, 7, 31, 10, 0, tzinfo=UTC)  # Friday, 17:00
NOTE = "Báo cáo kèm ảnh từng hồ, không để sót."


async def test_it_is_proposed_with_the_same_content_and_an_earlier_deadline(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    made = await draft(sau)
    assert "kiểm tra hồ, đập" in made.text
    assert "Hạn của Huyện ủy Bình Khê: 17:00 thứ Sáu 31/7/2026." in made.text
    assert "17:00 thứ Ba 28/7/2026" in made.text
    assert "0 đơn vị" in made.text
    await sau.shows(ORIGINAL, button="Chuyển xuống").press("Chuyển xuống")
    assert sau.expect("Chuyển tiếp 377-CV/TU").buttons == made.buttons  # the same draft, not a second one


async def test_the_communes_receive_it_with_the_district_s_word_on_top(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau, NOTE)
    for phone in (chat.phones.hoa, chat.phones.tu):
        card = phone.expect(
            "Huyện ủy Bình Khê chuyển tiếp 377-CV/TU của Tỉnh ủy Lam Giang.",
            f"Huyện ủy Bình Khê chỉ đạo thêm: {NOTE}", "17:00 thứ Ba 28/7/2026", button="Đã nhận",
        )  # fmt: skip
        assert "Chuyển xuống" not in card.buttons  # nothing stands below a commune
        assert card.text.index(NOTE) < card.text.index("kiểm tra hồ, đập")
    assert await kinds(chat, "relayed") == 1


async def test_the_chain_shows_upward_and_can_be_followed(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau)
    await chat.phones.hoa.expect(ORIGINAL, button="Đã nhận").press("Đã nhận")
    chat.clock.forward(minutes=1)
    await chat.phones.settle()
    lan = chat.phones.lan
    board = lan.shows("Huyện ủy Bình Khê đã chuyển xuống: 1/2 đơn vị đã nhận.")
    await board.press("Bảng của Huyện ủy Bình Khê")
    below = lan.shows("Huyện ủy Bình Khê chuyển tiếp 377-CV/TU của Tỉnh ủy Lam Giang.", "Xã Bình Sơn")
    assert "1/2" in below.text
    await lan.says("/tiendo 377")
    lan.expect("đã chuyển xuống: 1/2")  # the number leads to the original
    sau.shows("chuyển tiếp 377-CV/TU", button="Thu hồi")


async def test_it_goes_on_a_second_press_where_there_is_no_time_for_the_roll_up(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    made = await draft(sau)
    await made.press("Đối tượng nhận")
    await made.press("Toàn bộ đơn vị")
    await made.press("Xong")
    await made.press("Hạn báo cáo")
    asked = sau.unread()
    assert asked
    sau.skip()
    if "Hạn báo cáo chung" in made.buttons:
        await made.press("Hạn báo cáo chung")
    await sau.says("17h 31/7/2026")
    late = sau.expect("Hạn của Huyện ủy Bình Khê là", "không kịp tổng hợp", button="Phát hành")
    assert "Bấm “Phát hành” lần nữa" in await late.press("Phát hành")
    assert "Đã phát hành" in await late.press("Phát hành")
    await chat.phones.settle()
    chat.phones.hoa.expect(ORIGINAL, "31/7/2026")
    chat.phones.tu.expect(ORIGINAL)


async def test_a_unit_that_has_it_from_above_is_named_before_it_gets_it_twice(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE, "H1", "X1")
    made = await draft(sau)
    await made.press("Đối tượng nhận")
    await made.press("Toàn bộ đơn vị")
    await made.press("Xong")
    assert "1 đơn vị đã nhận văn bản này rồi: Xã An Phú." in made.text
    assert "lần nữa" in await made.press("Phát hành")


async def test_only_the_office_of_a_unit_that_received_it_may(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE, "H1", "X1")
    data = sau.shows(ORIGINAL, button="Chuyển xuống").data("Chuyển xuống")
    await chat.phones.minh.says("/tiendo 377")
    for phone in (chat.phones.hoa, chat.phones.minh, chat.phones.lan):
        card = phone.shows("377-CV/TU")
        assert "Chuyển xuống" not in card.buttons
        assert await card.forge(data) == relaying.NOT_YOURS


async def test_it_goes_to_nobody_outside_the_unit_s_own_subtree(chat: Chat) -> None:
    sau = await district(chat)
    await chat.seat(sau, "X3", Role.COORDINATOR)
    await received(chat, DUE)
    made = await draft(sau)
    actor, outside = await chat.actor(sau), [await chat.unit("X3")]
    (stored,) = await chat.bot.store.read(drafts.open_of, actor.person.id)
    await chat.bot.store.write(drafting.set_audience, actor, stored.id, outside)
    await made.press("Đối tượng nhận")
    await made.press("Xong")
    assert await made.press("Phát hành") == relaying.OUTSIDE.format(UNIT)


async def test_a_recall_recalls_what_was_handed_down_for_the_same_reason(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    card = hoa.expect(ORIGINAL, button="Đã nhận")
    chat.phones.tu.skip()
    sau.skip()
    await lan.says("/tiendo 377")
    await lan.shows("377-CV/TU", button="Thu hồi").press("Thu hồi")
    await lan.says("nhầm số liệu")
    await lan.shows("nhầm số liệu", button="Thu hồi ngay").press("Thu hồi ngay")
    hoa.expect("ĐÃ THU HỒI", "nhầm số liệu")
    assert "ĐÃ THU HỒI" in card.text
    sau.expect("Bản đồng chí chuyển xuống 2 đơn vị cũng được thu hồi. Lý do: nhầm số liệu")
    assert await kinds(chat, "recalled") == 2


async def test_a_correction_is_offered_and_passed_on_by_one_press(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau, NOTE)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.expect(ORIGINAL, button="Đã nhận").press("Đã nhận")
    for phone in chat.phones.all():
        phone.skip()
    await lan.says("/tiendo 377")
    await lan.shows("377-CV/TU", button="Đính chính").press("Đính chính")
    made = lan.shows("377-CV/TU", button="Phát hành")
    await made.press("Sửa")
    await made.press("Trích yếu")
    await lan.says("kiểm tra hồ, đập và kênh mương")
    await lan.shows("kênh mương", button="Phát hành").press("Phát hành")
    await chat.phones.settle()
    offer = sau.expect("377-CV/TU đã được đính chính. Huyện ủy Bình Khê đã chuyển bản cũ xuống 2 đơn vị.")
    await offer.press(relaying.AMENDMENT_BELOW)
    await chat.phones.settle()
    hoa.shows("ĐÍNH CHÍNH LẦN 1", "kênh mương", NOTE)
    assert await kinds(chat, "amended") == 2
    assert relaying.AMENDMENT_BELOW not in offer.buttons


async def test_a_draft_of_what_was_corrected_meanwhile_is_taken_anew(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    made = await draft(sau)
    await made.press("Đối tượng nhận")
    await made.press("Toàn bộ đơn vị")
    await made.press("Xong")
    lan = chat.phones.lan
    await lan.says("/tiendo 377")
    await lan.shows("377-CV/TU", button="Đính chính").press("Đính chính")
    await lan.shows("377-CV/TU", button="Phát hành").press("Sửa")
    await lan.shows(button="Trích yếu").press("Trích yếu")
    await lan.says("kiểm tra kênh mương")
    await lan.shows("kênh mương", button="Phát hành").press("Phát hành")
    await chat.phones.settle()
    assert await made.press("Phát hành") == relaying.OUTDATED
    await sau.shows("kênh mương", button="Chuyển xuống").press("Chuyển xuống")
    again = sau.expect("Chuyển tiếp", "kênh mương", "2 đơn vị")
    assert "Đã phát hành" in await again.press("Phát hành")


async def test_what_the_communes_report_is_put_together_for_the_original(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau)
    hoa = chat.phones.hoa
    await hoa.expect(ORIGINAL, button="Báo cáo").press("Báo cáo")
    await hoa.says("Đã kiểm tra 4 hồ, an toàn.")
    await hoa.shows(button="Gửi").press("Gửi")
    await chat.phones.settle()
    await sau.shows("Tỉnh ủy Lam Giang", "Gửi: Huyện ủy Bình Khê", button="Báo cáo").press("Báo cáo")
    await sau.shows(button="Tổng hợp từ 1 đơn vị cấp dưới").press("Tổng hợp từ 1 đơn vị cấp dưới")
    await sau.shows("Báo cáo của Huyện ủy Bình Khê", button="Gửi").press("Gửi")
    await chat.phones.settle()
    report = chat.phones.lan.shows("Huyện ủy Bình Khê (Võ Thị Sáu) báo cáo về 377-CV/TU")
    assert "Tổng hợp từ 1/2 đơn vị" in report.text
    assert "Chưa báo cáo: Xã Bình Sơn" in report.text
    assert "Xã An Phú: Đã kiểm tra 4 hồ, an toàn." in report.text
    chat.clock.forward(minutes=1)
    await chat.phones.settle()
    chat.phones.lan.shows("Huyện ủy Bình Khê đã chuyển xuống: 1/2 đơn vị đã nhận, 1 đã báo cáo.")


async def test_what_replaced_the_original_is_handed_down_by_one_press(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau, NOTE)
    lan = await chat.actor(chat.phones.lan)
    for phone in chat.phones.all():
        phone.skip()
    new = Draft(
        number="378-CV/TU", doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="hồ, đập, kè", warned=True,
        audience=(await chat.unit("H1"),), ties=(DraftTie("replaces", 1, ORIGINAL),),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, new, Source("378-CV/TU"))
    await chat.bot.store.write(order, lan, draft_id, 1, ZONE)
    await chat.phones.settle()
    offer = sau.expect("377-CV/TU đã được thay thế bằng 378-CV/TU. Huyện ủy Bình Khê đã chuyển bản cũ xuống 2")
    await offer.press(relaying.REPLACEMENT_BELOW)
    await chat.phones.settle()
    chat.phones.hoa.expect("chuyển tiếp 378-CV/TU", NOTE, button="Đã nhận")
    chat.phones.hoa.shows("Đã được thay thế bằng 378-CV/TU")


async def moved(chat: Chat, phone: Phone, typed: str) -> None:
    """She moves the deadline of what she follows up."""
    await phone.says("/tiendo 377")
    lan = phone == chat.phones.lan
    board = phone.shows(ORIGINAL, button="Hạn báo cáo" if lan else f"Bảng của {UNIT}")
    if not lan:  # hers is that of what she handed down
        assert "Hạn báo cáo" not in board.buttons
        await board.press(f"Bảng của {UNIT}")
    await board.press("Hạn báo cáo")
    menu = phone.expect("Hạn báo cáo, nhắc việc")
    await menu.press("Đổi hạn 1")
    await menu.press(menu.refresh().buttons[0])
    await phone.says(typed)
    chat.clock.forward(seconds=6)
    await chat.phones.settle()


async def test_a_deadline_moved_above_the_units_below_is_told_with_a_way_to_their_board(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau)
    for phone in chat.phones.all():
        phone.skip()
    await moved(chat, chat.phones.lan, "17h 30/7/2026")
    assert not [post for post in sau.unread() if "không kịp tổng hợp" in post.now.text]
    await moved(chat, chat.phones.lan, "17h 22/7/2026")
    warned = sau.expect("Nay Huyện ủy Bình Khê phải báo cáo trước 17:00 thứ Tư 22/7/2026", "không kịp tổng hợp")
    await warned.press("Bảng theo dõi")
    for phone in chat.phones.all():
        phone.skip()


async def test_a_relay_moved_behind_its_own_deadline_is_told_too(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DUE)
    await handed_down(chat, sau)
    sau.skip()
    await moved(chat, sau, "17h 3/8/2026")
    sau.expect("vừa đổi", "không kịp tổng hợp", button="Bảng theo dõi")
    for phone in chat.phones.all():
        phone.skip()
