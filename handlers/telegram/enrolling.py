"""/start with and without a code, joining, and what Telegram says of a chat being closed or opened."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Lane, Message
from domain.people import is_stranger
from domain.wording import LANGUAGES, joining, spoken
from domain.wording import enrol as words
from domain.wording import settings as setting_words
from handlers import absences, greet, hand_over, latecomers, reach
from handlers import enrol as use
from handlers.enrol import Joined, Offer
from handlers.notes import notes
from handlers.telegram import absences as absence_buttons
from handlers.telegram import answering, handing, inlining
from handlers.telegram.door import is_leaving, turn_away
from handlers.telegram.menus import offer_menu
from handlers.telegram.visit import Visit
from storage import boards, drafts, invites, languages, outbox, people
from storage.store import Tx

_OPENED: Final = re.compile(rf"{inlining.OPENS}(\d{{1,12}})")


async def on_start(visit: Visit) -> None:
    """/start: a greeting for whoever has a seat; with a code, what would be joined."""
    payload = visit.words.split()[0] if visit.words else ""
    if opened := _OPENED.fullmatch(payload):
        await _on_directive(visit, int(opened[1]))
    elif payload and payload != inlining.START:
        await _on_code(visit, payload)
    elif is_stranger(visit.actor):
        await turn_away(visit)
    else:
        await visit.say(await visit.ask(greet.greeting, visit.actor))
        await offer_menu(visit.office, visit.actor)


async def _on_directive(visit: Visit, directive_id: int) -> None:
    """A link to a directive: it says which, and gives no right to it."""
    if is_stranger(visit.actor):
        await turn_away(visit)
    else:
        await answering.show(visit, directive_id)


async def _on_code(visit: Visit, code: str) -> None:
    offered, invite_id = await visit.do(_offer, visit, code)
    if isinstance(offered, Refusal):
        raise offered
    if isinstance(offered, hand_over.Offer):
        await handing.say_offer(visit, offered)
        return
    if isinstance(offered, absences.Offer):
        await absence_buttons.say_offer(visit, offered)
        return
    if offered.held:
        await visit.say(words.joined_before(offered.unit, offered.role))
        return
    held = len(visit.actor.seats)
    lines = [words.offer(offered.unit, offered.role), *([joining.offer_too(held)] if held else [])]
    join = Button(words.JOIN, encode(Verb.JOIN, invite_id), style="success")
    keyboard = ((join,), (Button(joining.NOT_ME, encode(Verb.JOIN_NOT, invite_id)),))
    await visit.say(Message(h("\n\n".join(lines)), keyboard))


async def _offer(
    tx: Tx, visit: Visit, code: str
) -> tuple[Offer | hand_over.Offer | absences.Offer | Refusal, int]:
    passing = await hand_over.offer(tx, visit.actor.person, code)
    if passing is not None:
        return passing, passing.handover_id
    if (acting := await absences.offer(tx, visit.actor.person, code)) is not None:
        return acting, acting.absence.id
    offered = await use.offer(tx, visit.actor.person, code)
    invite = await invites.offered(tx, visit.actor.person.id)
    return offered, invite.id if invite else 0


async def on_join(visit: Visit) -> None:
    """Tham gia: the seat that this very message offered."""
    (invite_id,) = visit.action.ids
    done = await visit.do(_join, visit, invite_id)
    actor = await visit.ask(people.actor, visit.chat_id)
    assert actor is not None
    said = words.joined(done.unit, done.role) if done.new else words.joined_before(done.unit, done.role)
    await visit.redraw(Message(h(said)))
    if done.new:
        welcome = await visit.ask(greet.greeting, actor, joining.welcome(actor.person.name))
        await visit.say(_other_language(welcome) if is_stranger(visit.actor) else welcome)
        await offer_menu(visit.office, actor)


def _other_language(welcome: Message) -> Message:
    """Whose phone chose English may want Vietnamese all the same: one press, before anything is read."""
    if spoken() == LANGUAGES[0]:
        return welcome
    choice = Button(setting_words.LANGUAGES[LANGUAGES[0]], encode(Verb.LANGUAGE, 0))
    return replace(welcome, keyboard=((choice,),))


async def _join(tx: Tx, visit: Visit, invite_id: int) -> Joined:
    person = visit.actor.person
    offered = await invites.offered(tx, person.id)
    if offered is None or offered.id != invite_id:
        raise Refusal(words.NO_OFFER)
    done = await use.join(tx, person)
    if is_stranger(visit.actor):
        await drafts.answered(tx, person.id)  # that a stranger was turned away is no question
        await languages.choose(tx, person.id, person.language)  # we go on speaking as we have spoken
    if done.new:
        await latecomers.arrived(tx, person.id, done.unit_id, done.role, visit.office.zone)
        await boards.stir_units(tx, [done.unit_id])
        if offered.created_by not in (None, person.id):
            await _tell(tx, offered.created_by, person.name, done)
    return done


async def _tell(tx: Tx, inviter: int | None, name: str, done: Joined) -> None:
    assert inviter is not None
    told = await notes(
        tx, f"joined:u{done.unit_id}:{done.role}:{tx.stamp}", [inviter],
        lambda: words.newcomer(name, done.unit, done.role), Lane.REMINDER, silent=True,
    )  # fmt: skip
    await outbox.owe(tx, told)


async def on_not_me(visit: Visit) -> None:
    """Không phải tôi."""
    await visit.do(use.decline, visit.actor.person)
    await visit.redraw(Message(h(words.NOT_JOINED)))


async def on_membership(visit: Visit) -> None:
    """Blocked: marked with its date. Unblocked: whoever came in by the door has been healed already."""
    if is_leaving(visit.update):
        await visit.do(reach.blocked, visit.actor.person.id)
