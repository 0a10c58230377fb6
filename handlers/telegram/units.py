"""/donvi and /moi: walking through the units, inviting, revoking."""

from __future__ import annotations

import asyncio

from domain import times
from domain.actions import Verb, encode
from domain.invites import link
from domain.markup import h
from domain.messages import Button, Keyboard, Lane, Message
from domain.outcomes import Sent
from domain.people import Role
from domain.wording import browsing
from domain.wording import enrol as enrol_words
from handlers import browse as use
from handlers import seats
from handlers.browse import Made
from handlers.telegram.menus import offer_menu
from handlers.telegram.visit import Visit
from storage import people


async def on_units(visit: Visit) -> None:
    """/donvi [name]."""
    if visit.words:
        await visit.say(await visit.ask(use.named, visit.actor, visit.words, invite=False))
    else:
        await visit.say(await visit.ask(use.screen, visit.actor, 0, 0, visit.office.zone))


async def on_unit(visit: Visit) -> None:
    """One unit's screen."""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.screen, visit.actor, unit_id, page, visit.office.zone))


async def on_gaps(visit: Visit) -> None:
    """Chưa liên lạc được."""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.gaps_screen, visit.actor, unit_id, page))


async def on_seats(visit: Visit) -> None:
    """Thu hồi vai trò…: whose?"""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.revocable, visit.actor, unit_id, page))


async def on_revoke(visit: Visit) -> None:
    """Thu hồi: sure?"""
    (seat_id,) = visit.action.ids
    await visit.redraw(await visit.ask(seats.ask_revoke, visit.actor, seat_id))


async def on_revoke_sure(visit: Visit) -> None:
    """Sure."""
    (seat_id,) = visit.action.ids
    ended = await visit.do(seats.revoke, visit.actor, seat_id)
    await visit.redraw(Message(h(ended.said)))
    if (left := await visit.ask(people.actor, ended.person.telegram_id)) is not None:
        await offer_menu(visit.office, left)


async def on_invite(visit: Visit) -> None:
    """/moi [name]."""
    if visit.words:
        await visit.say(await visit.ask(use.named, visit.actor, visit.words, invite=True))
    else:
        await visit.say(await visit.ask(use.invite_screen, visit.actor, 0, 0))


async def on_invite_unit(visit: Visit) -> None:
    """Another place in the tree to invite into."""
    unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.invite_screen, visit.actor, unit_id, page))


async def on_invite_here(visit: Visit) -> None:
    """This unit: which role?"""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.roles_screen, visit.actor, unit_id))


async def on_invite_role(visit: Visit) -> None:
    """This role: for how many?"""
    unit_id, place = visit.action.ids
    await visit.redraw(await visit.ask(use.uses_screen, visit.actor, unit_id, use.role_of(place)))


async def on_invite_uses(visit: Visit) -> None:
    """The invitation: link and QR in one message, ready to be passed on. The code is kept nowhere."""
    unit_id, place, uses = visit.action.ids
    role = use.role_of(place)
    made = await visit.do(use.make_invite, visit.actor, unit_id, role, uses)
    address = link(visit.office.bot_name, made.code)
    message = Message(_invitation(visit, made, role, address), _drop(made))
    picture = await asyncio.to_thread(visit.office.draw_qr, address)
    sent = await visit.office.line.send_picture(visit.chat_id, picture, message, Lane.REPLY)
    if not isinstance(sent, Sent):
        await visit.say(message)
    await visit.say(browsing.FORWARD)


def _invitation(visit: Visit, made: Made, role: Role, address: str) -> str:
    until = times.show_date(made.invite.expires_at.astimezone(visit.office.zone).date())
    lines = browsing.invitation(enrol_words.role(role), made.invite.uses, until, address)
    return "\n".join([f"<b>{h(browsing.invitation_head(made.unit))}</b>", *map(h, lines)])


def _drop(made: Made) -> Keyboard:
    return ((Button(browsing.DROP_INVITE, encode(Verb.INVITE_DROP, made.invite.id)),),)


async def on_invite_drop(visit: Visit) -> None:
    """Hủy liên kết này."""
    (invite_id,) = visit.action.ids
    unit = await visit.do(use.drop_invite, visit.actor, invite_id)
    await visit.redraw(Message(h(browsing.INVITE_DROPPED.format(unit))))
