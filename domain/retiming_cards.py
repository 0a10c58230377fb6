"""The screens on which a coordinator changes deadlines and reminders of what is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, limits
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.duties import Duty
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.reminders import MODES, Mode
from domain.text import clip
from domain.wording import labels
from domain.wording import retiming as words

PERIODS_SHOWN: Final = 5
DUTIES_SHOWN: Final = 8
QUOTE_MAX: Final = 160
EVENT_MAX: Final = 40  # of an event's name on a button


@dataclass(frozen=True, slots=True)
class Period:
    """A period that units still owe; ``slot_id`` names it in a button."""

    slot_id: int
    due_at: datetime
    units: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty with the periods that are owed now."""

    id: int
    duty: Duty
    periods: tuple[Period, ...]


def menu(directive: Directive, standing: Sequence[Standing], mode: Mode, zone: tzinfo) -> Message:
    """Every duty with its next deadline, and how often its units are reminded."""
    lines = [f"<b>{h(words.head(directive.title))}</b>"]
    rows = []
    for number, one in enumerate(standing[:DUTIES_SHOWN], 1):
        lines += ["", h(f"{number}. {clip(one.duty.quote or words.COMMON, QUOTE_MAX)}")]
        lines.append(f"<i>{h(_next(one, zone))}</i>")
        rows.append((Button(words.open_duty(number), encode(Verb.DUES_DUTY, one.id)),))
    lines += [] if standing else ["", h(words.NONE)]
    lines += ["", h(words.mode(mode))]
    modes = tuple(
        Button(words.mode_button(each, chosen=each == mode), encode(Verb.DUES_MODE, directive.id, place))
        for place, each in enumerate(MODES)
    )
    last = (*modes[2:], *_back(Verb.BOARD, directive.id))  # three long labels are too many for a narrow row
    return Message(joined(lines, limits.TEXT_MAX), (*rows, modes[:2], last))


def _next(one: Standing, zone: tzinfo) -> str:
    if one.periods:
        first = one.periods[0]
        return words.owed(deadlines.show(first.due_at, zone), first.units)
    if one.duty.anchor and not one.duty.anchor.is_known:
        return words.waits_for(one.duty.anchor.event)
    return words.NOTHING_OWED if one.duty.has_clock else words.NO_CLOCK


def page(directive: Directive, one: Standing, zone: tzinfo, done: str = "") -> Message:
    """One duty: its periods, each with a way to move it, and the way to change what comes after.

    ``done`` says what was changed just now.
    """
    quote = f"“{clip(one.duty.quote, QUOTE_MAX)}”" if one.duty.quote else words.COMMON
    lines = [f"<b>{h(words.head(directive.title))}</b>", h(quote), ""]
    lines = [f"<b>{h(done)}</b>", "", *lines] if done else lines
    lines += [h(f"• {words.owed(deadlines.show(each.due_at, zone), each.units)}") for each in one.periods]
    lines += [] if one.periods else [h(_next(one, zone))]
    rows = [
        (
            Button(
                words.move_button(deadlines.show(each.due_at, zone)),
                encode(Verb.DUES_PERIOD, one.id, each.slot_id),
            ),
        )
        for each in one.periods
    ]
    return Message(joined(lines, limits.TEXT_MAX), (*rows, *_rules(one), _back(Verb.DUES, directive.id)))


def _rules(one: Standing) -> tuple[tuple[Button, ...], ...]:
    if one.duty.recurs:
        return ((Button(words.RULE, encode(Verb.DUES_RULE, one.id)),),)
    if one.duty.anchor and one.duty.anchor.event:
        label = words.event_button(clip(one.duty.anchor.event, EVENT_MAX))
        return ((Button(label, encode(Verb.DUES_EVENT, one.id)),),)
    return ()


def _back(verb: Verb, directive_id: int) -> tuple[Button, ...]:
    label = labels.BOARD if verb is Verb.BOARD else labels.BACK
    return (Button(label, encode(verb, directive_id)),)
