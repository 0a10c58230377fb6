"""Answers to presses, and files on their way to the bot."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain.limits import TOAST_MAX

from ..params import Params
from ..refusals import bad
from ..state import State

ANSWER_WINDOW: Final = timedelta(seconds=15)  # not documented; refusals were seen from about here on


async def answer_press(state: State, params: Params) -> object:
    """Show a toast or an alert. A second answer, and one that comes too late, are refused alike."""
    press = state.presses.get(params.text("callback_query_id"))
    late = press is not None and state.now() - press.at > ANSWER_WINDOW
    if press is None or late or press.toast is not None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > TOAST_MAX:
        raise bad("MESSAGE_TOO_LONG")
    press.toast, press.alert, press.url = text, params.flag("show_alert"), params.text("url")
    state.tell("answer", press.person_id, press.id)
    return True


async def get_file(state: State, params: Params) -> object:
    path = state.files.path_for_download(params.text("file_id"))
    known = state.files.by_id(params.text("file_id"))
    return {
        "file_id": known.file_id,
        "file_unique_id": known.unique_id,
        "file_size": known.size,
        "file_path": path,
    }
