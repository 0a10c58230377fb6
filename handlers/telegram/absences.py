"""/caidat, Vắng mặt: when one is away, and who acts instead."""

from __future__ import annotations

from domain import absence_cards
from domain.invites import link
from domain.markup import h
from domain.messages import Message
from domain.people import is_stranger
from domain.wording import absences as words
from handlers import absences as use
from handlers import greet
from handlers.absences import Offer
from handlers.telegram.menus import offer_menu
from handlers.telegram.visit import Visit
from storage import people
from storage.drafts import Prompt


async def on_absence(visit: Visit) -> None:
    """Vắng mặt."""
    await visit.redraw(await visit.ask(use.screen, visit.actor, visit.office.zone))


async def on_new(visit: Visit) -> None:
    """Báo vắng mặt: from when until when?"""
    await visit.say(await visit.do(use.ask, visit.actor))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The days, as a message."""
    await visit.say(await visit.do(use.typed, visit.actor, visit.text, visit.office.zone))


async def on_choice(visit: Visit) -> None:
    """Chọn người nhận thay."""
    (absence_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.choice, visit.actor, absence_id, visit.office.zone))


async def on_who(visit: Visit) -> None:
    """A colleague acts."""
    absence_id, person_id = visit.action.ids
    said = await visit.do(use.choose, visit.actor, absence_id, person_id, visit.office.zone)
    await visit.redraw(Message(h(said)))


async def on_link(visit: Visit) -> None:
    """Người khác, gửi liên kết: one message, ready to be passed on. The code is kept nowhere."""
    (absence_id,) = visit.action.ids
    absence, code = await visit.do(use.link, visit.actor, absence_id)
    days = absence_cards.days(absence, visit.office.zone)
    await visit.say(words.link(link(visit.office.bot_name, code), *days))


async def say_offer(visit: Visit, offered: Offer) -> None:
    """A link was opened: whom would one act for?"""
    await visit.say(absence_cards.offer(offered.absence, visit.office.zone))


async def on_take(visit: Visit) -> None:
    """Nhận thay."""
    (absence_id,) = visit.action.ids
    said = await visit.do(use.take, visit.actor.person, absence_id, visit.office.zone)
    await visit.redraw(Message(h(said)))
    deputy = await visit.ask(people.actor, visit.chat_id)
    if deputy is not None and is_stranger(visit.actor) and deputy.seats:
        await visit.say(await visit.ask(greet.greeting, deputy))
        await offer_menu(visit.office, deputy)


async def on_drop(visit: Visit) -> None:
    """Tôi đã trở lại, thôi nhận thay, or called off beforehand."""
    (absence_id,) = visit.action.ids
    said = await visit.do(use.drop, visit.actor, absence_id, visit.office.zone)
    await visit.toast(said)
    if (left := await visit.ask(people.actor, visit.chat_id)) is not None:
        await offer_menu(visit.office, left)
    await visit.redraw(Message(h(said)))
