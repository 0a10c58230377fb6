"""Units change while a draft waits for a second person: what is approved is always what was seen."""

from __future__ import annotations

from domain.approvals import Rule
from domain.people import Role
from domain.reforms import Change, Kind
from domain.wording.vi import reforming as words
from handlers import reform
from storage import approvals, check, directives, drafts
from storage.store import Tx
from tests.house import ZONE
from tests.stories.answers import kinds
from tests.stories.chat import Chat
from tests.stories.test_approval import admin, draft, later, published, rule

BASIS = "Nghị quyết số 15/NQ-HĐND"


async def ends(chat: Chat, code: str, *heirs: str, seats: str = "pass") -> None:
    """The unit is merged, or abolished."""
    today = chat.clock.now().astimezone(ZONE).date()
    successors = tuple([await chat.unit(heir) for heir in heirs])
    kind = Kind.MERGED if heirs else Kind.ABOLISHED
    change = Change(
        kind, await chat.unit(code), today, BASIS, successors=successors,
        seats="pass" if seats == "pass" else "end",
    )  # fmt: skip
    await chat.bot.store.write(reform.carry_out, [change], None, ZONE)
    await chat.bot.settle()


async def test_the_approver_is_asked_anew_about_the_successor(chat: Chat) -> None:
    await rule(chat)
    lan, minh, hoa = chat.phones.lan, chat.phones.minh, chat.phones.hoa
    await (await draft(chat)).press("Phát hành")
    old = minh.expect("CHỜ DUYỆT GẤP", "Xã An Phú, Xã Bình Sơn", button="Duyệt")
    pressed = old.data("Duyệt")
    await ends(chat, "X1", "X3")
    new = minh.expect(
        "CHỜ DUYỆT GẤP", words.ANEW, "Xã An Phú không còn nữa, nay là Xã Cẩm Lâm.", button="Duyệt"
    )
    assert "Xã Bình Sơn, Xã Cẩm Lâm" in new.text
    assert "THÔI DUYỆT TIN NÀY VÌ ĐƠN VỊ NHẬN THAY ĐỔI" in old.text
    assert old.buttons == []
    assert "đơn vị nhận thay đổi" in await old.forge(pressed)
    assert await published(chat) == []
    told = lan.expect("55-CĐ/TU đang chờ duyệt thì đơn vị thay đổi", "xin duyệt lại thay đồng chí")
    assert "Xã An Phú không còn nữa, nay là Xã Cẩm Lâm." in told.text
    assert "Xã Bình Sơn, Xã Cẩm Lâm" in lan.expect("CHỜ DUYỆT", button="Rút lại").text
    hoa.expect("Vai trò của đồng chí nay ở Xã Cẩm Lâm")
    await new.press("Duyệt")
    await later(chat, seconds=11)
    answers = await chat.bot.store.read(directives.answers, 1)
    assert {one.unit_id for one in answers} == {await chat.unit("X2"), await chat.unit("X3")}
    hoa.expect("55-CĐ/TU", button="Đã nhận")
    assert await kinds(chat, "approval_void") == 1
    assert await chat.bot.store.read(check.breaches) == []


async def test_a_draft_of_other_units_goes_on_waiting(chat: Chat) -> None:
    await rule(chat)
    minh = chat.phones.minh
    await (await draft(chat)).press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT GẤP", button="Duyệt")
    await ends(chat, "X3", "X4")
    minh.expect_nothing()
    await asked.press("Duyệt")
    assert await published(chat) == [("releasing", 1)]


async def test_a_draft_to_nobody_is_given_back_to_its_author(chat: Chat) -> None:
    await rule(chat)
    lan, minh = chat.phones.lan, chat.phones.minh
    await (await draft(chat, "X1")).press("Phát hành")
    asked = minh.expect("CHỜ DUYỆT GẤP", button="Duyệt")
    await ends(chat, "X1")
    assert "THÔI DUYỆT TIN NÀY" in asked.text
    chat.phones.hoa.expect("giải thể")
    minh.expect_nothing()
    lan.expect(words.NOBODY_LEFT)
    lan.expect("BẢN NHÁP", button="Đối tượng nhận")
    (stored,) = await chat.bot.store.read(drafts.open_of, (await chat.actor(lan)).person.id)
    assert (stored.state, stored.draft.audience) == ("open", ())


async def test_an_author_whose_unit_ended_sends_nothing_any_more(chat: Chat) -> None:
    await rule(chat)
    boss = await admin(chat)
    tu = chat.phones.tu
    await chat.seat(tu, "VP", Role.COORDINATOR)

    async def below(tx: Tx) -> None:
        await tx.run("UPDATE unit_parents SET parent_id = ? WHERE unit_id = ?", vp, x1)

    vp, x1 = await chat.unit("VP"), await chat.unit("X1")
    await chat.bot.store.write(below)
    await (await draft(chat, "X1", by=tu)).press("Phát hành")
    boss.expect("CHỜ DUYỆT GẤP", button="Duyệt")
    await ends(chat, "VP", "TU", seats="end")
    tu.expect(words.AUTHOR_LEFT)
    boss.skip()
    assert await published(chat) == []


async def test_an_offices_rule_goes_on_with_the_one_that_takes_its_place(chat: Chat) -> None:
    await rule(chat, Rule(flash=True, above=50), "X1")
    await rule(chat, Rule(whole=True, above=20), "TU")
    await ends(chat, "X1", "X3")
    known = await chat.bot.store.read(approvals.rules)
    assert known[await chat.unit("X3")] == Rule(flash=True, whole=True, above=20)
    await ends(chat, "X3", "X2")
    await ends(chat, "X4", "X2")  # had none of its own
    known = await chat.bot.store.read(approvals.rules)
    assert known[await chat.unit("X2")] == Rule(flash=True, whole=True, above=20)
