"""Forms told from the phones: attached to a draft, filled step by step or at once, corrected, summed."""

from __future__ import annotations

from domain.drafts import Draft
from domain.forms import parse
from domain.wording.vi import forms as words
from storage import drafts
from storage.drafts import Source
from tests.phones import Phone, Received
from tests.stories.chat import Chat

FORM = "Số hộ di dời: số; Đã cấp điện: có/không; Mức độ: chọn A|B|C; Ghi chú: chữ"
NUMBER = "377-CV/TU"


async def draft(chat: Chat, form: str = "", *to: str) -> int:
    lan = await chat.actor(chat.phones.lan)
    audience = tuple([await chat.unit(code) for code in to or ("X1", "X2")])
    body = Draft(
        number=NUMBER, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="di dời dân", warned=True,
        audience=audience, form=parse(form) if form else (),
    )  # fmt: skip
    return await chat.bot.store.write(drafts.add, lan.person.id, body, Source(f"{NUMBER}\ndi dời dân"))


async def publishes(chat: Chat, form: str = FORM) -> None:
    """Lan publishes a directive with this form; everybody has seen the card."""
    await draft(chat, form)
    lan = chat.phones.lan
    await lan.says("/phathanh")
    await lan.shows("BẢN NHÁP").press("Phát hành")
    for phone in chat.phones.all():
        phone.skip()


async def begins(phone: Phone) -> Received:
    await phone.says("/baocao 377")
    return phone.shows("Báo cáo của", button="Gửi")


async def test_a_coordinator_attaches_a_form_and_takes_it_away(chat: Chat) -> None:
    await draft(chat)
    lan = chat.phones.lan
    await lan.says("/phathanh")
    await lan.shows("BẢN NHÁP").press("Biểu mẫu")
    lan.expect("Đồng chí gửi các mục của biểu mẫu")
    await lan.says("Số hộ: bao nhiêu")
    lan.expect("Chưa hiểu mục “Số hộ: bao nhiêu”.")
    await lan.says(FORM.replace("; ", "\n"))
    card = lan.expect(f"Biểu mẫu báo cáo: {FORM}", "BẢN NHÁP")
    await card.press("Biểu mẫu")
    lan.expect(f"Biểu mẫu hiện có:\n{FORM}")
    await lan.says("-")
    assert "Biểu mẫu báo cáo" not in lan.expect("BẢN NHÁP").text


async def test_step_by_step_with_the_thumb(chat: Chat) -> None:
    await publishes(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    panel = await begins(hoa)
    assert "Mục 1/4. Số hộ di dời: một số, ví dụ 12 hoặc 1.250,5." in panel.text
    assert "Có thể gửi cả 4 mục trong một tin" in panel.text
    await hoa.says("mười hai")
    hoa.expect("Số hộ di dời: cần một số", "“mười hai”")
    await hoa.says("1.250,5")
    panel = hoa.expect("Số hộ di dời: 1.250,5", "Mục 2/4. Đã cấp điện: có hoặc không.")
    await panel.press("không")
    assert "Mục 3/4. Mức độ: chọn một: A / B / C." in panel.text
    assert await panel.press("Gửi") == words.MISSING.format("Mức độ")
    await panel.press("B")
    await hoa.says("-")
    panel = hoa.expect("Ghi chú: (trống)")
    assert "Mục" not in panel.text.split("(trống)")[1]
    await panel.press("Gửi")
    got = lan.expect("Xã An Phú (Lê Thị Hoa) báo cáo")
    assert "Số liệu\nSố hộ di dời: 1.250,5\nĐã cấp điện: không\nMức độ: B\nGhi chú: (trống)" in got.text


async def test_all_in_one_message_then_corrected_then_words_and_a_picture(chat: Chat) -> None:
    await publishes(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await begins(hoa)
    await hoa.sends_photo(b"\xff\xd8", "Thôn 3")  # in any order
    hoa.expect("Đã nhận 1 mục: 1 ảnh.", "Mục 1/4")
    await hoa.says("12; 3; không; x")
    hoa.expect("Đã cấp điện: cần có hoặc không", "“3”")
    await hoa.says("12; không; c; ngập sâu")
    panel = hoa.expect("Số hộ di dời: 12", "Mức độ: C")
    await panel.press("Sửa số liệu")
    await panel.press("Số hộ di dời: 12")
    assert "Mục 1/4. Số hộ di dời" in panel.text
    await hoa.says("21")
    hoa.expect("Số hộ di dời: 21")
    await hoa.says("22; có; A; rút bớt")
    hoa.expect("Số hộ di dời: 22", "Mức độ: A", "Ghi chú: rút bớt")
    await hoa.says("Đã xong 70 %.")
    panel = hoa.expect("Đã nhận 2 mục: 1 đoạn chữ, 1 ảnh.")
    await panel.press("Sửa số liệu")
    await panel.press("Đã cấp điện: có")
    await panel.press("không")
    await panel.press("Gửi")
    lan.expect("Đã cấp điện: không", "Số hộ di dời: 22", "Tiến độ: 70 %")


async def test_a_whole_sentence_is_no_slip_but_part_of_the_report(chat: Chat) -> None:
    await publishes(chat)
    hoa = chat.phones.hoa
    await begins(hoa)
    await hoa.says("Xã đang rà soát từng thôn, có số sẽ gửi ngay.")
    hoa.expect("Đã nhận 1 mục: 1 đoạn chữ.", "Mục 1/4")


async def test_numbers_are_summed_and_choices_counted_over_the_units(chat: Chat) -> None:
    await publishes(chat)
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    for phone, line in ((hoa, "1.250,5; có; A; -"), (tu, "12; không; A; -")):
        await begins(phone)
        await phone.says(line)
        await phone.shows("Mức độ: A").press("Gửi")
    lan.skip()
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    await lan.shows("2 đã báo cáo").press("Xem báo cáo")
    listed = lan.shows("Báo cáo về 377-CV/TU")
    assert "Xã An Phú: chờ xem xét\nXã Bình Sơn: chờ xem xét" in listed.text
    await listed.press("Tổng hợp số liệu")
    shown = lan.shows("Tổng hợp số liệu của 2 đơn vị")
    assert "Số hộ di dời: 1.262,5\nĐã cấp điện: có 1, không 1\nMức độ: A 2" in shown.text


async def test_a_correction_starts_from_a_form_that_is_empty_again(chat: Chat) -> None:
    await publishes(chat, "Số hộ: số")
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await begins(hoa)
    await hoa.says("12")
    await hoa.shows("Số hộ: 12").press("Gửi")
    lan.expect("Số hộ: 12")
    panel = await begins(hoa)
    assert "Số hộ: (trống)" in panel.text
    await hoa.says("13")
    await hoa.shows("Số hộ: 13").press("Gửi")
    lan.expect("Số hộ: 13", "Bản này thay bản đã gửi trước")
