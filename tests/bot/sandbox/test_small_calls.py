"""The rarer calls, each once, and through the bot library where it has a word for them."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InputMediaDocument
from telegram.error import BadRequest

from bot.sandbox.cast import HOA, LAN, TU
from bot.sandbox.refusals import CannotDo
from bot.sandbox.request import WorldRequest
from bot.sandbox.stage import Stage
from bot.sandbox.view import everything
from bot.sandbox.world import World


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    request = WorldRequest(world)
    async with Bot(world.state.token, request=request, get_updates_request=request) as made:
        yield made


async def test_chats_and_members_can_be_looked_at(bot: Bot, world: World, hoa: int) -> None:
    world.add_group(-5, "Xã An Phú", [HOA])
    assert (await bot.get_chat(hoa)).first_name == "Lê Thị Hoa"
    assert (await bot.get_chat_member(-5, HOA)).status == "member"
    assert (await bot.get_chat_member(-5, TU)).status == "left"
    with pytest.raises(BadRequest, match="Participant_id_invalid"):
        await bot.get_chat_member(-5, 99)
    assert await bot.leave_chat(-5)
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(hoa)


async def test_several_messages_are_deleted_at_once(bot: Bot, world: World, hoa: int) -> None:
    ids = [(await bot.send_message(hoa, str(n))).message_id for n in range(3)]
    assert await bot.delete_messages(hoa, [*ids[:2], 9999])
    assert [post.now.text for post in world.posts(hoa)] == ["/start", "2"]
    with pytest.raises(BadRequest):
        await bot.delete_messages(hoa, [])


async def test_albums_pictures_and_places(bot: Bot, world: World, hoa: int) -> None:
    files = [InputMediaDocument(io.BytesIO(b"a"), filename=f"{n}.txt") for n in range(2)]
    sent = await bot.send_media_group(hoa, files)
    assert [message.document.file_name for message in sent if message.document] == ["0.txt", "1.txt"]
    assert (await bot.send_photo(hoa, b"\xff\xd8", caption="ảnh")).photo[0].file_size == 2
    world.send_location(hoa, 10.5, 106.25)
    (update,) = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.location is not None
    assert (update.message.location.latitude, update.message.location.longitude) == (10.5, 106.25)


async def test_each_phone_offers_its_own_commands(bot: Bot, world: World, hoa: int) -> None:
    await bot.set_my_commands([BotCommand("trogiup", "Trợ giúp")])
    await bot.set_my_commands([BotCommand("phathanh", "Phát hành")], BotCommandScopeChat(LAN))
    state = everything(world.state, Stage())
    offered = {person["id"]: [c["command"] for c in person["commands"]] for person in state["people"]}
    assert (offered[LAN], offered[HOA]) == (["phathanh"], ["trogiup"])
    await bot.delete_my_commands(BotCommandScopeChat(LAN))
    assert [c.command for c in await bot.get_my_commands()] == ["trogiup"]
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([BotCommand("x", "y")], BotCommandScopeChat(99))
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands([BotCommand("x", "y")] * 101)


@pytest.mark.parametrize(
    "keyboard",
    [
        "đây",
        [["x"]],
        ["x"],
        [[{"text": " ", "callback_data": "a"}]],
        [[{"text": "x", "callback_data": "a", "style": "pink"}]],
    ],
)
async def test_keyboards_of_the_wrong_shape_are_refused(hoa: int, refused, keyboard: object) -> None:
    markup = json.dumps({"inline_keyboard": keyboard})
    assert (await refused("sendMessage", chat_id=hoa, text="x", reply_markup=markup))[0] == 400


def test_what_no_phone_can_do(world: World, hoa: int) -> None:
    for act in (
        lambda: world.send_text(99, "x"),
        lambda: world.send_text(hoa, "  \n "),
        lambda: world.send_document(hoa, "a.txt", b"x", "đ" * 1025),
        lambda: world.add_user(hoa, "Hai"),
        lambda: world.add_group(5, "Dương", []),
        lambda: world.send_text(hoa, "x", -404),
    ):
        with pytest.raises(CannotDo):
            act()


async def test_entities_may_be_given_instead_of_markup(hoa: int, ok, refused) -> None:
    bold = [{"type": "bold", "offset": 2, "length": 3}]
    sent = await ok("sendMessage", chat_id=hoa, text="  abc ", entities=json.dumps(bold))
    assert (sent["text"], sent["entities"]) == ("abc", [{"type": "bold", "offset": 0, "length": 3}])
    outside = [{"type": "bold", "offset": 0, "length": 9}]
    assert (await refused("sendMessage", chat_id=hoa, text="abc", entities=outside))[0] == 400
