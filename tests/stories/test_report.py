"""Reports told from the phones: collected in any order, sent late or in time, corrected, from many units."""

from __future__ import annotations

from datetime import timedelta

from domain.wording.vi import reporting as words
from storage import reports
from tests.phones import Phone
from tests.stories.answers import NUMBER, card, colleague, kinds, published
from tests.stories.chat import Chat

PHOTO = b"\xff\xd8 a picture"


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.phones.settle()


async def test_pieces_in_any_order_become_one_report(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await card(hoa).press("Báo cáo")
    begun = hoa.expect(f"Báo cáo của Xã An Phú về {NUMBER}", "Không gửi nội dung mật")
    await hoa.sends_photo(PHOTO, "Kè thôn 3")
    assert begun.is_gone  # one panel, always at the end of the chat
    hoa.expect("Đã nhận 1 mục: 1 ảnh.")
    await hoa.says("Đã gia cố xong 70 % đoạn đê.")
    hoa.expect("Đã nhận 2 mục: 1 đoạn chữ, 1 ảnh.", "Tiến độ hiểu được: 70 %")
    await hoa.shares_location(16.05, 108.2)
    await hoa.sends_file("Danh sách hộ.xlsx", b"not opened")
    panel = hoa.expect("Đã nhận 4 mục: 1 đoạn chữ, 1 ảnh, 1 tệp, 1 vị trí.")
    await panel.press("Gửi")
    assert "Đã gửi báo cáo về 377-CV/TU lúc 09:00. Cảm ơn đồng chí." in panel.text
    assert panel.buttons == []
    got = lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo về 377-CV/TU", "Tiến độ: 70 %", "Đã gia cố xong 70 %")
    assert "16.050000, 108.200000" in got.text
    assert got.buttons == ["Chấp nhận", "Trả lại", "Xem 2 tệp, ảnh"]
    lan.expect_nothing()
    await got.press("Xem 2 tệp, ảnh")
    assert lan.expect("Xã An Phú. Ảnh: Kè thôn 3").file == PHOTO
    assert lan.expect("Xã An Phú. Tệp: Danh sách hộ.xlsx").file == b"not opened"
    await later(chat, seconds=6)
    board = lan.shows("1/2 đơn vị đã nhận · 1 đã báo cáo")
    assert "Tiến độ: trung bình 70 %" in board.text
    hoa.expect_nothing()


async def test_an_only_picture_comes_with_the_card(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.sends_photo(PHOTO, "Hoàn thành")
    await hoa.shows("Đã nhận 1 mục").press("Gửi")
    got = lan.expect("Tiến độ: hoàn thành", "Kèm 1 ảnh")
    assert got.file == PHOTO
    assert await got.press("Chấp nhận") == "Đã chấp nhận báo cáo của Xã An Phú."
    assert "Đã chấp nhận: Nguyễn Thị Lan, 09:00 20/7." in got.text


async def test_answering_the_directives_message_is_reporting_on_it(chat: Chat) -> None:
    await published(chat)
    await chat.publish("378-CV/TU", "trồng rừng", ("X1",))
    hoa = chat.phones.hoa
    await card(hoa).reply("Đã kiểm tra xong toàn bộ hồ, đập.")
    hoa.expect(
        "Báo cáo của Xã An Phú về 377-CV/TU", "Đã nhận 1 mục: 1 đoạn chữ.", "Tiến độ hiểu được: hoàn thành"
    )
    await hoa.says("Thêm: không có sạt lở.")
    hoa.expect("377-CV/TU", "Đã nhận 2 mục")
    await hoa.shows("378-CV/TU", button="Toàn văn").reply("Mới được một nửa.")
    hoa.expect("378-CV/TU", "Đã nhận 1 mục", "Tiến độ hiểu được: 50 %")
    await hoa.says("/baocao 377")
    panel = hoa.expect("377-CV/TU", "Đã nhận 2 mục")  # nothing of the first is lost
    await panel.press("Gửi")
    chat.phones.lan.expect("377-CV/TU", "Thêm: không có sạt lở.")


async def test_answering_anything_else_begins_nothing(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/trogiup")
    await hoa.expect("Hướng dẫn").reply("Cảm ơn")
    hoa.expect("Chưa hiểu tin này")
    await lan.shows("0/2 đơn vị đã nhận").reply("Ai chưa nhận?")
    lan.expect("Chưa hiểu tin này")


async def test_pieces_are_looked_through_written_anew_and_taken_out(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.says("Đã sơ tán 12 hộ")
    await hoa.says("Nhầm tin này")
    panel = hoa.shows("Đã nhận 2 mục")
    await panel.press("Xem, sửa các mục")
    await panel.press("Đoạn chữ: Nhầm tin này")
    await panel.press("Bỏ mục này")
    assert "Đã nhận 1 mục: 1 đoạn chữ." in panel.text
    await panel.press("Xem, sửa các mục")
    await panel.press("Đoạn chữ: Đã sơ tán 12 hộ")
    await panel.press("Viết lại")
    hoa.expect(words.PART_ASK)
    await hoa.says("Đã sơ tán 21 hộ")
    await hoa.shows("Đã nhận 1 mục").press("Gửi")
    got = lan.expect("Đã sơ tán 21 hộ")
    assert "12 hộ" not in got.text
    assert "Nhầm" not in got.text


async def test_an_empty_report_is_not_sent(chat: Chat) -> None:
    await published(chat)
    hoa = chat.phones.hoa
    await hoa.says("/baocao 377")
    assert await hoa.shows("Báo cáo của").press("Gửi") == words.EMPTY
    await hoa.shows("Báo cáo của").press("Hủy")
    assert hoa.shows().text == words.DROPPED


async def test_late_is_taken_and_marked(chat: Chat) -> None:
    await published(chat, due_at=chat.clock.now() + timedelta(hours=1))
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await later(chat, hours=2)
    await hoa.says("/baocao 377")
    assert "Hạn: 10:00 thứ Hai 20/7/2026" in hoa.shows("Báo cáo của").text
    await report(hoa, "Đã xong")
    hoa.shows("(muộn so với hạn)")
    assert (
        "hạn 10:00 thứ Hai 20/7/2026" in lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo về 377-CV/TU (muộn)").text
    )


async def report(phone: Phone, text: str, number: str = "377") -> None:
    """One report of one line, whatever else is on the screen."""
    await phone.says(f"/baocao {number}")
    await phone.says(text)
    await phone.shows("Đã nhận 1 mục").press("Gửi")
    phone.skip()


async def test_a_correction_takes_the_place_of_what_was_sent_and_keeps_it(chat: Chat) -> None:
    directive = await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await report(hoa, "Đã sơ tán 12 hộ, xong 40 %")
    first = lan.expect("12 hộ")
    await later(chat, minutes=5)
    await hoa.says("/baocao 377")
    hoa.expect("Bản này sẽ thay bản đã gửi 09:00 20/7; bản cũ vẫn được lưu.")
    await report(hoa, "Đính chính: 21 hộ, xong 60 %")
    lan.expect("21 hộ", "Bản này thay bản đã gửi trước")
    assert await first.press("Chấp nhận") == "Báo cáo này không còn: đơn vị đã gửi bản mới."
    await later(chat, seconds=6)
    assert "trung bình 60 %" in lan.shows("1 đã báo cáo").text
    (newest,) = await chat.bot.store.read(reports.newest_of_all, directive)
    old = await chat.bot.store.read(reports.get, newest.id - 1)
    assert old is not None
    assert (old.state, old.superseded_by) == ("superseded", newest.id)
    assert await kinds(chat, "reported") == 2


async def test_somebody_who_answers_for_two_units_says_for_which(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await chat.seat(hoa, "X2")
    await card(hoa).press("Báo cáo")
    menu = hoa.expect("Đồng chí báo cáo cho đơn vị nào về 377-CV/TU?")
    assert menu.buttons == ["Xã An Phú", "Xã Bình Sơn"]
    await menu.press("Xã Bình Sơn")
    hoa.expect("Báo cáo của Xã Bình Sơn")
    await hoa.says("Đã xong")
    await hoa.shows("Đã nhận 1 mục").press("Gửi")
    lan.expect("Xã Bình Sơn (Lê Thị Hoa) báo cáo")
    await card(hoa).reply("Xã kia cũng xong")
    hoa.expect("Đồng chí báo cáo cho đơn vị nào", "đồng chí gửi lại nội dung vừa rồi giúp")


async def test_a_stamped_text_is_refused_and_the_report_goes_on_without_it(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.says("Đã xong đợt 1")
    await hoa.says("TỈNH ỦY LAM GIANG\nTỐI MẬT\nSố 5-BC/HU\nBáo cáo tình hình")
    hoa.expect("mang dấu độ mật")
    await later(chat, minutes=2)
    await hoa.says("/baocao 377")
    await hoa.shows("Đã nhận 1 mục").press("Gửi")
    assert "TỐI MẬT" not in lan.expect("Đã xong đợt 1").text


async def test_a_colleague_of_the_same_unit_corrects_it(chat: Chat) -> None:
    nam = await colleague(chat)
    await published(chat)
    await report(chat.phones.hoa, "Đã xong 10 %")
    await nam.says("/baocao 377")
    nam.expect("Bản này sẽ thay bản đã gửi 09:00 20/7")
    await report(nam, "Đã xong 20 %")
    chat.phones.lan.expect("Xã An Phú (Đỗ Văn Nam)", "Bản này thay bản đã gửi trước")


async def test_somebody_elses_report_is_nobodys_business(chat: Chat) -> None:
    await published(chat)
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await hoa.says("/baocao 377")
    send = hoa.shows("Báo cáo của").data("Gửi")
    for data in (send, send.replace("rsend", "rdrop"), send.replace("rsend", "rback")):
        assert await card(tu).forge(data) == words.GONE
    await report(hoa, "Đã xong")
    for verb in ("racc", "rret", "ropen", "rfiles"):
        assert "phạm vi của người khác" in await card(tu).forge(f"{verb}.1")


async def test_an_album_is_part_of_one_report_and_answered_once(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    shown = card(hoa)
    await hoa.sends_album((PHOTO, "Kè thôn 3"), (PHOTO + b"2", ""), (PHOTO + b"3", ""), reply_to=shown.post.id)
    panel = hoa.expect("Báo cáo của Xã An Phú về 377-CV/TU", "Đã nhận 3 mục: 3 ảnh.")
    hoa.expect_nothing()
    await panel.press("Gửi")
    got = lan.expect("Kèm 3 ảnh.", "Kè thôn 3")
    await got.press("Xem 3 tệp, ảnh")
    assert len(lan.unread()) == 3


async def test_an_album_of_somebody_with_several_units_is_asked_about_once(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.seat(hoa, "X3")
    await published(chat, "X1", "X3")
    shown = card(hoa)
    for again in (b"", b"again"):  # another album is another question
        await hoa.sends_album((PHOTO + again, "Kè"), (PHOTO + b"2" + again, ""), reply_to=shown.post.id)
        menu = hoa.expect("Đồng chí báo cáo", "gửi lại", button="Xã An Phú")
        hoa.expect_nothing()
    await menu.press("Xã Cẩm Lâm")
    hoa.expect("Báo cáo của Xã Cẩm Lâm")


async def test_voice_and_video_are_passed_on(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.sends_voice(b"voice")
    await hoa.sends_video(b"video", "Nước rút, xong 90 %")
    await hoa.shows("Đã nhận 2 mục: 1 ghi âm, 1 video.").press("Gửi")
    await lan.expect("Kèm 1 ghi âm, 1 video.", "Tiến độ: 90 %").press("Xem 2 tệp, ảnh")
    assert lan.expect("Xã An Phú. Ghi âm").file == b"voice"
    assert lan.expect("Xã An Phú. Video: Nước rút").file == b"video"


async def test_a_stamped_caption_takes_its_whole_album_along(chat: Chat) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.says("Đã xong đợt 1")
    await hoa.sends_album((PHOTO, ""), (PHOTO + b"2", "TỈNH ỦY LAM GIANG\nTUYỆT MẬT\nSố 1"), (PHOTO + b"3", ""))
    hoa.expect("mang dấu độ mật")
    hoa.expect(words.ALBUM_FORGOTTEN)
    await hoa.says("/baocao 377")
    await hoa.shows("Đã nhận 1 mục: 1 đoạn chữ.").press("Gửi")
    assert "Kèm" not in lan.expect("Đã xong đợt 1").text
