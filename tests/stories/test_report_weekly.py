"""On Fridays the leadership reads five lines: told from the phones."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.drafts import Draft, DraftDuty
from storage import drafts
from storage.drafts import Source
from tests.house import ZONE
from tests.phones import Phone
from tests.stories.chat import Chat

HEAD = "Báo cáo của các đơn vị trong tuần"


async def reports(phone: Phone, number: str) -> None:
    await phone.says(f"/baocao {number}")
    await phone.says("Đã xong.")
    await phone.shows("Đã nhận 1 mục").press("Gửi")


def weekly(phone: Phone) -> list[tuple[str, str]]:
    """When this phone got a summary, and what it said."""
    posts = [post for post in phone.screen() if post.from_bot and post.now.text.startswith(HEAD)]
    return [(f"{post.now.at.astimezone(ZONE):%d/%m %H:%M}", post.now.text) for post in posts]


def local(day: int, hour: int) -> datetime:
    """An instant of July 2026 by the office's clock. The stories begin on Monday the 20th, 09:00."""
    return datetime(2026, 7, day, hour, tzinfo=ZONE)


async def passes(chat: Chat, to: datetime) -> None:
    """A day is slept through; at ``to`` all happens that is due by then."""
    while chat.clock.now() < to:
        chat.clock.at(min(to, chat.clock.now() + timedelta(days=1)))
        await chat.phones.settle()


async def test_five_lines_for_whoever_follows_and_nothing_for_the_units(chat: Chat) -> None:
    hoa, tu, lan, minh = chat.phones.hoa, chat.phones.tu, chat.phones.lan, chat.phones.minh
    await chat.publish("1-CV/TU", "trồng rừng", ("X1", "X2", "X3"), due_at=local(21, 17))
    await reports(hoa, "1")
    await passes(chat, local(22, 10))
    await reports(tu, "1")
    await passes(chat, local(24, 17))
    ((when, text),) = weekly(minh)
    assert when == "24/07 17:00"
    assert text.splitlines() == [
        "Báo cáo của các đơn vị trong tuần 17/7/2026–24/7/2026",
        "1. Đúng hạn: 1/3 báo cáo",
        "2. Muộn: 1 (Xã Bình Sơn)",
        "3. Chưa gửi: 1 (Xã Cẩm Lâm)",
        "4. Tiến bộ so với tuần trước: không có",
        "5. Cần gọi: Xã Cẩm Lâm (chưa ai kết nối)",
    ]
    assert weekly(lan) == [(when, text)]
    assert weekly(hoa) == weekly(tu) == []


async def test_the_week_after_tells_who_has_improved_and_who_still_owes(chat: Chat) -> None:
    hoa, tu, minh = chat.phones.hoa, chat.phones.tu, chat.phones.minh
    await chat.publish("1-CV/TU", "trồng rừng", ("X1", "X2", "X3"), due_at=local(21, 17))
    await reports(hoa, "1")
    await passes(chat, local(22, 10))
    await reports(tu, "1")
    await passes(chat, local(27, 8))
    await chat.publish("2-CV/TU", "làm đường", ("X1", "X2"), due_at=local(28, 17))
    await reports(tu, "2")
    await passes(chat, local(31, 17))
    (_, (when, text)) = weekly(minh)
    assert when == "31/07 17:00"
    assert text.splitlines()[1:] == [
        "1. Đúng hạn: 1/2 báo cáo",
        "2. Muộn: không có",
        "3. Chưa gửi: 2, trong đó 1 từ trước (Xã An Phú, Xã Cẩm Lâm)",
        "4. Tiến bộ so với tuần trước: Xã Bình Sơn",
        "5. Cần gọi: Xã An Phú (Lê Thị Hoa), Xã Cẩm Lâm (chưa ai kết nối)",
    ]


async def test_a_week_in_which_nothing_was_due_is_not_spoken_of(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "trồng rừng", ("X1",))
    await passes(chat, local(31, 17))
    assert weekly(chat.phones.lan) == weekly(chat.phones.minh) == []


FRIDAYS = DraftDuty("chiều thứ Sáu hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR")


