"""What the world takes, and what it refuses in Telegram's words."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.cast import STRANGER
from bot.sandbox.world import World


def keyboard(*rows: list[dict[str, str]]) -> str:
    return json.dumps({"inline_keyboard": list(rows)})


def button(label: str = "Đã nhận", data: str = "a:1") -> dict[str, str]:
    return {"text": label, "callback_data": data}


async def test_a_message_arrives_with_its_entities_and_buttons(world, hoa, ok):
    text = "<b>963-CV/TU</b>: <i>đọc</i> &lt;kỹ&gt; https://example.org/a."
    sent = await ok(
        "sendMessage", chat_id=str(hoa), text=text, parse_mode="HTML", reply_markup=keyboard([button()])
    )
    shown = world.posts(hoa)[-1]
    assert sent["message_id"] == shown.id
    assert shown.now.text == "963-CV/TU: đọc <kỹ> https://example.org/a."
    assert [e["type"] for e in sent["entities"]] == ["bold", "italic", "url"]
    assert sent["entities"][2]["length"] == len("https://example.org/a")
    assert sent["reply_markup"]["inline_keyboard"] == [[button()]]
    assert sent["from"]["is_bot"] is True
    assert sent["chat"] == {"id": hoa, "type": "private", "first_name": "Lê Thị Hoa"}


async def test_4096_code_points_pass_and_4097_do_not(hoa, ok, refused):
    await ok("sendMessage", chat_id=hoa, text="😀" * 4096)
    assert await refused("sendMessage", chat_id=hoa, text="a" * 4097) == (
        400,
        "Bad Request: message is too long",
    )
    await ok("sendMessage", chat_id=hoa, parse_mode="HTML", text="<b>" + "a" * 4096 + "</b>")


@pytest.mark.parametrize("text", ["", "   \n ", "<b> </b>"])
async def test_an_empty_text_is_refused(hoa, refused, text):
    answer = await refused("sendMessage", chat_id=hoa, text=text, parse_mode="HTML")
    assert answer == (400, "Bad Request: message text is empty")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>đậm", 'Can\'t find end tag corresponding to start tag "b"'),
        ("đ <table>", 'Unsupported start tag "table" at byte offset 3'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("a <3 > b", 'Unsupported start tag "3" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_broken_html_is_refused_with_its_place(hoa, refused, html, reason):
    status, description = await refused("sendMessage", chat_id=hoa, text=html, parse_mode="HTML")
    assert (status, description) == (400, f"Bad Request: can't parse entities: {reason}")


async def test_every_tag_of_the_subset_becomes_an_entity(hoa, ok):
    html = (
        "<b>1</b><strong>2</strong><i>3</i><u>4</u><s>5</s><code>6</code><pre>7</pre>"
        '<a href="https://a.vn/?x=1&amp;y=2">8</a><tg-spoiler>9</tg-spoiler>'
        '<span class="tg-spoiler">a</span><blockquote>b</blockquote>'
        "<blockquote expandable>c</blockquote>"
    )
    sent = await ok("sendMessage", chat_id=hoa, text=html, parse_mode="HTML")
    kinds = "bold bold italic underline strikethrough code pre text_link spoiler spoiler"
    assert [e["type"] for e in sent["entities"]] == [*kinds.split(), "blockquote", "expandable_blockquote"]
    assert [e["offset"] for e in sent["entities"]] == list(range(12))
    assert sent["entities"][7]["url"] == "https://a.vn/?x=1&y=2"


async def test_offsets_are_utf16(hoa, ok):
    sent = await ok("sendMessage", chat_id=hoa, text="😀<b>đ</b>", parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 2, "length": 1}]


async def test_more_than_a_hundred_entities_are_refused(hoa, ok, refused):
    await ok("sendMessage", chat_id=hoa, text="<b>a</b>-" * 100, parse_mode="HTML")
    answer = await refused("sendMessage", chat_id=hoa, text="<b>a</b>-" * 101, parse_mode="HTML")
    assert answer == (400, "Bad Request: ENTITIES_TOO_LONG")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[button(data="đ" * 33)]], "BUTTON_DATA_INVALID"),
        ([[button(data="")]], "BUTTON_DATA_INVALID"),
        ([[button()] * 9], "reply markup is too long"),
        ([[button()]] * 101, "reply markup is too long"),
        ([[button("đ" * 60)]] * 99, "reply markup is too long"),
        (
            [[{"text": "x", "url": "http://localhost:8080/x"}]],
            "inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL",
        ),
        ([[{"text": "?"}]], "text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_keyboards_beyond_the_bounds_are_refused(hoa, refused, rows, reason):
    answer = await refused("sendMessage", chat_id=hoa, text="x", reply_markup=keyboard(*rows))
    assert answer == (400, f"Bad Request: {reason}")


async def test_64_bytes_of_data_and_100_buttons_pass(hoa, ok):
    rows = [[button(data="đ" * 32)] * 8] * 12 + [[button()] * 4]
    await ok("sendMessage", chat_id=hoa, text="x", reply_markup=keyboard(*rows))


async def test_who_cannot_be_written_to_is_a_403_each_in_its_words(world: World, hoa, refused):
    async def why(chat_id: int) -> tuple[int, str]:
        return await refused("sendMessage", chat_id=chat_id, text="x")

    assert await why(STRANGER) == (403, "Forbidden: bot can't initiate conversation with a user")
    world.block(hoa)
    assert await why(hoa) == (403, "Forbidden: bot was blocked by the user")
    world.user(hoa).deactivated = True
    assert await why(hoa) == (403, "Forbidden: user is deactivated")
    assert await why(99) == (400, "Bad Request: chat not found")
    assert await refused("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")


async def test_a_reply_needs_its_message_unless_told_otherwise(hoa, ok, refused):
    there = json.dumps({"message_id": 1})
    sent = await ok("sendMessage", chat_id=hoa, text="x", reply_parameters=there)
    assert sent["reply_to_message"]["text"] == "/start"
    gone = {"message_id": 777}
    answer = await refused("sendMessage", chat_id=hoa, text="x", reply_parameters=gone)
    assert answer == (400, "Bad Request: message to be replied not found")
    lenient = gone | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await ok("sendMessage", chat_id=hoa, text="x", reply_parameters=lenient)


async def test_an_unknown_method_is_404(refused):
    assert (await refused("sendRichMessage", chat_id=1))[0] == 404


async def test_unknown_parse_modes_are_refused(hoa, refused):
    answer = await refused("sendMessage", chat_id=hoa, text="x", parse_mode="Wiki")
    assert answer == (400, "Bad Request: unsupported parse_mode")


async def test_what_a_bot_sets_about_itself_is_accepted(hoa, ok, refused):
    commands = json.dumps([{"command": "viec", "description": "Việc của tôi"}])
    assert await ok("setMyCommands", commands=commands) is True
    assert await ok("getMyCommands") == json.loads(commands)
    bad_name = json.dumps([{"command": "việc", "description": "x"}])
    assert await refused("setMyCommands", commands=bad_name) == (400, "Bad Request: BOT_COMMAND_INVALID")
    for method in ("setMyDescription", "setMyShortDescription", "setChatMenuButton", "setMyName"):
        assert await ok(method, description="x") is True
    assert await ok("sendChatAction", chat_id=hoa, action="typing") is True
    assert (await ok("getMe"))["is_bot"] is True
