"""A published directive is corrected: whom it concerns is asked again, and no old copy lies."""

from __future__ import annotations

from datetime import timedelta

from domain import times
from domain.people import Role
from domain.wording.vi import amending, lives
from storage import directives, duties
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER, answer, card, kinds, published
from tests.stories.chat import Chat

LETTER = """TỈNH ỦY LAM GIANG
*
Số 377-CV/TU

Về việc kiểm tra hồ, đập

ĐẢNG CỘNG SẢN VIỆT NAM

Lam Giang, ngày 20 tháng 7 năm 2026

Kính gửi: - Đảng ủy các xã, phường.

1. Đảng ủy các xã, phường báo cáo Tỉnh ủy kết quả kiểm tra trước ngày 31/7/2026.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Quốc Khang
"""


async def corrected(chat: Chat, *steps: tuple[str, str]) -> Received:
    """Lan opens the correction and changes fields: (label of the field, what she writes)."""
    lan = chat.phones.lan
    await lan.says(f"/tiendo {NUMBER}")
    await lan.shows(NUMBER, button="Đính chính").press("Đính chính")
    draft = lan.expect("BẢN ĐÍNH CHÍNH CỦA 377-CV/TU")
    for field, value in steps:
        if field != "Hạn báo cáo":
            await draft.press("Sửa")
            await draft.press(field)
        else:
            await draft.press(field)
        await lan.says(value)
        draft = lan.expect("BẢN ĐÍNH CHÍNH CỦA 377-CV/TU")
    return draft


async def turned(chat: Chat, **units: bool) -> Received:
    """Lan opens a correction and takes units in or out; its draft."""
    lan = chat.phones.lan
    draft = await corrected(chat)
    await draft.press("Đối tượng nhận")
    picker = lan.shows("ĐỐI TƯỢNG NHẬN")
    draft_id = int(picker.data("Xong").split(".")[1])
    for code, on in units.items():
        await picker.forge(f"punit.{draft_id}.{await chat.unit(code)}.{int(on)}.0.0.0")
    await lan.says("/phathanh")
    draft = lan.shows("BẢN ĐÍNH CHÍNH", "đơn vị nhận")
    lan.skip()
    return draft


async def later(chat: Chat) -> None:
    chat.clock.forward(seconds=6)
    await chat.phones.settle()


async def test_another_deadline_is_told_in_words_and_asked_for_anew(chat: Chat) -> None:
    due = chat.clock.now() + timedelta(days=3)
    directive = await published(chat, due_at=due)
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    old = card(hoa)
    await old.press("Đã nhận")
    draft = await corrected(chat, ("Hạn báo cáo", "17:00 28/7/2026"))
    changed = "Hạn đổi 09:00 thứ Năm 23/7/2026 → 17:00 thứ Ba 28/7/2026"
    assert changed in draft.text
    await draft.press("Phát hành")
    assert "Đã đính chính" in draft.text
    new = hoa.expect("ĐÍNH CHÍNH LẦN 1", changed, button="Đã nhận")
    assert "bản đính chính lần 1" in old.text
    assert old.buttons == ["Xem bản mới"]
    assert (await answer(chat, directive)).state == "silent"
    assert await new.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    tu.expect("ĐÍNH CHÍNH LẦN 1", changed)
    await later(chat)
    assert "1/2 đơn vị đã nhận" in lan.shows(NUMBER, button="Đính chính").text
    lan.skip()
    assert await kinds(chat, "amended") == 1
    before = await chat.bot.store.read(past_answers, directive)
    assert before == [(await chat.unit("X1"), "acknowledged", 1)]


async def past_answers(tx: Tx, directive_id: int) -> list[tuple[int, str, int]]:
    rows = await tx.rows(
        "SELECT unit_id, state, revision FROM past_answers WHERE directive_id = ?", directive_id
    )
    return [tuple(row) for row in rows]


async def test_a_slip_of_the_pen_asks_nobody_again_and_every_copy_is_put_right(chat: Chat) -> None:
    directive = await published(chat)
    hoa = chat.phones.hoa
    old = card(hoa)
    await old.press("Đã nhận")
    draft = await corrected(chat, ("Trích yếu", "kiểm tra an toàn hồ, đập"))
    await draft.press("Phát hành")
    assert "Không đơn vị nào phải xác nhận lại" in draft.text
    hoa.expect_nothing()
    assert "Trích yếu đổi kiểm tra hồ, đập → kiểm tra an toàn hồ, đập" in old.text
    assert (await answer(chat, directive)).state == "acknowledged"
    chat.phones.tu.expect_nothing()


async def test_an_old_button_says_what_replaced_it_and_offers_the_new_one(chat: Chat) -> None:
    await published(chat)
    tu = chat.phones.tu
    old = card(tu)
    pressed = old.data("Đã nhận")
    draft = await corrected(chat, ("Hạn báo cáo", "28/7/2026"))
    await draft.press("Phát hành")
    tu.skip()
    assert await old.forge(pressed) == amending.revised(1)
    newest = tu.expect("ĐÍNH CHÍNH LẦN 1", button="Đã nhận")
    assert await newest.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    await old.press("Xem bản mới")
    tu.expect("ĐÍNH CHÍNH LẦN 1", "Đã nhận: Phạm Văn Tư")


