"""Lists of a directive name units so that whoever sent it recognises them; newer directives do not."""

from __future__ import annotations

from datetime import timedelta

from domain.papers.values import Dossier
from domain.reforms import Change, Kind
from domain.units import Tree
from handlers import dossier, recognising, reform, wall
from handlers.units import import_units
from storage import units
from storage.store import Tx
from tests.house import ZONE
from tests.phones import Received
from tests.stories.answers import NUMBER
from tests.stories.chat import Chat
from tests.stories.test_reform import report

LATER = "77-CV/TU"


async def changed(chat: Chat, *changes: Change) -> None:
    await chat.bot.store.write(reform.carry_out, changes, None, ZONE)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()


async def merged(chat: Chat, heir: int, *codes: str) -> None:
    """These communes are one from now on."""
    day = chat.clock.now().astimezone(ZONE).date()
    made = [
        Change(Kind.MERGED, await chat.unit(code), day, "Nghị quyết số 15", successors=(heir,))
        for code in codes
    ]
    await changed(chat, *made)


async def renamed(chat: Chat, code: str, name: str) -> None:
    day = chat.clock.now().astimezone(ZONE).date()
    await changed(chat, Change(Kind.RENAMED, await chat.unit(code), day, "Nghị quyết số 15", name=name))


async def new_unit(chat: Chat, name: str) -> int:
    await chat.bot.store.write(import_units, f"code,name,kind,parent_code\nN1,{name},commune,TU\n")
    return await chat.unit("N1")


async def unreported(chat: Chat, number: str) -> Received:
    lan = chat.phones.lan
    await lan.says(f"/tiendo {number}")
    board = lan.shows(number, button="Chưa báo cáo")
    await board.press("Chưa báo cáo")
    return lan.shows("Chưa báo cáo:")


async def send(chat: Chat, number: str, *to: str) -> int:
    return await chat.publish(number, "đê", to=to, due_at=chat.clock.now() + timedelta(days=20))


async def test_a_new_commune_is_recognised_by_those_it_was_made_of(chat: Chat) -> None:
    directive = await send(chat, NUMBER, "X1", "X2")
    chat.clock.forward(days=1)
    await merged(chat, await new_unit(chat, "Phường Hạ Long"), "X1", "X2")
    lan = chat.phones.lan
    await lan.says(f"/tiendo {NUMBER}")
    board = lan.shows(NUMBER, "Phường Hạ Long (trước là Xã An Phú, Xã Bình Sơn)")
    await board.press("Chưa nhận")
    lan.shows("1. Phường Hạ Long (trước là Xã An Phú, Xã Bình Sơn)")
    assert "(trước là Xã An Phú, Xã Bình Sơn)" in (await unreported(chat, NUMBER)).text
    await send(chat, LATER, "N1")
    assert "trước là" not in (await unreported(chat, LATER)).text
    await report(chat.phones.hoa, f"Phường đã kiểm tra. {NUMBER}")
    lan.shows("Phường Hạ Long (trước là Xã An Phú, Xã Bình Sơn)", button="Trả lại")
    sheet = await chat.bot.store.read(wall.sheet, await chat.actor(lan), directive)
    assert [place.unit.name for place in sheet.places] == ["Phường Hạ Long (trước là Xã An Phú, Xã Bình Sơn)"]
    paper: Dossier = await chat.bot.store.read(dossier.gather, await chat.actor(lan), directive, ZONE)
    assert [line.unit for line in paper.units] == ["Phường Hạ Long (trước là Xã An Phú, Xã Bình Sơn)"]


async def test_a_commune_that_was_there_before_keeps_its_name_and_says_whose_work_it_took(chat: Chat) -> None:
    await send(chat, NUMBER, "X1", "X2")
    chat.clock.forward(days=1)
    await merged(chat, await chat.unit("X2"), "X1")
    text = (await unreported(chat, NUMBER)).text
    assert "1. Xã Bình Sơn (nhận việc của Xã An Phú)" in text
    await chat.phones.hoa.says("/viec")
    chat.phones.hoa.shows(NUMBER, "Xã Bình Sơn (nhận việc của Xã An Phú)")
    await send(chat, LATER, "X2")
    assert "nhận việc" not in (await unreported(chat, LATER)).text


async def test_a_renamed_commune_shows_its_old_name_where_it_was_sent_under_it(chat: Chat) -> None:
    await send(chat, NUMBER, "X1", "X2")
    chat.clock.forward(days=1)
    await renamed(chat, "X1", "Phường Hạ Long")
    await send(chat, LATER, "X1", "X2")
    assert "Phường Hạ Long (trước là Xã An Phú)" in (await unreported(chat, NUMBER)).text
    newer = (await unreported(chat, LATER)).text
    assert "Phường Hạ Long" in newer
    assert "trước là" not in newer


async def test_what_passed_twice_is_still_recognised(chat: Chat) -> None:
    directive = await send(chat, NUMBER, "X1")
    chat.clock.forward(days=1)
    await merged(chat, await chat.unit("X2"), "X1")
    chat.clock.forward(days=30)
    await merged(chat, await new_unit(chat, "Phường Hạ Long"), "X2")

    async def said(tx: Tx) -> dict[int, str]:
        tree: Tree = await units.tree(tx)
        return await recognising.remarks(tx, directive, tree)

    found = await chat.bot.store.read(said)
    assert found[await chat.unit("N1")] == " (trước là Xã Bình Sơn, Xã An Phú)"


async def page(chat: Chat, name: str) -> str:
    lan = chat.phones.lan
    lan.skip()
    await lan.says(f"/donvi {name}")
    found = lan.expect("Đơn vị có")
    await found.press(found.buttons[0])
    return found.text


async def test_the_page_of_a_commune_that_was_there_before_says_what_it_took_in(chat: Chat) -> None:
    chat.clock.forward(days=1)
    await renamed(chat, "X1", "Xã Phú Lâm")
    await renamed(chat, "X2", "Xã Bình Khê")
    await merged(chat, await chat.unit("X2"), "X1")
    said = await page(chat, "bình khê")
    assert "(trước là Xã Bình Sơn)\n(nhận Xã Phú Lâm từ 21/7/2026)" in said
    assert "Xã An Phú" not in said


async def test_the_page_of_a_new_commune_says_what_it_was_before(chat: Chat) -> None:
    chat.clock.forward(days=1)
    await merged(chat, await new_unit(chat, "Phường Hạ Long"), "X1", "X2")
    assert "(trước là Xã An Phú, Xã Bình Sơn)" in await page(chat, "hạ long")
