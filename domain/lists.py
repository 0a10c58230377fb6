"""Lists of directives on a small screen: a few numbered items a page, each with a button that opens it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final, TypeVar

from domain import deadlines, limits, list_states
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.list_states import Standing
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.text import clip
from domain.urgency import Urgency
from domain.wording import arriving, labels, terms
from domain.wording import asking as words
from domain.wording import exporting as export_words

_T = TypeVar("_T")
SUBJECT_MAX: Final = 90  # code points: two lines of a small phone
LABEL_MAX: Final = 28  # of a button that shares its row
UNITS_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list of directives."""

    directive: Directive
    standing: Standing
    subject: str = ""  # as markup with the words that were looked for; "" for as it is
    quote: str = ""  # where else they stand, as markup


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that waits for the reader: ``report`` when only the report is missing; ``units`` by name."""

    directive: Directive
    units: tuple[str, ...]
    report: bool = False
    returned: bool = False  # the report came back for rework
    days: int = 1  # due days owed under this directive
    instead: str = ""  # for whom the reader acts who owes it
    joined: bool = False  # it was due before anybody of the unit was linked


def listing(
    head: str,
    items: Sequence[Listed],
    page: int,
    turns: Sequence[Button],
    now: datetime,
    zone: tzinfo,
    below: Keyboard = (),
) -> Message:
    """Directives with their state and deadline; ``turns`` are the buttons to other pages, ``below`` all others.

    What stands below the first line of the head is not its title.
    """
    first, _, more = head.partition("\n")
    lines = [f"<b>{h(first)}</b>", *([h(more)] if more else [])]
    rows: list[tuple[Button, ...]] = []
    for number, item in _numbered(items, page):
        lines += ["", *_head(number, item.directive, item.subject), *([item.quote] if item.quote else [])]
        lines.append(h(state_words(item, now, zone)))
        rows.append((_opens(number, item.directive),))
    return Message("\n".join(lines), (*_with(rows, turns), *below))


def todo(
    items: Sequence[OpenItem],
    count: int,
    page: int,
    drafts: Sequence[tuple[int, str]],
    now: datetime,
    zone: tzinfo,
    coming: Sequence[OpenItem] = (),
) -> Message:
    """A page of what waits for the reader, of ``count`` in all; on the first also the drafts (id, title).

    ``coming`` is what nobody can do yet but will have to soon.
    """
    lines = [f"<b>{h(words.todo(count) + words.page_of(page))}</b>"] if count else []
    rows: list[tuple[Button, ...]] = []
    for number, item in _numbered(items, page):
        lines += ["", *_head(number, item.directive), *_asked(item, now, zone)]
        rows.append((_opens(number, item.directive), _answers(item, page)))
    if drafts:
        lines += ["", f"<b>{h(words.DRAFTS)}</b>"]
        rows += [
            (Button(clip(f"{words.DRAFT}: {title}", 60), encode(Verb.DRAFT, key)),) for key, title in drafts
        ]
    if coming:
        lines += [*([] if count else [h(words.TODO_NOTHING_NOW)]), *_ahead(coming, now, zone)]
        rows += _sees(coming, {item.directive.id for item in items})
    rows += _calendar((*items, *coming), now, zone)
    turns = pager(page, (page + 1) * limits.LIST_PAGE < count, lambda to: encode(Verb.TODO, to))
    return Message("\n".join(lines).strip(), _with(rows, turns))


def _sees(coming: Sequence[OpenItem], above: Collection[int]) -> list[tuple[Button, ...]]:
    """A button for each that has none above."""
    known = {item.directive.id: title(item.directive) for item in coming if item.directive.id not in above}
    return [(Button(words.see(clip(name, 50)), encode(Verb.SHOW, key)),) for key, name in known.items()]


def _calendar(items: Sequence[OpenItem], now: datetime, zone: tzinfo) -> list[tuple[Button, ...]]:
    """The way into one's own calendar, where there is a deadline."""
    dated = any(_due(item.directive, now, zone) for item in items)
    return [(Button(export_words.OWN_CALENDAR, encode(Verb.CALENDAR)),)] if dated else []


