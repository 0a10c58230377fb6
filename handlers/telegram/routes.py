"""Which update goes where: commands and buttons as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from domain.actions import Verb
from domain.errors import Refusal
from domain.people import is_stranger
from domain.wording import answering as answering_words
from domain.wording import drafting as drafting_words
from domain.wording import lives
from handlers import former
from handlers.office import Office
from handlers.telegram import (
    asking,
    boards,
    bringing,
    enrolling,
    exporting,
    groups,
    helping,
    inlining,
    notices,
    publishing,
    settings,
    units,
)
from handlers.telegram.door import Callback, Context, Handler, door, turn_away
from handlers.telegram.group_visit import group_door
from handlers.telegram.office_buttons import OFFICE
from handlers.telegram.unit_buttons import UNITS
from handlers.telegram.visit import Visit

COMMANDS: Final[Mapping[tuple[str, ...], Handler]] = {
    ("phathanh", "publish"): publishing.on_publish_help,
    ("thongbao", "notice"): notices.on_notice,
    ("tiendo", "status"): boards.on_status,
    ("dondoc", "urge"): boards.on_urge_command,
    ("xuat", "export"): exporting.on_export_command,
    ("vanban", "recent"): asking.on_recent,
    ("tim", "search"): asking.on_search,
    ("viec", "todo"): asking.on_todo,
    ("baocao", "report"): asking.on_report_command,
    ("start",): enrolling.on_start,
    ("trogiup", "help"): helping.on_help,
    ("huy", "cancel"): helping.on_cancel,
    ("donvi", "units"): units.on_units,
    ("moi", "invite"): units.on_invite,
    ("caidat", "settings"): settings.on_settings,
}
"""Vietnamese without marks, and its English alias."""

BUTTONS: Final[Mapping[Verb, Handler]] = {**UNITS, **OFFICE}

OPEN: Final = frozenset({"start"})
"""Commands that a stranger may use."""

OPEN_BUTTONS: Final = frozenset(
    {Verb.ABSENCE_TAKE, Verb.JOIN, Verb.JOIN_NOT, Verb.HANDOVER_TAKE, Verb.HANDOVER_NOT}
)
"""Buttons that a stranger may press."""


_BY_NAME: Final = {name: handler for names, handler in COMMANDS.items() for name in names}


async def on_button(visit: Visit) -> None:
    """Any press: the table says whose it is."""
    verb = visit.action.verb
    if is_stranger(visit.actor) and verb not in OPEN_BUTTONS:
        raise await _explained(visit, Refusal(answering_words.NOT_YOURS))
    try:
        await BUTTONS[verb](visit)
    except Refusal as refusal:
        raise await _explained(visit, refusal) from None


async def _explained(visit: Visit, refusal: Refusal) -> Refusal:
    """What is not (any more) this person's says what became of it, where we know."""
    if refusal.sentence not in (answering_words.NOT_YOURS, lives.NOT_YOURS, drafting_words.NO_DRAFT):
        return refusal
    known = await visit.ask(former.why, visit.actor.person.id, visit.office.zone)
    return Refusal(known) if known else refusal


async def on_message(visit: Visit) -> None:
    """Any message: a command of the table, or one that we do not have, or no command at all."""
    name = visit.command
    if is_stranger(visit.actor) and name not in OPEN:
        await turn_away(visit)
    elif name:
        await _BY_NAME.get(name, helping.on_unknown)(visit)
    else:
        await bringing.on_message(visit)


def add_routes(application: Application[Any, Any, Any, Any, Any, Any], office: Office) -> None:
    """Hang every handler into the application."""
    press = by_chat(door(office, on_button), group_door(office, groups.on_button))
    member = by_chat(door(office, enrolling.on_membership), group_door(office, groups.on_membership))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(ChatMemberHandler(member))
    application.add_handler(InlineQueryHandler(inlining.on_query(office)))
    application.add_handler(ChosenInlineResultHandler(inlining.on_chosen(office)))
    private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    application.add_handler(MessageHandler(private, door(office, on_message)))
    there = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
    application.add_handler(MessageHandler(there, group_door(office, groups.on_message)))


def by_chat(private: Callback, group: Callback) -> Callback:
    """One callback for updates of both kinds of chat; words typed elsewhere count as private."""

    async def callback(update: Update, context: Context) -> None:
        chat = update.effective_chat
        here = private if chat is None or chat.type == ChatType.PRIVATE else group
        await here(update, context)

    return callback
