"""Groups as the messenger keeps them: what a bot hears of them, topics, and what the page can do with them."""

from __future__ import annotations

import aiohttp
import pytest

from bot.sandbox import groups
from bot.sandbox.cast import HOA, LAN, TU
from bot.sandbox.door import serve
from bot.sandbox.refusals import CannotDo
from bot.sandbox.stage import Stage
from bot.sandbox.values import Json
from bot.sandbox.view import everything
from bot.sandbox.world import World


def heard(world: World) -> list[str]:
    """The texts of messages that wait for the bot."""
    bodies = [item.body for item in world.state.mail.pending() if item.kind == "message"]
    return [str(body.get("text", "")) for body in bodies]


def test_in_privacy_mode_only_commands_and_answers_reach_the_bot(world: World) -> None:
    chat = world.open_group("Xã An Phú", [HOA, TU])
    world.send_text(HOA, "/start", chat.id)
    assert heard(world) == []  # it is not in yet
    world.add_bot(chat.id, HOA)
    for text in ("Chuyện của nhóm", "/start", "/start@other_bot", f"/viec@{world.state.bot_username}"):
        world.send_text(HOA, text, chat.id)
    assert heard(world) == ["/start", f"/viec@{world.state.bot_username}"]
    groups.promote(world.state, chat.id, HOA)
    world.send_text(HOA, "Chuyện của nhóm", chat.id)
    assert heard(world)[-1] == "Chuyện của nhóm"


def test_an_anonymous_administrator_has_no_name(world: World) -> None:
    chat = world.open_group("Xã An Phú", [HOA])
    world.add_bot(chat.id, HOA)
    world.send_text(HOA, "/start", chat.id, anonymous=True)
    body = world.state.mail.pending()[-1].body
    assert body["from"] == {
        "id": groups.ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot",
    }  # fmt: skip
    assert everything(world.state, Stage())["chats"][str(chat.id)][-1]["sender"] == "Xã An Phú (ẩn danh)"


async def test_a_deleted_topic_takes_no_message(world: World) -> None:
    chat = world.open_group("Xã An Phú", [HOA], ["Văn bản"])
    world.add_bot(chat.id, HOA)
    (topic,) = chat.topics
    body: Json = {"chat_id": chat.id, "text": "Chào", "message_thread_id": topic}
    assert (await world.call("sendMessage", body))[0] == 200
    groups.delete_topic(world.state, chat.id, topic)
    status, answer = await world.call("sendMessage", body)
    assert (status, answer["description"]) == (400, "Bad Request: message thread not found")
    with pytest.raises(CannotDo, match="chủ đề"):
        groups.delete_topic(world.state, chat.id, topic)


async def test_who_leaves_is_told_of_and_a_stranger_cannot_press(world: World) -> None:
    chat = world.open_group("Xã An Phú", [HOA])
    with pytest.raises(CannotDo, match="Không ở trong nhóm"):
        world.add_bot(chat.id, TU)
    world.add_bot(chat.id, HOA)
    world.add_bot(chat.id, HOA)  # it is there
    await world.call("leaveChat", {"chat_id": chat.id})
    kinds = [item.kind for item in world.state.mail.pending()]
    assert kinds == ["my_chat_member", "my_chat_member"]
    with pytest.raises(CannotDo, match="không ở trong nhóm"):
        world.press(LAN, chat.id, 1, "Đã nhận")


async def test_the_page_opens_groups_and_does_with_them_what_people_do(world: World) -> None:
    site = await serve(world, port=0, stage=Stage())
    async with aiohttp.ClientSession(site.url) as http:

        async def act(name: str, body: Json) -> tuple[int, Json]:
            async with http.post(f"/sandbox/people/{HOA}/{name}", json=body) as answer:
                return answer.status, await answer.json()

        assert (await act("group", {"title": " "}))[0] == 409
        made = (await act("group", {"title": "Xã An Phú", "members": [TU, 9], "forum": True}))[1]["id"]
        assert isinstance(made, int)
        chat = world.state.chats[made]
        assert (chat.members, len(chat.topics), chat.kicked) == ({HOA, TU}, 2, True)
        await act("bring", {"chat": made, "payload": "g7"})
        assert heard(world) == [f"/start@{world.state.bot_username} g7"]
        topic = min(chat.topics)
        await act("text", {"chat": made, "text": "/start", "topic": topic, "anonymous": True})
        assert world.state.mail.pending()[-1].body["message_thread_id"] == topic
        await act("drop_topic", {"chat": made, "topic": topic})
        await act("expel", {"chat": made})
        assert (len(chat.topics), chat.kicked) == (1, True)
        assert (await act("migrate", {"chat": made}))[0] == 409  # it is one already
        assert (await act("expel", {"chat": HOA}))[0] == 409
        assert [group["id"] for group in everything(world.state, Stage())["groups"]] == [made]  # type: ignore[index, attr-defined]
    await site.close()
