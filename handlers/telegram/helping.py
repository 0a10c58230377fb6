"""/trogiup and /huy."""

from __future__ import annotations

from typing import Final

from domain.errors import Refusal
from domain.markup import h
from domain.menu import commands_for
from domain.messages import Message
from domain.people import Actor, Role
from domain.wording import enrol as enrol_words
from domain.wording import general
from domain.wording import helping as words
from handlers import report
from handlers.telegram.visit import Visit
from storage import drafts, reports
from storage.store import Tx

_FIRST: Final = (Role.ADMIN, Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.VIEWER)
ROLES_SHOWN: Final = 2  # of somebody with many seats: the help stays on one screen


async def on_help(visit: Visit) -> None:
    """/trogiup: for one's own roles."""
    await visit.say(help_for(visit.actor))


def help_for(actor: Actor) -> Message:
    """What to do, which commands there are, and what this channel is not."""
    held = {seat.role for seat in actor.seats}
    lines = [f"<b>{h(words.TITLE)}</b>"]
    for role in [role for role in _FIRST if role in held][:ROLES_SHOWN]:
        lines += ["", f"<b>{h(words.FOR_ROLE.format(enrol_words.role(role)))}</b>"]
        lines += [f"{number}. {h(tip)}" for number, tip in enumerate(words.TIPS[role], 1)]
    lines += ["", f"<b>{h(words.COMMANDS_TITLE)}</b>"]
    lines += [f"/{command.shown}: {h(command.words)}" for command in commands_for(actor)]
    return Message("\n".join([*lines, "", f"<i>{h(words.LEGAL)}</i>", h(words.NO_SECRETS)]))


async def on_cancel(visit: Visit) -> None:
    """/huy: leave whatever one is in the middle of."""
    await visit.say(await visit.do(_cancel, visit.actor))


async def _cancel(tx: Tx, actor: Actor) -> str:
    waiting = await drafts.asked(tx, actor.person.id)
    pasted = await drafts.forget_pastes(tx, actor.person.id)
    await drafts.answered(tx, actor.person.id)
    if waiting and waiting.kind == report.REPORT:
        await reports.drop(tx, waiting.subject)
        return words.CANCELLED_REPORT
    if pasted:
        return words.CANCELLED_PASTE
    return general.CANCELLED if waiting else general.NOTHING_TO_CANCEL


async def on_unknown(visit: Visit) -> None:
    """A command that we do not have."""
    raise Refusal(words.UNKNOWN_COMMAND)
