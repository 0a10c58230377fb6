"""A reform is decided weeks ahead: it waits for its day, can be called off, and passes whole or not at all."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest
from structlog.testing import capture_logs

from domain.people import Role
from domain.reforms import Change, Kind
from domain.wording.vi import reforming
from domain.wording.vi import scheduling as words
from handlers import passing, reform, reform_ahead, reform_day
from handlers.reform_import import Files
from storage import check, reforms_ahead, units
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Phone, Received
from tests.stories.answers import NUMBER, card, kinds, published
from tests.stories.chat import UNITS, Chat
from tests.stories.test_unit_changes import begun

BASIS = "Nghị quyết số 15/NQ-HĐND"
DAY = "1/8/2026"  # the stories begin on 20 July 2026 at 9:00
DECISION = f"{DAY}, {BASIS}"


async def ordered(chat: Chat, unit: str, what: str, *typed: str) -> Received:
    """Lan orders a change for a day to come; what she reads then."""
    await begun(chat, unit, what)
    for text in (*typed, DECISION):
        chat.phones.lan.skip()
        await chat.phones.lan.says(text)
    shown = chat.phones.lan.expect(reforming.CHANGE, button=words.do(DAY))
    assert words.NOTHING_YET in shown.text
    await shown.press(words.do(DAY))
    return shown


async def the_day_comes(chat: Chat, *, hour: int = 0, minute: int = 1) -> None:
    for phone in chat.phones.all():
        phone.skip()
    now = chat.clock.now().astimezone(ZONE)
    then = now.replace(month=8, day=1, hour=hour, minute=minute, second=0, microsecond=0)
    chat.clock.forward(seconds=(then - now).total_seconds())
    await chat.bot.settle()


async def is_there(chat: Chat, code: str) -> bool:
    return (await chat.bot.store.read(units.tree)).by_code(code) is not None


async def reforms(chat: Chat) -> list[str]:
    async def states(tx: Tx) -> list[str]:
        return [row[0] for row in await tx.rows("SELECT state FROM reforms_ahead ORDER BY id")]

    return await chat.bot.store.read(states)


async def from_the_unit(phone: Phone, name: str) -> Received:
    await phone.says(f"/donvi {name}")
    found = phone.expect("Đơn vị có")
    await found.press(found.buttons[0])
    return found


async def test_a_merger_waits_for_its_day_and_passes_at_midnight(chat: Chat) -> None:
    hoa, lan, minh = chat.phones.hoa, chat.phones.lan, chat.phones.minh
    await published(chat, due_at=chat.clock.now() + timedelta(days=30))
    old = card(hoa)
    shown = await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    assert f"Từ ngày {DAY}, Xã An Phú sáp nhập vào Xã Cẩm Lâm, theo {BASIS}." in shown.text
    assert f"Hệ thống tự thực hiện lúc 0 giờ ngày {DAY}" in shown.text
    hoa.expect_nothing()
    assert await is_there(chat, "X1")
    page = await from_the_unit(lan, "an phú")
    assert f"Sắp tới: từ ngày {DAY}, Xã An Phú sáp nhập vào Xã Cẩm Lâm" in page.text
    assert "Sắp tới: từ ngày" in (await from_the_unit(lan, "cẩm lâm")).text
    assert "Sắp tới" not in (await from_the_unit(lan, "bình sơn")).text
    assert await old.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."

    await the_day_comes(chat)

    assert not await is_there(chat, "X1")
    hoa.expect_nothing()  # nobody is woken
    minh.expect_nothing()
    chat.clock.forward(hours=6)
    await chat.bot.settle()
    hoa.expect("Vai trò của đồng chí nay ở Xã Cẩm Lâm")
    hoa.expect("Xã Cẩm Lâm nhận việc của đơn vị cũ", NUMBER)
    lan.expect(f"Đã thực hiện thay đổi đơn vị từ ngày {DAY}", "1 kỳ báo cáo đã chuyển, 1 người đã chuyển")
    assert await reforms(chat) == ["done"]
    assert await kinds(chat, "unit.merged") == 1
    assert await chat.bot.store.read(check.breaches) == []


async def test_what_waits_is_seen_with_what_will_pass_and_called_off(chat: Chat) -> None:
    lan = chat.phones.lan
    await published(chat, due_at=chat.clock.now() + timedelta(days=30))
    shown = await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    await shown.press(words.SEE)
    assert "1. Xã An Phú sáp nhập vào Xã Cẩm Lâm (việc đang mở chuyển đi, người chuyển theo)" in shown.text
    assert "Đang mở: 1 văn bản, 1 kỳ báo cáo. Người kết nối: 1." in shown.text
    assert "Người đặt lịch: Nguyễn Thị Lan" in shown.text
    page = await from_the_unit(lan, "an phú")
    await page.press(words.button(1))
    await page.press(words.entry_button(DAY, BASIS))
    await page.press(words.CALL_OFF)
    await page.press(words.KEEP)
    await page.press(words.CALL_OFF)
    pressed = page.data(words.CALL_OFF_SURE)
    await page.press(words.CALL_OFF_SURE)
    assert page.text == words.called_off(DAY)
    assert await page.forge(pressed) == words.GONE
    await the_day_comes(chat)
    assert await is_there(chat, "X1")
    assert await reforms(chat) == ["dropped"]
    assert words.button(1) not in (await from_the_unit(lan, "an phú")).buttons


async def test_changes_of_one_decision_are_made_together(chat: Chat) -> None:
    lan = chat.phones.lan
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    await ordered(chat, "cẩm lâm", "Đổi tên", "Phường Hạ Long")
    shown = await ordered(chat, "bình sơn", "Chia tách", "Xã Bình Một\nXã Bình Hai")
    assert words.together(3) in shown.text
    await the_day_comes(chat)
    tree = await chat.bot.store.read(units.tree)
    heir = tree.by_code("X3")
    assert heir is not None
    assert heir.name == "Phường Hạ Long"
    assert set(heir.former) == {"Xã An Phú", "Xã Cẩm Lâm"}
    assert {unit.name for unit in tree} >= {"Xã Bình Một", "Xã Bình Hai"}
    assert await reforms(chat) == ["done"]
    chat.clock.forward(hours=6)
    await chat.bot.settle()
    chat.phones.hoa.expect("sáp nhập vào Phường Hạ Long")
    lan.expect("Đã thực hiện thay đổi đơn vị")


async def gone_meanwhile(chat: Chat) -> None:
    """The successor of what waits is merged elsewhere, from one moment to the next."""
    today = chat.clock.now().astimezone(ZONE).date()
    x3, x4 = await chat.unit("X3"), await chat.unit("X4")
    change = Change(Kind.MERGED, x3, today, "Nghị quyết số 9", successors=(x4,))
    await chat.bot.store.write(reform.carry_out, [change], None, ZONE)
    await chat.bot.settle()


async def test_what_cannot_be_any_more_is_not_done_by_half_and_can_be_mended(chat: Chat) -> None:
    lan = chat.phones.lan
    await ordered(chat, "bình sơn", "Đổi tên", "Xã Bình Minh")
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    await gone_meanwhile(chat)
    lan.skip()
    page = await from_the_unit(lan, "an phú")
    await page.press(words.button(1))
    await page.press(words.entry_button(DAY, BASIS))
    assert words.HINDERED in page.text  # seen in good time

    await the_day_comes(chat)

    assert await reforms(chat) == ["blocked"]
    tree = await chat.bot.store.read(units.tree)
    assert tree[await chat.unit("X2")].name == "Xã Bình Sơn"
    assert await kinds(chat, "unit.renamed") == 0
    chat.clock.forward(hours=6)
    await chat.bot.settle()
    told = lan.expect(words.blocked_head(DAY), "Xã An Phú sáp nhập vào Xã Cẩm Lâm. Xã Cẩm Lâm không còn nữa")
    assert words.HOW_TO_MEND in told.text
    await told.press(words.NOW)
    assert await reforms(chat) == ["blocked"]
    await told.press(words.leave_out("Xã An Phú"))
    assert "Xã An Phú" not in told.text
    await told.press(words.NOW)
    assert "Đã thực hiện thay đổi đơn vị" in told.text
    tree = await chat.bot.store.read(units.tree)
    assert tree[await chat.unit("X2")].name == "Xã Bình Minh"
    assert await reforms(chat) == ["done"]
    assert await chat.bot.store.read(check.breaches) == []


def breaks(patch: pytest.MonkeyPatch, error: Exception) -> None:
    """Half of the change is done when this happens."""

    async def broken(*args: object) -> None:
        raise error

    patch.setattr(passing, "redraw", broken)


async def test_a_defect_of_ours_leaves_nothing_half_done_and_is_told_with_its_reference(chat: Chat) -> None:
    lan = chat.phones.lan
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    lan.skip()
    with pytest.MonkeyPatch.context() as patch, capture_logs() as log:
        breaks(patch, ZeroDivisionError())
        await the_day_comes(chat)
    (failed,) = [line for line in log if line["event"] == "reform_failed"]
    assert await reforms(chat) == ["blocked"]
    assert await is_there(chat, "X1")
    chat.clock.forward(hours=6)
    await chat.bot.settle()
    told = lan.expect(words.blocked_head(DAY), words.defect(failed["reference"]))
    await told.press(words.NOW)
    assert "Đã thực hiện thay đổi đơn vị" in told.text
    assert not await is_there(chat, "X1")
    assert await reforms(chat) == ["done"]
    lan.skip()


async def test_a_database_that_cannot_be_used_is_no_reason_to_give_up(chat: Chat) -> None:
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    (waiting,) = await chat.bot.store.read(reforms_ahead.waiting)
    with pytest.MonkeyPatch.context() as patch:
        breaks(patch, busy)
        chat.clock.forward(days=12)
        with pytest.raises(sqlite3.OperationalError):
            await chat.bot.store.write(reform_day.ring, waiting.id, ZONE)
    assert await reforms(chat) == ["waiting"]
    await chat.bot.settle()
    assert await reforms(chat) == ["done"]
    chat.phones.lan.skip()


async def test_a_day_slept_through_is_caught_up(chat: Chat) -> None:
    await ordered(chat, "an phú", "Giải thể")
    chat.clock.forward(days=16)  # nothing ran until 5 August
    await chat.bot.settle()
    assert not await is_there(chat, "X1")
    chat.phones.hoa.expect(f"Từ ngày {DAY}, Xã An Phú giải thể", "Vai trò của đồng chí tại đơn vị này kết thúc")
    chat.phones.lan.expect("Đã thực hiện thay đổi đơn vị")


async def test_a_letter_sent_before_the_day_goes_to_the_units_of_then(chat: Chat) -> None:
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    directive = await chat.publish(NUMBER, "phòng, chống bão", to=("X1",))
    x1 = await chat.unit("X1")

    async def asked(tx: Tx) -> list[int]:
        rows = await tx.rows("SELECT unit_id FROM audience WHERE directive_id = ?", directive)
        return [row[0] for row in rows]

    assert await chat.bot.store.read(asked) == [x1]
    await the_day_comes(chat)
    assert await chat.bot.store.read(asked) == [await chat.unit("X3")]


async def test_what_cannot_stand_beside_what_waits_is_refused_at_once(chat: Chat) -> None:
    lan = chat.phones.lan
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    for unit, what, typed, said in (
        ("an phú", "Đổi tên", "Xã Khác", "Đơn vị này đã có thay đổi đang chờ"),
        ("bình sơn", "Sáp nhập vào đơn vị khác", "an phú", "Đơn vị nhận đến ngày đó không còn"),
        ("cẩm lâm", "Giải thể", "", "Đơn vị khác đang chờ chuyển về đây"),
    ):
        await begun(chat, unit, what)
        lan.skip()
        if typed:
            await lan.says(typed)
            lan.skip()
        await lan.says(DECISION)
        lan.expect(said)
        await lan.says("/huy")
        lan.skip()
    await begun(chat, "bình sơn", "Giải thể")
    lan.skip()
    await lan.says(f"1/1/2206, {BASIS}")
    lan.expect(words.TOO_FAR)


async def test_only_who_coordinates_from_above_sees_what_waits(chat: Chat) -> None:
    hoa, minh = chat.phones.hoa, chat.phones.minh
    shown = await ordered(chat, "an phú", "Giải thể")
    data = shown.data(words.SEE)
    await hoa.says("/trogiup")
    assert await hoa.expect().forge(data) == words.MAY_NOT
    await minh.says("/trogiup")
    assert await minh.expect().forge(data) == words.MAY_NOT


async def test_another_coordinator_hears_of_it_and_whoever_left_is_not_asked_to_mend(chat: Chat) -> None:
    minh, lan = chat.phones.minh, chat.phones.lan
    await chat.seat(minh, "TU", Role.COORDINATOR)
    await ordered(chat, "an phú", "Sáp nhập vào đơn vị khác", "cẩm lâm")
    heard = minh.expect("Nguyễn Thị Lan đặt lịch: từ ngày 1/8/2026, Xã An Phú sáp nhập vào Xã Cẩm Lâm")
    assert heard.was_silent
    await gone_meanwhile(chat)
    seat = (await chat.actor(lan)).seats[0]

    async def leaves(tx: Tx) -> None:
        await tx.run("UPDATE seats SET until = ?, ended_by = person_id WHERE id = ?", tx.stamp, seat.id)

    await chat.bot.store.write(leaves)
    await the_day_comes(chat, hour=8)
    minh.expect(words.blocked_head(DAY))
    lan.expect_nothing()


async def new_tree(chat: Chat) -> Files:
    tree = UNITS.replace("X1,Xã An Phú,commune,TU,\n", "N1,Phường Hạ Long,commune,TU,\n").replace(
        "X2,Xã Bình Sơn,commune,TU,\n", ""
    )
    return Files(tree, "code,becomes\nX1,N1\nX2,N1\n")


async def test_a_new_tree_waits_for_its_day_too(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await published(chat, due_at=chat.clock.now() + timedelta(days=30))
    files = await new_tree(chat)
    await chat.bot.store.write(reform_ahead.order_tree, files, date(2026, 8, 1), BASIS, ZONE)
    await chat.bot.settle()
    lan.expect(f"Đã đặt lịch danh sách đơn vị mới từ ngày {DAY}", "3 thay đổi")
    page = await from_the_unit(lan, "an phú")
    assert "Sắp tới: từ ngày 1/8/2026, Xã An Phú sáp nhập vào Phường Hạ Long" in page.text
    await page.press(words.button(1))
    await page.press(words.entry_button(DAY, BASIS))
    assert "+ N1: Phường Hạ Long" in page.text
    assert "2 kỳ báo cáo mở, 2 người kết nối" in page.text
    await the_day_comes(chat)
    assert await is_there(chat, "N1")
    assert not await is_there(chat, "X1")
    chat.clock.forward(hours=6)
    await chat.bot.settle()
    hoa.expect("Phường Hạ Long nhận việc của đơn vị cũ", NUMBER)
    assert await chat.bot.store.read(check.breaches) == []


async def test_a_tree_that_would_do_more_than_was_seen_does_nothing(chat: Chat) -> None:
    files = await new_tree(chat)
    await chat.bot.store.write(reform_ahead.order_tree, files, date(2026, 8, 1), BASIS, ZONE)
    await chat.bot.store.write(units.rename, await chat.unit("X4"), "Phường Đông Hải Mới")
    await the_day_comes(chat)
    assert await reforms(chat) == ["blocked"]
    assert await is_there(chat, "X1")
    (blocked,) = await chat.bot.store.read(reforms_ahead.waiting)
    assert "X4: Phường Đông Hải Mới → Phường Đông Hải" in blocked.reason


async def test_a_tree_for_the_same_day_takes_the_place_of_the_one_before(chat: Chat) -> None:
    files = await new_tree(chat)
    for _ in range(2):
        await chat.bot.store.write(reform_ahead.order_tree, files, date(2026, 8, 1), BASIS, ZONE)
    assert await reforms(chat) == ["dropped", "waiting"]
