"""From the parameters of a call to the text that a phone shows, with every bound that Telegram keeps."""

from __future__ import annotations

import re
from typing import Final

from domain.limits import CAPTION_MAX, TEXT_MAX

from .entities import utf16, with_found
from .markup import parse_html
from .params import Params
from .refusals import bad
from .values import Json

ENTITIES_MAX: Final = 100
Formatted = tuple[str, tuple[Json, ...]]
_DROPPED: Final = re.compile(r"[\r\u2028-\u202e]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def tidy(text: str) -> str:
    """What Telegram does to every text: no carriage returns, no direction overrides, no control characters."""
    return _CONTROL.sub(" ", _DROPPED.sub("", text))


def message_text(params: Params) -> Formatted:
    """The text of a message: 1 to 4096 code points after parsing."""
    text, entities = _formatted(params, "text", "entities")
    if not text:
        raise bad("message text is empty")
    if len(text) > TEXT_MAX:
        raise bad("message is too long")
    return text, entities


def caption(params: Params) -> Formatted:
    """The caption of a file: at most 1024 code points after parsing."""
    text, entities = _formatted(params, "caption", "caption_entities")
    if len(text) > CAPTION_MAX:
        raise bad("message caption is too long")
    return text, entities


def typed(text: str) -> Formatted:
    """What a person typed, as Telegram passes it on."""
    return _trimmed(tidy(text), [])


def _formatted(params: Params, name: str, entities_name: str) -> Formatted:
    raw, mode = tidy(params.text(name)), params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(raw)
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        text, entities = raw, [_given(item, utf16(raw)) for item in params.sequence(entities_name)]
    if len(entities) > ENTITIES_MAX:
        raise bad("ENTITIES_TOO_LONG")
    return _trimmed(text, entities)


def _given(item: object, end: int) -> Json:
    kind = item.get("type") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(kind, str):
        raise bad("can't parse MessageEntity")
    offset, length = _whole(item.get("offset")), _whole(item.get("length"))
    if offset < 0 or length <= 0 or offset + length > end:
        raise bad("entity is outside of the text")
    return {**item, "offset": offset, "length": length}


def _trimmed(text: str, entities: list[Json]) -> Formatted:
    first = min((_whole(item["offset"]) for item in entities), default=len(text))
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    body = text[lead:].rstrip()
    end = utf16(body)
    shifted = [_shift(item, lead, end) for item in entities]
    return body, with_found(body, [item for item in shifted if _whole(item["length"]) > 0])


def _shift(item: Json, by: int, end: int) -> Json:
    start = _whole(item["offset"]) - by
    return {**item, "offset": start, "length": min(_whole(item["length"]), end - start)}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
