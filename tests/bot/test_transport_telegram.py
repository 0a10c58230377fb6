"""The transport against a small Bot API of its own: what goes over the wire, what comes back as a value."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.limiter import Limiter
from bot.transports.line import telegram_bot
from bot.transports.telegram import TelegramTransport, plain
from domain.limits import TOKEN_PAUSE
from domain.messages import Button, Lane, Message
from domain.outcomes import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain

TOKEN = "123456:" + "A" * 35
Reply = tuple[int, dict[str, object] | str]


class Api:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.answers: list[Reply] = []

    async def answer(self, request: web.Request) -> web.Response:
        is_json = request.content_type == "application/json"
        given = await request.json() if is_json else await request.post()
        form = {k: str(v) for k, v in given.items()}
        method = request.path.rsplit("/", 1)[-1]
        self.calls.append((method, form))
        if self.answers:
            status, body = self.answers.pop(0)
            return web.Response(status=status, text=body if isinstance(body, str) else json.dumps(body))
        if method in ("deleteMessage", "setMyCommands", "deleteMyCommands"):
            return web.json_response({"ok": True, "result": True})
        chat = {"id": int(form["chat_id"]), "type": "private"}
        return web.json_response({"ok": True, "result": {"message_id": 7, "date": 1, "chat": chat}})


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
async def transport(api: Api) -> AsyncIterator[TelegramTransport]:
    app = web.Application()
    app.router.add_post("/bot{rest:.*}", api.answer)
    async with TestServer(app) as server:
        bot = telegram_bot(TOKEN, str(server.make_url("/")), Limiter(1000))
        await bot.request.initialize()
        try:
            yield TelegramTransport(bot)
        finally:
            await bot.request.shutdown()


def refusal(code: int, text: str, **parameters: int) -> Reply:
    body: dict[str, object] = {"ok": False, "error_code": code, "description": text}
    return code, body | ({"parameters": parameters} if parameters else {})


CARD = Message("<b>Hỏa tốc</b> &amp; gấp", ((Button("Đã nhận", "a:1", style="success"),),))


async def test_a_card_goes_out_as_html_with_its_buttons(transport: TelegramTransport, api: Api) -> None:
    assert await transport.send(5, CARD, Lane.DIRECTIVE) == Sent(7)
    method, form = api.calls[0]
    assert (method, form["chat_id"], form["parse_mode"]) == ("sendMessage", "5", "HTML")
    button = {"text": "Đã nhận", "callback_data": "a:1", "style": "success"}
    assert json.loads(form["reply_markup"]) == {"inline_keyboard": [[button]]}


async def test_a_document_goes_by_its_id_with_the_text_as_caption(
    transport: TelegramTransport, api: Api
) -> None:
    message = Message("Bản gốc", document="FILE", silent=True, protect=True)
    assert await transport.send(5, message, Lane.DIRECTIVE) == Sent(7)
    method, form = api.calls[0]
    assert (method, form["document"], form["caption"]) == ("sendDocument", "FILE", "Bản gốc")
    assert (form["disable_notification"], form["protect_content"]) == ("true", "true")


@pytest.mark.parametrize(("has_document", "method"), [(False, "editMessageText"), (True, "editMessageCaption")])
async def test_an_edit_uses_the_call_that_fits_the_message(
    transport: TelegramTransport, api: Api, has_document: bool, method: str
) -> None:
    assert await transport.edit(5, 9, CARD, has_document, Lane.BOARD) == Sent(9)
    assert api.calls[0][0] == method


async def test_a_deleted_message_is_done(transport: TelegramTransport) -> None:
    assert await transport.delete(5, 9) == Sent(9)


async def test_a_message_for_a_topic_names_it(transport: TelegramTransport, api: Api) -> None:
    await transport.send(-5, replace(CARD, topic=12), Lane.DIRECTIVE)
    assert api.calls[0][1]["message_thread_id"] == "12"


async def test_a_group_is_left(transport: TelegramTransport, api: Api) -> None:
    assert await transport.leave(-5) == Sent(0)
    assert api.calls[0] == ("leaveChat", {"chat_id": "-5"})


async def test_a_picture_of_ours_is_uploaded_with_its_caption(transport: TelegramTransport, api: Api) -> None:
    assert await transport.send_picture(5, b"\x89PNG", CARD, Lane.REPLY) == Sent(7)
    method, form = api.calls[0]
    assert (method, form["caption"], form["parse_mode"]) == ("sendPhoto", CARD.text, "HTML")


async def test_a_refused_picture_becomes_the_outcome_of_the_table(
    transport: TelegramTransport, api: Api
) -> None:
    api.answers = [refusal(403, "Forbidden: bot was blocked by the user")]
    assert await transport.send_picture(5, b"\x89PNG", CARD, Lane.REPLY) == Gone("blocked")


async def test_a_menu_is_set_for_one_chat_for_all_and_taken_away(
    transport: TelegramTransport, api: Api
) -> None:
    for chat, commands in ((5, [("viec", "Việc đang chờ")]), (None, [("start", "Bắt đầu")]), (5, [])):
        assert await transport.offer_commands(chat, commands) == Sent(0)
    methods = [method for method, _ in api.calls]
    scopes = [json.loads(form["scope"]) for _, form in api.calls]
    assert methods == ["setMyCommands", "setMyCommands", "deleteMyCommands"]
    assert scopes == [
        {"type": "chat", "chat_id": 5},
        {"type": "all_private_chats"},
        {"type": "chat", "chat_id": 5},
    ]
    assert json.loads(api.calls[0][1]["commands"]) == [{"command": "viec", "description": "Việc đang chờ"}]


async def test_a_refused_menu_is_a_value(transport: TelegramTransport, api: Api) -> None:
    api.answers = [refusal(400, "Bad Request: chat not found")]
    assert await transport.offer_commands(5, [("viec", "Việc")]) == Gone("not_found")


async def test_refused_markup_goes_once_more_as_plain_text(transport: TelegramTransport, api: Api) -> None:
    api.answers = [refusal(400, "Bad Request: can't parse entities: unsupported start tag")]
    assert await transport.send(5, CARD, Lane.REPLY) == Sent(7)
    assert [form["text"] for _, form in api.calls] == [CARD.text, "Hỏa tốc & gấp"]
    assert "parse_mode" not in api.calls[1][1]


async def test_plain_text_refused_as_well_is_given_up(transport: TelegramTransport, api: Api) -> None:
    api.answers = [refusal(400, "Bad Request: can't parse entities: x")] * 2
    assert isinstance(await transport.send(5, CARD, Lane.REPLY), Rejected)
    assert len(api.calls) == 2


ROWS: list[tuple[Reply, Outcome]] = [
    (refusal(403, "Forbidden: bot was blocked by the user"), Gone("blocked")),
    (refusal(403, "Forbidden: user is deactivated"), Gone("deactivated")),
    (refusal(403, "Forbidden: bot can't initiate conversation with a user"), Gone("never_started")),
    (refusal(403, "Forbidden: bot was kicked from the group chat"), Gone("kicked")),
    (refusal(403, "Forbidden: bot was kicked from the supergroup chat"), Gone("kicked")),
    (refusal(403, "Forbidden: bot is not a member of the supergroup chat"), Gone("not_member")),
    (refusal(403, "Forbidden: the group chat was deleted"), Gone("deleted")),
    (refusal(403, "Forbidden: bot can't send messages to bots"), Gone("is_bot")),
    (refusal(403, "Forbidden: something new"), Gone("forbidden")),
    (refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100123), Moved(-100123)),
    (refusal(400, "Bad Request: group chat was upgraded to a supergroup chat"), Gone("upgraded")),
    (refusal(400, "Bad Request: chat not found"), Gone("not_found")),
    (refusal(400, "Bad Request: not enough rights to send text messages to the chat"), Gone("no_rights")),
    (refusal(400, "Bad Request: have no rights to send a message"), Gone("no_rights")),
    (refusal(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Gone("no_rights")),
    (refusal(400, "Bad Request: message thread not found"), Rejected("topic_gone")),
    (refusal(400, "Bad Request: TOPIC_CLOSED"), Rejected("topic_gone")),
    (refusal(400, "Bad Request: message is too long"), Rejected("Message is too long")),
    (refusal(400, "Bad Request: query is too old and response timeout expired"), Rejected("press_too_old")),
    (refusal(413, "Request Entity Too Large"), Rejected("Request Entity Too Large")),
    (refusal(429, "Too Many Requests: retry after 4", retry_after=4), Later(4.0, flood=True)),
    (refusal(429, "Too Many Requests: retry after 4"), Later(4.0, flood=True)),
    (refusal(429, "Too Many Requests"), Later(5.0, flood=True)),
    (refusal(401, "Unauthorized"), Later(60.0)),
    (refusal(404, "Not Found"), Later(60.0)),
    (refusal(409, "Conflict: terminated by other getUpdates request"), Later(5.0)),
    (refusal(500, "Internal Server Error"), Uncertain("Internal Server Error")),
    ((502, "<html>bad gateway</html>"), Uncertain("Bad Gateway (502)")),
    ((200, "not json"), Uncertain("unreadable answer")),
]


@pytest.mark.parametrize(("answer", "outcome"), ROWS, ids=lambda value: str(value)[:60])
async def test_every_answer_of_the_server_becomes_the_outcome_of_the_table(
    transport: TelegramTransport, api: Api, answer: Reply, outcome: Outcome
) -> None:
    api.answers = [answer]
    got = await transport.send(5, CARD, Lane.DIRECTIVE)
    assert got == outcome
    assert TOKEN not in repr(got)


EDITS: list[tuple[str, Outcome]] = [
    ("Bad Request: message is not modified: specified new message content", Sent(9)),
    ("Bad Request: message to edit not found", Rejected("message_missing")),
    ("Bad Request: message can't be edited", Rejected("message_fixed")),
]


@pytest.mark.parametrize(("text", "outcome"), EDITS)
async def test_every_refused_edit_becomes_the_outcome_of_the_table(
    transport: TelegramTransport, api: Api, text: str, outcome: Outcome
) -> None:
    api.answers = [refusal(400, text)]
    assert await transport.edit(5, 9, CARD, False, Lane.BOARD) == outcome


DELETES: list[tuple[str, Outcome]] = [
    ("Bad Request: message to delete not found", Sent(9)),
    ("Bad Request: message can't be deleted for everyone", Rejected("message_fixed")),
]


@pytest.mark.parametrize(("text", "outcome"), DELETES)
async def test_every_refused_delete_becomes_the_outcome_of_the_table(
    transport: TelegramTransport, api: Api, text: str, outcome: Outcome
) -> None:
    api.answers = [refusal(400, text)]
    assert await transport.delete(5, 9) == outcome


async def test_a_halted_chat_is_later_at_once_and_nothing_is_sent(
    transport: TelegramTransport, api: Api
) -> None:
    api.answers = [refusal(429, "Too Many Requests: retry after 40", retry_after=40)]
    await transport.send(5, CARD, Lane.DIRECTIVE)
    again = await transport.send(5, CARD, Lane.DIRECTIVE)
    assert isinstance(again, Later)
    assert again.flood
    assert 39 < again.seconds < 43
    assert await transport.send(6, CARD, Lane.DIRECTIVE) == Sent(7)
    assert len(api.calls) == 2


async def test_a_refused_token_is_told_once_a_minute(
    transport: TelegramTransport, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    structlog.configure(logger_factory=structlog.stdlib.LoggerFactory())
    api.answers = [refusal(401, "Unauthorized")] * 3
    for chat in range(3):
        await transport.send(chat + 1, CARD, Lane.DIRECTIVE)
    structlog.reset_defaults()
    assert caplog.text.count("telegram_refuses_the_bot") == 1


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("Not Found: method not found", Rejected("no such method")), ("Not Found", Later(TOKEN_PAUSE))],
)
async def test_a_call_that_a_stingy_server_does_not_know_raises_no_alarm(
    transport: TelegramTransport, api: Api, said: str, outcome: Outcome
) -> None:
    api.answers = [refusal(404, said)]
    with capture_logs() as told:
        assert await transport.edit(5, 7, CARD, True, Lane.BOARD) == outcome
    assert [entry for entry in told if entry["log_level"] == "critical"] == []


async def test_cancelling_passes_through(transport: TelegramTransport, api: Api) -> None:
    sending = asyncio.create_task(transport.send(5, CARD, Lane.DIRECTIVE))
    await asyncio.sleep(0)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert await transport.send(6, CARD, Lane.DIRECTIVE) == Sent(7)


async def test_a_defect_in_our_own_message_is_a_value_as_well(api: Api, transport: TelegramTransport) -> None:
    broken = Message("x", document=object())  # type: ignore[arg-type]  # the defect under test
    assert isinstance(await transport.send(5, broken, Lane.REPLY), Uncertain)


def test_plain_text_has_no_markup_and_no_entities() -> None:
    assert plain('<b>A</b> &lt;3 <a href="x">y</a> 1 < 2') == "A <3 y 1 < 2"
