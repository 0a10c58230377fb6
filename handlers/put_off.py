"""One item put off by one person: told again later, and only if it is still owed."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import times
from domain.errors import Refusal
from domain.messages import Lane
from domain.people import ANSWERING, Actor, holds
from domain.urgency import Urgency
from domain.wording import reminders as words
from handlers.remind import DIGEST
from handlers.telling import release_of
from storage import alarms, directives, duties, gathering, reminding
from storage.gathering import Gathered
from storage.store import Tx

SNOOZE: Final = "snooze"  # the alarm at which a snooze is over


async def snooze(tx: Tx, actor: Actor, directive_id: int, slot_id: int, zone: tzinfo) -> datetime:
    """The actor hears of this item again only then. Raises Refusal for what the actor does not owe."""
    directive = await directives.get(tx, directive_id)
    own = holds(actor, *ANSWERING)
    slot = await duties.slot(tx, slot_id) if slot_id else None
    asked = await directives.asked_units(tx, directive_id, own)
    if directive is None or not asked or (slot_id and (slot is None or slot.unit_id not in own)):
        raise Refusal(words.NOT_OWED)
    until = _later(tx.now, slot.due_at if slot else None, directive.urgency, zone)
    made = await reminding.snooze(tx, actor.person.id, directive_id, slot_id, until)
    await alarms.silence(tx, SNOOZE, made)
    await alarms.set_alarm(tx, SNOOZE, made, until)
    return until


def _later(now: datetime, due_at: datetime | None, urgency: Urgency, zone: tzinfo) -> datetime:
    """Four hours, an hour for what is urgent, ten minutes for a flash; never past the deadline's last hour."""
    pause = {Urgency.FLASH: timedelta(minutes=10), Urgency.NORMAL: timedelta(hours=4)}
    until = now + pause.get(urgency, timedelta(hours=1))
    if due_at and now < due_at - timedelta(hours=1) < until:
        until = due_at - timedelta(hours=1)
    quiet = times.quiet_until(until, zone)
    return quiet if quiet and urgency is not Urgency.FLASH else until


async def woken(tx: Tx, snooze_id: int, zone: tzinfo) -> None:
    """A snooze is over: the item is told again, if it is still owed."""
    over = await reminding.woken(tx, snooze_id)
    if over is None:
        return
    directive = await directives.get(tx, over.directive_id)
    if directive is None or directive.state != "published":
        return
    items = {"slots": [over.slot_id]} if over.slot_id else {"acks": [over.directive_id]}
    at, silent = release_of(directive.urgency, tx.now, zone)
    await gathering.gather(tx, DIGEST, Lane.REMINDER, [Gathered(over.person_id, items, at, silent)])
