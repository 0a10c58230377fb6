"""The screens on which a coordinator checks when reports will fall due, before anything is scheduled."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, duty_events, forms, limits, marks, times
from domain.actions import Verb, encode
from domain.drafts import Draft, DraftDuty
from domain.duties import Due, Duty
from domain.duties import soft as soft_of
from domain.duty_drafts import duty_of, year_of
from domain.duty_lines import duty_words
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.text import clip
from domain.wording import duties as words
from domain.wording import forms as form_words
from domain.wording import labels
from domain.workdays import Calendar

NEXT_SHOWN: Final = 4
DUTIES_SHOWN: Final = 8
PAGE: Final = 40  # dates on one screen
LINE_MAX: Final = 200
EVENT_MAX: Final = 40  # of an event's name on a button
FORM_MAX: Final = 600  # code points of a form on the page of its duty
LEADS: Final = (0, 1, 2, 3, 5)  # worked days that can be chosen
SHIFTS: Final = ("keep", "next", "previous")


def duties_menu(draft_id: int, draft: Draft, now: datetime, zone: tzinfo, calendar: Calendar) -> Message:
    """Every duty with its next dates; a press opens it."""
    lines = [f"<b>{h(words.HEAD)}</b>"]
    rows = []
    for place, duty in enumerate(draft.duties[:DUTIES_SHOWN]):
        said = _who(duty, zone)
        lines += ["", h(words.item(place + 1, said))]
        lines += [f"<i>{h(line)}</i>" for line in _when(duty, now, zone, calendar) if not _repeats(line, said)]
        rows.append((Button(words.open_duty(place + 1), encode(Verb.DUTY, draft_id, place, 0)),))
    if not draft.duties:
        lines.append(h(words.NONE))
    if draft.due_at:
        lines += ["", h(f"{words.COMMON}: {deadlines.show(draft.due_at, zone)}")]
    rows.append((Button(words.COMMON, encode(Verb.DUE_COMMON, draft_id)),))
    rows.append((Button(labels.BACK, encode(Verb.DRAFT, draft_id)),))
    return Message(joined(lines, limits.TEXT_MAX), tuple(rows))


def _who(duty: DraftDuty, zone: tzinfo) -> str:
    reporter = f"{clip(duty.reporter, 80)}: " if duty.reporter else ""
    said = reporter + duty_words(duty, zone)
    return said[:1].upper() + said[1:]


def _repeats(line: str, said: str) -> bool:
    """Whether the only date to come is the one that the duty's own words tell."""
    return line.removeprefix(words.dates("", 1, "")) in said


def _when(duty: DraftDuty, now: datetime, zone: tzinfo, calendar: Calendar) -> list[str]:
    if duty.elsewhere:
        return [words.ELSEWHERE]
    asked = duty_of(duty)
    if not asked.has_clock:
        return [_why_none(duty)]
    found = year_of(asked, now, zone, calendar)
    if not found:
        return [words.NONE_AHEAD]
    shown = "; ".join(deadlines.show(due.at, zone) for due in found[:NEXT_SHOWN])
    last = times.show_date(found[-1].at.astimezone(zone).date()) if len(found) > NEXT_SHOWN else ""
    return [words.dates(shown, len(found), last), *_asides(asked, found[0].at, zone)]


def _why_none(duty: DraftDuty) -> str:
    if event := duty_events.awaits(duty):
        return words.waits_for(event)
    return words.NO_CLOCK if duty.kind in ("adhoc", "regular") else words.UNCLEAR


def _asides(duty: Duty, due_at: datetime | None, zone: tzinfo) -> list[str]:
    """What stands beside the limit, in its own words and, for the first period, as an instant."""
    cut = marks.cutoff(duty.cut, due_at, zone) if duty.cut and due_at else None
    then = marks.following(duty.following, due_at, zone) if duty.following and due_at else None
    soft = soft_of(duty, zone)
    lines = [words.cutoff(duty.cutoff, _shown(cut, zone))] if duty.cutoff else []
    lines += [words.soft(deadlines.show(soft, zone))] if soft else []
    return lines + (
        [words.next_due(clip(duty.next_due, LINE_MAX), _shown(then, zone))] if duty.next_due else []
    )


