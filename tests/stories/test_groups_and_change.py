"""Groups when people and units change, and what was open before a group was linked."""

from __future__ import annotations

from datetime import timedelta

from domain.reforms import Change, Choice, Kind
from domain.wording.vi import group_changes as changes
from domain.wording.vi import groups as words
from handlers import closing, enrol, hand_over, reform
from storage import check, exports, groups
from tests.groups import Group
from tests.house import ZONE
from tests.stories.answers import NUMBER, kinds
from tests.stories.chat import Chat
from tests.stories.test_deputy import by_link
from tests.stories.test_groups import answer_of, later, linked

TITLE = "Xã An Phú – công việc"


async def ends(chat: Chat, code: str, *heirs: str, seats: Choice = "pass") -> None:
    today = chat.clock.now().astimezone(ZONE).date()
    successors = tuple([await chat.unit(heir) for heir in heirs])
    kind = Kind.MERGED if heirs else Kind.ABOLISHED
    change = Change(kind, await chat.unit(code), today, "Nghị quyết số 15", successors=successors, seats=seats)
    await chat.bot.store.write(reform.carry_out, [change], None, ZONE)
    await chat.bot.settle()


async def keeper(chat: Chat, group: Group) -> str:
    found = await chat.bot.store.read(groups.of_chat, group.id)
    return found.by_name if found else ""


async def test_a_new_group_gets_one_list_of_what_is_open_and_works_from_there(chat: Chat) -> None:
    due = chat.clock.now() + timedelta(days=3)
    directive = await chat.publish(NUMBER, "phòng, chống bão", due_at=due)
    await chat.publish("12-CV/TU", "trồng rừng", wanted=False)
    await chat.publish("13-CV/TU", "họp giao ban", to=("X2",))
    chat.clock.forward(days=1)
    await chat.bot.settle()
    for phone in chat.phones.all():
        phone.skip()
    group = await linked(chat)
    seen = group.expect("Xã An Phú đang có 1 văn bản chưa xong")
    assert "Nhóm nhận muộn do mới kết nối ngày 21/7/2026." in seen.text
    assert "Gửi đơn vị ngày 20/7/2026. Chưa ai báo đã nhận." in seen.text
    assert "Hạn báo cáo" in seen.text
    assert seen.buttons == [f"1. Xem {NUMBER}"]
    group.expect_nothing()
    assert "Chỉ người có chức danh" in await seen.pressed_by(chat.phones.stranger, f"1. Xem {NUMBER}")
    assert await seen.pressed_by(chat.phones.hoa, f"1. Xem {NUMBER}") == changes.CARD_COMES
    shown = group.expect("Nhóm của Xã An Phú", NUMBER)
    await shown.pressed_by(chat.phones.hoa, "Đã nhận")
    assert await answer_of(chat, directive, "X1") == "acknowledged Lê Thị Hoa"
    assert "Đã nhận" not in shown.buttons
    assert await seen.pressed_by(chat.phones.hoa, f"1. Xem {NUMBER}") == changes.CARD_THERE
    group.expect_nothing()


async def test_a_group_linked_when_nothing_is_open_gets_nothing(chat: Chat) -> None:
    await chat.publish(NUMBER, "phòng, chống bão", to=("X2",))
    group = await linked(chat)
    group.expect_nothing()


