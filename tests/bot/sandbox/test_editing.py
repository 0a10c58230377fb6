"""Edits, deletions, presses and their answers; floods, groups and files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest

from bot.sandbox import state as state_module
from bot.sandbox.cast import HOA, LAN, TU
from bot.sandbox.refusals import CannotDo, LineCut
from bot.sandbox.world import World
from tests.clock import FakeClock

KEYS = json.dumps({"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "a:1"}]]})
LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def sent(hoa, ok):
    return (await ok("sendMessage", chat_id=hoa, text="đầu", reply_markup=KEYS))["message_id"]


async def test_an_edit_is_kept_as_a_version(world: World, clock: FakeClock, hoa, sent, ok):
    clock.forward(minutes=5)
    edited = await ok("editMessageText", chat_id=hoa, message_id=sent, text="<b>sau</b>", parse_mode="HTML")
    post = world.posts(hoa)[-1]
    assert [version.text for version in post.versions] == ["đầu", "sau"]
    assert (post.versions[1].at - post.date).total_seconds() == 300
    assert edited["edit_date"] - edited["date"] == 300
    assert "reply_markup" not in edited


async def test_an_edit_without_change_is_refused(hoa, sent, refused):
    same = {"chat_id": hoa, "message_id": sent, "text": "đầu", "reply_markup": KEYS}
    status, description = await refused("editMessageText", **same)
    assert status == 400
    assert description.startswith("Bad Request: message is not modified")


async def test_what_cannot_be_edited(world: World, hoa, sent, ok, refused):
    async def why(method: str, message_id: int, **more: object) -> str:
        return (await refused(method, chat_id=hoa, message_id=message_id, **more))[1]

    assert await why("editMessageText", 999, text="x") == "Bad Request: message to edit not found"
    assert await why("editMessageText", 1, text="x") == "Bad Request: message can't be edited"
    no_caption = "Bad Request: there is no caption in the message to edit"
    assert await why("editMessageCaption", sent, caption="x") == no_caption
    file_id = world.send_document(hoa, "a.txt", b"x").now.attachment.file_id
    document = (await ok("sendDocument", chat_id=hoa, document=file_id))["message_id"]
    no_text = "Bad Request: there is no text in the message to edit"
    assert await why("editMessageText", document, text="x") == no_text
    await ok("editMessageCaption", chat_id=hoa, message_id=document, caption="chú thích")
    await ok("editMessageReplyMarkup", chat_id=hoa, message_id=document, reply_markup=KEYS)
    world.block(hoa)
    assert await why("editMessageText", sent, text="x") == "Forbidden: bot was blocked by the user"


async def test_deleting_is_possible_for_48_hours_editing_for_ever(clock, world, hoa, sent, ok, refused):
    other = (await ok("sendMessage", chat_id=hoa, text="khác"))["message_id"]
    clock.forward(hours=47, minutes=59)
    assert await ok("deleteMessage", chat_id=hoa, message_id=other) is True
    gone = (400, "Bad Request: message to delete not found")
    assert await refused("deleteMessage", chat_id=hoa, message_id=other) == gone
    clock.forward(minutes=1)
    too_old = (400, "Bad Request: message can't be deleted for everyone")
    assert await refused("deleteMessage", chat_id=hoa, message_id=sent) == too_old
    clock.forward(days=700)
    await ok("editMessageText", chat_id=hoa, message_id=sent, text="ĐÃ THU HỒI")
    assert world.posts(hoa)[-1].now.text == "ĐÃ THU HỒI"


async def test_a_press_is_answered_once_and_in_time(world: World, clock: FakeClock, hoa, sent, ok, refused):
    press = world.press(hoa, hoa, sent, "Đã nhận")
    assert press.toast is None
    await ok("answerCallbackQuery", callback_query_id=press.id, text="Xong", show_alert="true")
    assert (press.toast, press.alert) == ("Xong", True)
    assert await refused("answerCallbackQuery", callback_query_id=press.id) == (400, LATE)
    late = world.press(hoa, hoa, sent, "a:1")
    clock.forward(seconds=16)
    assert await refused("answerCallbackQuery", callback_query_id=late.id) == (400, LATE)
    assert await refused("answerCallbackQuery", callback_query_id="1") == (400, LATE)
    new = world.press(hoa, hoa, sent, "a:1")
    assert (await refused("answerCallbackQuery", callback_query_id=new.id, text="x" * 201))[0] == 400


async def test_only_buttons_that_are_there_can_be_pressed(world: World, hoa, sent, ok):
    with pytest.raises(CannotDo, match=r"Không có nút “Hủy”; đang có: Đã nhận\."):
        world.press(hoa, hoa, sent, "Hủy")
    await ok("deleteMessage", chat_id=hoa, message_id=sent)
    with pytest.raises(CannotDo, match="không còn"):
        world.press(hoa, hoa, sent, "Đã nhận")


async def test_a_button_that_leads_to_the_bots_own_start_starts_it(world: World, hoa, ok):
    link = f"https://t.me/{world.state.bot_username}?start=Ma-Moi_1"
    keys = json.dumps({"inline_keyboard": [[{"text": "Vào", "url": link}]]})
    sent = await ok("sendMessage", chat_id=hoa, text="mời", reply_markup=keys)
    assert world.press(hoa, hoa, sent["message_id"], "Vào").url == link
    assert world.posts(hoa)[-1].now.text == "/start Ma-Moi_1"


async def test_a_flood_refuses_sends_until_it_is_over_and_answers_never(world, clock, hoa, sent, ok, refused):
    world.flood(5)
    press = world.press(hoa, hoa, sent, "a:1")
    clock.forward(seconds=1.5)
    status, answer = await world.call("sendMessage", {"chat_id": hoa, "text": "x"})
    assert (status, answer["parameters"]) == (429, {"retry_after": 4})
    assert answer["description"] == "Too Many Requests: retry after 4"
    await ok("answerCallbackQuery", callback_query_id=press.id)
    clock.forward(seconds=3.5)
    await ok("sendMessage", chat_id=hoa, text="x")


@pytest.fixture
def many(world: World) -> range:
    people = range(5000, 5060)
    for person in people:
        world.add_user(person, f"Người {person}")
        world.start(person)
    return people


@pytest.mark.parametrize(
    ("model", "passed"),
    [("bucket", 30), ("window", 30), ("penalty", 30), ("", 60)],
)
async def test_every_model_of_pace_lets_thirty_through_at_once(world, many, model, passed):
    world.limit(model)
    answers = [await world.call("sendMessage", {"chat_id": p, "text": "x"}) for p in many]
    assert [status for status, _ in answers].count(200) == passed


async def test_after_a_penalty_nothing_passes_for_30_seconds(world, clock, many, ok, refused):
    world.limit("penalty")
    for person in many[:31]:
        await world.call("sendMessage", {"chat_id": person, "text": "x"})
    clock.forward(seconds=29)
    assert (await refused("sendMessage", chat_id=many[40], text="x"))[0] == 429
    clock.forward(seconds=1)
    await ok("sendMessage", chat_id=many[40], text="x")


async def test_one_chat_takes_one_message_a_second(world, clock, hoa, ok, refused):
    world.limit("bucket")
    await ok("sendMessage", chat_id=hoa, text="1")
    assert (await refused("sendMessage", chat_id=hoa, text="2"))[0] == 429
    clock.forward(seconds=1)
    await ok("sendMessage", chat_id=hoa, text="2")


async def test_a_server_that_holds_delivers_late_instead_of_refusing(world, clock, hoa, ok):
    world.limit("hold")
    await ok("sendMessage", chat_id=hoa, text="1")
    held = asyncio.create_task(ok("sendMessage", chat_id=hoa, text="2"))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not held.done()
    clock.forward(seconds=1)
    assert (await held)["text"] == "2"


async def test_faults_strike_once_and_only_their_method(world: World, hoa, ok):
    world.fail_next("send*", "reset_before")
    await ok("getMe")
    with pytest.raises(LineCut):
        await world.call("sendMessage", {"chat_id": hoa, "text": "x"})
    await ok("sendMessage", chat_id=hoa, text="x")
    with pytest.raises(ValueError, match="no such fault"):
        world.fail_next("*", "gremlins")


async def test_a_group_that_became_a_supergroup_says_where_it_is(world: World, hoa, ok, refused):
    world.add_group(-55, "Xã An Phú", [HOA, TU])
    await ok("sendMessage", chat_id=-55, text="x")
    new = world.migrate(-55)
    status, answer = await world.call("sendMessage", {"chat_id": -55, "text": "x"})
    assert (status, answer["parameters"]) == (400, {"migrate_to_chat_id": new})
    assert str(new).startswith("-100")
    await ok("sendMessage", chat_id=new, text="x")
    world.send_text(TU, "/viec", new)
    with pytest.raises(CannotDo):
        world.send_text(LAN, "x", new)
    world.kick(new)
    kicked = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert await refused("sendMessage", chat_id=new, text="x") == kicked


async def test_files_keep_their_bounds(world: World, hoa, ok, refused, monkeypatch):
    from bot.sandbox.values import Upload

    async def send(data: bytes) -> tuple[int, dict[str, object]]:
        return await world.call("sendDocument", {"chat_id": hoa}, {"document": Upload("a", data)})

    assert (await send(b""))[1]["description"] == "Bad Request: file must be non-empty"
    monkeypatch.setattr("bot.sandbox.files.UPLOAD_MAX", {"document": 10, "photo": 5})
    assert (await send(b"x" * 11))[0] == 413
    big = world.send_document(hoa, "quét.pdf", b"x" * (20 * 1024 * 1024 + 1))
    too_big = (400, "Bad Request: file is too big")
    assert await refused("getFile", file_id=big.now.attachment.file_id) == too_big
    unknown = (400, "Bad Request: wrong file identifier/HTTP URL specified")
    assert await refused("sendDocument", chat_id=hoa, document="BQACnothing") == unknown
    picture = world.send_photo(hoa, b"\xff\xd8")
    wrong_kind = await refused("sendDocument", chat_id=hoa, document=picture.now.attachment.file_id)
    assert wrong_kind[1].startswith("Bad Request: can't use file of type Photo")


async def test_copies_and_albums(world: World, hoa, ok):
    original = world.send_document(hoa, "a.txt", b"abc", "gốc")
    copied = await ok("copyMessage", chat_id=hoa, from_chat_id=hoa, message_id=original.id, caption="sao")
    assert list(copied) == ["message_id"]
    assert world.posts(hoa)[-1].now.text == "sao"
    media = [{"type": "document", "media": original.now.attachment.file_id}] * 2
    assert len(await ok("sendMediaGroup", chat_id=hoa, media=json.dumps(media))) == 2


@pytest.mark.parametrize("glue", ["\n", " ", ""])
async def test_a_long_paste_becomes_several_messages_with_nothing_lost(world: World, hoa, glue):
    text = glue.join(["một dòng chữ có dấu" if glue else "x" * 19] * 1000)
    posts = world.send_text(hoa, text)
    assert len(posts) == -(-len(text) // 4096)
    assert all(len(post.now.text) <= 4096 for post in posts)
    assert glue.join(post.now.text for post in posts) == text


def test_memory_is_bounded(world: World, hoa, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(state_module, "CHAT_KEPT", 10)
    for number in range(30):
        world.send_text(hoa, str(number))
    assert [post.now.text for post in world.posts(hoa)] == [str(n) for n in range(20, 30)]


def test_listeners_hear_every_change(world: World):
    heard: list[tuple[str, int, str]] = []
    hear: Callable[[str, int, str], None] = lambda *change: heard.append(change)  # noqa: E731
    world.state.listeners.append(hear)
    world.start(LAN)
    world.block(LAN)
    assert heard == [("people", LAN, ""), ("post", LAN, "1"), ("people", LAN, "")]
