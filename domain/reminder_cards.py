"""One reminder for one person, however many items: what is missing, until when, and what to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, limits, times
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.text import clip
from domain.wording import arriving, labels
from domain.wording import reminders as words

ITEMS_MAX: Final = 6  # with buttons of their own: two screens of a small phone
SUBJECT_MAX: Final = 80
UNITS_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Item:
    """What one directive still wants of the reader's units. ``slot_id`` 0: the acknowledgement."""

    kind: str  # ack, returned, report
    directive: Directive
    slot_id: int
    due_at: datetime | None
    count: int  # due days owed at once
    units: tuple[str, ...]  # named for whoever answers for several
    follows: datetime | None
    cutoff: datetime | None = None  # up to when its numbers count
    soft_at: datetime | None = None  # better by then
    joined_late: bool = False  # due before anybody of the unit was linked


def digest(
    items: Sequence[Item], now: datetime, zone: tzinfo, head: str = "", foot: Sequence[str] = ()
) -> Message:
    """All of them in one message: what was returned and what is overdue first. ``head``: instead of ours."""
    ordered = sorted(items, key=_first)
    shown, rest = ordered[:ITEMS_MAX], len(ordered) - ITEMS_MAX
    many = len(ordered) > 1
    lines = [f"<b>{h(head or words.HEAD)}</b>"]
    rows = []
    for number, item in enumerate(shown, 1):
        lines += ["", *_lines(number if many else 0, item, now, zone)]
        rows.append(_buttons(number if many else 0, item))
    lines += ["", h(words.REST.format(rest))] if rest > 0 else []
    lines += ["", *map(h, foot)] if foot else []
    return Message(joined(lines, limits.TEXT_MAX), tuple(rows))


def _first(item: Item) -> tuple[int, int, float, int]:
    due = item.due_at.timestamp() if item.due_at else 0.0
    return -item.directive.urgency.rank, ("ack", "returned", "report").index(item.kind), due, item.directive.id


def _lines(number: int, item: Item, now: datetime, zone: tzinfo) -> list[str]:
    title = item.directive.title
    head = words.numbered(number, title) if number else title
    subject = clip(item.directive.subject, SUBJECT_MAX)
    lines = [f"<b>{h(head)}</b>"] + ([h(subject)] if item.directive.number else [])  # else it is the title
    lines += [f"<b>{h(_state(item, now, zone))}</b>"]
    if item.units:
        more = f" +{len(item.units) - UNITS_MAX}" if len(item.units) > UNITS_MAX else ""
        lines.append(h(words.for_units(", ".join(item.units[:UNITS_MAX]) + more)))
    lines += _beside(item, now, zone)
    lines.append(h(words.follows(times.show(item.follows, zone)) if item.follows else words.LAST))
    return lines


def _beside(item: Item, now: datetime, zone: tzinfo) -> list[str]:
    lines = [h(words.cutoff(deadlines.show(item.cutoff, zone)))] if item.cutoff else []
    ahead = item.soft_at and now <= item.soft_at
    return lines + ([h(words.soft(deadlines.show(item.soft_at, zone)))] if item.soft_at and ahead else [])


def _state(item: Item, now: datetime, zone: tzinfo) -> str:
    if item.kind == "ack":
        return words.ACK
    if item.kind == "returned":
        return words.RETURNED
    assert item.due_at is not None
    late = now > item.due_at and not item.joined_late
    said = words.owed(deadlines.show(item.due_at, zone), late=late, count=item.count)
    return f"{said.rstrip('.')} ({arriving.JOINED_LATE})." if item.joined_late else said


def _buttons(number: int, item: Item) -> tuple[Button, ...]:
    directive = item.directive
    does, data = (
        (labels.ACK, encode(Verb.ACK, directive.id, directive.revision))
        if item.kind == "ack"
        else (labels.REPORT, encode(Verb.REPORT, directive.id))
    )
    if item.kind == "ack" and number:  # the message speaks of more than this one: it stays as it is
        data = encode(Verb.TODO_ACK, directive.id, directive.revision, 0)
    named = [(does, data), (words.OPEN, encode(Verb.SHOW, directive.id))]
    named.append((words.SNOOZE, encode(Verb.SNOOZE, directive.id, item.slot_id)))
    return tuple(Button(words.numbered(number, label) if number else label, code) for label, code in named)
