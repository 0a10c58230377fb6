"""Telephone numbers in the chat: one's own, a unit's, and who said something on the telephone."""

from __future__ import annotations

from telegram import Contact

from domain.actions import Verb, encode
from domain.markup import h
from domain.messages import Button, Message
from domain.wording import numbers as words
from handlers import numbers as use
from handlers.telegram.visit import Visit
from storage import numbers
from storage.drafts import Prompt


async def on_phone(visit: Visit) -> None:
    """Số điện thoại: share it by the messenger's own button, or type it; forget it."""
    said = await visit.do(use.ask_own, visit.actor)
    if await visit.ask(numbers.of_person, visit.actor.person.id):
        forget = Button(words.FORGET, encode(Verb.PHONE_DROP))
        await visit.say(Message(h(words.WHO_SEES), ((forget,),)))
    await visit.say(Message(h(said), contact=words.SHARE))


async def on_contact(visit: Visit, contact: Contact) -> None:
    """A contact was shared."""
    said = await visit.do(use.share, visit.actor, contact.user_id or 0, contact.phone_number)
    await visit.say(Message(h(said), plain=True))


async def on_own_typed(visit: Visit, prompt: Prompt) -> None:
    """The own number, as a message."""
    said = await visit.do(use.typed_own, visit.actor, visit.text)
    await visit.say(Message(h(said), plain=True))


async def on_phone_drop(visit: Visit) -> None:
    """Xóa số của tôi."""
    said = await visit.do(use.forget_own, visit.actor)
    await visit.toast(said)
    await visit.redraw(Message(h(said)))


async def on_unit_phone(visit: Visit) -> None:
    """Số điện thoại of a unit: which?"""
    (unit_id,) = visit.action.ids
    await visit.say(await visit.do(use.ask_unit, visit.actor, unit_id))


async def on_unit_typed(visit: Visit, prompt: Prompt) -> None:
    """It, as a message."""
    await visit.say(await visit.do(use.typed_unit, visit.actor, prompt.subject, visit.text))


async def on_heard(visit: Visit, prompt: Prompt) -> None:
    """Who said it on the telephone."""
    await visit.say(await visit.do(use.heard, visit.actor, prompt.subject, int(prompt.data), visit.text))
