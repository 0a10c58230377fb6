"""How units answer: whoever is first, undone, late, on behalf, not for us."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from domain.actions import Verb, encode
from domain.people import Role
from domain.wording.vi import answering, drafting
from handlers.drafting import set_audience
from storage import directives, drafts
from tests.stories.answers import NUMBER, answer, card, colleague, kinds, published
from tests.stories.chat import Chat


async def test_a_colleagues_tap_is_told_who_was_first_and_when(chat: Chat) -> None:
    nam = await colleague(chat)
    directive = await published(chat)
    first = card(chat.phones.hoa)
    assert await first.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
    assert "Đã nhận: Lê Thị Hoa, 09:00 20/7" in first.text
    assert first.buttons == ["Toàn văn", "Báo cáo", "Hoàn tác", "Hồ sơ"]
    second = card(nam)
    chat.clock.forward(minutes=1)
    assert await second.press("Đã nhận") == "Đơn vị đã xác nhận rồi: Lê Thị Hoa, 09:00 20/7."
    assert "Đã nhận: Lê Thị Hoa" in second.text
    assert (
        await first.forge(encode(Verb.ACK, directive, 1)) == second.phone.world.state.presses.popitem()[1].toast
    )
    assert await kinds(chat, "acknowledged") == 1


async def test_a_mistaken_tap_is_undone_within_five_minutes(chat: Chat) -> None:
    directive = await published(chat)
    shown = card(chat.phones.hoa)
    await shown.press("Đã nhận")
    chat.clock.forward(minutes=4, seconds=59)
    assert await shown.press("Hoàn tác") == answering.UNDONE
    assert (await answer(chat, directive)).state == "silent"
    assert "Đã nhận" in shown.buttons
    await shown.press("Đã nhận")
    chat.clock.forward(minutes=5, seconds=1)
    assert await shown.press("Hoàn tác") == answering.UNDO_LATE
    assert (await answer(chat, directive)).state == "acknowledged"


async def test_a_colleague_cannot_undo_it(chat: Chat) -> None:
    nam = await colleague(chat)
    directive = await published(chat)
    await card(chat.phones.hoa).press("Đã nhận")
    assert await card(nam).forge(encode(Verb.UNDO, directive, 1)) == answering.NOTHING_TO_UNDO
    assert (await answer(chat, directive)).state == "acknowledged"


async def test_late_is_taken_and_marked(chat: Chat) -> None:
    directive = await published(chat, due_at=chat.clock.now() + timedelta(hours=1))
    chat.clock.forward(hours=2)
    shown = card(chat.phones.hoa)
    assert await shown.press("Đã nhận") == "Đã ghi nhận lúc 11:00 (muộn so với hạn)."
    assert "Đã nhận: Lê Thị Hoa, 11:00 20/7 (muộn)" in shown.text
    assert (await answer(chat, directive)).late
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    assert "Nhận muộn: 1" in chat.phones.lan.shows("1/2 đơn vị đã nhận").text


async def test_a_coordinator_records_on_behalf_and_it_shows_as_such(chat: Chat) -> None:
    await published(chat)
    lan, hoa = chat.phones.lan, chat.phones.hoa
    await lan.shows("0/2 đơn vị đã nhận").press("Ghi nhận thay")
    listed = lan.expect(answering.BEHALF_ASK)
    assert await listed.press("Xã An Phú") == "Đã ghi nhận thay cho Xã An Phú."
    assert listed.buttons == ["Xã Bình Sơn", "Bảng theo dõi"]  # one less to telephone
    shown = card(hoa)
    assert await shown.press("Đã nhận") == "Đơn vị đã xác nhận rồi: Nguyễn Thị Lan, 09:00 20/7."
    assert "Đã nhận: Nguyễn Thị Lan, 09:00 20/7 (văn phòng ghi nhận thay)" in shown.text


async def test_a_list_of_the_silent_stays_while_the_board_goes_on(chat: Chat) -> None:
    await published(chat)
    board = chat.phones.lan.shows("0/2 đơn vị đã nhận")
    await board.press("Chưa nhận")
    listed = chat.phones.lan.expect("Chưa nhận: 2", "1. Xã An Phú", "2. Xã Bình Sơn")
    await card(chat.phones.hoa).press("Đã nhận")
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    assert "1/2 đơn vị đã nhận" in board.text
    assert "Chưa nhận: 2" in listed.text  # as it was asked for
    await listed.press("Bảng theo dõi")
    await card(chat.phones.tu).press("Đã nhận")
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    assert "2/2 đơn vị đã nhận" in listed.text  # the board that was opened last edits itself


async def test_a_refusal_with_its_reason_reaches_the_coordinator(chat: Chat) -> None:
    directive = await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await card(hoa).press("Không thuộc thẩm quyền")
    hoa.expect(answering.ASK_REASON)
    await hoa.says("Xã không có <hồ> nào & không có đập.")
    hoa.expect(answering.REASON_SENT)
    lan.expect("Xã An Phú (Lê Thị Hoa)", NUMBER, "Lý do: Xã không có <hồ> nào & không có đập.")
    assert (await answer(chat, directive)).state == "refused"
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    assert "Không thuộc thẩm quyền: 1" in lan.shows("0/2 đơn vị đã nhận").text


async def test_a_button_of_a_recalled_directive_says_so(chat: Chat) -> None:
    directive = await published(chat)
    shown = card(chat.phones.hoa)
    await chat.bot.store.write(directives.set_state, directive, "published", "recalled", "nhầm số liệu")
    for label in ("Đã nhận", "Báo cáo", "Không thuộc thẩm quyền"):
        assert await shown.press(label) == answering.RECALLED
    assert (await answer(chat, directive)).state == "silent"


async def test_before_it_has_left_and_after_it_was_taken_back_nobody_answers(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    draft = (Path(__file__).parents[2] / "samples/letters/dich-benh-hoa-toc.txt").read_bytes()
    await lan.sends_file("cv.txt", draft)
    await hoa.says("/viec")
    shown = lan.expect(drafting.HEAD)
    (stored,) = await _open_drafts(chat)
    await _to(chat, stored, "X1")
    await lan.says("/phathanh")
    lan.expect("Không gửi văn bản mật vào đây.")
    shown = lan.expect(drafting.HEAD)
    await shown.press("Phát hành")
    assert await hoa.shows().forge(encode(Verb.ACK, 1, 1)) == answering.NOT_SENT
    assert await lan.shows(button="Thu hồi lệnh gửi").press("Thu hồi lệnh gửi") == drafting.HELD_BACK
    assert await hoa.shows().forge(encode(Verb.ACK, 1, 1)) == answering.WITHDRAWN
    chat.clock.forward(seconds=60)
    await chat.phones.settle()
    assert not [post for post in hoa.screen() if "512-CV/TU" in post.now.text]
    assert (await answer(chat, 1)).state == "silent"


async def _open_drafts(chat: Chat) -> list[int]:
    lan = await chat.actor(chat.phones.lan)
    return [kept.id for kept in await chat.bot.store.read(drafts.open_of, lan.person.id)]


async def _to(chat: Chat, draft_id: int, *codes: str) -> None:
    chosen = [await chat.unit(code) for code in codes]
    await chat.bot.store.write(set_audience, await chat.actor(chat.phones.lan), draft_id, chosen)


@pytest.mark.parametrize(
    "name",
    ["<b>Nam</b> & </b><a href='x'>", "\u202eNam\u202c\u200f", "🙂", "👩‍👩‍👧 Nam", "Nam_*[x](y)`", "N" * 64],
    ids=["html", "rtl", "emoji", "family", "markdown", "long"],
)
async def test_a_name_is_only_a_name(chat: Chat, name: str) -> None:
    nam = await colleague(chat, "X1", name)
    await published(chat)
    shown, lan = card(nam), chat.phones.lan
    await shown.press("Đã nhận")
    plain = name.replace("\u202e", "").replace("\u202c", "").replace("\u200f", "").replace("\u200d", "")
    assert f"Đã nhận: {plain}, 09:00 20/7" in shown.text
    assert plain in await card(chat.phones.hoa).press("Đã nhận")
    await shown.press("Hoàn tác")
    await shown.press("Không thuộc thẩm quyền")
    await nam.says("Không phải việc của xã.")
    lan.expect(f"Xã An Phú ({plain}) báo {NUMBER} không thuộc thẩm quyền")


async def test_one_tap_answers_for_every_seat(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X3")
    await chat.seat(chat.phones.hoa, "X4", Role.VIEWER)
    directive = await published(chat, "X1", "X2", "X3", "X4")
    shown = card(chat.phones.hoa)
    assert "Gửi: Xã An Phú, Xã Cẩm Lâm\n" in shown.text
    await shown.press("Đã nhận")
    states = [(await answer(chat, directive, code)).state for code in ("X1", "X2", "X3", "X4")]
    assert states == ["acknowledged", "silent", "acknowledged", "silent"]
    await shown.press("Hoàn tác")
    assert (await answer(chat, directive, "X3")).state == "silent"
