"""What a superior reads: her silent units, and who is responsible in each."""

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
from domain.wording import escalation as words

UNITS_MAX: Final = 20  # a line each; the board has them all
PEOPLE_MAX: Final = 2
SUBJECT_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that has not answered, and who is responsible there."""

    name: str
    people: tuple[str, ...]
    returned: bool = False  # it has reported, and shall do so again


@dataclass(frozen=True, slots=True)
class Section:
    """One directive's silent units below one superior; ``due_at`` None: they have not acknowledged."""

    climb_id: int
    directive: Directive
    superior_id: int
    superior: str
    due_at: datetime | None
    silent: tuple[Silent, ...]
    skipped: tuple[str, ...]
    taken: tuple[str, datetime] | None  # who sees to it already, since when
    may_take: bool
    before: tuple[tuple[str, str, datetime], ...] = ()  # who had taken it on below: name, unit, since when


def climb_card(sections: Sequence[Section], zone: tzinfo) -> Message:
    """All of it in one message."""
    lines = [f"<b>{h(words.HEAD)}</b>"]
    rows: list[tuple[Button, ...]] = []
    before = 0
    for section in sections:
        lines += ["", *_about(section)] if section.directive.id != before else [""]
        lines += _lines(section, zone)
        before = section.directive.id
    offered = _offered(sections)
    for section in offered:
        label = words.TAKE if len(offered) == 1 else f"{words.TAKE}: {_which(section, offered)}"
        rows.append((Button(label, encode(Verb.CLIMB_TAKE, section.climb_id, section.superior_id)),))
    boards = {section.directive.id: section.directive for section in sections}
    rows += [
        (Button(clip(f"{words.BOARD}: {found.title}", 50), encode(Verb.BOARD, found.id)),)
        for found in boards.values()
    ]
    return Message(joined(lines, limits.TEXT_MAX), tuple(rows))


def _offered(sections: Sequence[Section]) -> list[Section]:
    """One button a directive and superior: a press takes on all that the message says of them."""
    found = {(s.directive.id, s.superior_id): s for s in reversed(sections) if s.may_take and not s.taken}
    return list(reversed(found.values()))


def _which(section: Section, offered: Sequence[Section]) -> str:
    same = sum(other.directive.id == section.directive.id for other in offered)
    return clip(section.directive.title, 30) if same == 1 else clip(section.superior, 30)


def _about(section: Section) -> list[str]:
    subject = clip(section.directive.subject, SUBJECT_MAX) if section.directive.number else ""
    return [f"<b>{h(words.about(section.directive.title, subject))}</b>"]


def _lines(section: Section, zone: tzinfo) -> list[str]:
    count = len(section.silent)
    if section.due_at is None:
        head = words.silent_ack(count, section.superior)
    else:
        head = words.silent_report(count, section.superior, deadlines.show(section.due_at, zone))
    lines = [h(head)]
    lines += [
        h(words.unit(unit.name, _people(unit), returned=unit.returned)) for unit in section.silent[:UNITS_MAX]
    ]
    if count > UNITS_MAX:
        lines.append(h(words.more(count - UNITS_MAX)))
    if section.skipped:
        lines.append(h(words.skipped(", ".join(section.skipped))))
    for name, unit_name, at in section.before:
        lines.append(h(words.took(name, unit_name, times.show_short(at, zone))))
    if section.taken:
        lines.append(f"<i>{h(words.takes(section.taken[0], times.show_short(section.taken[1], zone)))}</i>")
    return lines


def _people(unit: Silent) -> str:
    rest = len(unit.people) - PEOPLE_MAX
    return ", ".join(unit.people[:PEOPLE_MAX]) + (f" +{rest}" if rest > 0 else "") or words.NOBODY
