"""A unit's group chat: linked by its officer, gets the unit's cards, counts only whom the office knows."""

from __future__ import annotations

from datetime import timedelta

from domain.people import Role
from handlers import closing
from storage import directives, groups
from storage.store import Tx
from tests.groups import Group
from tests.stories.answers import NUMBER, published
from tests.stories.chat import Chat
from tests.stories.test_amend import corrected

ASK = "Tôi là kênh văn bản chỉ đạo"


async def linked(chat: Chat, *, topics: tuple[str, ...] = ()) -> Group:
    """Hoa's group of An Phú, in which a stranger reads along; everything about it is read."""
    phones = chat.phones
    group = Group(phones, "Xã An Phú – công việc", phones.hoa, phones.tu, phones.stranger, topics=topics)
    await group.adds_bot(phones.hoa)
    await group.expect(ASK).pressed_by(phones.hoa, "Kết nối nhóm này với Xã An Phú")
    phones.lan.expect("Lê Thị Hoa vừa kết nối nhóm", "Xã An Phú")
    return group


async def later(chat: Chat, **span: float) -> None:
    chat.clock.forward(**span)
    await chat.bot.settle()


async def answer_of(chat: Chat, directive: int, code: str) -> str:
    found = await chat.bot.store.read(directives.answer, directive, await chat.unit(code))
    assert found is not None
    return f"{found.state} {found.answered_name}".strip()


async def test_an_officer_links_the_group_and_everybody_is_told_who_reads_along(chat: Chat) -> None:
    hoa, lan = chat.phones.hoa, chat.phones.lan
    group = Group(chat.phones, "Xã An Phú – công việc", hoa, chat.phones.stranger)
    await group.adds_bot(hoa)
    question = group.expect(ASK, "mọi người trong nhóm", "Sau 10 phút")
    assert question.buttons == ["Kết nối nhóm này với Xã An Phú"]

    await question.pressed_by(hoa, "Kết nối nhóm này với Xã An Phú")

    assert "Đã kết nối nhóm này với Xã An Phú" in question.text
    assert "ai trong nhóm cũng đọc được" in question.text
    assert question.buttons == []
    assert lan.expect("Lê Thị Hoa vừa kết nối nhóm").was_silent
    await later(chat, minutes=11)
    assert group.has_bot


async def test_nobody_else_can_link_it(chat: Chat) -> None:
    phones = chat.phones
    group = Group(phones, "Nhóm lạ", phones.stranger, phones.tu)
    await group.adds_bot(phones.stranger)
    question = group.expect(ASK)
    assert question.buttons == ["Kết nối nhóm này với đơn vị của tôi"]

    assert "Bot chưa biết đồng chí" in await question.pressed_by(
        phones.stranger, "Kết nối nhóm này với đơn vị của tôi"
    )
    an_phu = await chat.unit("X1")
    assert "không có chức danh" in await question.forged_by(phones.tu, f"glink.{an_phu}")

    await question.pressed_by(phones.tu, "Kết nối nhóm này với đơn vị của tôi")
    assert question.buttons == ["Kết nối nhóm này với Xã Bình Sơn"]


async def test_a_group_that_nobody_links_is_left_even_after_a_restart(chat: Chat) -> None:
    group = Group(chat.phones, "Nhóm lạ", chat.phones.stranger)
    await group.adds_bot(chat.phones.stranger)
    group.expect(ASK)
    await later(chat, minutes=9)
    assert group.has_bot

    await later(chat, minutes=2)

    group.expect("Chưa ai của cơ quan kết nối nhóm này", "bot rời nhóm")
    assert not group.has_bot
    await later(chat, hours=1)
    group.expect_nothing()


