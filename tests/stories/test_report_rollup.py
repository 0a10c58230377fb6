"""A superior unit's answer is put together from its communes', edited, and goes up."""

from __future__ import annotations

from domain.drafts import Draft, DraftDuty
from domain.forms import parse
from domain.people import Role
from domain.wording.vi import rollup as words
from handlers.units import import_units
from storage import drafts
from storage.drafts import Source
from tests.phones import Phone
from tests.stories.chat import Chat

UNITS = """code,name,kind,parent_code,aliases
H1,Huyện ủy Bình Khê,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,H1,
"""
FORM = "Số hộ: số; Có điện: có/không"


async def district(chat: Chat) -> Phone:
    """Three communes under a district whose officer is Thảo; a directive with a form to all four."""
    await chat.bot.store.write(import_units, UNITS)
    thao = chat.phones.add(3001, "Vũ Thị Thảo")
    chat.phones.world.user(3001).started = True
    await chat.seat(thao, "H1", Role.LEADER)
    lan = await chat.actor(chat.phones.lan)
    audience = tuple([await chat.unit(code) for code in ("H1", "X1", "X2", "X3")])
    body = Draft(
        number="377-CV/TU", doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="di dời dân",
        warned=True, audience=audience, form=parse(FORM),
    )  # fmt: skip
    await chat.bot.store.write(drafts.add, lan.person.id, body, Source("377-CV/TU\ndi dời dân"))
    await chat.phones.lan.says("/phathanh")
    await chat.phones.lan.shows("BẢN NHÁP").press("Phát hành")
    for phone in chat.phones.all():
        phone.skip()
    return thao


async def report(phone: Phone, form: str, text: str, photo: bytes = b"") -> None:
    await phone.says("/baocao 377")
    await phone.says(form)
    await phone.says(text)
    if photo:
        await phone.sends_photo(photo, "Nhà tạm")
    await phone.shows("Đã nhận", button="Gửi").press("Gửi")
    phone.skip()


async def test_numbers_are_summed_texts_named_and_pictures_attached(chat: Chat) -> None:
    thao = await district(chat)
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    await report(hoa, "1.250; có", "Đã xong toàn bộ.", b"\xff\xd8 tent")
    await report(tu, "12,5; không", "Mới được một nửa.")
    lan.skip()
    thao.skip()
    await thao.says("/baocao 377")
    panel = thao.expect("Báo cáo của Huyện ủy Bình Khê", button="Tổng hợp từ 2 đơn vị cấp dưới")
    await panel.press("Tổng hợp từ 2 đơn vị cấp dưới")
    assert "Số hộ: 1.262,5" in panel.text
    assert "Đã nhận 4 mục: 3 đoạn chữ, 1 ảnh." in panel.text
    await panel.press("có")  # what cannot be summed is hers to say
    await panel.press("Xem, sửa các mục")
    await panel.press("Đoạn chữ: Xã Bình Sơn: Mới được một nửa.")
    await panel.press("Viết lại")
    thao.expect("Đồng chí gửi nội dung mới")
    await thao.says("Xã Bình Sơn: được một nửa, huyện đã cử đội hỗ trợ.")
    panel = thao.expect("Đã nhận 4 mục")
    await thao.says("Toàn huyện đã xong 75 %.")
    await thao.shows("Đã nhận 5 mục").press("Gửi")
    got = lan.expect("Huyện ủy Bình Khê (Vũ Thị Thảo) báo cáo", "Số hộ: 1.262,5", "Tiến độ: 75 %")
    assert "Tổng hợp từ 2/3 đơn vị, 1 đơn vị đã hoàn thành.\nChưa báo cáo: Xã Cẩm Lâm." in got.text
    assert "Có điện: có 1, không 1" in got.text
    assert "Xã An Phú: Đã xong toàn bộ." in got.text
    assert "huyện đã cử đội hỗ trợ" in got.text
    assert got.file == b"\xff\xd8 tent"


async def test_gathered_again_it_takes_in_what_came_since_and_keeps_what_was_written(chat: Chat) -> None:
    thao = await district(chat)
    await report(chat.phones.hoa, "5; có", "Xong đợt 1.")
    thao.skip()
    await thao.says("/baocao 377")
    await thao.shows("Báo cáo của Huyện").press("Tổng hợp từ 1 đơn vị cấp dưới")
    await thao.says("7; có")  # corrected by hand
    thao.expect("Số hộ: 7")
    await thao.says("Nhận xét của huyện.")
    panel = thao.expect("Đã nhận 3 mục")
    await report(chat.phones.tu, "6; có", "Xong.")
    await thao.says("/baocao 377")
    panel = thao.expect("Báo cáo của Huyện", button="Tổng hợp từ 2 đơn vị cấp dưới")
    await panel.press("Tổng hợp từ 2 đơn vị cấp dưới")
    assert "Số hộ: 11" in panel.text
    assert "Đã nhận 4 mục: 4 đoạn chữ." in panel.text