def _ahead(coming: Sequence[OpenItem], now: datetime, zone: tzinfo) -> list[str]:
    lines = ["", f"<b>{h(words.COMING)}</b>"]
    for item in coming:
        lines.append(h(f"- {title(item.directive)}: " + " · ".join(_due(item.directive, now, zone))))
        lines += [h(words.FOR_UNITS.format(_units(item)))] if item.units else []
    return lines


def _units(item: OpenItem) -> str:
    more = f" +{len(item.units) - UNITS_SHOWN}" if len(item.units) > UNITS_SHOWN else ""
    return ", ".join(item.units[:UNITS_SHOWN]) + more


def reportable(items: Sequence[OpenItem], count: int, page: int, now: datetime, zone: tzinfo) -> Message:
    """A page of what may be reported on, of ``count`` in all: a press begins the report."""
    lines = [f"<b>{h(words.REPORT_WHICH)}</b>"]
    rows: list[tuple[Button, ...]] = []
    for number, item in _numbered(items, page):
        lines += ["", *_head(number, item.directive), *map(h, _due(item.directive, now, zone))]
        label = words.open_item(number, clip(title(item.directive), 50))
        rows.append((Button(label, encode(Verb.REPORT, item.directive.id)),))
    turns = pager(page, (page + 1) * limits.LIST_PAGE < count, lambda to: encode(Verb.REPORTS, to))
    return Message("\n".join(lines), _with(rows, turns))


def pager(page: int, more: bool, turn: Callable[[int], str]) -> tuple[Button, ...]:
    """The buttons to the page before and the page after, where there is one."""
    before = (Button(labels.PREVIOUS, turn(page - 1)),) if page else ()
    after = (Button(labels.NEXT, turn(page + 1)),) if more else ()
    return (*before, *after)


def _numbered(items: Sequence[_T], page: int) -> list[tuple[int, _T]]:
    return list(enumerate(items, page * limits.LIST_PAGE + 1))


def _with(rows: list[tuple[Button, ...]], turns: Sequence[Button]) -> Keyboard:
    return (*rows, tuple(turns)) if turns else tuple(rows)


def title(directive: Directive) -> str:
    """What a directive is called in a list: its number, else what it is."""
    if directive.drill:
        return directive.title
    if directive.number:
        return directive.number
    return words.NOTICE if directive.kind == "notice" else (directive.doc_type or words.UNNAMED).capitalize()


def _head(number: int, directive: Directive, subject: str = "") -> list[str]:
    stamp = "" if directive.urgency is Urgency.NORMAL else f" · {terms.URGENCY[directive.urgency]}"
    plain = clip(directive.subject, SUBJECT_MAX) or words.NO_SUBJECT
    return [f"<b>{number}. {h(title(directive) + stamp)}</b>", subject or h(plain)]


def state_words(item: Listed, now: datetime, zone: tzinfo) -> str:
    """How it stands and by when, in one line."""
    return list_states.said(item.directive, item.standing, now, zone)


def _due(directive: Directive, now: datetime, zone: tzinfo, *, joined: bool = False) -> list[str]:
    if directive.due_at is None or not directive.is_live:
        return []
    return [words.due(deadlines.show(directive.due_at, zone), past=now > directive.due_at and not joined)]


def _asked(item: OpenItem, now: datetime, zone: tzinfo) -> list[str]:
    lines = [_task(item) + (words.instead(item.instead) if item.instead else "")]
    due = _due(item.directive, now, zone, joined=item.joined)
    lines += [f"{line} ({arriving.JOINED_LATE})" for line in due] if item.joined else due
    if item.units:
        lines.append(words.FOR_UNITS.format(_units(item)))
    return [h(line) for line in lines]


def _task(item: OpenItem) -> str:
    if not item.report:
        return words.TO_ACKNOWLEDGE
    task = words.TO_REWORK if item.returned else words.TO_REPORT
    return task + (words.days_owed(item.days) if item.days > 1 else "")


def _opens(number: int, directive: Directive) -> Button:
    label = words.open_item(number, clip(title(directive), LABEL_MAX))
    return Button(label, encode(Verb.SHOW, directive.id))


def _answers(item: OpenItem, page: int) -> Button:
    directive = item.directive
    if item.report:
        return Button(labels.REPORT, encode(Verb.REPORT, directive.id))
    return Button(labels.ACK, encode(Verb.TODO_ACK, directive.id, directive.revision, page), style="success")
