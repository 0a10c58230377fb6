"""A coordinator looks at the deadlines of what is published, and is asked for other ones."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import deadlines, duty_drafts, retiming_cards
from domain.directives import Directive
from domain.duties import Duty, dues
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.retiming_cards import Period, Standing
from domain.wording import retiming as words
from handlers.steward import in_care
from storage import calendar, drafts, planning, retiming
from storage.planning import StoredDuty
from storage.retiming import Owing
from storage.store import Tx

PERIOD: Final = "retime_period"  # the prompts that wait for a deadline, for a rule, for an event's day
RULE: Final = "retime_rule"
EVENT: Final = "retime_event"


async def menu(tx: Tx, actor: Actor, directive_id: int, zone: tzinfo) -> Message:
    """The duties of a directive with their next deadlines. Raises Refusal for whoever may not change them."""
    directive = await in_care(tx, actor, directive_id, "published")
    standing = [await _standing(tx, one) for one in await retiming.duties_of(tx, directive_id)]
    return retiming_cards.menu(directive, standing, await planning.mode_of(tx, directive_id), zone)


async def page(tx: Tx, actor: Actor, duty_id: int, zone: tzinfo, done: str = "") -> Message:
    """One duty with the periods that are owed, below what was changed just now."""
    directive, stored = await own(tx, actor, duty_id)
    return retiming_cards.page(directive, await _standing(tx, stored), zone, done)


async def own(tx: Tx, actor: Actor, duty_id: int) -> tuple[Directive, StoredDuty]:
    stored = await planning.get(tx, duty_id)
    if stored is None:
        raise Refusal(words.GONE)
    return await in_care(tx, actor, stored.directive_id, "published"), stored


async def _standing(tx: Tx, stored: StoredDuty) -> Standing:
    owing = await retiming.owing(tx, stored.id, retiming_cards.PERIODS_SHOWN)
    return Standing(stored.id, stored.duty, tuple(Period(one.slot_id, one.due_at, one.units) for one in owing))


async def ask_period(tx: Tx, actor: Actor, duty_id: int, slot_id: int, zone: tzinfo) -> str:
    """The actor's next message is the new deadline of this period; what to ask."""
    _, stored = await own(tx, actor, duty_id)
    owing = await period(tx, stored, slot_id)
    await drafts.ask(tx, actor.person.id, PERIOD, duty_id, str(slot_id))
    return words.ask_period(deadlines.show(owing.due_at, zone), owing.units)


async def period(tx: Tx, stored: StoredDuty, slot_id: int) -> Owing:
    found = await retiming.period_of(tx, stored.id, slot_id)
    if found is None:
        raise Refusal(words.GONE)
    return found


async def ask_rule(tx: Tx, actor: Actor, duty_id: int, zone: tzinfo) -> str:
    """The actor's next message is the rule from now on; what to ask."""
    _, stored = await own(tx, actor, duty_id)
    if not stored.duty.recurs:
        raise Refusal(words.GONE)
    await drafts.ask(tx, actor.person.id, RULE, duty_id)
    return words.ask_rule(await upcoming(tx, stored, stored.duty, zone))


async def ask_event(tx: Tx, actor: Actor, duty_id: int) -> str:
    """The actor's next message is the day of the event that a limit is counted from; what to ask."""
    _, stored = await own(tx, actor, duty_id)
    anchor = stored.duty.anchor
    if anchor is None or not anchor.event:
        raise Refusal(words.GONE)
    await drafts.ask(tx, actor.person.id, EVENT, duty_id)
    return words.ask_event(anchor.event)


async def upcoming(tx: Tx, stored: StoredDuty, rule: Duty, zone: tzinfo) -> str:
    days = await calendar.calendar(tx)
    found = dues(rule, stored.begins, tx.now, tx.now + duty_drafts.YEAR, zone, days)
    if not found:
        raise Refusal(words.NOT_AHEAD)
    return deadlines.show(found[0].at, zone)
