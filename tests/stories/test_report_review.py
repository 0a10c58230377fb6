"""Reports are judged, returned, and given more time: told from the phones."""

from __future__ import annotations

from datetime import timedelta

from domain.drafts import Draft, DraftDuty
from domain.people import Role
from domain.wording.vi import extending, reviewing
from storage import drafts, people
from storage.drafts import Source
from tests.phones import Phone, Received
from tests.stories.answers import card, colleague, kinds, published
from tests.stories.chat import Chat
from tests.stories.reminded import local, until
from tests.stories.test_report import later, report


async def handed_in(chat: Chat, text: str = "Đã xong 40 %", **more: object) -> Received:
    await published(chat, **more)
    await report(chat.phones.hoa, text)
    return chat.phones.lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo")


async def test_a_report_is_accepted_once(chat: Chat) -> None:
    got = await handed_in(chat)
    assert await got.press("Chấp nhận") == "Đã chấp nhận báo cáo của Xã An Phú."
    assert "Đã chấp nhận: Nguyễn Thị Lan, 09:00 20/7." in got.text
    assert got.buttons == ["Trả lại"]
    assert await got.forge("racc.1") == reviewing.JUDGED.format("đã chấp nhận")
    chat.phones.hoa.expect_nothing()  # good news makes no sound: the card says so when she looks
    assert "Báo cáo mới nhất: 40 %, đã được chấp nhận" in card(chat.phones.hoa).text
    await later(chat, seconds=6)
    assert "Đã chấp nhận: 1" in chat.phones.lan.shows("1 đã báo cáo").text
    assert await kinds(chat, "report_accepted") == 1


async def test_a_correction_after_acceptance_is_judged_anew_and_stays_punctual(chat: Chat) -> None:
    await published(chat, due_at=local(21, 17))
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await report(hoa, "Đã sơ tán 12 hộ")
    first = lan.expect("12 hộ")
    await first.press("Chấp nhận")
    await until(chat.bot, chat.clock, local(22, 9))  # the deadline has passed; hers was in time
    hoa.skip()
    await hoa.says("/baocao 377")
    hoa.expect("Bản này sẽ thay bản đã gửi 09:00 20/7; bản cũ vẫn được lưu.")
    await report(hoa, "Đính chính: 21 hộ")
    second = lan.expect("21 hộ", "Bản này thay bản đã gửi trước", button="Chấp nhận")
    assert await first.press("Trả lại") == reviewing.GONE
    await until(chat.bot, chat.clock, local(23, 9))
    assert not [post for post in hoa.unread() if post.now.text.startswith("Nhắc việc")]
    assert await second.press("Chấp nhận") == "Đã chấp nhận báo cáo của Xã An Phú."
    assert await kinds(chat, "report_accepted") == 2
    await lan.says("/tiendo")
    await lan.expect("đang theo dõi", button="Tuần này").press("Tuần này")
    assert "1. Đúng hạn: 1/2 báo cáo" in lan.expect("Báo cáo của các đơn vị trong tuần").text


