"""What is typed behind the bot's name: the query, its answer, and the result that somebody chooses."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from domain.limits import DEEP_LINK_MAX

from . import keyboards, render, texts
from .params import Params
from .refusals import CannotDo, bad
from .state import State
from .values import Json, Post, Query, Version

QUERY_MAX: Final = 256  # characters that a client sends
RESULTS_MAX: Final = 50
OFFSET_MAX: Final = 64  # bytes
TITLE_KEPT: Final = 256
ANSWER_WINDOW: Final = timedelta(seconds=15)  # as for presses: refusals were seen from about here on
KEPT: Final = 2000
_START: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{DEEP_LINK_MAX}}}")


def ask(state: State, person_id: int, text: str, offset: str = "", chat_type: str = "private") -> Query:
    """Type behind the bot's name in some chat."""
    person = state.people.get(person_id)
    if person is None or person.deactivated:
        raise CannotDo("Không có người này.")
    made = Query(str(state.next_press), person_id, text[:QUERY_MAX], offset, state.now())
    state.next_press += 1
    state.queries[made.id] = made
    if len(state.queries) > KEPT:
        del state.queries[next(iter(state.queries))]
    body: Json = {"id": made.id, "from": render.person(person), "query": made.text, "offset": offset}
    state.mail.put("inline_query", body | {"chat_type": chat_type})
    return made


async def answer(state: State, params: Params) -> object:
    """answerInlineQuery, as strict as Telegram's."""
    query = state.queries.get(params.text("inline_query_id"))
    if query is None or query.results is not None or state.now() - query.at > ANSWER_WINDOW:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    items = params.sequence("results")
    if len(items) > RESULTS_MAX:
        raise bad("RESULTS_TOO_MUCH")
    results = [_result(item) for item in items]
    if len({item["id"] for item in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > OFFSET_MAX:
        raise bad("NEXT_OFFSET_INVALID")
    query.button = _button(params.mapping("button"))
    query.results, query.personal = results, params.flag("is_personal")
    query.cache_time, query.next_offset = params.whole("cache_time", 300), params.text("next_offset")
    state.tell("inline", query.person_id, query.id)
    return True


def _result(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad("can't parse InlineQueryResult: inline query result must be an Object")
    identity = str(item.get("id", ""))
    if not 1 <= len(identity.encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if item.get("type") != "article":
        raise bad("unallowed inline query result type")  # others this world has not learnt
    title = str(item.get("title", "")).strip()
    if not title:
        raise bad("ARTICLE_TITLE_EMPTY")
    content = Params(Params(item, {}).mapping("input_message_content"), {})
    text, entities = texts.message_text(Params({
        "text": content.text("message_text"), "parse_mode": content.text("parse_mode"),
    }, {}))  # fmt: skip
    return {
        "id": identity, "title": title[:TITLE_KEPT], "description": str(item.get("description", "")),
        "text": text, "entities": entities, "keyboard": keyboards.inline(Params(item, {})),
    }  # fmt: skip


def _button(given: Json) -> Json | None:
    if not given:
        return None
    if not str(given.get("text", "")).strip():
        raise bad("BUTTON_TEXT_INVALID")
    if ("start_parameter" in given) == ("web_app" in given):
        raise bad("exactly one of the fields web_app and start_parameter must be specified")
    if "start_parameter" in given and not _START.fullmatch(str(given["start_parameter"])):
        raise bad("START_PARAM_INVALID")
    return given


def choose(state: State, person_id: int, query_id: str, result_id: str, chat_id: int = 0) -> Post:
    """Put a result into a chat: the message is the person's, by way of the bot."""
    query = state.queries.get(query_id)
    found = next((one for one in (query.results or ()) if one["id"] == result_id), None) if query else None
    if query is None or found is None or query.person_id != person_id:
        raise CannotDo("Kết quả này không còn nữa.")
    chat = state.chats[chat_id or person_id]
    version = Version(state.now(), str(found["text"]), found["entities"], found["keyboard"])  # type: ignore[arg-type]  # as ``_result`` made it
    made = state.post(chat, person_id, version)
    made.extra = {"via_bot": render.sender(state, state.bot_id)}
    if chat.type == "private":
        state.mail.put("message", render.post(state, made))
    chosen: Json = {"result_id": result_id, "from": render.person(state.people[person_id]), "query": query.text}
    state.mail.put("chosen_inline_result", chosen)
    return made


def shown(query: Query) -> Json:
    """As the page shows it."""
    results = [{name: one[name] for name in ("id", "title", "description")} for one in query.results or ()]
    return {"id": query.id, "query": query.text, "results": results, "button": query.button}
