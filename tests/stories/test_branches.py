"""A coordinator looks at the branches of a tree of three levels: told from the phones."""

from __future__ import annotations

import pytest

from domain.people import Role
from handlers.units import import_units
from tests.stories.chat import Chat

DISTRICTS = """code,name,kind,parent_code,aliases
TU,Tỉnh ủy Lam Giang,province,,
H1,Huyện ủy Bình Khê,district,TU,
H2,Huyện ủy Cát Sơn,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,H2,
"""


@pytest.fixture
async def deep(chat: Chat) -> Chat:
    """The office's communes stand below two districts now."""
    await chat.bot.store.write(import_units, DISTRICTS)
    await chat.publish("12-CV/TU", "phòng, chống lũ", ("X1", "X2", "X3"))
    await chat.phones.hoa.shows("12-CV/TU", button="Đã nhận").press("Đã nhận")
    return chat


async def test_from_the_board_to_a_branch_to_its_units_and_back(deep: Chat) -> None:
    lan = deep.phones.lan
    await lan.says("/tiendo 12")
    await lan.expect("1/3 đơn vị đã nhận", button="Theo cấp trên").press("Theo cấp trên")
    listed = lan.expect("Huyện ủy Bình Khê: 1/2 đã nhận", "Huyện ủy Cát Sơn: 0/1 đã nhận")
    await listed.press("Huyện ủy Bình Khê")
    assert listed.text.splitlines() == [
        "Huyện ủy Bình Khê", "12-CV/TU", "1/2 đã nhận · 0 đã báo cáo",
        "", "Chưa nhận (1)", "Xã Bình Sơn", "", "Đã nhận (1)", "Xã An Phú",
    ]  # fmt: skip
    await listed.press("Theo cấp trên")
    assert "Huyện ủy Cát Sơn" in listed.text
    await listed.press("Bảng theo dõi")
    assert "1/3 đơn vị đã nhận" in listed.text


async def test_branches_over_all_open_directives(deep: Chat) -> None:
    await deep.publish("13-CV/TU", "trồng rừng", ("X1", "X3"))
    lan = deep.phones.lan
    await lan.says("/tiendo")
    listed = lan.expect("2 văn bản đang theo dõi", "1/5 đã nhận")
    await listed.press("Theo cấp trên")
    await listed.press("Huyện ủy Bình Khê")
    assert "Xã An Phú: 1/2 đã nhận · 0 đã báo cáo" in listed.text
    await listed.press("Tất cả văn bản đang theo dõi")
    assert "2 văn bản đang theo dõi" in listed.text


async def test_the_leader_of_a_district_sees_that_branch_alone(deep: Chat) -> None:
    minh = deep.phones.add(7002, "Bí thư Cát Sơn")
    deep.bot.world.user(7002).started = True
    await deep.seat(minh, "H2", Role.LEADER)
    await minh.says("/tiendo 12")
    await minh.expect("0/1 đơn vị đã nhận").press("Theo cấp trên")
    listed = minh.expect("Huyện ủy Cát Sơn: 0/1")
    assert "Bình Khê" not in listed.text
    await minh.forges(listed.post.id, f"brn.1.{await deep.unit('H1')}.0")
    assert "An Phú" not in listed.text
