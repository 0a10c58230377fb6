"""A directive handed down to one's own subtree: content as it came, deadlines earlier than one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final

from domain import deadlines, duty_drafts
from domain.deadlines import OFFICE_END
from domain.drafts import Draft, DraftDuty, DraftRelay, DraftTask, DraftTie
from domain.duty_drafts import confirmed, year_of
from domain.workdays import Calendar

NEAR: Final = timedelta(days=2)  # a deadline so near is parted by hours, not by days
MARGIN_MAX: Final = timedelta(days=3)  # nobody needs longer to put reports together
Earlier = Callable[[datetime], datetime | None]

LEADS: Final[Mapping[str, int]] = MappingProxyType(
    {"weekly": 1, "monthly": 2, "quarterly": 3, "semiannual": 3, "yearly": 3}
)
"""Worked days that a unit keeps of each period to put reports together; of what comes daily there are none."""

_SHARE: Final = 4  # of the time that is left, so many parts: the last is for putting together


def earlier(due: datetime, now: datetime, zone: tzinfo, calendar: Calendar) -> datetime | None:
    """The deadline to propose below one's own: a quarter of the time that is left is kept for the roll-up.

    Far ones end with an office day that is worked; None where the own deadline has passed.
    """
    left = due - now
    if left <= timedelta(0):
        return None
    wanted = due - min(left / _SHARE, MARGIN_MAX)
    if left <= NEAR:
        return _rounded(wanted, now)
    day = wanted.astimezone(zone).date()
    if deadlines.at_end(day, OFFICE_END, zone) > wanted:
        day -= timedelta(days=1)
    ended = deadlines.at_end(calendar.shifted(day, "previous"), OFFICE_END, zone)
    return ended if ended > now + left / 2 else _rounded(wanted, now)


def _rounded(wanted: datetime, now: datetime) -> datetime:
    """Down to the hour, or to five minutes where an hour would be too much."""
    hour = wanted.replace(minute=0, second=0, microsecond=0)
    if hour > now + (wanted - now) / 2:
        return hour
    return wanted.replace(minute=wanted.minute - wanted.minute % 5, second=0, microsecond=0)


def handed_down(
    draft: Draft, relay: DraftRelay, own: datetime | None, now: datetime, zone: tzinfo, calendar: Calendar
) -> Draft:
    """The draft of a relay: content as received, nobody chosen yet; ``own`` is when the unit itself is due."""

    def before(due: datetime) -> datetime | None:
        return earlier(due, now, zone, calendar)

    mine = [duty for duty in draft.duties if _is_owed(duty, relay.unit_id)]
    once = draft.due_at is not None or any(not duty.rrule for duty in mine)
    due_at = before(own) if own and once else None  # what only comes again has no common deadline
    followed = duty_drafts.moved(tuple(mine), draft.due_at, due_at, zone)
    return replace(
        draft,
        unresolved=(), audience=(), monitors=(), monitor_names=(), meanings=(), doubts=(), doubt_words=(),
        oath="", warned=False, remark="", due_at=due_at,
        tasks=tuple(_task(task) for task in draft.tasks if _is_charged(task, relay.unit_id)),
        duties=tuple(
            _below(new, relay.unit, before if new == old else None, zone)
            for old, new in zip(mine, followed, strict=True)
        ),
        ties=(DraftTie("relays", relay.directive_id, relay.title),), relay=relay,
    )  # fmt: skip


def _is_owed(duty: DraftDuty, unit_id: int) -> bool:
    return not duty.elsewhere and (not duty.units or unit_id in duty.units)


def _is_charged(task: DraftTask, unit_id: int) -> bool:
    return not task.elsewhere and (not task.units or unit_id in task.units)


def _task(task: DraftTask) -> DraftTask:
    return replace(task, units=())


def _below(duty: DraftDuty, unit: str, before: Earlier | None, zone: tzinfo) -> DraftDuty:
    """The same duty owed to ``unit``: periods worked days earlier; single dates by ``before`` (None: moved)."""
    made = replace(
        duty,
        units=(),
        reporter="",
        to=unit,
        via="",
        via_units=(),
        next_due="",
        next_mark="",
        soft="",
        elsewhere=False,
    )
    if duty.rrule:
        return replace(made, lead=duty.lead + LEADS.get(duty.kind, 0))
    if before is None or not (duty.due or duty.dates):
        return made
    found = [
        before(due)
        for text in duty.dates or (duty.due,)
        if (due := deadlines.of_reading(text, before=duty.before, zone=zone))
    ]
    dates = tuple(f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" for at in found if at)
    return replace(
        made, due=dates[0] if dates else "", dates=dates if len(dates) > 1 else (), before=False, cut=""
    )


@dataclass(frozen=True, slots=True)
class Short:
    """Those below are due when, or after, their superior is: there is no time to put anything together."""

    own: datetime
    below: datetime


def short_of_time(
    draft: Draft, own: Sequence[datetime], now: datetime, zone: tzinfo, calendar: Calendar
) -> Short | None:
    """Where the first, or the last, due day of the units below does not come before that of their superior."""
    dues = [due.at for duty in confirmed(draft, zone) for due in year_of(duty, now, zone, calendar)]
    if not dues or not own:
        return None
    if min(dues) >= min(own):
        return Short(min(own), min(dues))
    once = not any(duty.rrule for duty in draft.duties)
    return Short(max(own), max(dues)) if once and max(dues) >= max(own) else None


def short(
    own: Sequence[tuple[datetime, bool]], below: Sequence[tuple[datetime, bool]]
) -> tuple[datetime, datetime] | None:
    """When the collector is next due and when the units below are, if none of these reports comes before hers.

    Each is a deadline and whether it is still open. Those due before her last one were for that one.
    """
    due = min((at for at, is_open in own if is_open), default=None)
    if due is None:
        return None
    last = max((at for at, _ in own if at < due), default=None)
    if any(at < due and (last is None or at > last) for at, _ in below):
        return None
    late = min((at for at, is_open in below if is_open and at >= due), default=None)
    return None if late is None else (due, late)
