"""A directive is recalled, closed, opened again: nobody goes on with what no longer holds."""

from __future__ import annotations

from bot.sandbox.values import Upload
from domain.drafts import Draft
from domain.urgency import Urgency
from domain.wording.vi import answering, lives
from handlers import recall as recalling
from handlers.publish import publish
from storage import directives, drafts, people
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER, answer, card, kinds, published
from tests.stories.chat import Chat

REASON = "Sai số liệu tại Phụ lục 1"


async def recall(chat: Chat, reason: str = REASON) -> Received:
    """Lan recalls what she published, from its board."""
    lan = chat.phones.lan
    await lan.says(f"/tiendo {NUMBER}")
    await lan.shows(NUMBER, button="Thu hồi").press("Thu hồi")
    lan.expect("Thu hồi 377-CV/TU?", "viết lý do")
    await lan.says(reason)
    asked = lan.expect(reason, button="Thu hồi ngay")
    await asked.press("Thu hồi ngay")
    return asked


async def test_everyone_who_had_it_is_told_once_and_every_copy_says_so(chat: Chat) -> None:
    directive = await published(chat)
    hoa, tu, lan = chat.phones.hoa, chat.phones.tu, chat.phones.lan
    old = card(hoa)
    await old.press("Đã nhận")
    done = await recall(chat)
    assert "Đang báo cho 2 người đã được gửi" in done.text
    told = hoa.expect("ĐÃ THU HỒI", "Công văn 377-CV/TU", f"Lý do: {REASON}")
    assert "ĐÃ THU HỒI" in old.text
    assert f"Lý do: {REASON}" in old.text
    assert "Đã nhận" not in old.buttons
    again = told.data("Đã biết")
    assert await told.press("Đã biết") == lives.KNOWN
    assert lives.CONFIRMED in told.text
    assert told.buttons == []
    assert await told.forge(again) == lives.KNOWN_BEFORE
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    board = lan.shows("1/2 đơn vị đã xác nhận biết việc thu hồi")
    assert "Chưa xác nhận: Xã Bình Sơn" in board.text
    assert "Thu hồi" not in board.buttons
    tu.expect("ĐÃ THU HỒI").phone.expect_nothing()
    assert (await answer(chat, directive)).state == "acknowledged"
    assert await kinds(chat, "recalled") == 1
    lan.skip()
    chat.clock.forward(hours=48)
    await chat.phones.settle()
    tu.expect_nothing()


async def test_old_buttons_say_that_it_is_recalled(chat: Chat) -> None:
    await published(chat)
    old = card(chat.phones.tu)
    pressed = old.data("Đã nhận")
    await recall(chat)
    chat.phones.tu.skip()
    assert await old.forge(pressed) == answering.RECALLED


async def test_the_file_is_withdrawn_from_every_phone(chat: Chat) -> None:
    sent = b"%PDF-1.4 not really"
    file_id = chat.phones.world.state.files.keep("document", Upload("cv-377.pdf", sent)).file_id

    async def order(tx: Tx) -> int:
        lan = await people.actor(tx, chat.phones.lan.id)
        assert lan is not None
        draft = Draft(
            number=NUMBER,
            doc_type="công văn",
            subject="hồ, đập",
            warned=True,
            audience=(await chat.unit("X1"),),
        )
        kept = await drafts.add(tx, lan.person.id, draft, Source("…", file_id, "cv-377.pdf", "a" * 64))
        made = await publish(tx, lan, kept, 1, ZONE)
        return made.directive_id  # type: ignore[union-attr]  # nothing is missing

    await chat.bot.store.write(order)
    await chat.phones.settle()
    old = chat.phones.hoa.expect(NUMBER, file="cv-377.pdf")
    await recall(chat)
    assert old.file_name == lives.WITHDRAWN_FILE
    assert old.file.decode() == lives.WITHDRAWN_TEXT
    assert "ĐÃ THU HỒI" in old.text
    chat.phones.hoa.expect("ĐÃ THU HỒI", button="Đã biết")


async def test_what_has_not_left_yet_never_leaves(chat: Chat) -> None:
    lan, hoa = chat.phones.lan, chat.phones.hoa
    chat.phones.telegram.floods(60)
    directive = await published(chat)
    hoa.expect_nothing()
    done = await chat.bot.store.write(recalling.recall, await chat.actor(lan), directive, REASON)
    assert (done.people, done.unsent) == (0, 2)
    chat.clock.forward(hours=1)
    await chat.phones.settle()
    hoa.expect_nothing()
    chat.phones.tu.expect_nothing()
    kept = await chat.bot.store.read(directives.get, directive)
    assert kept is not None
    assert kept.state == "recalled"


async def test_a_flash_recall_rings_in_the_night_and_any_other_comes_silently(chat: Chat) -> None:
    await published(chat, urgency=Urgency.FLASH)
    chat.clock.forward(hours=14)
    await recall(chat)
    assert not chat.phones.hoa.expect("ĐÃ THU HỒI").was_silent


async def test_nobody_else_recalls_it(chat: Chat) -> None:
    await published(chat)
    minh = chat.phones.minh
    await minh.says(f"/tiendo {NUMBER}")
    assert "Thu hồi" not in minh.shows(NUMBER, button="Chưa nhận").buttons


async def test_closed_it_is_quiet_and_opened_again_it_is_asked_for_again(chat: Chat) -> None:
    await published(chat, urgency=Urgency.URGENT)
    lan, hoa = chat.phones.lan, chat.phones.hoa
    old = card(hoa)
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows(NUMBER, button="Kết thúc theo dõi")
    await board.press("Kết thúc theo dõi")
    await lan.expect("Kết thúc theo dõi văn bản này?").press("Kết thúc")
    assert lives.closed(0) in lan.shows("Đã kết thúc").text
    assert "Đã nhận" not in old.buttons
    chat.clock.forward(hours=24)
    await chat.phones.settle()
    hoa.expect_nothing()
    chat.clock.forward(seconds=6)
    await chat.phones.settle()
    assert await board.press("Mở lại") == lives.REOPENED
    assert "Đã nhận" in old.buttons
    assert await old.press("Đã nhận") == "Đã ghi nhận lúc 09:00. Cảm ơn đồng chí."
