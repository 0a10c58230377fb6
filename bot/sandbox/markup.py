"""Telegram's HTML: a small set of tags, every one closed, and nothing else.

The errors are those of TDLib's ``parse_html``; offsets in them are bytes of UTF-8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .entities import entity
from .refusals import ApiError, bad
from .values import Json

_KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "blockquote": "blockquote",
}
_ENTITY: Final = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,8})|#x([0-9a-fA-F]{1,6}));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN: Final = re.compile(r"<|&(?:lt|gt|amp|quot|#\d{1,8}|#x[0-9a-fA-F]{1,6});")
_START: Final = re.compile(r"<([^\s>/]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_END: Final = re.compile(r"</([^>]*)>")
_ATTRIBUTE: Final = re.compile(r"([^\s=/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reading:
    source: str
    text: str = ""
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def wrong(self, what: str, at: int) -> ApiError:
        return bad(f"can't parse entities: {what} at byte offset {len(self.source[:at].encode())}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; raises ``ApiError`` for what Telegram would not parse."""
    reading = _Reading(source)
    at = 0
    while match := _TOKEN.search(source, at):
        reading.text += source[at : match.start()]
        if match[0] == "<":
            at = _tag(reading, match.start())
        else:
            reading.text += unescape(match[0])
            at = match.end()
    reading.text += source[at:]
    if reading.open:
        tag = reading.open[-1].tag
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{tag}\"")
    return reading.text, reading.entities


def unescape(text: str) -> str:
    """Resolve the references that Telegram knows; leave every other ``&`` as it is."""
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    code = int(match[2]) if match[2] else int(match[3], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def _tag(reading: _Reading, at: int) -> int:
    if reading.source.startswith("</", at):
        return _end(reading, at)
    return _start(reading, at)


def _start(reading: _Reading, at: int) -> int:
    match = _START.match(reading.source, at)
    if match is None:
        raise reading.wrong("Unclosed start tag", at)
    tag = match[1].lower()
    if tag not in _KINDS:
        raise reading.wrong(f'Unsupported start tag "{tag}"', at)
    attributes = {m[1].lower(): _value(m) for m in _ATTRIBUTE.finditer(match[2])}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise reading.wrong('Tag "span" must have class "tg-spoiler"', at)
    reading.open.append(_Open(tag, len(reading.text), attributes))
    return match.end()


def _value(match: re.Match[str]) -> str:
    return unescape(match[2] or match[3] or match[4] or "")


def _end(reading: _Reading, at: int) -> int:
    match = _END.match(reading.source, at)
    if match is None:
        raise reading.wrong("Unclosed end tag", at)
    if not reading.open:
        raise reading.wrong("Unexpected end tag", at)
    found, opened = match[1].strip().lower(), reading.open.pop()
    if found not in ("", opened.tag):
        place = len(reading.source[:at].encode())
        raise bad(
            f"can't parse entities: Unmatched end tag at byte offset {place}, "
            f'expected "</{opened.tag}>", found "</{found}>"'
        )
    _close(reading, opened)
    return match.end()


def _close(reading: _Reading, opened: _Open) -> None:
    if opened.at == len(reading.text):
        return
    kind, more = _KINDS[opened.tag], _details(reading, opened)
    if kind == "text_link" and "url" not in more:
        return
    if kind == "blockquote" and "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    made = entity(kind, reading.text, opened.at, len(reading.text), **more)
    reading.entities.append(made)


def _details(reading: _Reading, opened: _Open) -> dict[str, object]:
    if opened.tag == "a":
        url = opened.attributes.get("href", reading.text[opened.at :])
        return {"url": url} if re.match(r"(?:https?|tg|tel|mailto)[:/]", url) else {}
    if opened.tag == "tg-emoji":
        return {"custom_emoji_id": opened.attributes.get("emoji-id", "")}
    if opened.tag == "tg-time":
        return {"unix_time": int(opened.attributes.get("unix", "0") or 0)}
    language = opened.attributes.get("class", "")
    if opened.tag == "code" and language.startswith("language-"):
        return {"language": language.removeprefix("language-")}
    return {}
