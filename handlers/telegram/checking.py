"""Is it genuine? A file, a forwarded message, a pasted text of somebody who brings nothing in."""

from __future__ import annotations

from typing import Final

from telegram import Message as TelegramMessage

from domain.people import ANSWERING, Actor, holds
from domain.wording import genuine as words
from handlers import genuine as use
from handlers.desk import Desk
from handlers.telegram.visit import Visit
from storage.drafts import Source

LONG: Final = 200  # code points from which a text may be a document's: a greeting is shorter


def is_question(message: TelegramMessage | None) -> bool:
    """Whether a text is one to be looked up: passed on, or too long for anything else."""
    text = message.text or message.caption or "" if message else ""
    return bool(text) and (len(text) >= LONG or (message is not None and message.forward_origin is not None))


def not_read(actor: Actor) -> str:
    """Nothing was read in a photo: how else to ask, and where photos of one's work belong."""
    return f"{words.NOT_READ} {words.HOW_TO_REPORT}" if holds(actor, *ANSWERING) else words.NOT_READ


async def on_source(visit: Visit, source: Source) -> None:
    """Look it up; nothing of it is kept."""
    await visit.say(await visit.ask(use.check, visit.actor, source, Desk(visit.office.zone)))


async def on_text(visit: Visit) -> None:
    """A text that somebody asks about."""
    await on_source(visit, Source(visit.text))