async def test_a_merged_units_group_goes_along_with_its_people(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish(NUMBER, "phòng, chống bão", to=("X1",))
    lying = group.expect(NUMBER)
    await chat.publish("12-CV/TU", "trồng rừng", to=("X2",))
    await ends(chat, "X1", "X2")
    told = group.expect("Xã An Phú sáp nhập vào Xã Bình Sơn", "Từ nay nhóm này nhận văn bản gửi Xã Bình Sơn")
    assert told.buttons == []
    seen = group.expect("Xã Bình Sơn đang có 1 văn bản chưa xong", "Nhóm nhận muộn do nay thuộc Xã Bình Sơn")
    assert NUMBER not in seen.text  # its card lies there
    assert "Nhóm của Xã Bình Sơn" in lying.text
    await lying.pressed_by(chat.phones.hoa, "Đã nhận")
    assert await answer_of(chat, directive, "X2") == "acknowledged Lê Thị Hoa"
    await chat.publish("14-CV/TU", "đê", to=("X2",))
    group.expect("14-CV/TU")
    assert await chat.bot.store.read(check.breaches) == []


async def test_the_heirs_own_group_gets_one_list_of_what_it_is_asked_now(chat: Chat) -> None:
    directive = await chat.publish(NUMBER, "phòng, chống bão", to=("X2",))
    await chat.publish("12-CV/TU", "trồng rừng", to=("X2",))
    await chat.publish("13-CV/TU", "họp giao ban", to=("X1", "X2"))
    group = await linked(chat)
    group.expect("13-CV/TU")
    await ends(chat, "X2", "X1")
    seen = group.expect("Xã An Phú đang có 2 văn bản chưa xong", NUMBER, "12-CV/TU")
    assert "Việc vừa chuyển về Xã An Phú. Ngày gửi và hạn giữ nguyên." in seen.text
    assert "13-CV/TU" not in seen.text, "An Phú had it, and knows"
    group.expect_nothing()
    await seen.pressed_by(chat.phones.hoa, f"1. Xem {NUMBER}")
    await group.expect("Nhóm của Xã An Phú", NUMBER).pressed_by(chat.phones.hoa, "Đã nhận")
    assert await answer_of(chat, directive, "X1") == "acknowledged Lê Thị Hoa"
    for phone in chat.phones.all():
        phone.skip()


async def test_what_is_opened_again_for_an_heir_comes_into_its_group(chat: Chat) -> None:
    lan, group = await chat.actor(chat.phones.lan), await linked(chat)
    directive = await chat.publish(NUMBER, "phòng, chống bão", to=("X2",))
    await chat.bot.store.write(closing.close, lan, directive)
    await ends(chat, "X2", "X1")
    group.expect_nothing()
    chat.clock.forward(minutes=1)
    await chat.bot.store.write(closing.reopen, lan, directive)
    await chat.bot.settle()
    group.expect("Xã An Phú đang có 1 văn bản chưa xong", NUMBER)
    for phone in chat.phones.all():
        phone.skip()


async def test_where_people_do_not_pass_the_group_is_told_and_left(chat: Chat) -> None:
    group = await linked(chat)
    await ends(chat, "X1", "X2", seats="end")
    group.expect("Xã An Phú sáp nhập vào Xã Bình Sơn", "Văn bản không gửi vào nhóm này nữa; bot rời nhóm.")
    assert not group.has_bot
    await chat.publish(NUMBER, "phòng, chống bão", to=("X2",))
    group.expect_nothing()


async def test_an_abolished_units_group_is_told_and_left(chat: Chat) -> None:
    group = await linked(chat)
    await ends(chat, "X1")
    group.expect("Xã An Phú giải thể", "bot rời nhóm")
    assert not group.has_bot


async def takes_seat_away(chat: Chat) -> None:
    lan, hoa = await chat.actor(chat.phones.lan), await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(enrol.revoke, lan, hoa.seats[0].id)
    await chat.bot.settle()


async def test_others_of_the_unit_are_asked_who_answers_for_the_group(chat: Chat) -> None:
    minh = chat.phones.minh
    await chat.seat(minh, "X1")
    group = await linked(chat)
    minh.skip()
    await takes_seat_away(chat)
    asked = minh.expect(f"Lê Thị Hoa kết nối nhóm “{TITLE}” với Xã An Phú, nay không còn chức danh")
    assert "Đến ngày 27/7/2026 chưa ai nhận, bot rời nhóm." in asked.text
    group.expect_nothing()
    await asked.press(changes.KEEP_GROUP)
    assert "Trần Văn Minh phụ trách nhóm" in asked.text
    assert await keeper(chat, group) == "Trần Văn Minh"
    await later(chat, days=8)
    assert group.has_bot
    assert await kinds(chat, "group_kept") == 1


async def test_a_unit_without_anybody_is_asked_in_its_group_and_left_after_a_week(chat: Chat) -> None:
    lan = chat.phones.lan
    group = await linked(chat)
    await takes_seat_away(chat)
    asked = group.expect("nay không còn chức danh tại đơn vị")
    assert asked.buttons == [changes.KEEP_GROUP]
    assert await asked.pressed_by(chat.phones.tu, changes.KEEP_GROUP) == words.NOT_YOURS
    assert await keeper(chat, group) == "Lê Thị Hoa"
    assert set(lan.expect("nay không còn chức danh tại đơn vị").buttons) == {
        changes.KEEP_GROUP,
        words.UNLINK_SURE,
    }
    await later(chat, days=8)
    group.expect("Chưa ai của Xã An Phú nhận phụ trách nhóm này")
    assert not group.has_bot
    lan.expect("không nhận được văn bản nữa: chưa ai của đơn vị nhận phụ trách nhóm")


async def test_who_linked_a_group_and_has_left_the_unit_is_not_told_of_its_end(chat: Chat) -> None:
    group, hoa = await linked(chat), chat.phones.hoa
    await takes_seat_away(chat)
    hoa.skip()
    await group.kicks_bot()
    chat.phones.lan.expect("không nhận được văn bản nữa", "bot bị đưa ra khỏi nhóm")
    hoa.expect_nothing()


async def test_a_group_that_has_moved_is_left_all_the_same_when_nobody_answers_for_it(chat: Chat) -> None:
    group = await linked(chat)
    await takes_seat_away(chat)
    group.migrates()
    await later(chat, days=8)
    group.expect("Chưa ai của Xã An Phú nhận phụ trách nhóm này")
    assert not group.has_bot


async def test_somebody_new_takes_the_group_on_in_the_group_itself(chat: Chat) -> None:
    group = await linked(chat)
    await takes_seat_away(chat)
    asked = group.expect("nay không còn chức danh tại đơn vị")
    await chat.seat(chat.phones.tu, "X1")
    await asked.pressed_by(chat.phones.tu, changes.KEEP_GROUP)
    assert "Phạm Văn Tư phụ trách nhóm" in asked.text
    assert await keeper(chat, group) == "Phạm Văn Tư"


async def test_a_seat_handed_over_takes_the_group_along(chat: Chat) -> None:
    group, hoa, heir = await linked(chat), chat.phones.hoa, chat.phones.stranger
    await heir.says("Chào.")
    actor, person = await chat.actor(hoa), (await chat.actor(heir)).person
    made = await chat.bot.store.write(hand_over.link, actor, actor.seats[0].id)
    await chat.bot.store.write(hand_over.offer, person, made.code)
    await chat.bot.store.write(hand_over.take, person, made.handover.id, ZONE)
    await chat.bot.settle()
    group.expect_nothing()
    assert await keeper(chat, group) == person.name


async def test_the_history_and_the_pack_name_the_group(chat: Chat) -> None:
    group, hoa = await linked(chat), chat.phones.hoa
    directive = await chat.publish(NUMBER, "phòng, chống bão", to=("X1",))
    group.expect(NUMBER)
    copies = await chat.bot.store.read(exports.copies, directive)
    (one,) = [copy for _, copy in copies if copy.in_group]
    assert (one.person, one.state) == (f"“{TITLE}”", "sent")
    hoa.skip()
    await hoa.says("/vanban")
    data = f"hist.{directive}.0"
    await hoa.expect(NUMBER).forge(data)
    hoa.shows(f"nhóm “{TITLE}”")
    await ends(chat, "X1", "X3")
    (now,) = [unit for unit, copy in await chat.bot.store.read(exports.copies, directive) if copy.in_group]
    assert now == await chat.unit("X3")


async def test_a_deputys_group_is_the_absent_ones_when_she_comes_back(chat: Chat) -> None:
    ba = await by_link(chat)
    for phone in chat.phones.all():
        phone.skip()
    group = Group(chat.phones, TITLE, ba)
    await group.adds_bot(ba)
    await group.expect("kênh văn bản").pressed_by(ba, "Kết nối nhóm này với Xã An Phú")
    assert await keeper(chat, group) == "Trịnh Văn Ba"
    await later(chat, days=4)
    assert await keeper(chat, group) == "Lê Thị Hoa"
    assert group.has_bot
