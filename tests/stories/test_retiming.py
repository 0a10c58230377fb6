"""After publication: a coordinator moves deadlines and thins out reminders; what has happened stays."""

from __future__ import annotations

from domain.drafts import DraftDuty
from domain.reminder_settings import ACK, plans
from domain.urgency import Urgency
from storage import planning
from storage.store import Tx
from tests.phones import Phone, Received
from tests.stories.chat import Chat
from tests.stories.reminded import DIGEST, heard, local, until
from tests.stories.test_duties import WEEKLY, drafted

ANCHORED = DraftDuty(
    "báo cáo kết quả chậm nhất 10 ngày sau khi kết thúc đợt cao điểm",
    counted="10",
    event="kết thúc đợt cao điểm",
)
NOTE = "Hạn báo cáo đổi"


async def directive_with(chat: Chat, *duties: DraftDuty, to: tuple[str, ...] = ("X1", "X2")) -> None:
    """Published and arrived; the phones have seen it."""
    await (await drafted(chat, *duties, to=to)).press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()


async def dues_of(chat: Chat, number: str = "8-CV/TU") -> Received:
    """The board's page of deadlines."""
    lan = chat.phones.lan
    await lan.says(f"/tiendo {number}")
    await chat.bot.settle()
    await lan.shows(number, button="Hạn báo cáo").press("Hạn báo cáo")
    return lan.expect("Hạn báo cáo, nhắc việc")


async def retyped(chat: Chat, button: str, typed: str, number: str = "8-CV/TU") -> Received:
    """Press through to this button and type the new deadline; the answer."""
    menu = await dues_of(chat, number)
    await menu.press("Đổi hạn 1")
    await chat.phones.lan.shows("Hạn báo cáo, nhắc việc", button=button).press(button)
    chat.phones.lan.skip()
    await chat.phones.lan.says(typed)
    await chat.bot.settle()
    return chat.phones.lan.expect()


async def reports(chat: Chat, phone: Phone, number: str = "8-CV/TU") -> None:
    await phone.says(f"/baocao {number}")
    await phone.says("Đã làm xong")
    await phone.shows(button="Gửi").press("Gửi")
    phone.skip()


async def slots(chat: Chat) -> list[tuple[str, str, str]]:
    """Unit, due instant, state; in order."""

    async def found(tx: Tx) -> list[tuple[str, str, str]]:
        rows = await tx.rows(
            "SELECT u.code, s.due_at, s.state FROM slots s JOIN units u ON u.id = s.unit_id"
            " ORDER BY s.due_at, u.code"
        )
        return [(row["code"], row["due_at"][:16], row["state"]) for row in rows]

    return await chat.bot.store.read(found)


async def journal(chat: Chat) -> list[str]:
    async def found(tx: Tx) -> list[str]:
        return [row["kind"] for row in await tx.rows("SELECT kind FROM journal ORDER BY seq")]

    return await chat.bot.store.read(found)


