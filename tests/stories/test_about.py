"""A directive's file, told from the phones: its relations, its original, what happened at one's unit."""

from __future__ import annotations

from domain.wording.vi import about as words
from storage import relations
from tests.stories.chat import Chat
from tests.stories.test_genuine import LETTER, published


async def test_relations_are_shown_both_ways_and_only_what_one_may_see(chat: Chat) -> None:
    old = await chat.publish("1-CV/TU", "việc cũ", to=("X1",))
    new = await chat.publish("2-CV/TU", "việc mới", to=("X1",))
    far = await chat.publish("3-KH/TU", "của xã khác", to=("X2",))
    for kind, (from_id, to_id) in {"replaces": (new, old), "implements": (far, new)}.items():
        await chat.bot.store.write(relations.add, from_id, to_id, kind)
        assert not await chat.bot.store.write(relations.add, from_id, to_id, kind)  # once is enough
    hoa = chat.phones.hoa
    await hoa.shows("2-CV/TU", button="Hồ sơ").press("Hồ sơ")
    opened = hoa.expect("Hồ sơ: Công văn 2-CV/TU", words.OPEN, "Thay thế 1-CV/TU")
    assert "3-KH/TU" not in opened.text
    await opened.press("1-CV/TU")
    await hoa.expect("việc cũ", button="Hồ sơ").press("Hồ sơ")
    hoa.expect("Được thay thế bởi 2-CV/TU")
    await chat.phones.minh.says("/tim 2-CV/TU")
    await chat.phones.minh.shows(button="1. 2-CV/TU").press("1. 2-CV/TU")
    await chat.phones.minh.expect("việc mới", button="Hồ sơ").press("Hồ sơ")
    chat.phones.minh.expect("Thay thế 1-CV/TU", "Được thực hiện bởi 3-KH/TU")


async def test_the_history_tells_what_happened_at_ones_own_unit(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    hoa, tu = chat.phones.hoa, chat.phones.tu
    chat.clock.forward(minutes=5)
    await hoa.shows("963-CV/TU", button="Đã nhận").press("Đã nhận")
    await tu.shows("963-CV/TU", button="Đã nhận").press("Đã nhận")
    await hoa.shows("963-CV/TU", button="Hồ sơ").press("Hồ sơ")
    opened = hoa.expect("Hồ sơ: Công văn 963-CV/TU")
    await opened.press("Lịch sử")
    assert "09:05 20/7 · Lê Thị Hoa xác nhận đã nhận" in opened.text
    assert "Nguyễn Thị Lan phát hành" in opened.text
    assert "Hệ thống gửi tới Lê Thị Hoa" in opened.text
    assert "Phạm Văn Tư" not in opened.text
    await opened.press("Quay lại")
    assert "Hồ sơ: Công văn 963-CV/TU" in opened.text
    hoa.expect_nothing()


async def test_the_original_file_comes_by_its_id(chat: Chat) -> None:
    directive = await published(chat)
    hoa = chat.phones.hoa
    uploads = len(chat.phones.world.state.files.all())
    await hoa.shows("214-CV/TU", button="Hồ sơ").press("Hồ sơ")
    await hoa.expect("Hồ sơ").press("Tệp gốc")
    assert hoa.expect(file="214.txt").file == LETTER.encode()
    assert len(chat.phones.world.state.files.all()) == uploads
    assert "đơn vị khác" in await chat.phones.tu.forges(1, f"abt.{directive}")
