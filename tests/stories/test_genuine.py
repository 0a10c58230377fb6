"""Is it genuine? Told from the phones of people who were sent something and want to know."""

from __future__ import annotations

from pathlib import Path

from domain.wording.vi import drafting
from domain.wording.vi import genuine as words
from storage import directives, drafts, relations
from storage.store import Tx
from tests.phones import Phone
from tests.stories.chat import Chat

LETTER = (Path(__file__).parents[2] / "samples/letters/lu-quet-hoa-toc.txt").read_text(encoding="utf-8")


async def published(chat: Chat) -> int:
    """The letter goes out as a file, to the first commune only."""
    lan = chat.phones.lan
    await lan.sends_file("214.txt", LETTER.encode())
    draft = lan.shows(button="Phát hành")
    await chat.bot.store.write(_only_first, await chat.unit("X1"))
    await lan.says("/viec")
    await lan.shows(button="Bản nháp: 214-CV/TU").press("Bản nháp: 214-CV/TU")
    draft = lan.shows(button="Phát hành")
    for _ in range(3):
        if "Phát hành" in draft.buttons:
            await draft.press("Phát hành")
    chat.clock.forward(seconds=11)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()
    return 1


async def _only_first(tx: Tx, unit: int) -> None:
    row = await tx.row("SELECT id, body FROM drafts")
    assert row is not None
    stored = await drafts.get(tx, row["id"])
    assert stored is not None
    await drafts.change(tx, stored, stored.draft.with_audience((unit,)))


async def asks(phone: Phone, data: str, name: str = "cv.txt") -> str:
    await phone.sends_file(name, data.encode())
    return phone.expect().text


async def test_the_very_file_and_its_text_are_recognised(chat: Chat) -> None:
    await published(chat)
    hoa = chat.phones.hoa
    said = await asks(hoa, LETTER)
    assert said.startswith(words.VERDICTS["same_file"])
    assert "214-CV/TU ngày 20/7/2026" in said
    assert words.CURRENT in said
    assert (await asks(hoa, LETTER.replace("\n", "\r\n\r\n"))).startswith(words.VERDICTS["same_text"])
    await hoa.says(LETTER)
    answer = hoa.expect(words.VERDICTS["same_text"])
    await answer.press(words.OPEN)
    hoa.expect("214-CV/TU", button="Đã nhận")
    chat.phones.nothing_unexpected()


async def test_a_changed_deadline_is_shown_in_words(chat: Chat) -> None:
    await published(chat)
    said = await asks(chat.phones.hoa, LETTER.replace("20 giờ ngày 20/7/2026", "20 giờ ngày 25/7/2026"))
    assert said.startswith("Cùng số nhưng nội dung khác bản trong sổ.")
    assert "Trong sổ: “nơi an toàn trước 20 giờ ngày 20/7/2026”" in said or "20/7/2026”. Bản này:" in said
    assert "25/7/2026" in said


async def test_the_same_number_of_another_day_is_another_document(chat: Chat) -> None:
    await published(chat)
    other = LETTER.replace("ngày 20 tháng 7 năm 2026", "ngày 21 tháng 7 năm 2026")
    said = await asks(chat.phones.hoa, other)
    assert said.startswith(words.VERDICTS["other"])
    assert "ngày 20/7/2026" in said


async def test_what_one_may_not_see_is_not_in_ones_register(chat: Chat) -> None:
    await published(chat)
    assert (await asks(chat.phones.tu, LETTER)).startswith(words.VERDICTS["none"])
    assert words.HOW_TO_REPORT in await asks(chat.phones.tu, "Danh sách hộ dân")
    assert (await asks(chat.phones.tu, "\0\1", "anh.bin")).startswith(words.VERDICTS["none"])


async def test_recalled_closed_replaced_and_amended_are_said(chat: Chat) -> None:
    await published(chat)
    newer = await chat.publish("300-CV/TU", "thay công văn 214", to=("X1",))
    await chat.bot.store.write(relations.add, newer, 1, "replaces")
    said = await asks(chat.phones.hoa, LETTER)
    assert words.replaced("300-CV/TU") in said
    await chat.phones.hoa.shows(button="Mở 300-CV/TU").press("Mở 300-CV/TU")
    chat.phones.hoa.expect("300-CV/TU", button="Đã nhận")
    await chat.bot.store.write(relations.add, newer, 1, "amends")
    assert words.amended("300-CV/TU") in await asks(chat.phones.hoa, LETTER)
    await chat.bot.store.write(directives.set_state, 1, "published", "recalled")
    assert words.RECALLED in await asks(chat.phones.hoa, LETTER)


async def test_a_message_passed_on_is_looked_up_even_without_its_head(chat: Chat) -> None:
    await published(chat)
    hoa, tu = chat.phones.hoa, chat.phones.tu
    piece = LETTER[LETTER.index("1. Đảng ủy") : LETTER.index("4. Đảng ủy")]
    chat.phones.world.send_text(tu.id, piece)
    await chat.bot.settle()
    tu.expect(words.VERDICTS["none"])
    passed_on = next(post for post in tu.screen() if not post.from_bot and post.now.text.startswith("1. Đảng"))
    chat.phones.world.forward(hoa.id, passed_on)
    await chat.bot.settle()
    hoa.expect(words.VERDICTS["same_text"])
    chat.phones.nothing_unexpected()


async def test_a_file_sent_while_a_report_is_open_belongs_to_the_report(chat: Chat) -> None:
    await published(chat)
    hoa = chat.phones.hoa
    await hoa.says("/baocao 214")
    hoa.skip()
    await hoa.sends_file("214.txt", LETTER.encode())
    hoa.expect("Đã nhận 1 mục")
    chat.phones.nothing_unexpected()


async def test_a_stamped_file_is_turned_away_and_nothing_of_it_kept(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.sends_file("mat.txt", f"TỐI MẬT\n{LETTER}".encode())
    hoa.expect(drafting.CLASSIFIED)
    assert all(post.now.attachment is None for post in hoa.screen())


async def test_a_coordinator_is_told_that_it_is_there_and_where_it_differs(chat: Chat) -> None:
    await published(chat)
    lan = chat.phones.lan
    await lan.sends_file("214.txt", LETTER.replace("350 mm", "150 mm").encode())
    told = lan.expect("đã phát hành rồi")
    assert words.VERDICTS["different"] in told.text
    assert "Bản này: “mưa từ 200 đến 150”" in told.text
    lan.skip()


async def test_a_coordinator_is_told_of_another_letter_of_the_same_number_and_year(chat: Chat) -> None:
    await published(chat)
    lan = chat.phones.lan
    await lan.sends_file(
        "khac.txt", LETTER.replace("ngày 20 tháng 7 năm 2026", "ngày 2 tháng 6 năm 2026", 1).encode()
    )
    lan.expect("BẢN NHÁP", "cùng số", "“Đính chính”")
    await lan.sends_file(
        "cu.txt", LETTER.replace("ngày 20 tháng 7 năm 2026", "ngày 2 tháng 6 năm 2025", 1).encode()
    )
    assert "cùng số" not in lan.expect("BẢN NHÁP").text
