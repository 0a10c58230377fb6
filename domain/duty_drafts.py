"""Duties of a draft: completed from their words, changed in words, and turned into what is scheduled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from domain import deadlines, duty_words
from domain.anchors import Anchor
from domain.deadlines import DAY_END
from domain.documents import schedule
from domain.drafts import Draft, DraftDuty
from domain.duties import Due, Duty, Exact, dues
from domain.marks import Mark
from domain.workdays import Calendar, Shift

YEAR: Final = timedelta(days=365)
DATES_MAX: Final = 1500  # of a duty in a year: four a day
_BY_MONTHS: Final = frozenset({"quarterly", "semiannual", "yearly"})
PERIODIC: Final = frozenset({"weekly", "monthly", "quarterly", "semiannual", "yearly"})
_SHIFTS: Final[dict[str, Shift]] = {"keep": "keep", "next": "next", "previous": "previous"}


def completed(duty: DraftDuty, issued: date | None, behind: str = "") -> DraftDuty:
    """The duty with what its own words say of hours, several dates, span, cut-off and the next tier.

    ``behind`` is what the letter says next; see ``duty_words.said``.
    """
    duty = _own_limit(duty, issued)
    said = duty_words.said(duty.quote, issued, behind=behind, yearly=duty.kind in _BY_MONTHS)
    several = said.dates if duty.kind == "once" else ()
    hour = said.hours[0] if len(said.hours) == 1 else None
    anchor = said.anchor if duty.kind == "once" and not (duty.due or duty.rrule or several) else None
    return replace(
        duty,
        before=_before(duty) and anchor is None,
        dates=tuple(iso(Exact(day, hour)) for day in several),
        due=iso(Exact(several[0], hour)) if several else duty.due,
        hours=tuple(f"{hour:%H:%M}" for hour in said.hours) if duty.kind != "once" else (),
        starts=said.starts.isoformat() if said.starts else "",
        until=said.until.isoformat() if said.until else "",
        opens=said.opens or 0,
        cutoff=said.cutoff,
        soft=said.soft.isoformat() if said.soft else "",
        next_due=said.next_due,
        cut=str(said.cut or ""),
        next_mark=str(said.following or ""),
        counted=anchor.count if anchor else "",
        event=anchor.event if anchor else "",
        event_day=anchor.day.isoformat() if anchor and anchor.day else "",
    )


def _own_limit(duty: DraftDuty, issued: date | None) -> DraftDuty:
    """The limit as the reporter's own words state it, where others' stand beside it."""
    own = duty_words.own_words(duty.quote)
    if own.strip() == duty.quote.strip():
        return duty
    found = [when for when in schedule.times(own, issued) if when.rrule or when.due]
    if not found:
        return duty
    when = found[0]
    if duty.kind in PERIODIC and when.kind == "once":
        return duty
    before = when.boundary == "before"
    return replace(duty, kind=when.kind, rrule=when.rrule or "", due=when.due or "", before=before)


def _before(duty: DraftDuty) -> bool:
    """A list of days ("trước 09 giờ các ngày …") names its side before the hour, where no day is read."""
    return duty.before or (not duty.due and not duty.rrule and "trước" in duty.quote.lower())


def iso(limit: Exact) -> str:
    return f"{limit.day.isoformat()}T{limit.hour:%H:%M}" if limit.hour else limit.day.isoformat()


def _exact(text: str) -> Exact:
    day, _, hour = text.partition("T")
    return Exact(date.fromisoformat(day), time.fromisoformat(hour) if hour else None)


def duty_of(duty: DraftDuty) -> Duty:
    """What would be scheduled of it."""
    dates = duty.dates or ((duty.due,) if duty.due and not duty.rrule else ())
    kept: Shift = "next" if duty.kind in PERIODIC or duty.counted else "keep"
    return Duty(
        quote=duty.quote, to=duty.to, via=duty.via, kind=duty.kind,
        dates=tuple(map(_exact, dates)),
        rules=(duty.rrule,) if duty.rrule else (),
        hours=tuple(map(time.fromisoformat, duty.hours)),
        before=duty.before,
        starts=date.fromisoformat(duty.starts) if duty.starts else None,
        until=date.fromisoformat(duty.until) if duty.until else None,
        opens=duty.opens or None,
        skipped=frozenset(map(date.fromisoformat, duty.skipped)),
        shift=_SHIFTS.get(duty.shift, kept),
        cutoff=duty.cutoff,
        soft=_exact(duty.soft) if duty.soft else None,
        next_due=duty.next_due,
        units=duty.units,
        form=duty.form,
        cut=Mark.of(duty.cut) if duty.cut else None,
        following=Mark.of(duty.next_mark) if duty.next_mark else None,
        anchor=anchor_of(duty),
        lead=duty.lead,
    )  # fmt: skip


def anchor_of(duty: DraftDuty) -> Anchor | None:
    """The event that its limit is counted from, if it is counted from any."""
    day = date.fromisoformat(duty.event_day) if duty.event_day else None
    return Anchor.of(duty.counted, duty.event, day) if duty.counted else None


def confirmed(draft: Draft, zone: tzinfo) -> tuple[Duty, ...]:
    """What the press on "Phát hành" schedules: the duties of the audience, and the common deadline.

    A deadline that no duty states (it was typed, as a notice's is) is a duty of everybody.
    """
    owed = tuple(duty_of(duty) for duty in draft.duties if not duty.elsewhere)
    if draft.due_at is None or any(_states(duty, draft.due_at, zone) for duty in owed):
        return owed
    return (*owed, Duty(dates=(limit_of(draft.due_at, zone),), before=_is_day_end(draft.due_at, zone)))


def _states(duty: Duty, due_at: datetime, zone: tzinfo) -> bool:
    once = replace(duty, rules=(), skipped=frozenset())
    day = timedelta(days=1)
    return any(due.at == due_at for due in dues(once, due_at - day, due_at - day, due_at, zone, Calendar()))


def _is_day_end(instant: datetime, zone: tzinfo) -> bool:
    return instant.astimezone(zone).time() == DAY_END


def limit_of(instant: datetime, zone: tzinfo) -> Exact:
    """An instant as an exact limit; the last minute of a day is the boundary before the next."""
    local = instant.astimezone(zone)
    if _is_day_end(instant, zone):
        return Exact(local.date() + timedelta(days=1))
    return Exact(local.date(), local.time())


def moved(
    duties: tuple[DraftDuty, ...], old: datetime | None, new: datetime | None, zone: tzinfo
) -> tuple[DraftDuty, ...]:
    """The duties whose one deadline was the draft's common one follow it when that is corrected."""

    def follow(duty: DraftDuty) -> DraftDuty:
        due = deadlines.of_reading(duty.due, before=duty.before, zone=zone) if duty.due else None
        if old is None or due != old or len(duty.dates) > 1:
            return duty
        if new is None:
            return replace(duty, due="", dates=())
        local = new.astimezone(zone)
        return replace(duty, due=f"{local:%Y-%m-%dT%H:%M}", dates=(), before=False)

    return tuple(map(follow, duties))


def year_of(duty: Duty, now: datetime, zone: tzinfo, calendar: Calendar) -> tuple[Due, ...]:
    """All that falls due within a year from now."""
    return dues(duty, now, now, now + YEAR, zone, calendar)[:DATES_MAX]
