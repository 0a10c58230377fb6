"""Walking through the units and who can be reached, told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.world import World
from domain.people import Role
from handlers import enrol
from handlers.units import import_units
from storage import reach
from tests.clock import FakeClock
from tests.house import TOKEN, running
from tests.phones import Phone, Phones, Received
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


async def top(phone: Phone) -> Received:
    await phone.says("/donvi")
    return phone.expect("Tỉnh ủy Lam Giang", "Đơn vị trực thuộc")


async def test_a_coordinator_sees_who_is_linked_and_where_nobody_is(chat: Chat) -> None:
    shown = await top(chat.phones.lan)
    assert "- Nguyễn Thị Lan, điều phối\n- Trần Văn Minh, lãnh đạo" in shown.text
    assert "Đơn vị trực thuộc: 5 · 3 chưa ai kết nối" in shown.text
    assert shown.buttons[2:5] == [
        "Xã An Phú · 1 người",
        "Xã Bình Sơn · 1 người",
        "Xã Cẩm Lâm · chưa ai",
    ]
    await shown.press("Xã Cẩm Lâm · chưa ai")
    assert shown.text == "Xã Cẩm Lâm\nChưa ai kết nối"
    assert {"Mời người vào đây", "Kết nối nhóm Telegram", "Thay đổi đơn vị"} <= set(shown.buttons)
    await shown.press("Lên: Tỉnh ủy Lam Giang")
    assert "Đơn vị trực thuộc: 5" in shown.text


async def test_the_units_that_no_message_reaches_are_one_press_away(chat: Chat) -> None:
    hoa = (await chat.actor(chat.phones.hoa)).person
    await chat.bot.store.write(reach.mark_unreachable, hoa.id, "blocked")
    shown = await top(chat.phones.lan)
    await shown.press("Chưa liên lạc được: 4 đơn vị")
    assert shown.buttons == [
        "Văn phòng Tỉnh ủy · chưa ai",
        "Xã An Phú · mất liên lạc",
        "Xã Cẩm Lâm · chưa ai",
        "Phường Đông Hải · chưa ai",
        "Lên: Tỉnh ủy Lam Giang",
    ]
    await shown.press("Phường Đông Hải · chưa ai")
    await shown.press("Mời người vào đây")
    assert "Mời vào Phường Đông Hải" in shown.text


async def test_a_commune_sees_itself_and_changes_nothing(chat: Chat) -> None:
    await chat.phones.hoa.says("/units")
    shown = chat.phones.hoa.expect("Xã An Phú", "- Lê Thị Hoa, cán bộ phụ trách")
    assert shown.buttons == []
    assert await shown.forge(f"unit.{await chat.unit('X2')}.0") == "Đơn vị này nằm ngoài phạm vi của đồng chí."
    await chat.phones.hoa.says("/moi")
    chat.phones.hoa.expect("Chỉ văn phòng (người điều phối) và quản trị mời được người.")


async def test_several_own_units_are_a_choice(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X3")
    await chat.phones.hoa.says("/donvi")
    shown = chat.phones.hoa.expect("Các đơn vị của đồng chí")
    await shown.press("Xã Cẩm Lâm · 1 người")
    assert "Lê Thị Hoa" in shown.text


async def test_a_province_of_many_units_comes_in_pages(chat: Chat) -> None:
    rows = "".join(f"Y{n},Xã Số {n},commune,TU,\n" for n in range(1, 28))
    await chat.bot.store.write(import_units, "code,name,kind,parent_code,aliases\n" + rows)
    shown = await top(chat.phones.lan)
    assert "Đơn vị trực thuộc: 32 · 30 chưa ai kết nối" in shown.text
    pages = [shown.buttons]
    while "Sau ›" in shown.buttons:
        await shown.press("Sau ›")
        pages.append(shown.buttons)
    listed = [label for page in pages for label in page if "Xã Số" in label]
    assert len(listed) == len(set(listed)) == 27
    await chat.phones.lan.says("/moi")
    menu = chat.phones.lan.expect("Mời người vào đơn vị nào?")
    await menu.press("Sau ›")
    assert "Mời người vào đây: Tỉnh ủy Lam Giang" not in menu.buttons
    assert "‹ Trước" in menu.buttons


@pytest.mark.parametrize(
    ("typed", "found"), [("an phu", "Xã An Phú"), ("X4", "Phường Đông Hải"), ("ĐÔNG", "Phường Đông Hải")]
)
async def test_units_are_found_by_words_without_marks_or_by_code(chat: Chat, typed: str, found: str) -> None:
    await chat.phones.lan.says(f"/moi {typed}")
    assert chat.phones.lan.expect("Đơn vị có").buttons == [found]


async def test_whole_words_are_found_before_what_stands_inside_of_words(chat: Chat) -> None:
    rows = "A1,Sở Văn hóa,agency,TU,\nZ1,Xã An Hòa,commune,TU,\n"
    await chat.bot.store.write(import_units, "code,name,kind,parent_code,aliases\n" + rows)
    await chat.phones.lan.says("/donvi an hòa")
    assert chat.phones.lan.expect("Đơn vị có").buttons == ["Xã An Hòa", "Sở Văn hóa"]


async def test_a_name_that_nobody_bears_is_answered(chat: Chat) -> None:
    for command in ("/moi", "/donvi"):
        await chat.phones.lan.says(f"{command} <b>hư không</b>")
        chat.phones.lan.expect("Không thấy đơn vị nào tên “<b>hư không</b>”")


async def test_a_coordinator_of_one_place_invites_only_there(chat: Chat) -> None:
    tu = chat.phones.tu
    await chat.seat(tu, "X2", Role.COORDINATOR)
    await tu.says("/moi an phu")
    tu.expect("Không thấy đơn vị nào")
    await tu.says("/moi")
    menu = tu.expect("Xã Bình Sơn")
    assert menu.buttons == ["Mời người vào đây: Xã Bình Sơn"]
    assert await menu.forge(f"invu.{await chat.unit('X1')}.1.1") == (
        "Đồng chí chỉ mời được người vào đơn vị trong phạm vi mình phụ trách, với vai trò được phép."
    )


async def test_a_block_is_seen_with_its_date_on_the_board_and_in_the_tree_and_heals(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    board = chat.phones.lan.shows("963-CV/TU", button="Đôn đốc")
    chat.phones.hoa.blocks_the_bot()
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    assert "Không liên lạc được (1): Xã An Phú" in board.text
    chat.clock.forward(days=2)
    shown = await top(chat.phones.lan)
    await shown.press("Xã An Phú · mất liên lạc")
    assert "không liên lạc được từ 20/7/2026: đã chặn kênh này" in shown.text
    chat.phones.hoa.unblocks_the_bot()
    chat.clock.forward(seconds=6)
    await chat.bot.settle()
    assert "Không liên lạc được" not in board.text
    assert (await chat.actor(chat.phones.hoa)).person.reachable


async def test_the_date_of_a_block_known_from_a_failed_send_stays(chat: Chat) -> None:
    hoa = (await chat.actor(chat.phones.hoa)).person
    await chat.bot.store.write(reach.mark_unreachable, hoa.id, "blocked")
    before = (await chat.actor(chat.phones.hoa)).person.reach_since
    chat.clock.forward(days=1)
    chat.phones.hoa.blocks_the_bot()
    await chat.bot.settle()
    assert (await chat.actor(chat.phones.hoa)).person.reach_since == before


async def test_any_message_heals_and_a_new_name_is_learnt(chat: Chat) -> None:
    hoa = (await chat.actor(chat.phones.hoa)).person
    await chat.bot.store.write(reach.mark_unreachable, hoa.id, "deactivated")
    chat.phones.world.user(chat.phones.hoa.id).first_name = "Lê Thị Hòa"
    await chat.phones.hoa.says("/viec")
    chat.phones.hoa.expect("không còn việc nào chờ")
    now = (await chat.actor(chat.phones.hoa)).person
    assert (now.reachable, now.name) == (True, "Lê Thị Hòa")


async def test_an_admin_sees_all_and_may_make_admins(chat: Chat) -> None:
    boss = chat.phones.add(1, "Võ Quản Trị")
    await chat.bot.store.write(enrol.bootstrap_admins, [1])
    await boss.says("/donvi")
    boss.expect("Tỉnh ủy Lam Giang", "Đơn vị trực thuộc: 5")
    await boss.says("/moi bình sơn")
    found = boss.expect("Đơn vị có")
    await found.press("Xã Bình Sơn")
    assert "Quản trị" in found.buttons


async def test_in_an_office_without_units_the_first_step_is_named(tmp_path: Path) -> None:
    clock = FakeClock()
    world = World(clock.now, TOKEN)
    async with running(tmp_path / "empty.db", clock, world) as bot:
        lan = Phones(world, bot).lan
        await bot.store.write(enrol.bootstrap_admins, [lan.id])
        await lan.starts()
        lan.expect("Chào đồng chí Nguyễn Thị Lan.", "1. Nhập danh sách đơn vị", "2. Mời điều phối")
        for command in ("/donvi", "/moi"):
            await lan.says(command)
            lan.expect("Chưa có đơn vị nào.")