async def test_nothing_changed_is_nothing_published(chat: Chat) -> None:
    directive = await published(chat)
    draft = await corrected(chat)
    assert await draft.press("Phát hành") == amending.NOTHING
    kept = await chat.bot.store.read(directives.get, directive)
    assert kept is not None
    assert kept.revision == 1


async def test_whoever_had_answered_is_told_that_her_unit_drops_out(chat: Chat) -> None:
    await published(chat)
    await card(chat.phones.tu).press("Đã nhận")
    chat.phones.tu.skip()
    await (await turned(chat, X2=False)).press("Phát hành")
    told = chat.phones.tu.expect(f"{NUMBER} đã đính chính.", amending.OUT)
    assert told.post.silent


async def test_units_join_and_leave_with_a_correction(chat: Chat) -> None:
    mai = chat.phones.add(3001, "Cao Thị Mai")
    chat.phones.world.user(3001).started = True
    await chat.seat(mai, "X3")
    directive = await published(chat)
    old = card(chat.phones.tu)
    draft = await turned(chat, X2=False, X3=True)
    assert "Thêm 1 đơn vị nhận" in draft.text
    assert "Bớt 1 đơn vị nhận" in draft.text
    await draft.press("Phát hành")
    mai.expect("ĐÍNH CHÍNH LẦN 1", button="Đã nhận")
    assert amending.OUT in old.text
    assert old.buttons == []
    chat.phones.tu.expect_nothing()
    units = {one.unit_id for one in await chat.bot.store.read(directives.answers, directive)}
    assert units == {await chat.unit("X1"), await chat.unit("X3")}


async def test_the_corrected_letter_replaces_text_and_deadline_and_the_slots_move(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await lan.says(LETTER)
    chat.clock.forward(seconds=3)
    await chat.phones.settle()
    draft = lan.expect(NUMBER, button="Phát hành")
    await draft.press("Phát hành")
    lan.skip()
    hoa.skip()
    chat.phones.tu.skip()
    draft = await corrected(chat)
    await draft.press("Thay tệp, nội dung")
    lan.expect(amending.ASK_SOURCE)
    await lan.says(LETTER.replace("31/7/2026", "15/8/2026"))
    chat.clock.forward(seconds=3)
    await chat.phones.settle()
    draft = lan.expect("BẢN ĐÍNH CHÍNH CỦA 377-CV/TU", "Nội dung văn bản thay đổi")
    assert "→" in draft.text
    await draft.press("Phát hành")
    hoa.expect("ĐÍNH CHÍNH LẦN 1", "15/8/2026")
    chat.phones.tu.skip()

    async def owed(tx: Tx) -> list[str]:
        rows = await tx.rows("SELECT id FROM directives WHERE number = ?", NUMBER)
        slots = await duties.open_slots_of(tx, rows[0]["id"], await chat.unit("X1"))
        return [times.show_date(slot.due_at.astimezone(ZONE).date()) for slot in slots]

    assert await chat.bot.store.read(owed) == ["14/8/2026"]


async def test_only_the_office_corrects(chat: Chat) -> None:
    await published(chat)
    nga = chat.phones.add(3002, "Võ Thị Nga")
    chat.phones.world.user(3002).started = True
    await chat.seat(nga, "X1", Role.COORDINATOR)
    await nga.says(f"/tiendo {NUMBER}")
    assert "Đính chính" not in nga.shows(NUMBER, button="Chưa nhận").buttons


async def test_what_a_superior_sent_to_one_unit_alone_is_not_that_units_to_change(chat: Chat) -> None:
    directive = await published(chat, "X1")
    nga = chat.phones.add(3002, "Võ Thị Nga")
    chat.phones.world.user(3002).started = True
    await chat.seat(nga, "X1", Role.COORDINATOR)
    await nga.says(f"/tiendo {NUMBER}")
    board = nga.shows(NUMBER, button="Chưa nhận")
    assert not {"Đính chính", "Thu hồi", "Hạn báo cáo", "Kết thúc theo dõi"} & {*board.buttons}
    for verb in ("amd", "rcl", "close"):
        assert await board.forge(f"{verb}.{directive}") == lives.NOT_YOURS


async def test_a_colleague_of_the_same_office_corrects(chat: Chat) -> None:
    await published(chat)
    nga = chat.phones.add(3002, "Võ Thị Nga")
    chat.phones.world.user(3002).started = True
    await chat.seat(nga, "TU", Role.COORDINATOR)
    await nga.says(f"/tiendo {NUMBER}")
    assert {"Đính chính", "Thu hồi"} <= {*nga.shows(NUMBER, button="Chưa nhận").buttons}