async def test_a_returned_report_comes_back_with_its_reason_and_is_owed_again(chat: Chat) -> None:
    nam = await colleague(chat)
    got = await handed_in(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await got.press("Trả lại")
    lan.expect("Đồng chí viết lý do trả lại báo cáo của Xã An Phú.")
    await lan.says("Thiếu số hộ <từng thôn>.")
    lan.expect("Đã trả lại báo cáo của Xã An Phú.")
    for phone in (hoa, nam):
        told = phone.expect("Nguyễn Thị Lan trả lại báo cáo của Xã An Phú", "Lý do: Thiếu số hộ <từng thôn>.")
        assert told.buttons == ["Báo cáo", "Mở văn bản"]
    await later(chat, seconds=6)
    board = lan.shows("1/2 đơn vị đã nhận · 0 đã báo cáo")
    assert "Đã trả lại, chờ bản mới: 1" in board.text
    await told.press("Báo cáo")
    nam.expect("Bản trước bị trả lại. Lý do: Thiếu số hộ <từng thôn>.")
    await nam.says("Thôn 1: 5 hộ, thôn 2: 7 hộ. Đã xong 50 %")
    await nam.shows("Đã nhận 1 mục").press("Gửi")
    lan.expect("Xã An Phú (Đỗ Văn Nam) báo cáo", "Bản này thay bản đã gửi trước")
    await later(chat, seconds=6)
    assert "Đã trả lại" not in lan.shows("1 đã báo cáo").text
    assert await kinds(chat, "report_returned") == 1


async def test_a_reason_is_needed_and_an_accepted_report_may_still_be_returned(chat: Chat) -> None:
    got = await handed_in(chat)
    lan = chat.phones.lan
    await got.press("Chấp nhận")
    await got.press("Trả lại")
    await lan.sends_photo(b"\xff\xd8")
    lan.expect(reviewing.REASON_EMPTY)
    await lan.says("Số liệu sai.")
    chat.phones.hoa.expect("Lý do: Số liệu sai.")
    assert await got.forge("rret.1") == reviewing.JUDGED.format("đã trả lại")


async def test_leaders_above_may_judge_and_nobody_judges_the_own_report(chat: Chat) -> None:
    await handed_in(chat)
    minh, lan, hoa = chat.phones.minh, chat.phones.lan, chat.phones.hoa
    await chat.seat(hoa, "X1", Role.LEADER)
    assert await card(hoa).forge("racc.1") == reviewing.NOT_YOURS
    await minh.says("/tiendo 377")
    await minh.shows("377-CV/TU", button="Xem báo cáo").press("Xem báo cáo")
    listed = minh.shows("Báo cáo về 377-CV/TU", "Xã An Phú: 40 %, chờ xem xét")
    await listed.press("Xã An Phú")
    await minh.expect("Xã An Phú (Lê Thị Hoa) báo cáo").press("Chấp nhận")
    assert "Đã chấp nhận: Trần Văn Minh" in minh.shows("Đã chấp nhận").text
    await chat.seat(lan, "X2")
    await report(lan, "Đã xong")
    assert await minh.shows("chấp nhận").forge("racc.2") == "Đã chấp nhận báo cáo của Xã Bình Sơn."
    assert await lan.shows("đơn vị đã nhận").forge("rret.2") == reviewing.OWN


async def test_a_publisher_out_of_office_is_not_the_only_one_told(chat: Chat) -> None:
    await published(chat)
    other = chat.phones.add(3001, "Vũ Thị Thảo")
    chat.phones.world.user(3001).started = True
    await chat.seat(other, "TU", Role.COORDINATOR)
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(people.end_seat, lan.seats[0].id, None)
    await report(chat.phones.hoa, "Đã xong")
    other.expect("Xã An Phú (Lê Thị Hoa) báo cáo", button="Chấp nhận")
    chat.phones.lan.expect_nothing()


async def asks(chat: Chat, phone: Phone, text: str) -> None:
    await card(phone).press("Xin gia hạn")
    phone.expect("Hạn báo cáo của Xã An Phú hiện là 17:00 thứ Sáu 24/7/2026", "Đồng chí gửi hạn mới")
    await phone.says(text)


async def with_deadline(chat: Chat) -> None:
    await published(chat, due_at=chat.clock.now() + timedelta(days=4, hours=8))


async def test_more_time_is_asked_for_and_given_in_one_tap(chat: Chat) -> None:
    nam = await colleague(chat)
    await with_deadline(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await asks(chat, hoa, "17h 28/7/2026, mưa lũ chia cắt thôn 3")
    hoa.expect("Đã gửi văn phòng yêu cầu gia hạn đến 17:00 thứ Ba 28/7/2026.")
    got = lan.expect("Xã An Phú (Lê Thị Hoa) xin gia hạn", "Xin đến: 17:00 thứ Ba 28/7/2026", "chia cắt thôn 3")
    assert got.buttons == [extending.YES, extending.NO]
    await later(chat, seconds=6)
    assert "Đang xin gia hạn: 1" in lan.shows("0/2 đơn vị đã nhận").text
    assert await got.press(extending.YES) == "Đã đồng ý gia hạn cho Xã An Phú đến 17:00 thứ Ba 28/7/2026."
    assert got.buttons == []
    for phone in (hoa, nam):
        phone.expect("Văn phòng đồng ý gia hạn báo cáo của Xã An Phú", "Hạn mới: 17:00 thứ Ba 28/7/2026.")
    assert "Hạn riêng của đơn vị (đã gia hạn): 17:00 thứ Ba 28/7/2026" in card(hoa).text
    assert "Hạn riêng" not in card(chat.phones.tu).text
    assert await got.forge("exty.1") == extending.GONE
    await later(chat, days=7)
    await report(hoa, "Đã xong")
    assert "(muộn)" not in lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo").text
    await report(chat.phones.tu, "Đã xong")
    lan.expect("Xã Bình Sơn (Phạm Văn Tư) báo cáo về 377-CV/TU (muộn)")
    assert await kinds(chat, "extension_asked") == await kinds(chat, "extension_approved") == 1


async def test_a_refused_request_changes_nothing_and_may_be_made_again(chat: Chat) -> None:
    await with_deadline(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await asks(chat, hoa, "28/7")
    hoa.expect("Xin gia hạn đến 17:00 thứ Ba 28/7/2026. Đồng chí viết lý do")
    await hoa.says("Mưa lũ")
    hoa.expect("Đã gửi văn phòng")
    assert "đang chờ văn phòng" in await card(hoa).press("Xin gia hạn")
    got = lan.expect("xin gia hạn", "Lý do: Mưa lũ")
    await got.press(extending.NO)
    assert "Đã từ chối gia hạn cho Xã An Phú." in got.text
    hoa.expect("chưa đồng ý gia hạn", "Hạn vẫn là 17:00 thứ Sáu 24/7/2026.")
    await asks(chat, hoa, "25/7 có cầu sập")
    lan.expect("xin gia hạn", "cầu sập")


async def test_wishes_that_are_no_dates_or_lie_before_the_deadline_are_asked_again(chat: Chat) -> None:
    await with_deadline(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await asks(chat, hoa, "xin thêm ít hôm")
    hoa.expect(extending.BAD_DATE)
    await hoa.says("22/7 vì mưa")
    hoa.expect("Hạn mới phải sau hạn hiện nay (17:00 thứ Sáu 24/7/2026)")
    await hoa.says("28/7/2036 vì mưa")
    hoa.expect(extending.TOO_FAR)
    lan.expect_nothing()
    assert await card(chat.phones.tu).forge("exty.1") == extending.GONE


async def test_nothing_is_asked_for_where_nothing_is_owed(chat: Chat) -> None:
    directive = await published(chat)
    assert "Xin gia hạn" not in card(chat.phones.hoa).buttons
    assert await card(chat.phones.hoa).forge(f"ext.{directive}") == extending.NO_DUE
    await with_deadline(chat)
    assert "Xin gia hạn" in card(chat.phones.hoa).buttons


async def test_requests_can_be_decided_from_the_list(chat: Chat) -> None:
    await with_deadline(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await asks(chat, hoa, "28/7 vì mưa")
    lan.skip()
    await later(chat, seconds=6)
    await lan.shows("0/2 đơn vị đã nhận").press("Xem báo cáo")
    listed = lan.shows(reviewing.LIST_NONE)
    assert await card(chat.phones.tu).forge(listed.data(extending.NO)) == extending.NOT_YOURS
    await listed.press(f"{extending.YES}: Xã An Phú")
    hoa.expect("Văn phòng đồng ý gia hạn")


async def test_what_was_returned_waits_in_the_list_of_work_and_on_the_board(chat: Chat) -> None:
    got = await handed_in(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await got.press("Trả lại")
    await lan.says("Thiếu số hộ")
    await hoa.says("/viec")
    hoa.shows("377-CV/TU", button="Báo cáo")
    hoa.shows("Việc: sửa và gửi lại báo cáo bị trả")
    await lan.says("/tiendo 377")
    await lan.shows("đơn vị đã nhận", button="Chưa báo cáo").press("Chưa báo cáo")
    lan.shows("1. Xã An Phú (bị trả lại)\n2. Xã Bình Sơn")
    await report(hoa, "Đủ số hộ")
    await hoa.says("/viec")
    assert "Báo cáo" not in hoa.shows().buttons


async def test_what_was_returned_is_reminded_of_in_its_own_words(chat: Chat) -> None:
    await published(chat, due_at=local(21, 17))
    hoa, tu, lan, minh = chat.phones.hoa, chat.phones.tu, chat.phones.lan, chat.phones.minh
    await report(hoa, "Đã xong 40 %")
    await lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo").press("Trả lại")
    await lan.says("Thiếu số hộ")
    hoa.expect("Lý do: Thiếu số hộ")
    await until(chat.bot, chat.clock, local(21, 17))
    told = hoa.shows("Nhắc việc")
    assert "Báo cáo bị trả lại, cần sửa và gửi lại." in told.text
    assert "Chưa báo cáo" not in told.text
    told = tu.shows("Nhắc việc", "Chưa báo cáo")
    assert "trả lại" not in told.text
    await until(chat.bot, chat.clock, local(22, 17))
    said = minh.shows("Đơn vị chưa thực hiện", "chưa báo cáo").text
    assert "• Xã An Phú: Lê Thị Hoa (báo cáo bị trả lại, chưa gửi bản mới)" in said
    assert said.endswith("• Xã Bình Sơn: Phạm Văn Tư")


async def test_three_dates_are_three_reports_and_the_last_one_can_be_corrected(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    unit = await chat.unit("X1")
    duty = DraftDuty("trước ngày", dates=("2026-07-21", "2026-07-22", "2026-07-23"))
    draft = Draft(
        number="377-CV/TU", doc_type="công văn", subject="đê", warned=True, audience=(unit,), duties=(duty,)
    )
    author = (await chat.actor(lan)).person.id
    await chat.bot.store.write(drafts.add, author, draft, Source("377-CV/TU"))
    await lan.says("/phathanh")
    await lan.shows("BẢN NHÁP").press("Phát hành")
    for phone in chat.phones.all():
        phone.skip()
    await report(hoa, "Ngày thứ nhất")
    lan.expect("hạn 17:00 thứ Ba 21/7/2026", "Ngày thứ nhất")
    await hoa.says("/baocao")
    panel = hoa.expect("Kỳ báo cáo: hạn 17:00 thứ Tư 22/7/2026", button="Kỳ báo cáo khác")
    await panel.press("Kỳ báo cáo khác")
    assert panel.buttons == [
        "17:00 thứ Ba 21/7/2026", "17:00 thứ Tư 22/7/2026", "17:00 thứ Năm 23/7/2026", "Quay lại",
    ]  # fmt: skip
    await panel.press("17:00 thứ Ba 21/7/2026")
    assert "Bản này sẽ thay bản đã gửi" in panel.text
    await report(hoa, "Ngày thứ nhất, đính chính")
    lan.expect("hạn 17:00 thứ Ba 21/7/2026", "đính chính", "Bản này thay bản đã gửi trước")
    await report(hoa, "Ngày thứ hai")
    second = lan.expect("hạn 17:00 thứ Tư 22/7/2026", "Ngày thứ hai")
    await second.press("Trả lại")
    await lan.says("Thiếu")
    await hoa.says("/baocao")
    hoa.shows("Kỳ báo cáo: hạn 17:00 thứ Tư 22/7/2026", "Bản trước bị trả lại. Lý do: Thiếu")


async def test_a_long_report_is_read_page_by_page(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    for thon in range(1, 4):
        await hoa.says(f"Thôn {thon}: " + "nước rút, dân đã về nhà, trường mở cửa. " * 60 + f"Hết thôn {thon}.")
    await hoa.shows("Đã nhận 3 mục").press("Gửi")
    got = lan.expect("Thôn 1: nước rút", button="Toàn văn")
    assert "Hết thôn 3." not in got.text
    await got.press("Toàn văn")
    page = lan.expect("Trang 1/")
    while "Sau ›" in page.buttons:
        await page.press("Sau ›")
    assert "Hết thôn 3." in page.text
