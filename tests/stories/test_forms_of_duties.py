"""Each duty may ask for a form of its own; reports are listed and summed by period and by the unit above."""

from __future__ import annotations

from domain.drafts import Draft, DraftDuty
from domain.forms import parse
from domain.people import Role
from handlers.units import import_units
from storage import drafts
from storage.drafts import Source
from tests.phones import Phone
from tests.stories.chat import Chat
from tests.stories.reminded import local

UNITS = """code,name,kind,parent_code,aliases
H1,Huyện ủy Bình Khê,district,TU,
H2,Huyện ủy Cát Sơn,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,H2,
"""
DAILY = DraftDuty("số liệu hằng ngày trước 16 giờ", kind="daily", rrule="FREQ=DAILY", hours=("16:00",))
WEEKLY = DraftDuty("thứ Sáu hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("17:00",))
HOUSES, ROADS = "Số hộ di dời: số; Có điện: có/không", "Số km đường: số"


async def drafted(
    chat: Chat, *duties: DraftDuty, form: str = "", to: tuple[str, ...] = ("X1", "X2", "X3")
) -> None:
    lan = await chat.actor(chat.phones.lan)
    body = Draft(
        number="377-CV/TU", doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="di dời dân", warned=True,
        audience=tuple([await chat.unit(code) for code in to]), duties=duties, form=parse(form) if form else (),
    )  # fmt: skip
    await chat.bot.store.write(drafts.add, lan.person.id, body, Source("377-CV/TU\ndi dời dân"))
    await chat.phones.lan.says("/phathanh")


async def published(chat: Chat) -> None:
    await chat.phones.lan.shows("BẢN NHÁP").press("Phát hành")
    for phone in chat.phones.all():
        phone.skip()


async def gives_form(lan: Phone, place: int, form: str) -> None:
    await lan.shows("BẢN NHÁP").press("Hạn báo cáo")
    await lan.shows("Chế độ báo cáo sẽ được nhắc").press(f"Xem, sửa hạn {place}")
    await lan.shows("lần trong một năm tới").press("Biểu mẫu")
    lan.expect(f"Biểu mẫu riêng cho chế độ báo cáo {place}.")
    await lan.says(form)


async def sends(phone: Phone, line: str, shown: str) -> None:
    await phone.says("/baocao 377")
    await phone.says(line)
    await phone.shows(shown, button="Gửi").press("Gửi")
    phone.skip()


async def test_a_coordinator_gives_each_duty_its_form_and_takes_one_away(chat: Chat) -> None:
    lan = chat.phones.lan
    await drafted(chat, DAILY, WEEKLY)
    await gives_form(lan, 1, HOUSES)
    page = lan.expect(f"Biểu mẫu: {HOUSES}", button="Biểu mẫu")
    await page.press("Quay lại")
    await page.press("Quay lại")
    await gives_form(lan, 2, ROADS)
    page = lan.expect(f"Biểu mẫu: {ROADS}", button="Biểu mẫu")
    await page.press("Quay lại")
    await page.press("Quay lại")
    draft = lan.shows("BẢN NHÁP")
    assert f"Biểu mẫu của chế độ báo cáo 1: {HOUSES}" in draft.text
    assert f"Biểu mẫu của chế độ báo cáo 2: {ROADS}" in draft.text
    await gives_form(lan, 2, "-")
    assert "Biểu mẫu:" not in lan.expect("lần trong một năm tới").text


async def test_a_secretary_gets_the_form_of_the_period_she_reports_on(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await drafted(chat, DAILY, WEEKLY)
    await gives_form(lan, 1, HOUSES)
    await lan.shows("Biểu mẫu:").press("Quay lại")
    await lan.shows("Chế độ báo cáo").press("Quay lại")
    await gives_form(lan, 2, ROADS)
    await lan.shows("Biểu mẫu:").press("Quay lại")
    await lan.shows("Chế độ báo cáo").press("Quay lại")
    await published(chat)
    assert "Số hộ di dời, Có điện, Số km đường" in hoa.shows("377-CV/TU", button="Toàn văn").text
    await hoa.says("/baocao 377")
    panel = hoa.expect(
        "Kỳ báo cáo: hạn 16:00 thứ Hai 20/7/2026 · số liệu hằng ngày trước 16 giờ", "Mục 1/2. Số hộ di dời"
    )
    await hoa.says("12")
    panel = hoa.shows("Số hộ di dời: 12", button="Kỳ báo cáo khác")
    await panel.press("Kỳ báo cáo khác")
    await panel.press("17:00 thứ Sáu 24/7/2026 · thứ Sáu hằng tuần")
    assert "Mục 1/1. Số km đường" in panel.text
    assert "Số hộ di dời" not in panel.text
    await hoa.says("3,5")
    await hoa.shows("Số km đường: 3,5").press("Gửi")
    got = lan.expect("hạn 17:00 thứ Sáu 24/7/2026", "Số km đường: 3,5")
    assert "Số hộ" not in got.text
    await sends(hoa, "12; có", "Số hộ di dời: 12")
    lan.expect("hạn 16:00 thứ Hai 20/7/2026", "Số hộ di dời: 12\nCó điện: có")


async def test_reports_and_sums_of_a_chosen_period_by_the_unit_above(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    lan, hoa, tu = chat.phones.lan, chat.phones.hoa, chat.phones.tu
    nam = chat.phones.add(2001, "Đỗ Văn Nam")
    chat.phones.world.user(2001).started = True
    await chat.seat(nam, "X3")
    await drafted(chat, DAILY, form=HOUSES)
    await published(chat)
    for phone, line in ((hoa, "12; có"), (tu, "1.250; không"), (nam, "8; có")):
        await sends(phone, line, "Số hộ di dời:")
    chat.clock.at(local(21, 10))
    await chat.phones.settle()
    await sends(hoa, "5; có", "Số hộ di dời: 5")
    lan.skip()
    await lan.says("/tiendo 377")
    listed = lan.expect("377-CV/TU", button="Xem báo cáo")
    await listed.press("Xem báo cáo")
    listed = lan.shows("Báo cáo về 377-CV/TU", button="Xem theo kỳ")
    await listed.press("Xem theo kỳ")
    assert listed.buttons == [
        "16:00 thứ Ba 21/7/2026: 1/3", "16:00 thứ Hai 20/7/2026: 3/3", "Bảng theo dõi",
    ]  # fmt: skip
    await listed.press("16:00 thứ Ba 21/7/2026: 1/3")
    assert "Kỳ hạn 16:00 thứ Ba 21/7/2026: 1/3 đơn vị đã gửi" in listed.text
    assert "Chưa gửi (2): Xã Bình Sơn, Xã Cẩm Lâm" in listed.text
    await listed.press("Xem theo kỳ")
    await listed.press("16:00 thứ Hai 20/7/2026: 3/3")
    assert "Chưa gửi" not in listed.text
    await listed.press("Tổng hợp số liệu")
    assert listed.text.splitlines() == [
        "Tổng hợp số liệu của 3 đơn vị",
        "Kỳ hạn 16:00 thứ Hai 20/7/2026: 3/3 đơn vị đã gửi",
        "Số hộ di dời: 1.270",
        "Có điện: có 2, không 1",
        "",
        "Theo đơn vị cấp trên",
        "Huyện ủy Bình Khê (2 đơn vị): Số hộ di dời 1.262; Có điện có 1, không 1",
        "Huyện ủy Cát Sơn (1 đơn vị): Số hộ di dời 8; Có điện có 1",
    ]
    await listed.press("Quay lại")
    await listed.press("Xã Cẩm Lâm")
    lan.expect("Xã Cẩm Lâm (Đỗ Văn Nam) báo cáo", "Số hộ di dời: 8")


async def test_what_a_superior_has_put_together_is_not_added_twice(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    lan, hoa, tu = chat.phones.lan, chat.phones.hoa, chat.phones.tu
    thao = chat.phones.add(3001, "Vũ Thị Thảo")
    chat.phones.world.user(3001).started = True
    await chat.seat(thao, "H1", Role.LEADER)
    await drafted(chat, form=HOUSES, to=("H1", "X1", "X2"))
    await published(chat)
    await sends(hoa, "12; có", "Số hộ di dời: 12")
    await sends(tu, "30; có", "Số hộ di dời: 30")
    thao.skip()
    await thao.says("/baocao 377")
    panel = thao.shows("Báo cáo của Huyện")
    await panel.press("Tổng hợp từ 2 đơn vị cấp dưới")
    await panel.press("có")
    await panel.press("Gửi")
    chat.clock.forward(minutes=1)
    await chat.phones.settle()
    lan.skip()
    await lan.says("/tiendo 377")
    await lan.expect("377-CV/TU", button="Xem báo cáo").press("Xem báo cáo")
    listed = lan.shows("Báo cáo về 377-CV/TU")
    await listed.press("Tổng hợp số liệu")
    assert "Tổng hợp số liệu của 1 đơn vị" in listed.text
    assert "Số hộ di dời: 42" in listed.text
    assert "Không cộng lại 2 đơn vị đã có trong báo cáo của cấp trên." in listed.text


async def test_of_other_forms_below_only_what_is_asked_above_goes_up(chat: Chat) -> None:
    await chat.bot.store.write(import_units, UNITS)
    thao = chat.phones.add(3001, "Vũ Thị Thảo")
    chat.phones.world.user(3001).started = True
    await chat.seat(thao, "H1", Role.LEADER)
    x1, h1 = await chat.unit("X1"), await chat.unit("H1")
    theirs = DraftDuty(
        "thứ Năm", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=TH", hours=("17:00",), units=(x1,),
        form=parse("Ghi chú: chữ; Số hộ di dời: số"),
    )  # fmt: skip
    hers = DraftDuty(
        "thứ Sáu", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("17:00",), units=(h1,),
        form=parse("Số hộ di dời: số; Số km đường: số"),
    )  # fmt: skip
    await drafted(chat, theirs, hers, to=("H1", "X1"))
    await published(chat)
    await sends(chat.phones.hoa, "ngập; 12", "Số hộ di dời: 12")
    thao.skip()
    await thao.says("/baocao 377")
    panel = thao.shows("Báo cáo của Huyện")
    await panel.press("Tổng hợp từ 1 đơn vị cấp dưới")
    assert "Số hộ di dời: 12\nSố km đường: (trống)" in panel.text
