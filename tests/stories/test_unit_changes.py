"""A coordinator renames, merges, divides, abolishes and moves units in the chat, one press after the other."""

from __future__ import annotations

from datetime import timedelta

from domain.wording.vi import drafting
from domain.wording.vi import reforming as words
from storage import drafts, units
from storage.store import Tx
from tests.phones import Received
from tests.stories.answers import NUMBER, card, kinds, published
from tests.stories.chat import Chat

DECISION = "20/7/2026, Nghị quyết số 15/NQ-HĐND"


async def begun(chat: Chat, name: str, what: str) -> None:
    """Lan opens the unit and chooses what happens to it."""
    lan = chat.phones.lan
    await lan.says(f"/donvi {name}")
    found = lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    await found.press("Thay đổi đơn vị")
    assert words.WHAT in found.text
    await found.press(what)


async def decided(chat: Chat, *typed: str) -> Received:
    """She answers what is asked; the card with the last press."""
    for text in typed:
        chat.phones.lan.skip()
        await chat.phones.lan.says(text)
    return chat.phones.lan.expect(words.CHANGE, button=words.DO)


async def name_of(chat: Chat, unit_id: int) -> str:
    return await chat.bot.store.read(units.name, unit_id)


async def test_a_merged_commune_passes_what_it_owes_and_who_sits_there(chat: Chat) -> None:
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    await chat.seat(chat.phones.minh, "X3")
    await published(chat, due_at=chat.clock.now() + timedelta(days=5))
    old = card(hoa)
    await begun(chat, "an phú", "Sáp nhập vào đơn vị khác")
    lan.expect("Xã An Phú sáp nhập vào đơn vị nào?")
    shown = await decided(chat, "cẩm lâm", DECISION)
    assert "Từ ngày 20/7/2026, Xã An Phú sáp nhập vào Xã Cẩm Lâm, theo Nghị quyết số 15/NQ-HĐND." in shown.text
    assert "Đang mở: 1 văn bản, 1 kỳ báo cáo. Người kết nối: 1." in shown.text
    await shown.press("Thực hiện")
    assert "Xã An Phú sáp nhập vào Xã Cẩm Lâm" in shown.text
    assert "Đã ghi nhận. 1 kỳ báo cáo đã chuyển, 1 người đã chuyển" in shown.text
    hoa.expect("Vai trò của đồng chí nay ở Xã Cẩm Lâm")
    hoa.expect("Xã Cẩm Lâm nhận việc của đơn vị cũ", NUMBER)
    chat.phones.minh.expect("Xã Cẩm Lâm nhận việc của đơn vị cũ", NUMBER)
    tu.expect_nothing()
    assert await old.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    await lan.says("/donvi an phú")
    lan.expect("Xã An Phú nay là Xã Cẩm Lâm.")
    assert await kinds(chat, "work_passed") == 1
    assert await kinds(chat, "unit.merged") == 1


