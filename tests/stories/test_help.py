"""Help, settings and giving up what one is in the middle of, told from the phones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.menu import COMMANDS
from domain.people import Role
from handlers import enrol
from handlers.telegram import routes
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as office:
        yield office


@pytest.mark.parametrize("command", ["/trogiup", "/help"])
async def test_help_is_for_the_own_role_and_says_what_this_channel_is_not(chat: Chat, command: str) -> None:
    await chat.phones.hoa.says(command)
    text = chat.phones.hoa.expect(
        "Với vai trò cán bộ phụ trách:", "/viec", "văn thư", "Không gửi tài liệu mật"
    ).text
    assert "/phathanh" not in text
    await chat.phones.lan.says(command)
    text = chat.phones.lan.expect("Với vai trò điều phối:", "/phathanh", "/moi", "văn thư").text
    assert "cán bộ phụ trách" not in text


async def test_the_help_of_many_roles_stays_on_one_screen(chat: Chat) -> None:
    lan = chat.phones.lan
    await chat.bot.store.write(enrol.bootstrap_admins, [lan.id])
    for role in (Role.OFFICER, Role.LEADER, Role.VIEWER):
        await chat.seat(lan, "X3", role)
    await lan.says("/trogiup")
    text = lan.expect("Với vai trò quản trị:", "Với vai trò điều phối:").text
    assert len(text) < 2000
    assert text.count("Với vai trò") == 2


def test_every_command_of_the_menu_is_there_and_every_button_has_its_handler() -> None:
    known = {name for names in routes.COMMANDS for name in names}
    assert {command.name for command in COMMANDS} <= known
    assert len(known) == 2 * len(routes.COMMANDS) - 1  # each has its English alias; /start is its own


def test_what_a_menu_says_fits_a_small_phone() -> None:
    assert all(len(command.words) <= 40 for command in COMMANDS)


async def test_an_unknown_command_is_answered_even_within_a_report(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa = chat.phones.hoa
    await hoa.says("/baocao")
    hoa.expect("Báo cáo của Xã An Phú")
    await hoa.says("/abc")
    hoa.expect("Chưa có lệnh này")
    await hoa.says("Đã sơ tán.")
    hoa.expect("Đã nhận 1 mục")


async def test_cancel_ends_a_report_a_search_a_paste_and_says_which(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao")
    await hoa.says("/huy")
    hoa.expect("Đã bỏ báo cáo đang viết.")
    begun = hoa.expect("Báo cáo của Xã An Phú")
    assert await begun.press("Gửi") == "Báo cáo này đã gửi hoặc đã bỏ."
    await hoa.says("/tim")
    hoa.expect("muốn tìm gì")
    await hoa.says("/cancel")
    hoa.expect("Đã thôi.")
    await hoa.says("/huy")
    hoa.expect("Không có việc gì đang dở.")
    chat.phones.world.send_text(lan.id, "TỈNH ỦY LAM GIANG\n" + "Đề nghị các xã trực. " * 20)
    await chat.bot.settle()
    await lan.says("/huy")
    lan.expect("Đã bỏ phần văn bản vừa dán.")
    chat.clock.forward(seconds=5)
    await chat.bot.settle()
    chat.phones.nothing_unexpected()


async def test_a_language_that_is_chosen_is_spoken_at_once(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.says("/settings")
    shown = hoa.expect("Ngôn ngữ: Tiếng Việt")
    said = await shown.press("English")
    assert said == "Saved: English."
    assert "Language: English" in shown.text
    assert (await chat.actor(hoa)).person.language == "en"
    assert await shown.forge("lang.7") == "This button is not one of ours."
    assert await shown.press("Tiếng Việt") == "Đã ghi nhớ: Tiếng Việt."
    assert (await chat.actor(hoa)).person.language == "vi"