async def test_the_private_chat_leads_into_the_group(chat: Chat) -> None:
    hoa = chat.phones.hoa
    await hoa.says("/caidat")
    await hoa.expect("Cài đặt").press("Kết nối nhóm Telegram")
    screen = hoa.shows("Nhóm Telegram của Xã An Phú", "mọi người trong nhóm")
    unit = await chat.unit("X1")
    made = chat.phones.world.press(hoa.id, hoa.id, screen.post.id, "Chọn nhóm để kết nối")
    assert made.url.endswith(f"?startgroup=g{unit}")

    group = Group(chat.phones, "Xã An Phú – công việc", hoa)
    await group.adds_bot(hoa, f"g{unit}")
    question = group.expect(ASK)
    group.expect_nothing()  # one question, not two
    await question.pressed_by(hoa, "Kết nối nhóm này với Xã An Phú")

    await hoa.says("/caidat")
    await hoa.expect("Cài đặt").press("Kết nối nhóm Telegram")
    hoa.shows("“Xã An Phú – công việc”, Lê Thị Hoa kết nối ngày 20/7/2026")


async def test_the_unit_card_comes_into_the_group_and_a_press_there_answers_for_the_unit(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("Nhóm của Xã An Phú", "12-CV/TU")
    group.expect_nothing()
    assert card.buttons == ["Đã nhận", "Toàn văn", "Báo cáo riêng"]
    assert card.url("Báo cáo riêng").endswith(f"?start=d{directive}")

    toast = await card.pressed_by(chat.phones.hoa, "Đã nhận")

    assert toast.startswith("Đã ghi nhận lúc")
    assert await answer_of(chat, directive, "X1") == "acknowledged Lê Thị Hoa"
    assert "Lê Thị Hoa" in card.text
    assert card.buttons == ["Toàn văn", "Báo cáo riêng", "Hoàn tác"]

    assert "Đã hoàn tác" in await card.pressed_by(chat.phones.hoa, "Hoàn tác")
    assert card.buttons[0] == "Đã nhận"


async def test_a_press_of_somebody_without_a_seat_there_does_not_count_and_says_why(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão", to=("X1",))
    card = group.expect("12-CV/TU")
    for phone in (chat.phones.stranger, chat.phones.tu):
        assert "Chỉ người có chức danh tại Xã An Phú" in await card.pressed_by(phone, "Đã nhận")
        assert "Chỉ người có chức danh tại Xã An Phú" in await card.pressed_by(phone, "Toàn văn")
    assert await answer_of(chat, directive, "X1") == "silent"


async def test_a_person_of_two_units_answers_in_the_group_for_its_unit_only(chat: Chat) -> None:
    group = await linked(chat)
    await chat.seat(chat.phones.hoa, "X2")
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    await group.expect("12-CV/TU").pressed_by(chat.phones.hoa, "Đã nhận")
    assert await answer_of(chat, directive, "X1") == "acknowledged Lê Thị Hoa"
    assert await answer_of(chat, directive, "X2") == "silent"


async def test_the_groups_card_follows_what_happens_in_private(chat: Chat) -> None:
    group = await linked(chat)
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    await chat.phones.hoa.shows("12-CV/TU").press("Đã nhận")
    assert "Lê Thị Hoa" in card.text
    assert "Đã nhận" not in card.buttons


async def test_the_text_is_read_in_the_group(chat: Chat) -> None:
    group = await linked(chat)
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    await group.expect("12-CV/TU").pressed_by(chat.phones.hoa, "Toàn văn")
    group.expect("12-CV/TU\nPhòng, chống lụt bão")


async def test_a_recall_reaches_the_group_and_is_confirmed_there(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    lan = chat.phones.lan
    await lan.shows(button="Thu hồi").press("Thu hồi")
    await lan.says("Gửi nhầm.")
    await lan.shows(button="Thu hồi ngay").press("Thu hồi ngay")

    assert "ĐÃ THU HỒI" in card.text
    assert card.buttons == ["Toàn văn"]
    told = group.expect("THU HỒI", "Gửi nhầm.")
    assert "Chỉ người có chức danh" in await told.pressed_by(chat.phones.stranger, "Đã biết")
    assert "Cảm ơn" in await told.pressed_by(chat.phones.hoa, "Đã biết")
    assert await chat.bot.store.read(_receipts, directive) == 1


async def _receipts(tx: Tx, directive: int) -> int:
    row = await tx.row(
        "SELECT count(*) FROM recall_receipts WHERE directive_id = ? AND seen_at IS NOT NULL", directive
    )
    return int(row[0]) if row else 0


async def test_a_correction_reaches_the_group(chat: Chat) -> None:
    group = await linked(chat)
    await published(chat, due_at=chat.clock.now() + timedelta(days=3))
    old = group.expect(NUMBER)
    stale = old.post.now.keyboard[0][0]["callback_data"]
    draft = await corrected(chat, ("Hạn báo cáo", "17:00 28/7/2026"))
    await draft.press("Phát hành")

    group.expect("ĐÍNH CHÍNH LẦN 1", "17:00 thứ Ba 28/7/2026")
    assert "thay bằng bản đính chính lần 1" in old.text
    assert old.buttons == []
    assert "đính chính" in await old.forged_by(chat.phones.hoa, str(stale))


async def test_a_correction_that_concerns_nobody_is_an_edit(chat: Chat) -> None:
    group = await linked(chat)
    await published(chat)
    card = group.expect(NUMBER)
    draft = await corrected(chat, ("Trích yếu", "Phòng, chống sạt lở"))
    await draft.press("Phát hành")
    group.expect_nothing()
    assert "ĐÍNH CHÍNH LẦN 1" in card.text
    assert "sạt lở" in card.text


async def test_closing_takes_the_button_away(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    await chat.bot.store.write(closing.close, await chat.actor(chat.phones.lan), directive)
    await chat.bot.settle()
    assert card.buttons == ["Toàn văn"]


async def test_what_the_group_says_is_neither_stored_nor_looked_at(chat: Chat) -> None:
    group = await linked(chat)
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    await group.makes_bot_admin(chat.phones.hoa)  # Telegram now hands over everything
    before = await chat.bot.store.read(_stored)

    await group.says(chat.phones.stranger, "Chuyện riêng của nhóm, xin đừng ai nghe.")
    assert await chat.bot.store.read(_stored) == before
    await group.replies(chat.phones.stranger, card, "Bí thư xem giúp chuyện riêng này.")
    await group.says(chat.phones.stranger, "/start chuyện riêng của tôi")

    kept = await chat.bot.store.read(_raw)
    assert "riêng" not in kept.encode().decode("unicode_escape", errors="ignore")


async def _stored(tx: Tx) -> int:
    row = await tx.row("SELECT count(*) FROM inbox")
    return int(row[0]) if row else 0


async def _raw(tx: Tx) -> str:
    return " ".join(row["raw"] for row in await tx.rows("SELECT raw FROM inbox"))


async def test_reports_are_not_taken_there_which_is_said_once(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    await group.replies(chat.phones.hoa, card, "Xã đã làm xong.")
    said = group.expect("Báo cáo không nhận trong nhóm")
    assert said.url("Mở trò chuyện riêng").endswith(f"?start=d{directive}")
    await group.replies(chat.phones.hoa, card, "Xong thật rồi.")
    group.expect_nothing()


async def test_an_anonymous_administrator_is_told_why_not(chat: Chat) -> None:
    group = Group(chat.phones, "Xã An Phú – công việc", chat.phones.hoa)
    await group.adds_bot(chat.phones.hoa)
    group.expect(ASK)
    await group.says(chat.phones.hoa, "/start", anonymous=True)
    group.expect("ẩn danh", "không biết là ai")


async def test_other_buttons_and_commands_belong_into_the_private_chat(chat: Chat) -> None:
    group = await linked(chat)
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    card = group.expect("12-CV/TU")
    assert "trò chuyện riêng" in await card.forged_by(chat.phones.hoa, f"rep.{directive}")
    await group.says(chat.phones.hoa, "/viec")  # perhaps another bot's
    group.expect_nothing()
    await group.says(chat.phones.hoa, f"/viec@{chat.phones.world.state.bot_username}")
    group.expect("/viec xin gõ trong trò chuyện riêng")


async def test_a_deleted_topic_falls_back_to_the_chat_and_says_so(chat: Chat) -> None:
    group = await linked(chat, topics=("Chung", "Văn bản"))
    topic = max(group.chat.topics)
    await group.says(chat.phones.hoa, "/start", topic=topic)
    await group.expect("chủ đề khác").pressed_by(chat.phones.hoa, "Chuyển về chủ đề này")
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    assert group.expect("12-CV/TU").topic == topic

    group.deletes_topic(topic)
    await chat.publish("13-CV/TU", "Sạt lở")

    assert group.expect("13-CV/TU").topic == 0
    assert group.expect("Chủ đề dùng để nhận văn bản không còn").topic == 0
    await chat.publish("14-CV/TU", "Hồ đập")
    group.expect("14-CV/TU")
    group.expect_nothing()


async def test_a_group_that_becomes_a_supergroup_is_followed(chat: Chat) -> None:
    group = await linked(chat)
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    group.expect("12-CV/TU")
    group.migrates()
    await chat.bot.settle()

    card = group.expect("12-CV/TU", "gửi lại")
    assert "Cảm ơn" in await card.pressed_by(chat.phones.hoa, "Đã nhận")
    await chat.publish("13-CV/TU", "Sạt lở")
    group.expect("13-CV/TU")
    group.expect_nothing()


async def test_a_move_that_only_a_send_finds_out_is_followed(chat: Chat) -> None:
    group = await linked(chat)
    group.migrates()
    chat.phones.world.state.mail.confirm(2**62)  # the service messages are lost
    await chat.publish("13-CV/TU", "Sạt lở")
    group.expect("13-CV/TU")
    group.expect_nothing()


async def test_thrown_out_the_link_ends_and_the_office_and_who_linked_it_are_told(chat: Chat) -> None:
    group, hoa = await linked(chat), chat.phones.hoa
    hoa.skip()
    await group.kicks_bot()
    for phone in (chat.phones.lan, hoa):
        phone.expect("không nhận được văn bản nữa", "bot bị đưa ra khỏi nhóm")
    hoa.expect_nothing()
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    group.expect_nothing()
    person = (await chat.actor(chat.phones.hoa)).person
    assert person.reachable
    found = await chat.bot.store.read(groups.of_units, [await chat.unit("X1")])
    assert found == []
    assert directive


async def test_a_coordinator_who_linked_the_group_herself_is_told_of_its_end_once(chat: Chat) -> None:
    lan = chat.phones.lan
    group = Group(chat.phones, "Xã An Phú – công việc", lan)
    await group.adds_bot(lan, f"g{await chat.unit('X1')}")
    await group.expect(ASK).pressed_by(lan, "Kết nối nhóm này với Xã An Phú")
    lan.skip()
    await group.kicks_bot()
    lan.expect("không nhận được văn bản nữa")
    lan.expect_nothing()


async def test_the_coordinator_unlinks_a_group(chat: Chat) -> None:
    group = await linked(chat)
    lan = chat.phones.lan
    await lan.says("/donvi an phú")
    await lan.expect("Đơn vị có").press("Xã An Phú")
    lan.shows("Xã An Phú", "Nhóm Telegram đã kết nối", "Xã An Phú – công việc")
    await lan.shows(button="Kết nối nhóm Telegram").press("Kết nối nhóm Telegram")
    await lan.shows("Nhóm Telegram của Xã An Phú").press("Ngắt nhóm “Xã An Phú – công việc”")
    await lan.shows(button="Ngắt kết nối").press("Ngắt kết nối")

    group.expect("Nguyễn Thị Lan đã ngắt kết nối nhóm này")
    assert not group.has_bot
    await chat.publish("12-CV/TU", "Phòng, chống lụt bão")
    group.expect_nothing()


async def test_the_link_stays_the_units_when_the_officer_goes(chat: Chat) -> None:
    group = await linked(chat)
    await chat.seat(chat.phones.stranger, "X1", Role.LEADER)
    hoa = chat.phones.hoa
    await hoa.says("/caidat")
    await hoa.expect("Cài đặt").press("Thôi vai trò ở Xã An Phú")
    await hoa.shows(button="Thôi vai trò").press("Thôi vai trò")
    directive = await chat.publish("12-CV/TU", "Phòng, chống lụt bão", to=("X1",))
    card = group.expect("12-CV/TU")
    assert "Chỉ người có chức danh" in await card.pressed_by(hoa, "Đã nhận")
    await card.pressed_by(chat.phones.stranger, "Đã nhận")
    assert (await answer_of(chat, directive, "X1")).startswith("acknowledged")