async def test_a_deadline_is_moved_for_whoever_still_owes_it(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await chat.publish("5-CV/TU", "rà soát", ("X1", "X2"), due_at=local(24, 17), wanted=False)
    await reports(chat, tu, "5-CV/TU")
    await until(chat.bot, chat.clock, local(22, 9))
    assert heard(hoa) == ["21/07 17:00"]
    done = await retyped(chat, "Đổi hạn 17:00 thứ Sáu 24/7/2026", "17h 28/7", "5-CV/TU")
    assert "sang 17:00 thứ Ba 28/7/2026 cho 1 đơn vị. Đã báo cho 1 người." in done.text
    assert "17:00 thứ Sáu 24/7/2026 → 17:00 thứ Ba 28/7/2026" in hoa.expect(NOTE, "5-CV/TU").text
    assert "Hạn báo cáo: 17:00 thứ Ba 28/7/2026" in hoa.shows("rà soát", button="Toàn văn").text
    assert heard(tu, NOTE) == []
    assert [slot for slot in await slots(chat) if slot[2] != "open"] == [("X2", "2026-07-24T10:00", "reported")]
    await until(chat.bot, chat.clock, local(28, 20))
    assert heard(hoa) == [
        "21/07 17:00", "24/07 17:00", "27/07 17:00", "28/07 15:00", "28/07 17:00", "28/07 19:00",
    ]  # fmt: skip
    assert heard(tu) == []
    assert "deadline_changed" in await journal(chat)
    chat.phones.lan.skip()
    tu.skip()


async def test_more_time_that_a_unit_was_given_stays(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await chat.publish("5-CV/TU", "rà soát", ("X1", "X2"), due_at=local(24, 17), wanted=False)
    await hoa.shows("5-CV/TU", button="Xin gia hạn").press("Xin gia hạn")
    await hoa.says("17h 31/7/2026, mưa lũ")
    await chat.bot.settle()
    await lan.shows("xin gia hạn", button="Đồng ý gia hạn").press("Đồng ý gia hạn")
    await chat.bot.settle()
    await retyped(chat, "Đổi hạn 17:00 thứ Sáu 24/7/2026", "trước ngày 29/7", "5-CV/TU")
    assert await slots(chat) == [("X2", "2026-07-28T16:59", "open"), ("X1", "2026-07-31T10:00", "open")]
    for phone in (lan, hoa, chat.phones.tu):
        phone.skip()


async def test_another_rule_takes_the_present_period_along_and_asks_nobody_twice(chat: Chat) -> None:
    hoa, tu = chat.phones.hoa, chat.phones.tu
    await directive_with(chat, WEEKLY)
    await reports(chat, tu)
    await until(chat.bot, chat.clock, local(22, 9))
    assert heard(hoa) == ["21/07 17:00"]
    done = await retyped(chat, "Đổi lịch các kỳ sau", "16h thứ Năm hằng tuần")
    assert "Đã đổi. Hạn tới: 16:00 thứ Năm 23/7/2026." in done.text
    hoa.expect("Lịch báo cáo đổi. Hạn tới: 16:00 thứ Năm 23/7/2026.")
    assert (await slots(chat))[:4] == [
        ("X1", "2026-07-23T09:00", "open"), ("X2", "2026-07-24T10:00", "reported"),
        ("X1", "2026-07-30T09:00", "open"), ("X2", "2026-07-30T09:00", "open"),
    ]  # fmt: skip
    await until(chat.bot, chat.clock, local(23, 17))
    assert heard(hoa)[1:] == ["22/07 16:00", "23/07 14:00", "23/07 16:00"]
    assert "schedule_changed" in await journal(chat)
    for phone in (hoa, tu, chat.phones.lan):
        phone.skip()


async def test_what_is_no_deadline_ahead_is_asked_again(chat: Chat) -> None:
    lan = chat.phones.lan
    await directive_with(chat, WEEKLY)
    done = await retyped(chat, "Đổi hạn 17:00 thứ Sáu 24/7/2026", "hôm nào rảnh")
    assert "Chưa hiểu hạn này" in done.text
    for typed, said in (("20/7/2025", "phải sau lúc này"), ("17h 24/7", "đúng là hạn hiện nay")):
        await lan.says(typed)
        lan.expect(said)
    await lan.says("17h 23/7")
    lan.expect("sang 17:00 thứ Năm 23/7/2026 cho 2 đơn vị")
    done = await retyped(chat, "Đổi lịch các kỳ sau", "17h 24/8")
    assert "Lịch mới phải lặp lại" in done.text
    for phone in chat.phones.all():
        phone.skip()


async def test_an_event_has_no_clock_until_its_day_is_told(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await directive_with(chat, ANCHORED, to=("X1",))
    assert await slots(chat) == []
    menu = await dues_of(chat)
    assert "tính từ ngày “kết thúc đợt cao điểm”: chưa ghi ngày ấy nên chưa nhắc" in menu.text
    lan.skip()
    done = await retyped(chat, "Ghi ngày kết thúc đợt cao điểm", "10/7")
    assert "Tính từ ngày ấy thì hạn đã qua" not in done.text
    assert await slots(chat) == [("X1", "2026-07-20T10:00", "open")]
    hoa.expect("Đã có hạn báo cáo: 17:00 thứ Hai 20/7/2026 (tính từ ngày kết thúc đợt cao điểm).")
    await retyped(chat, "Ghi ngày kết thúc đợt cao điểm", "3/8/2026")
    assert await slots(chat) == [("X1", "2026-08-13T10:00", "open")]
    hoa.expect("Đã có hạn báo cáo: 17:00 thứ Năm 13/8/2026")
    lan.skip()
    hoa.skip()


async def test_an_events_day_may_be_told_before_publication(chat: Chat) -> None:
    lan = chat.phones.lan
    draft = await drafted(chat, ANCHORED)
    await draft.press("Hạn báo cáo")
    await lan.shows("chưa nhắc cho đến khi đồng chí ghi ngày ấy").press("Xem, sửa hạn 1")
    await lan.shows("kết thúc đợt cao điểm", button="Ghi ngày kết thúc đợt cao điểm").press(
        "Ghi ngày kết thúc đợt cao điểm"
    )
    lan.expect("Đồng chí ghi ngày “kết thúc đợt cao điểm”")
    await lan.says("1/7")
    lan.expect("Tính từ ngày ấy thì hạn đã qua (13/7/2026)")
    await lan.says("3/8")
    page = lan.expect("• 17:00 thứ Năm 13/8/2026")
    await page.press("Quay lại")
    await lan.shows("Chế độ báo cáo").press("Quay lại")
    await lan.shows("8-CV/TU", button="Phát hành").press("Phát hành")
    assert await slots(chat) == [("X1", "2026-08-13T10:00", "open")]
    lan.skip()
    chat.phones.hoa.skip()


async def test_a_period_without_a_day_is_asked_for_with_the_usual_ones(chat: Chat) -> None:
    lan = chat.phones.lan
    await (await drafted(chat, DraftDuty("hằng tháng báo cáo Thường trực", kind="monthly"))).press(
        "Hạn báo cáo"
    )
    await lan.shows("chưa rõ ngày").press("Xem, sửa hạn 1")
    page = lan.shows("Đồng chí chọn một lịch dưới đây", button="Ngày cuối hằng tháng")
    await page.press("Ngày cuối hằng tháng")
    page = lan.shows("12 lần trong một năm tới", "• 17:00 thứ Sáu 31/7/2026")
    assert "Ngày cuối hằng tháng" not in page.buttons
    lan.skip()


async def test_reminders_are_thinned_out_put_off_and_taken_up_again(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(29, 17))
    await hoa.shows("5-CV/TU", button="Đã nhận").press("Đã nhận")
    menu = await dues_of(chat, "5-CV/TU")
    await menu.press("Tắt nhắc")
    menu = chat.phones.lan.shows("Nhắc việc: đã tắt", button="• Tắt nhắc")
    await until(chat.bot, chat.clock, local(28, 18))
    assert heard(hoa) == []
    await menu.press("Như mặc định")
    await until(chat.bot, chat.clock, local(29, 15))
    assert heard(hoa) == ["29/07 15:00"]  # what was over is not told again
    await menu.press("Nhắc thưa hơn")
    await until(chat.bot, chat.clock, local(31, 9))
    assert heard(hoa)[1:] == ["29/07 17:00", "30/07 08:00"]
    assert (await journal(chat)).count("reminders_changed") == 3
    chat.phones.lan.skip()


async def test_a_day_off_moves_a_period_that_was_told_of_and_doubles_nothing(chat: Chat) -> None:
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    await directive_with(chat, WEEKLY)
    await reports(chat, tu)
    await until(chat.bot, chat.clock, local(22, 9))
    assert heard(hoa) == ["21/07 17:00"]
    await lan.says("/caidat")
    await lan.shows(button="Ngày nghỉ, ngày làm bù").press("Ngày nghỉ, ngày làm bù")
    await lan.says("nghỉ 24/7")
    assert (await slots(chat))[:3] == [
        ("X2", "2026-07-24T10:00", "reported"), ("X1", "2026-07-27T10:00", "open"),
        ("X1", "2026-07-31T10:00", "open"),
    ]  # fmt: skip
    for phone in (hoa, tu, lan):
        phone.skip()


async def test_a_soft_target_is_told_once_without_a_sound(chat: Chat) -> None:
    hoa = chat.phones.hoa
    soft = DraftDuty(
        "trước ngày 31/7 (phấn đấu trước ngày 25/7)", due="2026-07-31", before=True, soft="2026-07-24"
    )
    await directive_with(chat, soft, to=("X1",))
    await until(chat.bot, chat.clock, local(24, 20))
    assert heard(hoa) == ["24/07 08:00"]
    digest = hoa.expect(DIGEST, "Hạn hết ngày 30/7/2026", "Phấn đấu xong hết ngày 24/7/2026.")
    assert "quá hạn" not in digest.text
    assert await _silent(chat) == [True]
    await until(chat.bot, chat.clock, local(27, 18))
    assert heard(hoa) == ["24/07 08:00", "27/07 17:00"]
    assert "Phấn đấu" not in hoa.expect(DIGEST).text
    chat.phones.lan.skip()


async def _silent(chat: Chat) -> list[bool]:
    async def found(tx: Tx) -> list[bool]:
        rows = await tx.rows("SELECT silent FROM outbox WHERE kind = 'digest' ORDER BY id")
        return [bool(row["silent"]) for row in rows]

    return await chat.bot.store.read(found)


async def test_the_cut_off_stands_in_the_reminder_and_in_the_panel(chat: Chat) -> None:
    hoa = chat.phones.hoa
    monthly = DraftDuty(
        "hằng tháng, số liệu chốt đến ngày 20, gửi trước ngày 25", kind="monthly", before=True,
        rrule="FREQ=MONTHLY;BYMONTHDAY=25", cutoff="số liệu chốt đến ngày 20", cut="FREQ=MONTHLY;BYMONTHDAY=20",
    )  # fmt: skip
    await directive_with(chat, monthly, to=("X1",))
    assert "Số liệu chốt đến ngày 20" in hoa.shows("8-CV/TU", button="Báo cáo").text
    await until(chat.bot, chat.clock, local(21, 18))
    hoa.expect(DIGEST, "Số liệu tính đến hết ngày 20/7/2026.")
    await hoa.says("/baocao 8-CV/TU")
    hoa.expect("Số liệu tính đến hết ngày 20/7/2026")
    chat.phones.lan.skip()
    hoa.skip()


async def test_other_settings_hold_for_what_is_published_after_them(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await chat.publish("1-CV/TU", "việc cũ", ("X1",))
    await chat.bot.store.write(planning.keep_defaults, plans(ack={**ACK, Urgency.NORMAL: "1h"}))
    await chat.publish("2-CV/TU", "việc mới", ("X1",))
    await until(chat.bot, chat.clock, local(20, 12))
    assert heard(hoa) == ["20/07 10:00"]
    text = hoa.expect(DIGEST).text
    assert "2-CV/TU" in text
    assert "1-CV/TU" not in text


async def test_an_approval_takes_no_time_away_that_all_were_given_meanwhile(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await chat.publish("5-CV/TU", "rà soát", ("X1",), due_at=local(24, 17), wanted=False)
    await hoa.shows("5-CV/TU", button="Xin gia hạn").press("Xin gia hạn")
    await hoa.says("17h 27/7/2026, mưa lũ")
    await chat.bot.settle()
    asked = lan.shows("xin gia hạn", button="Đồng ý gia hạn")
    await retyped(chat, "Đổi hạn 17:00 thứ Sáu 24/7/2026", "17h 31/7", "5-CV/TU")
    await asked.press("Đồng ý gia hạn")
    assert await slots(chat) == [("X1", "2026-07-31T10:00", "open")]
    await chat.bot.settle()
    lan.skip()
    hoa.skip()
