"""When a unit is reminded, and when its silence climbs: plans as values, instants from a plan.

The defaults are judgement, not law (no rule fixes hours for a degree of urgency); each directive keeps the plan
it was published with.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final, Literal

from domain.deadlines import DAY_END, OFFICE_END
from domain.urgency import Urgency
from domain.workdays import Calendar

MORNING: Final = time(8, 0)
BREATH: Final = timedelta(hours=1)  # whoever gets a letter at 16:30 is not reminded at 17:00

At = Literal["after", "office_end", "morning"]
Mode = Literal["usual", "sparse", "off"]
MODES: Final[tuple[Mode, ...]] = ("usual", "sparse", "off")
"""How much of its plan a directive keeps to. The places stand in buttons: never re-use one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder: so many minutes after (negative: before) its base, the end of the office's day, or the
    ``amount``-th morning after. What comes days before comes on a day that is worked."""

    at: At
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What one directive's units are reminded of, and how their silence climbs (minutes)."""

    ack: tuple[Step, ...]
    slot: tuple[Step, ...]
    returned: tuple[Step, ...]
    ack_climb: int  # from the last reminder to the first rung
    slot_climb: int  # from the due instant to the first rung
    rung: int  # from one rung to the next
    every_day: bool = False  # mornings of rest days count, too


def _after(*minutes: int) -> tuple[Step, ...]:
    return tuple(Step("after", amount) for amount in minutes)


def _mornings(*numbers: int) -> tuple[Step, ...]:
    return tuple(Step("morning", number) for number in numbers)


_DAY: Final = 24 * 60
_SLOT: Final = (*_after(-3 * _DAY, -_DAY, -120, 0, 120), *_mornings(1, 2, 3))
_RETURNED: Final = _mornings(1, 2, 3)
DEFAULTS: Final = {
    Urgency.FLASH: Plan(_after(15, 30), _SLOT, _RETURNED, 15, 60, 15, every_day=True),
    Urgency.VERY_URGENT: Plan(_after(120), _SLOT, _RETURNED, 60, 120, 60, every_day=True),
    Urgency.URGENT: Plan(_after(240), _SLOT, _RETURNED, 120, 240, 120),
    Urgency.NORMAL: Plan((Step("office_end"), Step("morning", 1)), _SLOT, _RETURNED, 240, _DAY, _DAY),
}


def instants(
    steps: tuple[Step, ...], base: datetime, zone: tzinfo, calendar: Calendar, *, every_day: bool = False
) -> tuple[datetime, ...]:
    """The instants of these steps around ``base``, in order, each once."""
    return tuple(sorted({_instant(step, base, zone, calendar, every_day) for step in steps}))


def _instant(step: Step, base: datetime, zone: tzinfo, calendar: Calendar, every_day: bool) -> datetime:
    local = base.astimezone(zone)
    match step.at:
        case "after" if step.amount <= -_DAY and not every_day:
            return _at(
                calendar.shifted((local + timedelta(minutes=step.amount)).date(), "previous"),
                local.time(),
                zone,
            )
        case "after":
            return base + timedelta(minutes=step.amount)
        case "office_end":
            late = local + BREATH > datetime.combine(local.date(), OFFICE_END, zone)
            day = local.date() + timedelta(days=1) if late else local.date()
            return _at(day if every_day else calendar.workday_from(day), OFFICE_END, zone)
        case "morning":
            return _at(_morning(local.date(), step.amount, calendar, every_day), MORNING, zone)


def _morning(day: date, number: int, calendar: Calendar, every_day: bool) -> date:
    for _ in range(number):
        day += timedelta(days=1)
        day = day if every_day else calendar.workday_from(day)
    return day


def _at(day: date, hour: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)


def ack_instants(plan: Plan, released: datetime, zone: tzinfo, calendar: Calendar) -> tuple[datetime, ...]:
    """When a unit that has not acknowledged is reminded."""
    return instants(plan.ack, released, zone, calendar, every_day=plan.every_day)


def in_mode(plan: Plan, mode: Mode) -> Plan:
    """The plan as a coordinator wants it kept: whole, every other stage of it (the last of two), or none."""
    if mode == "usual":
        return plan
    thin = _thinned if mode == "sparse" else _none
    return replace(plan, ack=thin(plan.ack), slot=thin(plan.slot), returned=thin(plan.returned))


def _thinned(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return steps[1::2] or steps


def _none(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return steps[:0]


def slot_instants(
    plan: Plan,
    due_at: datetime,
    opens_at: datetime,
    zone: tzinfo,
    calendar: Calendar,
    soft_at: datetime | None = None,
) -> tuple[datetime, ...]:
    """When a unit that owes a report is reminded: nothing before the period has opened.

    What is due at the end of a day ("trước" the next) is reminded of as at the end of the office's day. A soft
    target is told of once, on the morning of its day; where nothing is reminded of, it is not either.
    """
    found = _around(plan, due_at, zone, calendar)
    if soft_at and plan.slot and soft_at < due_at:
        found = tuple(sorted({*found, soft_instant(plan, soft_at, zone, calendar)}))
    return tuple(instant for instant in found if instant > opens_at)


def soft_instant(plan: Plan, soft_at: datetime, zone: tzinfo, calendar: Calendar) -> datetime:
    """The morning on which a soft target is told of: its own day's, or of the last worked day before."""
    day = soft_at.astimezone(zone).date()
    return _at(day if plan.every_day else calendar.shifted(day, "previous"), MORNING, zone)


@lru_cache(maxsize=4096)  # duties share their due instants: most are of an office's end of some month or week
def _around(plan: Plan, due_at: datetime, zone: tzinfo, calendar: Calendar) -> tuple[datetime, ...]:
    local = due_at.astimezone(zone)
    if local.time() == DAY_END:
        ahead = tuple(step for step in plan.slot if step.at != "after" or step.amount <= 0)
        due_at = _at(local.date(), OFFICE_END, zone)
        return instants(ahead, due_at, zone, calendar, every_day=plan.every_day)
    return instants(plan.slot, due_at, zone, calendar, every_day=plan.every_day)


def returned_instants(
    plan: Plan, due_at: datetime, returned_at: datetime, zone: tzinfo, calendar: Calendar
) -> tuple[datetime, ...]:
    """When a unit is reminded whose report was returned: as of any while there is time, then by morning."""
    ahead = slot_instants(plan, due_at, returned_at, zone, calendar) if due_at > returned_at else ()
    own = instants(plan.returned, returned_at, zone, calendar, every_day=plan.every_day)
    return ahead or own


@dataclass(frozen=True, slots=True)
class Turn:
    """What a wake finds: the stage to be told now (the latest that has passed), and the next one."""

    stage: datetime | None
    following: datetime | None


def turn(stages: tuple[datetime, ...], told_at: datetime, now: datetime) -> Turn:
    """Judge the stages: all that passed since ``told_at`` are told as one, by the latest of them."""
    passed = [stage for stage in stages if told_at < stage <= now]
    ahead = (stage for stage in stages if stage > now)
    return Turn(passed[-1] if passed else None, next(ahead, None))


def to_json(plan: Plan) -> str:
    """The plan as it is stored with its directive."""
    return json.dumps(asdict(plan))


@lru_cache(maxsize=256)  # a few plans, each kept by hundreds of directives
def from_json(text: str) -> Plan:
    """What ``to_json`` wrote."""
    stored = json.loads(text)
    steps = {name: tuple(Step(**step) for step in stored[name]) for name in ("ack", "slot", "returned")}
    return Plan(**{**stored, **steps})
