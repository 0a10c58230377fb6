"""What a coordinator adds where a directive leaves the day open: an event's date, or one of the usual days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from domain import anchors, deadlines, times
from domain.anchors import Anchor
from domain.drafts import DraftDuty
from domain.errors import Refusal
from domain.text import clean, squeeze
from domain.wording import duties as words
from domain.workdays import Calendar, Shift

_HALF_A_YEAR: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One usual day for a period that was left open; ``name`` finds its words."""

    name: str
    kind: str
    rrule: str = ""
    hours: tuple[str, ...] = ()
    counted: str = ""


_FRIDAY: Final = Proposal("friday", "weekly", "FREQ=WEEKLY;BYDAY=FR", ("17:00",))
_MONTH_END: Final = Proposal("month_end", "monthly", "FREQ=MONTHLY;BYMONTHDAY=-1")
_LAST_MONTHS: Final = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY="
_LAST_OF_HALVES: Final = "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY="
_PROPOSALS: Final = {
    "weekly": (_FRIDAY, Proposal("thursday", "weekly", "FREQ=WEEKLY;BYDAY=TH", ("16:00",))),
    "monthly": (_MONTH_END, Proposal("day_25", "monthly", "FREQ=MONTHLY;BYMONTHDAY=25")),
    # Nghị định 09/2019/NĐ-CP, Điều 13: by the 25th of the period's last month.
    "quarterly": (
        Proposal("quarter_25", "quarterly", f"{_LAST_MONTHS}25"),
        Proposal("quarter_end", "quarterly", f"{_LAST_MONTHS}-1"),
    ),
    "semiannual": (
        Proposal("half_25", "semiannual", f"{_LAST_OF_HALVES}25"),
        Proposal("half_end", "semiannual", f"{_LAST_OF_HALVES}-1"),
    ),
    "yearly": (
        Proposal("december_15", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        Proposal("december_25", "yearly", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"),
    ),
    "regular": (_FRIDAY, _MONTH_END, Proposal("quarter_25", "quarterly", f"{_LAST_MONTHS}25")),
    "once": (Proposal("ten_days", "once", counted="10"),),  # the default of many offices
}


def is_open(duty: DraftDuty) -> bool:
    """Its day is not said: nobody is reminded until a person says it."""
    return not (duty.elsewhere or duty.rrule or duty.due or duty.dates or duty.counted)


def proposals(duty: DraftDuty) -> tuple[Proposal, ...]:
    """The usual days to choose from; none where a day is known or an event is waited for."""
    return _PROPOSALS.get(duty.kind, ()) if is_open(duty) else ()


def taken(duty: DraftDuty, number: int) -> DraftDuty:
    """The duty on the chosen days. Raises Refusal where they are not offered (any more)."""
    offered = proposals(duty)
    if number >= len(offered):
        raise Refusal(words.GONE)
    chosen = offered[number]
    return replace(
        duty, kind=chosen.kind, rrule=chosen.rrule, hours=duty.hours or chosen.hours, counted=chosen.counted
    )


def awaits(duty: DraftDuty) -> str:
    """The event whose day is to be said, in words; empty for none."""
    return duty.event if duty.counted else ""


def dated(
    anchor: Anchor, typed: str, received: date, shift: Shift, now: datetime, zone: tzinfo, calendar: Calendar
) -> Anchor:
    """The anchor with its event on the day that was typed.

    A day without a year is the nearest one: events are told before they come and after. Raises Refusal for what
    is no day, and where the limit would lie in the past.
    """
    today = now.astimezone(zone).date()
    day = deadlines.day_of_words(squeeze(clean(typed)), today - _HALF_A_YEAR)
    if day is None:
        raise Refusal(words.BAD_EVENT)
    made = replace(anchor, day=day)
    due = anchors.limit(made, received, shift, calendar)
    if due is None or due < today:
        raise Refusal(words.EVENT_OVER.format(times.show_date(due or day)))
    return made
