"""Whatever comes in, the world answers as Telegram does and never breaks."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.cast import HOA, add_cast
from bot.sandbox.entities import utf16
from bot.sandbox.hands import split
from bot.sandbox.markup import parse_html
from bot.sandbox.methods import METHODS
from bot.sandbox.refusals import ApiError
from bot.sandbox.texts import typed
from bot.sandbox.world import World

pytestmark = pytest.mark.long

NOW = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.just(HOA) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {}, optional={"type": st.just("bold") | VALUES, "offset": st.integers(-2, 9) | VALUES, "length": VALUES}
    ),
    max_size=3,
)
BUTTONS = st.lists(
    st.lists(
        st.fixed_dictionaries({"text": TEXTS}, optional={"callback_data": VALUES, "url": VALUES}), max_size=2
    ),
    max_size=2,
)
PLAIN = """caption document photo from_chat_id file_id callback_query_id offset limit language_code url
message_ids
allowed_updates secret_token user_id parse_mode"""
PARAMS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(PLAIN.split(), VALUES)
    | {
        "text": TEXTS,
        "entities": ENTITIES | VALUES,
        "caption_entities": ENTITIES,
        "message_id": st.integers(0, 3) | VALUES,
        "reply_parameters": st.dictionaries(st.just("message_id"), VALUES) | VALUES,
        "reply_markup": st.fixed_dictionaries({"inline_keyboard": BUTTONS | VALUES}) | VALUES,
        "media": st.lists(st.fixed_dictionaries({"type": st.just("document"), "media": VALUES}), max_size=3)
        | VALUES,
        "commands": st.lists(st.fixed_dictionaries({"command": TEXTS}, optional={"description": TEXTS}))
        | VALUES,
        "scope": st.fixed_dictionaries({"type": st.just("chat"), "chat_id": VALUES}) | VALUES,
    },
)


@given(text=TEXTS, tag=st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"]))
def test_escaped_text_comes_through_whole(text: str, tag: str) -> None:
    plain, entities = parse_html(f"😀<{tag}>{html.escape(text)}</{tag}>")
    assert plain == f"😀{text}"
    assert [(e["offset"], e["length"]) for e in entities] == ([(2, utf16(text))] if text else [])


@given(st.text(alphabet="<>/&;abi \"'=đ#x1", max_size=40))
def test_broken_html_is_refused_or_parsed(source: str) -> None:
    try:
        plain, _ = parse_html(source)
    except ApiError as error:
        plain = error.description.removeprefix("Bad Request: can't parse entities: ")
        assert plain != error.description  # noqa: PT017 — either end is right
        return
    assert len(plain) <= len(source)


@given(TEXTS)
def test_every_entity_lies_inside_its_text(text: str) -> None:
    body, entities = typed(f"{text} /viec {text} https://a.vn/x {text}")
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16(body)


@given(st.lists(st.sampled_from(["a" * 900, "đ" * 700, "\n", " ", "x"]), max_size=40).map("".join))
def test_a_paste_is_cut_only_at_white_space_it_may_lose(text: str) -> None:
    parts = list(split(text))
    assert all(len(part) <= 4096 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@settings(max_examples=300)
@given(
    method=st.sampled_from(sorted(METHODS)),
    params=PARAMS,
    to_somebody=st.booleans(),
)
async def test_no_parameters_break_the_world(method: str, params: dict[str, Any], to_somebody: bool) -> None:
    world = World(lambda: NOW, "42:x")
    add_cast(world)
    world.start(HOA)
    status, answer = await world.call(method, params | ({"chat_id": HOA} if to_somebody else {}))
    assert status in (200, 400, 403, 404, 409, 413)
    assert answer["ok"] is (status == 200)