async def test_work_and_people_may_end_instead(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await published(chat, due_at=chat.clock.now() + timedelta(days=5))
    old = card(hoa)
    pressed = old.data("Đã nhận")
    await begun(chat, "an phú", "Sáp nhập vào đơn vị khác")
    shown = await decided(chat, "cẩm lâm", DECISION)
    await shown.press("Việc đang mở: chuyển sang đơn vị mới")
    await shown.press("Người: chuyển sang đơn vị mới")
    assert {"Việc đang mở: kết thúc", "Người: thôi vai trò"} <= set(shown.buttons)
    await shown.press("Thực hiện")
    assert "1 kỳ báo cáo đã kết thúc, 1 người thôi vai trò" in shown.text
    hoa.expect("Vai trò của đồng chí tại đơn vị này kết thúc")
    assert "Đã nhận" not in old.buttons
    assert "Xã An Phú sáp nhập vào Xã Cẩm Lâm" in await old.forge(pressed)
    chat.clock.forward(days=8)
    await chat.phones.settle()
    hoa.expect_nothing()
    assert await kinds(chat, "work_ended") == 1


async def test_who_owes_the_same_already_owes_it_once(chat: Chat) -> None:
    due = chat.clock.now() + timedelta(days=5)
    await published(chat, due_at=due)
    await begun(chat, "an phú", "Sáp nhập vào đơn vị khác")
    await (await decided(chat, "bình sơn", DECISION)).press("Thực hiện")

    async def slots(tx: Tx) -> list[tuple[int, str]]:
        return [(row[0], row[1]) for row in await tx.rows("SELECT unit_id, state FROM slots ORDER BY unit_id")]

    one, two = await _ids(chat, "X1"), await chat.unit("X2")
    assert await chat.bot.store.read(slots) == [(one, "cancelled"), (two, "open")]


async def _ids(chat: Chat, code: str) -> int:
    async def find(tx: Tx) -> int:
        row = await tx.row("SELECT id FROM units WHERE code = ?", code)
        assert row is not None
        return int(row[0])

    return await chat.bot.store.read(find)


async def test_a_renamed_commune_is_found_by_both_names(chat: Chat) -> None:
    lan, unit = chat.phones.lan, await chat.unit("X1")
    await begun(chat, "an phú", "Đổi tên")
    shown = await decided(chat, "Xã Phú Lâm", DECISION)
    await shown.press("Thực hiện")
    assert await name_of(chat, unit) == "Xã Phú Lâm"
    chat.phones.hoa.expect("Từ ngày 20/7/2026, Xã An Phú đổi tên thành Xã Phú Lâm")
    await lan.says("/donvi an phú")
    found = lan.expect("Xã An Phú nay là Xã Phú Lâm.")
    await found.press(found.buttons[0])
    assert "(trước là Xã An Phú)" in found.text


async def test_the_day_of_a_change_may_be_said_as_today(chat: Chat) -> None:
    await begun(chat, "an phú", "Đổi tên")
    await chat.phones.lan.says("Xã Phú Lâm")
    await chat.phones.lan.says("hôm nay")
    chat.phones.lan.expect(words.NO_BASIS)
    shown = await decided(chat, "Nghị quyết số 15/NQ-HĐND")
    assert "Từ ngày 20/7/2026, Xã An Phú đổi tên thành Xã Phú Lâm, theo Nghị quyết số 15/NQ-HĐND." in shown.text


async def test_a_divided_commune_leaves_its_work_to_each_of_its_parts(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await published(chat, due_at=chat.clock.now() + timedelta(days=5))
    await begun(chat, "an phú", "Chia tách")
    lan.skip()
    await lan.says("Xã An Phú Đông")
    lan.expect(words.TOO_FEW_PARTS)
    shown = await decided(chat, "Xã An Phú Đông\nXã An Phú Tây", DECISION)
    await shown.press("Thực hiện")
    hoa.expect("Vai trò của đồng chí nay ở Xã An Phú Đông")
    hoa.expect("Xã An Phú Đông nhận việc của đơn vị cũ", NUMBER)
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows(NUMBER, button="Chưa nhận")
    await board.press("Chưa nhận")
    lan.shows("Xã An Phú Đông", "Xã An Phú Tây")


async def test_a_moved_unit_stands_elsewhere_from_then_on(chat: Chat) -> None:
    await begun(chat, "an phú", "Chuyển trực thuộc")
    shown = await decided(chat, "văn phòng", DECISION)
    assert "Xã An Phú chuyển về trực thuộc Văn phòng Tỉnh ủy" in shown.text
    await shown.press("Thực hiện")
    tree = await chat.bot.store.read(units.tree)
    assert tree[await chat.unit("X1")].parent_id == await chat.unit("VP")


async def test_an_abolished_unit_is_gone_but_its_old_button_tells_why(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await published(chat)
    old, unit = card(hoa), await chat.unit("X1")
    pressed = old.data("Đã nhận")
    await begun(chat, "an phú", "Giải thể")
    shown = await decided(chat, DECISION)
    await shown.press("Thực hiện")
    assert "Xã An Phú giải thể, theo Nghị quyết số 15/NQ-HĐND" in await old.forge(pressed)
    assert await shown.forge(f"unit.{unit}.0") == "Xã An Phú đã giải thể."
    await lan.says("/donvi an phú")
    lan.expect("Không thấy đơn vị nào tên “an phú”")


async def test_what_is_not_understood_is_asked_again_and_nothing_holds_before_the_last_press(
    chat: Chat,
) -> None:
    lan = chat.phones.lan
    await begun(chat, "an phú", "Giải thể")
    for typed, said in (
        ("1/1/2030, Nghị quyết số 15", "Ngày này xa quá"),
        ("Nghị quyết số 15", words.NO_DAY),
    ):
        lan.skip()
        await lan.says(typed)
        lan.expect(said)
    shown = await decided(chat, "20/7/2026")
    assert "Từ ngày 20/7/2026, Xã An Phú giải thể, theo Nghị quyết số 15." in shown.text
    press = shown.data("Thực hiện")
    await shown.press("Thôi, giữ nguyên")
    assert words.DROPPED in shown.text
    assert await shown.forge(press) == words.PLAN_GONE
    assert await chat.unit("X1")


async def test_the_day_may_come_before_the_decision(chat: Chat) -> None:
    await begun(chat, "an phú", "Giải thể")
    await chat.phones.lan.says("20/7/2026")
    chat.phones.lan.expect(words.NO_BASIS)
    shown = await decided(chat, "Nghị quyết số 15")
    assert "Từ ngày 20/7/2026" in shown.text


async def test_an_open_draft_goes_to_the_successor(chat: Chat) -> None:
    lan = chat.phones.lan
    await lan.says("/thongbao Họp lúc 8 giờ sáng mai.")
    await lan.shows(button="Gõ tên đơn vị").press("Gõ tên đơn vị")
    lan.skip()
    await lan.says("Xã An Phú")
    await lan.shows(button="Xong").press("Xong")
    draft = lan.shows(button="Phát hành")
    await begun(chat, "an phú", "Sáp nhập vào đơn vị khác")
    await (await decided(chat, "cẩm lâm", DECISION)).press("Thực hiện")
    lan.skip()
    assert await draft.press("Phát hành") == drafting.CHANGED
    stored = (await chat.bot.store.read(drafts.open_of, (await chat.actor(lan)).person.id))[0]
    assert stored.draft.audience == (await chat.unit("X3"),)