async def test_who_has_nobody_below_gathers_nothing(chat: Chat) -> None:
    await district(chat)
    hoa = chat.phones.hoa
    await report(chat.phones.tu, "5; có", "Xong.")
    await hoa.says("/baocao 377")
    panel = hoa.shows("Báo cáo của Xã An Phú")
    assert not [label for label in panel.buttons if "Tổng hợp" in label]
    assert await panel.forge(panel.data("Gửi").replace("rsend", "roll")) == words.NOTHING


async def test_of_a_weekly_duty_only_the_present_week_is_gathered(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    thao, hoa = chat.phones.add(3001, "Vũ Thị Thảo"), chat.phones.hoa
    chat.phones.world.user(3001).started = True
    await chat.seat(thao, "H1", Role.LEADER)
    lan = await chat.actor(chat.phones.lan)
    units = tuple([await chat.unit(code) for code in ("H1", "X1", "X2")])
    theirs = DraftDuty(
        "thứ Năm", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=TH", hours=("17:00",), units=units[1:]
    )
    hers = DraftDuty("thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("17:00",), units=units[:1])
    body = Draft(
        number="377-CV/TU",
        doc_type="công văn",
        subject="đê",
        warned=True,
        audience=units,
        duties=(theirs, hers),
    )
    await chat.bot.store.write(drafts.add, lan.person.id, body, Source("377-CV/TU\nđê"))
    await chat.phones.lan.says("/phathanh")
    await chat.phones.lan.shows("BẢN NHÁP").press("Phát hành")
    await gathers(thao, hoa, "Tuần thứ nhất")
    await thao.shows("Đã nhận 2 mục", button="Gửi").press("Gửi")
    chat.clock.forward(days=7)
    await chat.phones.settle()
    await thao.says("/baocao 377")
    panel = thao.shows("Báo cáo của Huyện", "hạn 17:00 thứ Sáu 31/7/2026")
    assert not [label for label in panel.buttons if "Tổng hợp" in label]
    await thao.shows("Báo cáo của Huyện").press("Hủy")
    await gathers(thao, hoa, "Tuần thứ hai")
    await thao.shows("Đã nhận 2 mục", button="Gửi").press("Gửi")
    got = chat.phones.lan.shows("Huyện ủy Bình Khê (Vũ Thị Thảo) báo cáo", "Tuần thứ hai")
    assert "Tuần thứ nhất" not in got.text


async def gathers(thao: Phone, hoa: Phone, text: str) -> None:
    """Hoa reports, then Thảo begins hers with it."""
    await hoa.says("/baocao 377")
    await hoa.says(text)
    await hoa.shows("Đã nhận 1 mục", button="Gửi").press("Gửi")
    await thao.says("/baocao 377")
    await thao.shows("Báo cáo của Huyện", button="Tổng hợp từ 1 đơn vị cấp dưới").press(
        "Tổng hợp từ 1 đơn vị cấp dưới"
    )


async def drafted(chat: Chat, *duties: DraftDuty) -> str:
    """What Lan reads on the draft card."""
    await chat.bot.store.write(import_units, UNITS)
    lan = await chat.actor(chat.phones.lan)
    audience = tuple([await chat.unit(code) for code in ("H1", "X1", "X2")])
    body = Draft(
        number="377-CV/TU", doc_type="công văn", subject="đê", warned=True, audience=audience, duties=duties
    )
    await chat.bot.store.write(drafts.add, lan.person.id, body, Source("377-CV/TU\nđê"))
    await chat.phones.lan.says("/phathanh")
    return chat.phones.lan.shows("BẢN NHÁP").text


async def test_a_superior_due_with_its_communes_is_pointed_out_before_publication(chat: Chat) -> None:
    said = await drafted(chat, DraftDuty("trước ngày", due="2026-07-24T17:00"))
    assert "Huyện ủy Bình Khê và các đơn vị cấp dưới cùng hạn 17:00 thứ Sáu 24/7/2026" in said
    assert "cấp trên không kịp tổng hợp. Đồng chí xem lại hạn." in said


async def test_a_superior_due_before_its_communes_is_pointed_out(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    h1, x1 = await chat.unit("H1"), await chat.unit("X1")
    hers = DraftDuty("huyện", due="2026-07-23T17:00", units=(h1,))
    said = await drafted(chat, hers, DraftDuty("xã", due="2026-07-24T17:00", units=(x1,)))
    assert (
        "Hạn của Huyện ủy Bình Khê (17:00 thứ Năm 23/7/2026) trước hạn của đơn vị cấp dưới"
        " (17:00 thứ Sáu 24/7/2026)" in said
    )


async def test_a_superior_due_after_its_communes_has_time(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    h1, x1 = await chat.unit("H1"), await chat.unit("X1")
    theirs = DraftDuty("thứ Năm", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=TH", hours=("17:00",), units=(x1,))
    hers = DraftDuty("thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("17:00",), units=(h1,))
    assert "không kịp tổng hợp" not in await drafted(chat, theirs, hers)
