"""/caidat: own seats and language; giving a seat up."""

from __future__ import annotations

from domain.markup import h
from domain.messages import Message
from domain.wording import speaking
from handlers import seats as use
from handlers.telegram.menus import offer_menu
from handlers.telegram.visit import Visit
from storage import people


async def on_settings(visit: Visit) -> None:
    """/caidat."""
    await visit.say(await visit.ask(use.settings, visit.actor, visit.office.zone))


async def on_back(visit: Visit) -> None:
    """Back to the settings."""
    await visit.redraw(await visit.ask(use.settings, visit.actor, visit.office.zone))


async def on_language(visit: Visit) -> None:
    """A language was chosen: from now on, here and in the menu."""
    (place,) = visit.action.ids
    await visit.toast(await visit.do(use.set_language, visit.actor, place))
    if (chosen := await visit.ask(people.actor, visit.chat_id)) is not None:
        visit.actor = chosen
    with speaking(visit.actor.person.language):
        await on_back(visit)
    await offer_menu(visit.office, visit.actor)


async def on_leave(visit: Visit) -> None:
    """Thôi vai trò: sure?"""
    (seat_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.ask_leave, visit.actor, seat_id))


async def on_leave_sure(visit: Visit) -> None:
    """Sure."""
    (seat_id,) = visit.action.ids
    ended = await visit.do(use.leave, visit.actor, seat_id)
    await visit.redraw(Message(h(ended.said)))
    if (left := await visit.ask(people.actor, visit.chat_id)) is not None:
        await offer_menu(visit.office, left)
