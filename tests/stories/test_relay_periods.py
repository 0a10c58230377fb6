"""What comes again is handed down earlier, each period; whoever follows the original up sees below, too."""

from __future__ import annotations

import pytest

from domain.drafts import Draft, DraftDuty
from domain.errors import Refusal
from domain.people import Role
from domain.wording.vi import relaying
from handlers import duty_editing
from handlers.orders import order
from handlers.publish import Published
from storage import drafts
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Phone, Received
from tests.stories.chat import Chat
from tests.stories.relayed import ORIGINAL, UNIT, district

MONTHLY = DraftDuty(
    "báo cáo trước ngày 25 hằng tháng", to="Tỉnh ủy Lam Giang", kind="monthly", before=True,
    rrule="FREQ=MONTHLY;BYMONTHDAY=25",
)  # fmt: skip
WEEKLY = DraftDuty(
    "báo cáo 16 giờ thứ Sáu hằng tuần", kind="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", hours=("16:00",)
)
DAILY = DraftDuty("báo cáo 16 giờ hằng ngày", kind="daily", rrule="FREQ=DAILY", hours=("16:00",))


async def received(chat: Chat, duty: DraftDuty, *monitors: str) -> None:
    """The province asks the district for it, period by period."""
    made = Draft(
        number=ORIGINAL, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject="kiểm tra hồ, đập",
        warned=True, audience=(await chat.unit("H1"),), duties=(duty,),
        monitors=tuple([await chat.unit(code) for code in monitors]),
    )  # fmt: skip
    lan = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, made, Source(duty.quote))
    assert isinstance(await chat.bot.store.write(order, lan, draft_id, 1, ZONE), Published)
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    chat.phones.lan.skip()


async def begun(chat: Chat, sau: Phone) -> Received:
    await sau.shows(ORIGINAL, button="Chuyển xuống").press("Chuyển xuống")
    made = sau.expect("Chuyển tiếp 377-CV/TU", button="Phát hành")
    await made.press("Đối tượng nhận")
    await made.press("Toàn bộ đơn vị")
    await made.press("Xong")
    return made


async def dues(chat: Chat, code: str) -> list[str]:
    unit = await chat.unit(code)

    async def read(tx: Tx) -> list[str]:
        rows = await tx.rows("SELECT due_at FROM slots WHERE unit_id = ? ORDER BY due_at LIMIT 2", unit)
        return [row["due_at"][:16] for row in rows]

    return await chat.bot.store.read(read)


@pytest.mark.parametrize(
    ("duty", "above", "below"),
    [
        (MONTHLY, "2026-07-24T16:59", "2026-07-22T16:59"),
        (WEEKLY, "2026-07-24T09:00", "2026-07-23T09:00"),
    ],
)
async def test_each_period_is_due_below_by_worked_days_earlier(
    chat: Chat, duty: DraftDuty, above: str, below: str
) -> None:
    sau = await district(chat)
    await received(chat, duty)
    made = await begun(chat, sau)
    assert "không kịp tổng hợp" not in made.text
    await made.press("Phát hành")
    await chat.phones.settle()
    assert (await dues(chat, "H1"))[0] == above
    assert (await dues(chat, "X1"))[0] == below
    assert "nộp sớm hơn" in chat.phones.hoa.shows(ORIGINAL, button="Đã nhận").text
    for phone in (sau, chat.phones.hoa, chat.phones.tu, chat.phones.lan):
        phone.skip()


async def test_how_much_earlier_is_chosen_on_the_duty_and_too_little_is_warned_of(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, WEEKLY)
    made = await begun(chat, sau)
    await made.press("Hạn báo cáo")
    page = sau.shows("hằng tuần", button="Xem, sửa hạn 1")
    await page.press("Xem, sửa hạn 1")
    for label in (1, 2, 3, 5):
        assert f"Nộp trước hạn cấp trên: {label} ngày làm việc" in page.buttons
        await page.press(f"Nộp trước hạn cấp trên: {label} ngày làm việc")
    assert "Nộp cùng hạn cấp trên" in page.buttons
    await page.press("Quay lại")
    await page.press("Quay lại")
    assert "không kịp tổng hợp" in page.text
    assert "lần nữa" in await page.press("Phát hành")
    sau.skip()


async def test_what_comes_daily_leaves_no_day_and_is_warned_of(chat: Chat) -> None:
    sau = await district(chat)
    await received(chat, DAILY)
    assert "không kịp tổng hợp" in (await begun(chat, sau)).text
    sau.skip()


async def test_a_draft_that_is_no_relay_has_no_such_button(chat: Chat) -> None:
    actor = await chat.actor(chat.phones.lan)
    made = Draft(number="9-CV/TU", subject="đê", duties=(WEEKLY,))
    draft_id = await chat.bot.store.write(drafts.add, actor.person.id, made, Source("9"))
    page = await chat.bot.store.read(duty_editing.page, actor, draft_id, 0, 0, ZONE)
    assert not [button.label for row in page.keyboard for button in row if "cấp trên" in button.label]
    with pytest.raises(Refusal):
        await chat.bot.store.write(duty_editing.turn_lead, actor, draft_id, 0, ZONE)


async def test_whoever_follows_the_original_up_sees_what_it_became_below(chat: Chat) -> None:
    sau = await district(chat)
    kim = chat.phones.add(2650, "Ngô Thị Kim")
    chat.phones.world.user(kim.id).started = True
    await chat.seat(kim, "X3", Role.OFFICER)
    await received(chat, MONTHLY, "X3")
    made = await begun(chat, sau)
    await made.press("Phát hành")
    await chat.phones.settle()
    kim.skip()
    await kim.says("/tiendo 377")
    board = kim.shows(f"{UNIT} đã chuyển xuống: 0/2 đơn vị đã nhận.")
    await board.press(f"Bảng của {UNIT}")
    below = kim.shows(f"{UNIT} chuyển tiếp 377-CV/TU", "Xã An Phú")
    assert "Thu hồi" not in below.buttons  # to look at, and to urge; its life is the district's
    assert relaying.RELAY not in below.buttons
    for phone in (sau, chat.phones.hoa, chat.phones.tu, chat.phones.lan, kim):
        phone.skip()
