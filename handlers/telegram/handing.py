"""Bàn giao: the link that passes a seat on, and the press that takes it."""

from __future__ import annotations

import asyncio

from domain import handover_cards, times
from domain.handover_cards import Counts
from domain.invites import link
from domain.markup import h
from domain.messages import Lane, Message
from domain.outcomes import Sent
from domain.wording import enrol as enrol_words
from domain.wording import handing as words
from handlers import browse, greet
from handlers import hand_over as use
from handlers.hand_over import Offer
from handlers.telegram.menus import offer_menu
from handlers.telegram.visit import Visit
from storage import people


async def on_hand_over(visit: Visit) -> None:
    """Bàn giao: link and QR in one message, ready to be passed on. The code is kept nowhere."""
    (seat_id,) = visit.action.ids
    made = await visit.do(use.link, visit.actor, seat_id)
    address = link(visit.office.bot_name, made.code)
    until = times.show_date(made.handover.expires_at.astimezone(visit.office.zone).date())
    message = handover_cards.link(made.handover.id, made.unit, made.role, made.holder, until, address)
    picture = await asyncio.to_thread(visit.office.draw_qr, address)
    sent = await visit.office.line.send_picture(visit.chat_id, picture, message, Lane.REPLY)
    if not isinstance(sent, Sent):
        await visit.say(message)
    await visit.say(words.FORWARD)


async def on_seats(visit: Visit) -> None:
    """Bàn giao vai trò…: whose?"""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(browse.hand_over_screen, visit.actor, unit_id, page))


async def on_drop(visit: Visit) -> None:
    """Hủy liên kết này."""
    (handover_id,) = visit.action.ids
    unit = await visit.do(use.revoke, visit.actor, handover_id)
    await visit.redraw(Message(h(words.dropped(unit))))


async def say_offer(visit: Visit, offered: Offer) -> None:
    """A link was opened: what would pass."""
    estate = offered.estate
    counts = Counts(estate.items, estate.writings, len(estate.drafts), estate.followed)
    card = handover_cards.offer(offered.handover_id, offered.unit, offered.role, offered.holder, counts)
    await visit.say(card)


async def on_take(visit: Visit) -> None:
    """Nhận bàn giao."""
    (handover_id,) = visit.action.ids
    done = await visit.do(use.take, visit.actor.person, handover_id, visit.office.zone)
    await visit.redraw(Message(h(words.taken(done.unit, enrol_words.role(done.role)))))
    if (heir := await visit.ask(people.actor, visit.chat_id)) is not None:
        if not visit.actor.seats:
            await visit.say(await visit.ask(greet.greeting, heir))
        await offer_menu(visit.office, heir)
    if (left := await visit.ask(people.actor, done.giver.telegram_id)) is not None:
        await offer_menu(visit.office, left)


async def on_not_me(visit: Visit) -> None:
    """Không phải tôi."""
    await visit.do(use.decline, visit.actor.person)
    await visit.redraw(Message(h(words.NOT_TAKEN)))
