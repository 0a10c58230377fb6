"""What a published directive demands becomes slots: at publication, and further ahead as time goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import drills, duty_drafts, reminders, tiers
from domain import duties as duties_of
from domain.drafts import Draft
from domain.duties import Due, Duty, dues
from domain.reminders import Plan
from domain.workdays import Calendar
from storage import alarms, boards, calendar, directives, duties, journal, planning, retiming, units
from storage.planning import Planned, StoredDuty
from storage.store import Tx

HORIZON: Final = timedelta(days=60)  # slots are rows this far ahead; further ahead they may still change
EXTEND: Final = "extend"  # the alarm that plans on
EXTEND_EVERY: Final = timedelta(days=1)
AT_ONCE: Final = 20  # duties extended in one transaction: 20 × 100 units × a few days


async def plan(tx: Tx, directive_id: int, draft: Draft, zone: tzinfo) -> int:
    """Schedule what the draft's author has confirmed; how many due days are planned."""
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    kept = await planning.default(tx, directive.urgency)
    kept = drills.plan_of(kept) if directive.drill else kept
    days = await calendar.calendar(tx)
    await planning.keep_plan(tx, directive_id, kept)
    if directive.ack_wanted:
        first = next(iter(reminders.ack_instants(kept, directive.release_at, zone, days)), None)
        await planning.watch_acks(tx, directive_id, first)
    made = 0
    tree = await units.tree(tx)
    owed = tiers.owed(duty_drafts.confirmed(draft, zone), draft.audience, tree)
    for position, (duty, owing) in enumerate(owed):
        duty_id = await planning.add_duty(tx, directive_id, position, duty, owing)
        made += await _extend(
            tx, StoredDuty(duty_id, directive_id, duty, None, directive.release_at, kept), days, zone
        )
    await _wake(tx)
    return made


async def extend(tx: Tx, due_at: datetime, zone: tzinfo) -> None:
    """Plan on for the duties whose slots reach the least far ahead; again at once while there are more."""
    found = await planning.to_extend(tx, tx.now + HORIZON - EXTEND_EVERY, AT_ONCE)
    days = await calendar.calendar(tx)
    for duty in found:
        await _extend(tx, duty, days, zone)
    again = timedelta(milliseconds=1) if len(found) == AT_ONCE else EXTEND_EVERY
    await alarms.set_alarm(tx, EXTEND, 0, max(tx.now, due_at) + again)


async def _wake(tx: Tx) -> None:
    """There is always one alarm that plans on."""
    await alarms.silence(tx, EXTEND, 0)
    await alarms.set_alarm(tx, EXTEND, 0, tx.now + EXTEND_EVERY)


async def _extend(tx: Tx, stored: StoredDuty, days: Calendar, zone: tzinfo) -> int:
    after = stored.planned_until or stored.begins
    until = max(tx.now, stored.begins) + HORIZON
    found = dues(stored.duty, stored.begins, after, until, zone, days)
    if not stored.duty.recurs:  # a single date stands whatever its distance: it will not change by itself
        until = max([until, *(each.at for each in found)])
        found = dues(stored.duty, stored.begins, after, tx.now + 10 * duty_drafts.YEAR, zone, days)
    soft_at = duties_of.soft(stored.duty, zone)
    planned = [first_reminder(stored.plan, due, soft_at, zone, days) for due in found]
    return await planning.add_slots(tx, stored, planned, until)


def first_reminder(plan: Plan, due: Due, soft_at: datetime | None, zone: tzinfo, days: Calendar) -> Planned:
    """A slot of this due day with the instant of its first reminder."""
    ahead = soft_at if soft_at and due.opens_at < soft_at < due.at else None
    stages = reminders.slot_instants(plan, due.at, due.opens_at, zone, days, ahead)
    return Planned(due, next(iter(stages), None), ahead)


async def replan(tx: Tx, zone: tzinfo) -> int:
    """The calendar has changed: what lies ahead is planned anew, as it was ruled; the number of duties."""
    found = await planning.recurring_ahead(tx)
    for stored in found:
        await retime(tx, stored, stored.duty, zone, since=await retiming.last_past(tx, stored.id))
    return len(found)


async def retime(
    tx: Tx, stored: StoredDuty, rule: Duty, zone: tzinfo, since: datetime | None = None
) -> list[int]:
    """What lies ahead of a duty is planned by ``rule``; the units that knew of another date.

    A period that somebody was told of, or has reported in, goes on under its new date: the first one ahead is
    the first one of the new rule (after ``since``, by default now), and so on. Periods that nobody has touched
    are forgotten and made anew; open ones that the new rule lacks are owed no more.
    """
    days = await calendar.calendar(tx)
    named = await retiming.ahead(tx, stored.id)
    await planning.unplan(tx, stored.id)
    kept = set(await retiming.ahead(tx, stored.id))
    after = max(since or tx.now, stored.begins)
    found = dues(rule, stored.begins, after, max(tx.now, stored.begins) + HORIZON, zone, days)
    pairs = [(old, due) for old, due in zip(named, found, strict=False) if old in kept]
    moved = await retiming.rename(
        tx, stored.id, [(old, due) for old, due in pairs if due.at > tx.now and due.at != old]
    )
    if rule.recurs:
        await retiming.withdraw(tx, stored.id, [old for old in named[len(found) :] if old in kept])
    await _extend(tx, replace(stored, duty=rule, planned_until=tx.now), days, zone)
    return moved


async def end(tx: Tx, directive_id: int, reason: str) -> int:
    """Nothing is owed under this directive any more; what was reported stays. How many slots were open."""
    ended = await duties.cancel_of(tx, directive_id)
    if ended:
        await journal.write(tx, "duties_ended", None, directive_id=directive_id, data={"reason": reason})
        await boards.stir(tx, directive_id)
    return ended
