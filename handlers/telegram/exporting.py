"""/xuat and its buttons: choose, wait a little, receive the file."""

from __future__ import annotations

import asyncio
import hashlib

from domain.errors import Refusal
from domain.markup import h
from domain.messages import Lane, Message, Upload
from domain.outcomes import Outcome, Sent
from domain.wording import exporting as words
from handlers import exporting as use
from handlers.exporting import Prepared
from handlers.telegram.visit import Visit
from storage import exports


async def on_export_command(visit: Visit) -> None:
    """/xuat [number]."""
    if visit.words:
        await visit.say(await visit.ask(use.forms_by_number, visit.actor, visit.words))
    else:
        await visit.say(await visit.ask(use.menu, visit.actor, visit.office.zone))


async def on_choices(visit: Visit) -> None:
    """Which directive?"""
    (page,) = visit.action.ids
    await visit.redraw(await visit.ask(use.choices, visit.actor, page))


async def on_forms(visit: Visit) -> None:
    """In which form?"""
    (directive_id,) = visit.action.ids
    await visit.say(await visit.ask(use.forms, visit.actor, directive_id))


async def on_export(visit: Visit) -> None:
    """One directive in one form."""
    directive_id, place = visit.action.ids
    office = visit.office
    ways = (directive_id, place, office.bot_name, office.zone)
    await _send(visit, await visit.ask(use.directive, visit.actor, *ways))


async def on_register(visit: Visit) -> None:
    """The register of a span."""
    (place,) = visit.action.ids
    await _send(visit, await visit.ask(use.span, visit.actor, place, visit.office.zone))


async def on_calendar(visit: Visit) -> None:
    """The deadlines of the own units."""
    office = visit.office
    prepared = await visit.ask(use.own_calendar, visit.actor, office.bot_name, office.zone)
    await (_send(visit, prepared) if prepared else visit.say(words.NO_DEADLINES))


async def _send(visit: Visit, prepared: Prepared) -> None:
    """Say that it is being made, make it, write it down, send it, say that it is done.

    One person's presses are handled one after another, so nobody has two papers in the making.
    """
    person_id, update_id = visit.actor.person.id, visit.update.update_id
    if await visit.ask(exports.sent_meanwhile, person_id, prepared.file_name, update_id):
        await visit.toast(words.ALREADY)
        return
    await visit.toast()
    said = await visit.say(prepared.making)
    try:
        data = await visit.office.make_file(prepared.paper, prepared.matter)
    except Refusal as refusal:
        await _say_instead(visit, said, refusal.sentence)
        return
    except Exception:
        await _say_instead(visit, said, words.FAILED)
        raise
    sha256 = await asyncio.to_thread(lambda: hashlib.sha256(data).hexdigest())
    await visit.do(use.record, visit.actor, prepared, sha256)
    caption = h(prepared.caption).replace(use.SHA256, f"<code>{sha256}</code>")
    message = Message(caption, upload=Upload(prepared.file_name, lambda: data))
    outcome = await visit.office.line.send(visit.chat_id, message, Lane.REPLY)
    done = words.MADE.format(prepared.file_name) if isinstance(outcome, Sent) else words.FAILED
    await _say_instead(visit, said, done)


async def _say_instead(visit: Visit, said: Outcome, sentence: str) -> None:
    if isinstance(said, Sent):
        await visit.office.line.edit(visit.chat_id, said.message_id, Message(h(sentence)), False, Lane.REPLY)
    else:
        await visit.say(sentence)
