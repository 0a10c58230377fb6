"""Inline keyboards as Telegram takes them."""

from __future__ import annotations

import re
from typing import Final

from domain.limits import CALLBACK_DATA_MAX

from .params import Params
from .refusals import bad
from .values import Json

ROW_MAX: Final = 8
BUTTONS_MAX: Final = 100
WEIGHT_MAX: Final = 10_000  # bytes of labels and data; a bound exists, its exact value is not published
_ACTIONS: Final = (
    "callback_data",
    "url",
    "web_app",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "login_url",
    "pay",
)
_STYLES: Final = frozenset({"", "primary", "success", "danger"})
# A host needs a dot: Telegram takes no http://localhost
_URL: Final = re.compile(r"(?:https?://)?[^\s/@:.]+(?:\.[^\s/@:.]+)+(?::\d+)?(?:[/?#]\S*)?|tg://\S+")
Rows = tuple[tuple[Json, ...], ...]


def inline(params: Params) -> Rows:
    """The rows of ``reply_markup``; other kinds of markup (force_reply, remove_keyboard) have none.

    Refuses data outside 1–64 bytes, more than 8 buttons in a row or 100 in all, and buttons that do nothing.
    """
    given = params.mapping("reply_markup").get("inline_keyboard", [])
    if not isinstance(given, list):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    rows = tuple(tuple(_button(item) for item in _row(row)) for row in given)
    rows = tuple(row for row in rows if row)
    too_many = any(len(row) > ROW_MAX for row in rows) or sum(map(len, rows)) > BUTTONS_MAX
    if too_many or sum(_weight(button) for row in rows for button in row) > WEIGHT_MAX:
        raise bad("reply markup is too long")
    return rows


def _row(row: object) -> list[object]:
    if not isinstance(row, list):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return row


def _button(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad("inline keyboard button must be an Object")
    if not str(item.get("text", "")).strip():
        raise bad('field "text" of an inline keyboard button must be non-empty')
    actions = [name for name in _ACTIONS if name in item]
    if len(actions) != 1:
        raise bad("text buttons are unallowed in the inline keyboard")
    if str(item.get("style", "")) not in _STYLES:
        raise bad("invalid button style specified")
    _check_action(actions[0], item)
    return item


def _check_action(action: str, item: Json) -> None:
    value = item[action]
    if action == "callback_data":
        size = len(str(value).encode())
        if not 1 <= size <= CALLBACK_DATA_MAX:
            raise bad("BUTTON_DATA_INVALID")
    if action == "url" and not _URL.fullmatch(str(value)):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _weight(button: Json) -> int:
    return sum(len(str(button.get(name, "")).encode()) for name in ("text", "callback_data", "url"))


def labels(rows: Rows) -> list[str]:
    """What the buttons say, row by row."""
    return [str(button["text"]) for row in rows for button in row]
