"""Duties of a draft as a coordinator changes them in words: other times, days struck out, an event's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo

from domain import anchor_words, deadlines, duty_events, duty_words
from domain.documents import schedule
from domain.drafts import DraftDuty
from domain.duties import Duty, Exact
from domain.duty_drafts import anchor_of, completed, duty_of, iso, year_of
from domain.errors import Refusal
from domain.recurring import parse
from domain.text import clean, squeeze
from domain.wording import duties as words
from domain.workdays import Calendar


def retimed(duty: DraftDuty, typed: str, now: datetime, zone: tzinfo) -> DraftDuty:
    """The duty with the times a person typed: ``thứ Sáu hằng tuần 16h``, ``17h 24/7; 9h 2/8``.

    Raises Refusal for what names no time, and for a time that is over.
    """
    text, today = squeeze(clean(typed)), now.astimezone(zone).date()
    bare = replace(duty, dates=(), due="", rrule="", hours=(), starts="", until="", opens=0, skipped=(),
                   counted="", event="", event_day="", lead=0)  # fmt: skip
    found = [when for when in schedule.times(text, today) if when.rrule]
    if found:
        made = completed(replace(bare, quote=text, kind=found[0].kind, rrule=found[0].rrule or ""), today)
        made = replace(
            made, before=found[0].boundary == "before", quote=duty.quote, cutoff=duty.cutoff, cut=duty.cut,
            soft=duty.soft, next_due=duty.next_due, next_mark=duty.next_mark,
        )  # fmt: skip
    elif anchored := anchor_words.anchor(text, today):
        day = anchored.day.isoformat() if anchored.day else ""
        made = replace(bare, kind="once", counted=anchored.count, event=anchored.event, event_day=day)
    else:
        before = text.lower().startswith("trước")
        dates = _typed_dates(text, today)
        made = replace(bare, kind="once", due=dates[0], dates=dates, before=before)
    _check(duty_of(made), now, zone)
    return made


def _typed_dates(text: str, today: date) -> tuple[str, ...]:
    several = duty_words.said(text, today)
    if several.dates:
        hour = several.hours[0] if several.hours else None
        return tuple(iso(Exact(day, hour)) for day in several.dates)
    found = []
    for part in filter(str.strip, text.split(";")):
        day, hours = deadlines.day_of_words(part, today), duty_words.said(part, today).hours
        if day is None:
            raise Refusal(words.BAD_TIMES)
        found += [iso(Exact(day, hour)) for hour in hours or (None,)]
    if not found:
        raise Refusal(words.BAD_TIMES)
    return tuple(sorted(found))


def _check(duty: Duty, now: datetime, zone: tzinfo) -> None:
    try:
        for rule in duty.rules:
            parse(rule, zone)
    except ValueError:
        raise Refusal(words.BAD_TIMES) from None
    waits = duty.anchor is not None and not duty.anchor.is_known
    if not waits and not year_of(duty, now, zone, Calendar()):
        raise Refusal(words.NONE_AHEAD)


def struck(duty: DraftDuty, typed: str, now: datetime, zone: tzinfo, calendar: Calendar) -> DraftDuty:
    """The duty without these days of it. Raises Refusal when none of them is one of its days."""
    today = now.astimezone(zone).date()
    days = {deadlines.day_of_words(part, today) for part in squeeze(clean(typed)).replace(";", ",").split(",")}
    named = {day.isoformat() for day in days if day is not None}
    made = replace(duty, skipped=tuple(sorted({*duty.skipped, *named})))
    before, after = (len(year_of(duty_of(each), now, zone, calendar)) for each in (duty, made))
    if not named or before == after:
        raise Refusal(words.NOT_ITS_DAY)
    return made


def dated(duty: DraftDuty, typed: str, now: datetime, zone: tzinfo, calendar: Calendar) -> DraftDuty:
    """The duty with the day of its event. Raises Refusal as ``duty_events.dated``."""
    anchor = anchor_of(duty)
    if anchor is None:
        raise Refusal(words.GONE)
    today = now.astimezone(zone).date()
    made = duty_events.dated(anchor, typed, today, duty_of(duty).shift, now, zone, calendar)
    return replace(duty, event_day=made.day.isoformat() if made.day else "")