async def on_friday_morning(chat: Chat, hour: str = "") -> None:
    """Published on Friday at 09:00: reports are due every Friday, this very one included."""
    await passes(chat, local(24, 9))
    lan = await chat.actor(chat.phones.lan)
    duty = DraftDuty(FRIDAYS.quote, kind="weekly", rrule=FRIDAYS.rrule, hours=(hour,) if hour else ())
    draft = Draft(
        number="9-CV/TU", doc_type="công văn", subject="đê", warned=True, duties=(duty,),
        audience=tuple([await chat.unit(code) for code in ("X1", "X2")]),
    )  # fmt: skip
    await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("9-CV/TU"))
    await chat.phones.lan.says("/phathanh")
    await chat.phones.lan.shows("BẢN NHÁP").press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.phones.settle()


async def test_a_friday_duty_published_on_friday_morning_is_spoken_of_the_same_day(chat: Chat) -> None:
    await on_friday_morning(chat, "17:00")
    await reports(chat.phones.hoa, "9")
    await passes(chat, local(24, 17))
    ((when, text),) = weekly(chat.phones.minh)
    assert when == "24/07 17:00"
    assert text.splitlines()[1:4] == [
        "1. Đúng hạn: 1/2 báo cáo", "2. Muộn: không có", "3. Chưa gửi: 1 (Xã Bình Sơn)",
    ]  # fmt: skip


async def test_what_may_come_until_midnight_is_judged_in_the_week_after_and_never_twice(chat: Chat) -> None:
    await on_friday_morning(chat)
    await passes(chat, local(24, 17))
    ((_, text),) = weekly(chat.phones.minh)
    assert text.splitlines()[1] == "1. Đúng hạn: chưa có (2 báo cáo còn hạn đến hết hôm nay)"
    assert text.splitlines()[3] == "3. Chưa gửi: không có"
    chat.clock.at(local(24, 20))
    await chat.phones.settle()
    await reports(chat.phones.hoa, "9")
    await passes(chat, local(31, 17))
    (_, (_, text)) = weekly(chat.phones.minh)
    assert text.splitlines()[1:4] == [
        "1. Đúng hạn: 1/2 báo cáo (2 báo cáo còn hạn đến hết hôm nay)",
        "2. Muộn: không có",
        "3. Chưa gửi: 1 (Xã Bình Sơn)",
    ]
    await passes(chat, local(31, 17) + timedelta(days=7))
    text = weekly(chat.phones.minh)[-1][1]
    assert text.splitlines()[1] == "1. Đúng hạn: 0/2 báo cáo (2 báo cáo còn hạn đến hết hôm nay)"


async def test_a_friday_slept_through_moves_nothing_from_one_week_to_the_next(chat: Chat) -> None:
    await chat.publish("1-CV/TU", "trồng rừng", ("X1",), due_at=local(24, 18))
    await passes(chat, local(24, 16))
    chat.clock.at(local(24, 19))  # off from 16:00 to 19:00; the week ended at 17:00 all the same
    await chat.phones.settle()
    assert weekly(chat.phones.minh) == []
    await passes(chat, local(31, 17))
    ((_, text),) = weekly(chat.phones.minh)
    assert "1. Đúng hạn: 0/1 báo cáo" in text


async def test_the_week_up_to_now_is_a_press_away(chat: Chat) -> None:
    minh, lan = chat.phones.minh, chat.phones.lan
    await chat.publish("1-CV/TU", "trồng rừng", ("X1", "X2"), due_at=local(21, 17))
    await minh.says("/tiendo")
    listed = minh.expect("văn bản đang theo dõi", button="Tuần này")
    assert (
        await listed.press("Tuần này")
        == "Trong 7 ngày qua không có báo cáo nào đến hạn trong phạm vi của đồng chí."
    )
    await reports(chat.phones.hoa, "1")
    await passes(chat, local(22, 10))
    await listed.press("Tuần này")
    told = minh.expect("Báo cáo của các đơn vị trong tuần 15/7/2026–22/7/2026")
    assert "1. Đúng hạn: 1/2 báo cáo" in told.text
    assert "5. Cần gọi: Xã Bình Sơn (Phạm Văn Tư)" in told.text
    assert "văn bản đang theo dõi" in listed.text
    await lan.says("/tiendo")
    assert "Tuần này" in lan.expect("văn bản đang theo dõi").buttons