def _shown(instant: datetime | None, zone: tzinfo) -> str:
    return deadlines.show(instant, zone) if instant else ""


def duty_page(
    draft_id: int, place: int, duty: DraftDuty, page: int, now: datetime, zone: tzinfo, calendar: Calendar,
    *, relayed: bool = False,
) -> Message:  # fmt: skip
    """The year's dates of one duty, and the ways to change them; ``relayed``: also how far before one's own."""
    found = () if duty.elsewhere else year_of(duty_of(duty), now, zone, calendar)
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    lines = [f"<b>{h(words.item(place + 1, _who(duty, zone)))}</b>", h(f"“{clip(duty.quote, LINE_MAX)}”"), ""]
    lines += [h(line) for line in _asides(duty_of(duty), found[0].at, zone)] if found else []
    lines += [h(clip(form_words.on_duty(forms.written(duty.form)), FORM_MAX)), ""] if duty.form else []
    if found:
        lines.append(h(words.page(page + 1, len(found))))
        lines += [h(_date(due, zone, calendar)) for due in found[page * PAGE : (page + 1) * PAGE]]
    else:
        lines += [h(line) for line in _when(duty, now, zone, calendar)]
        lines += [h(words.CHOOSE_DAY)] if duty_events.proposals(duty) else []
    return Message(
        joined(lines, limits.TEXT_MAX),
        (*_turns(draft_id, place, page, pages), *_ways(draft_id, place, duty, relayed)),
    )


def _date(due: Due, zone: tzinfo, calendar: Calendar) -> str:
    shown = f"• {deadlines.show(due.at, zone)}"
    return f"{shown} ({words.REST})" if calendar.is_rest(due.at.astimezone(zone).date()) else shown


def _turns(draft_id: int, place: int, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    turns = [Button(labels.PREVIOUS, encode(Verb.DUTY, draft_id, place, page - 1))] if page else []
    turns += [Button(labels.NEXT, encode(Verb.DUTY, draft_id, place, page + 1))] if page + 1 < pages else []
    return (tuple(turns),) if turns else ()


def _ways(draft_id: int, place: int, duty: DraftDuty, relayed: bool) -> tuple[tuple[Button, ...], ...]:
    times_ = Button(words.TIMES, encode(Verb.DUTY_TIMES, draft_id, place))
    strike = Button(words.STRIKE, encode(Verb.DUTY_STRIKE, draft_id, place))
    shift = Button(words.SHIFT[duty_of(duty).shift], encode(Verb.DUTY_SHIFT, draft_id, place))
    form = Button(labels.FORM, encode(Verb.DUTY_FORM, draft_id, place))
    drop = Button(words.DROP, encode(Verb.DUTY_DROP, draft_id, place), style="danger")
    back = Button(labels.BACK, encode(Verb.DUE, draft_id))
    lead = Button(words.lead(duty.lead), encode(Verb.DUTY_LEAD, draft_id, place))
    shifts = ((shift,), (lead,)) if duty.rrule and (duty.lead or relayed) else ((shift,),)
    dates = ((times_, strike), *shifts) if duty_of(duty).has_clock else ((times_,),)
    return (*_openings(draft_id, place, duty), *dates, (form, drop), (back,))


def _openings(draft_id: int, place: int, duty: DraftDuty) -> tuple[tuple[Button, ...], ...]:
    """What says the day that the directive leaves open: the usual ones, or when the event is."""
    if event := duty_events.awaits(duty):
        return (
            (Button(words.event_button(clip(event, EVENT_MAX)), encode(Verb.DUTY_EVENT, draft_id, place)),),
        )
    return tuple(
        (Button(words.PROPOSALS[offered.name], encode(Verb.DUTY_TAKE, draft_id, place, number)),)
        for number, offered in enumerate(duty_events.proposals(duty))
    )


def next_shift(duty: DraftDuty) -> str:
    """What a press on the rest-day button chooses."""
    return SHIFTS[(SHIFTS.index(duty_of(duty).shift) + 1) % len(SHIFTS)]


def next_lead(duty: DraftDuty) -> int:
    """What a press on the button of the earlier deadline chooses."""
    return next((days for days in LEADS if days > duty.lead), LEADS[0])
