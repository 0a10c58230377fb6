"""A coordinator changes deadlines and reminders of what is published: what is planned, not what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from domain import clock_words, deadlines, duty_drafts, duty_events, duty_typing, limits, times
from domain.directives import Directive
from domain.drafts import DraftDuty
from domain.duties import Duty, limit
from domain.errors import Refusal
from domain.people import Actor
from domain.reminders import MODES
from domain.text import clean, squeeze
from domain.wording import retiming as words
from handlers import duty, relay_chain, retime_menu, retiming_notes
from handlers.steward import in_care
from storage import alarms, boards, calendar, drafts, journal, planning, retiming
from storage.planning import StoredDuty
from storage.store import Tx


async def period_typed(tx: Tx, actor: Actor, duty_id: int, slot_id: int, typed: str, zone: tzinfo) -> str:
    """Move the period for all who owe it; what was done. Raises Refusal for what is no deadline ahead."""
    directive, stored = await retime_menu.own(tx, actor, duty_id)
    period = await retime_menu.period(tx, stored, slot_id)
    due_at, late_at = _typed(typed, period.due_at, tx.now, zone)
    moved = await retiming.move_period(tx, duty_id, period.planned_for, due_at, late_at)
    await retiming.move_common(tx, directive.id, period.due_at, due_at)
    facts = {"duty": duty_id, "old": times.to_text(period.due_at), "new": times.to_text(due_at), "units": moved}
    await _done(tx, actor, directive, "deadline_changed", facts)
    old, new = deadlines.show(period.due_at, zone), deadlines.show(due_at, zone)
    told = await retiming_notes.tell(
        tx, directive, moved, zone, f"{duty_id}:{new}", lambda: words.note_moved(directive.title, old, new)
    )
    return words.moved(old, new, len(moved), told)


def _typed(typed: str, old: datetime, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    text = squeeze(clean(typed)).lower()
    day = deadlines.day_of_words(text, now.astimezone(zone).date())
    if day is None:
        raise Refusal(words.BAD_DATE)
    hours = clock_words.hours(text)
    due_at, late_at = limit(day, hours[0] if hours else None, before="trước" in text and not hours, zone=zone)
    if not now < due_at <= now + timedelta(days=limits.EXTENSION_DAYS):
        raise Refusal(words.NOT_AHEAD)
    if due_at == old:
        raise Refusal(words.SAME)
    return due_at, max(due_at, late_at)


async def rule_typed(tx: Tx, actor: Actor, duty_id: int, typed: str, zone: tzinfo) -> str:
    """Periods to come follow another rule; what was done. Raises Refusal for what is no rule."""
    directive, stored = await retime_menu.own(tx, actor, duty_id)
    made = duty_drafts.duty_of(duty_typing.retimed(DraftDuty(""), typed, tx.now, zone))
    if not made.recurs:
        raise Refusal(words.NO_RULE)
    old = stored.duty
    rule = replace(
        old, kind=made.kind, rules=made.rules, hours=made.hours, before=made.before, starts=made.starts,
        until=made.until or old.until, opens=made.opens, skipped=frozenset(),
    )  # fmt: skip
    facts = {"old": list(old.rules), "new": list(rule.rules)}
    return await _rule(tx, actor, directive, stored, rule, zone, "schedule_changed", facts)


async def event_typed(tx: Tx, actor: Actor, duty_id: int, typed: str, zone: tzinfo) -> str:
    """The event has its day: slots come to be, or move; what was done. Raises Refusal for what is no day."""
    directive, stored = await retime_menu.own(tx, actor, duty_id)
    anchor = stored.duty.anchor
    if anchor is None or not anchor.event:
        raise Refusal(words.GONE)
    received, days = stored.begins.astimezone(zone).date(), await calendar.calendar(tx)
    dated = duty_events.dated(anchor, typed, received, stored.duty.shift, tx.now, zone, days)
    rule = replace(stored.duty, anchor=dated)
    facts = {"event": anchor.event, "day": dated.day.isoformat() if dated.day else ""}
    return await _rule(tx, actor, directive, stored, rule, zone, "event_dated", facts)


async def _rule(
    tx: Tx, actor: Actor, directive: Directive, stored: StoredDuty, rule: Duty, zone: tzinfo, kind: str,
    facts: Mapping[str, object],
) -> str:  # fmt: skip
    """From now on the duty is this: slots, journal, and a word to everybody who owes it."""
    shown = await retime_menu.upcoming(tx, stored, rule, zone)
    await retiming.change_duty(tx, stored.id, rule)
    await duty.retime(tx, stored, rule, zone)
    await _done(tx, actor, directive, kind, {"duty": stored.id, **facts})
    event = rule.anchor.event if rule.anchor else ""

    def note() -> str:
        title = directive.title
        return words.note_dated(title, shown, event) if event else words.note_ruled(title, shown)

    units = await retiming.units_of(tx, stored.id)
    told = await retiming_notes.tell(tx, directive, units, zone, f"{stored.id}:{shown}", note)
    return words.ruled(shown, told)


async def set_mode(tx: Tx, actor: Actor, directive_id: int, place: int) -> None:
    """Remind as by default, less often, or not at all: from now on, and only of what is still to come."""
    directive = await in_care(tx, actor, directive_id, "published")
    if place >= len(MODES):
        raise Refusal(words.GONE)
    mode = MODES[place]
    if not await planning.set_mode(tx, directive_id, mode):
        return
    await retiming.judge_anew(tx, directive_id)
    if mode == "off":
        await retiming.stop_climbing(tx, directive_id)
    await _record(tx, actor, directive, "reminders_changed", {"mode": mode})


async def _done(tx: Tx, actor: Actor, directive: Directive, kind: str, facts: dict[str, object]) -> None:
    await drafts.answered(tx, actor.person.id)
    await relay_chain.retimed(tx, directive.id)
    await _record(tx, actor, directive, kind, facts)


async def _record(tx: Tx, actor: Actor, directive: Directive, kind: str, facts: dict[str, object]) -> None:
    await boards.stir(tx, directive.id)
    tx.announce(alarms.SIGNAL)  # something may be due at once, or later than it was
    await journal.write(tx, kind, actor.person.id, directive_id=directive.id, data=facts)
