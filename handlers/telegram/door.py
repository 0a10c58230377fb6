"""Every update comes in here: the person is met, refusals become sentences, defects become a reference."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, Final

import structlog
from telegram import ChatMember, Update, User
from telegram.constants import ChatType
from telegram.ext import CallbackContext, ExtBot

from domain.errors import Refusal
from domain.people import Actor, Person, is_stranger
from domain.wording import LANGUAGES, general, speaking
from handlers import aside, former, reach
from handlers.office import Office
from handlers.telegram.visit import Visit
from storage import drafts, inbox, people
from storage.store import StoreClosed, Tx
from storage.trouble import Unusable, explain

Handler = Callable[[Visit], Awaitable[None]]
Context = CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]  # PTB's own shape
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

_STRANGER: Final = "stranger"  # the prompt that remembers the one polite answer
_log = structlog.get_logger(__name__)


def door(office: Office, handler: Handler) -> Callback:
    """A callback for PTB around ``handler``, which decides itself what a stranger may do."""

    async def callback(update: Update, context: Context) -> None:
        user = update.effective_user
        chat = update.effective_chat
        if user is None or user.is_bot or (chat is not None and chat.type != ChatType.PRIVATE):
            return
        unknown = Actor(Person(0, user.id, user.full_name, language=language_of(user)))
        leaves = is_leaving(update)

        async def meet() -> Actor:
            return await _meet(office, user, leaves=leaves)

        await enter(Visit(office, update, context.bot, unknown), handler, meet)

    return callback


def language_of(user: User) -> str:
    """What a phone speaks, of the languages that we do; by its own word, so for strangers only."""
    code = (user.language_code or "")[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


async def enter(visit: Visit, handler: Handler, meet: Callable[[], Awaitable[Actor]]) -> None:
    """Handle a visit of whoever ``meet`` says it is: refusals become sentences, defects a reference."""
    try:
        visit.actor = await meet()
        with speaking(visit.actor.person.language):
            await handler(visit)
    except Refusal as refusal:
        await _refuse(visit, refusal.sentence)
    except inbox.AlreadyDone:
        _log.info("update_was_done", update_id=visit.update.update_id)
    except (asyncio.CancelledError, StoreClosed):
        raise
    except Exception as error:
        if explain(error):
            raise Unusable from error
        with speaking(visit.actor.person.language):
            await _defect(visit)
    await visit.toast()


async def _meet(office: Office, user: User, *, leaves: bool) -> Actor:
    actor = await office.store.read(people.actor, user.id)
    name, username = user.full_name, user.username or ""
    if actor is None or _must_meet(actor.person, name, username, leaves=leaves):
        person = await office.store.write(reach.meet, user.id, name, username)
        actor = Actor(person, actor.seats if actor else ())
    if is_stranger(actor):  # has chosen nothing yet
        return replace(actor, person=replace(actor.person, language=language_of(user)))
    return actor


def _must_meet(person: Person, name: str, username: str, *, leaves: bool) -> bool:
    if leaves:  # closing the chat is no sign of life: the date of an earlier block stays
        return False
    present = people.stored_name(name, person.telegram_id), people.stored_username(username)
    return not person.reachable or present != (person.name, person.username)


def is_leaving(update: Update) -> bool:
    """Whether the update says that the person has blocked the bot."""
    member = update.my_chat_member
    return member is not None and member.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)


async def turn_away(visit: Visit) -> None:
    """One polite answer to somebody without a seat, then silence; whoever had one reads what became of it."""
    if await visit.do(_first_time, visit.actor.person.id):
        gone = await visit.ask(former.why, visit.actor.person.id, visit.office.zone)
        await visit.say(gone or general.stranger(visit.chat_id))


async def _first_time(tx: Tx, person_id: int) -> bool:
    asked = await drafts.asked(tx, person_id)
    if asked and asked.kind == _STRANGER:
        return False
    await drafts.ask(tx, person_id, _STRANGER, 0)
    return True


async def _refuse(visit: Visit, sentence: str) -> None:
    if visit.update.callback_query:
        await visit.toast(sentence, alert=True)
    else:
        await visit.say(sentence)


async def _defect(visit: Visit) -> None:
    reference = secrets.token_hex(2).upper()
    _log.exception("defect", reference=reference, update_id=visit.update.update_id)
    await _refuse(visit, general.defect(reference))
    await visit.office.store.write(aside.put, visit.update.update_id, reference)
