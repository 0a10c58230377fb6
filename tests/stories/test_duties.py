"""A coordinator sees and changes when reports fall due before anything is scheduled; units see it in /viec."""

from __future__ import annotations

from domain.drafts import Draft, DraftDuty
from storage import drafts
from storage.drafts import Source
from storage.store import Tx
from tests.phones import Received
from tests.stories.chat import Chat
from tests.stories.reminded import heard, local, until

WEEKLY = DraftDuty(
    "Hàng tuần báo cáo về Thường trực vào cuối buổi chiều ngày thứ Sáu (qua Ban Tổ chức Tỉnh ủy)",
    to="Thường trực Tỉnh ủy", via="Ban Tổ chức Tỉnh ủy",
    kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("17:00",),
)  # fmt: skip


async def drafted(chat: Chat, *duties: DraftDuty, to: tuple[str, ...] = ("X1",)) -> Received:
    """The card of a draft with these duties."""
    draft = Draft(
        number="8-CV/TU", doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="phụ trách xã",
        duties=duties, ack_wanted=False, warned=True, audience=tuple([await chat.unit(code) for code in to]),
    )  # fmt: skip
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("8-CV/TU"))
    await chat.phones.lan.says("/phathanh")
    return chat.phones.lan.expect("8-CV/TU", button="Phát hành")


async def slots(chat: Chat) -> list[str]:
    async def due(tx: Tx) -> list[str]:
        return [
            row["due_at"][:16] for row in await tx.rows("SELECT DISTINCT due_at FROM slots ORDER BY due_at")
        ]

    return await chat.bot.store.read(due)


async def test_the_years_dates_are_seen_before_anything_is_scheduled(chat: Chat) -> None:
    lan = chat.phones.lan
    card = await drafted(chat, WEEKLY)
    await card.press("Hạn báo cáo")
    seen = lan.shows("Chế độ báo cáo sẽ được nhắc", "Sắp tới: 17:00 thứ Sáu 24/7/2026", "cả năm 52 lần")
    await seen.press("Xem, sửa hạn 1")
    year = lan.shows("52 lần trong một năm tới", "• 17:00 thứ Sáu 25/12/2026")
    assert "• 17:00 thứ Hai 15/2/2027" not in year.text
    assert await slots(chat) == []
    lan.skip()


async def test_the_dates_are_changed_in_words_and_struck_out(chat: Chat) -> None:
    lan = chat.phones.lan
    card = await drafted(chat, WEEKLY)
    await card.press("Hạn báo cáo")
    await lan.shows("Chế độ báo cáo").press("Xem, sửa hạn 1")
    await lan.shows("52 lần").press("Đổi hạn")
    lan.expect("Đồng chí ghi hạn mới")
    await lan.says("lúc nào đó")
    lan.expect("Chưa hiểu hạn này")
    await lan.says("9h thứ Tư hằng tuần")
    page = lan.expect("• 09:00 thứ Tư 22/7/2026")
    await page.press("Bỏ một ngày")
    lan.expect("Đồng chí ghi ngày cần bỏ")
    await lan.says("29/7")
    page = lan.expect("51 lần", "• 09:00 thứ Tư 5/8/2026")
    assert "29/7/2026" not in page.text
    await page.press("Ngày nghỉ: lùi sang ngày làm việc sau")
    await page.press("Ngày nghỉ: lấy ngày làm việc trước")
    assert "Ngày nghỉ: giữ nguyên" in page.buttons
    await page.press("Quay lại")
    await lan.shows("Chế độ báo cáo").press("Quay lại")
    await lan.shows("8-CV/TU", button="Phát hành").press("Phát hành")
    assert (await slots(chat))[:3] == ["2026-07-22T02:00", "2026-08-05T02:00", "2026-08-12T02:00"]
    lan.skip()
    chat.phones.hoa.skip()


async def test_a_dropped_duty_is_not_scheduled(chat: Chat) -> None:
    lan = chat.phones.lan
    card = await drafted(chat, WEEKLY)
    await card.press("Hạn báo cáo")
    await lan.shows("Chế độ báo cáo").press("Xem, sửa hạn 1")
    await lan.shows("52 lần").press("Bỏ chế độ này")
    await lan.shows("Chưa có hạn báo cáo nào").press("Quay lại")
    await lan.shows("8-CV/TU", button="Phát hành").press("Phát hành")
    assert await slots(chat) == []
    lan.skip()
    chat.phones.hoa.skip()


async def test_an_order_taken_back_owes_nothing(chat: Chat) -> None:
    chat.clock.at(local(20, 22))
    card = await drafted(chat, WEEKLY)
    await card.press("Phát hành")
    await chat.phones.lan.shows("8-CV/TU", button="Thu hồi lệnh gửi").press("Thu hồi lệnh gửi")
    await until(chat.bot, chat.clock, local(24, 20))
    assert heard(chat.phones.hoa) == []
    chat.phones.lan.skip()


async def test_what_is_due_stands_in_the_list_of_things_to_do(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await (await drafted(chat, WEEKLY)).press("Phát hành")
    await until(chat.bot, chat.clock, local(24, 18))
    await hoa.says("/viec")
    hoa.expect("Việc: gửi báo cáo (2 kỳ)", "17:00 thứ Sáu 24/7/2026")
    await until(chat.bot, chat.clock, local(25, 9))
    await hoa.says("/viec")
    assert await slots(chat) != []
    lan.skip()
    hoa.skip()


async def test_without_a_clock_nobody_is_reminded(chat: Chat) -> None:
    often = DraftDuty("thường xuyên báo cáo kết quả với Thường trực", kind="regular")
    await (await drafted(chat, often)).press("Phát hành")
    await until(chat.bot, chat.clock, local(20, 9, month=8))
    assert heard(chat.phones.hoa) == []
    chat.phones.lan.skip()


async def test_a_day_off_in_exchange_moves_what_lies_ahead(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await (await drafted(chat, WEEKLY)).press("Phát hành")
    assert (await slots(chat))[:2] == ["2026-07-24T10:00", "2026-07-31T10:00"]
    await lan.says("/caidat")
    await lan.shows(button="Ngày nghỉ, ngày làm bù").press("Ngày nghỉ, ngày làm bù")
    lan.shows("Ngày lễ, Tết theo luật đã có sẵn")
    await lan.says("hôm ấy nghỉ")
    lan.expect("Chưa hiểu")
    await lan.says("nghỉ 31/7")
    lan.expect("Đã tính lại hạn sắp tới của 1 chế độ báo cáo")
    assert (await slots(chat))[:3] == ["2026-07-24T10:00", "2026-08-03T10:00", "2026-08-07T10:00"]
    await hoa.says("/caidat")
    shown = hoa.expect("Cài đặt")
    assert "Ngày nghỉ, ngày làm bù" not in shown.buttons
    assert await hoa.forges(1, "wdays") == "Lịch làm việc do văn phòng cấp trên cùng quản lý."
    lan.skip()
    hoa.skip()
