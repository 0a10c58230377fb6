"""What waits for oneself, and what to report on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from domain import limits, lists
from domain.approval_waits import Waits, on_top
from domain.directives import Directive
from domain.drafts import number_key
from domain.errors import Refusal
from domain.lists import OpenItem
from domain.markup import h
from domain.messages import Message
from domain.people import ANSWERING, Actor, holds, is_coordinator
from domain.text import clean, clip, squeeze
from domain.units import Tree
from domain.wording import asking as words
from domain.wording import reporting as report_words
from handlers import approval_waits, recognising
from handlers.desk import Desk
from storage import directives, drafts, latecomers, search
from storage.search import Owing
from storage.store import Tx

PAGE: Final = limits.LIST_PAGE
SOON: Final = timedelta(days=7)  # what lies further ahead is not yet anybody's work


async def todo(tx: Tx, actor: Actor, page: int, desk: Desk) -> Message:
    """A page of what waits for the actor: to acknowledge, to report, returned, drafts, soon to come.

    What waits for the actor's word stands above all; then what is due today (or was before), the most urgent.
    """
    own = holds(actor, *ANSWERING)
    drafted = await _drafts(tx, actor) if page == 0 and is_coordinator(actor) else []
    items = await _open_items(tx, own, _instead(actor), desk)
    if not own and not is_coordinator(actor):
        return Message(h(words.TODO_NOT_ANSWERING))
    coming = await _coming(tx, own, desk) if page == 0 else []
    page = min(page, max(len(items) - 1, 0) // PAGE)
    shown = await _recognised(tx, items[page * PAGE : (page + 1) * PAGE], own, await desk.units(tx))
    rest = None
    if items or drafted or coming:
        rest = lists.todo(shown, len(items), page, drafted, tx.now, desk.zone, coming)
    waits = await approval_waits.of(tx, actor, await desk.units(tx)) if page == 0 else Waits()
    return on_top(rest, waits, desk.zone) or Message(h(words.TODO_EMPTY))


async def _drafts(tx: Tx, actor: Actor) -> list[tuple[int, str]]:
    found = await drafts.open_of(tx, actor.person.id)
    titled = [
        (kept.id, kept.draft.number or kept.draft.subject or words.NO_SUBJECT)
        for kept in found
        if kept.state == "open"
    ]
    return titled[:PAGE]


async def _coming(tx: Tx, own: Sequence[int], desk: Desk) -> list[OpenItem]:
    """What may be reported on only later, but within a week; a due day is one item, whichever units owe it."""
    tree, until = await desk.units(tx), tx.now + SOON
    groups: dict[tuple[int, datetime | None], list[Owing]] = {}
    for owing in await search.upcoming_for(tx, own, until):
        groups.setdefault((owing.directive.id, owing.due_at), []).append(owing)
    several = len(own) > 1
    return [
        OpenItem(
            replace(owed[0].directive, due_at=due),
            _names([each.unit_id for each in owed], tree) if several else (),
        )
        for (_, due), owed in groups.items()
    ][:PAGE]


def _instead(actor: Actor) -> dict[int, str]:
    """The units for which the actor answers only as a deputy, and whose."""
    answering = [seat for seat in actor.seats if seat.role in ANSWERING and seat.unit_id is not None]
    own = {seat.unit_id for seat in answering if not seat.stands_for}
    return {seat.unit_id: seat.stands_for for seat in answering if seat.unit_id and seat.unit_id not in own}


async def _open_items(tx: Tx, own: Sequence[int], lent: Mapping[int, str], desk: Desk) -> list[OpenItem]:
    tree = await desk.units(tx)
    silent = _grouped(await search.silent_for(tx, own), own, tree, report=False, lent=lent)
    owed = [*await search.unreported_for(tx, own), *await search.returned_for(tx, own)]
    owing = _owing(owed, own, tree, lent)
    known = {item.directive.id for item in silent}
    items = silent + [item for item in owing if item.directive.id not in known]
    if any(item.directive.due_at and item.directive.due_at < tx.now for item in items):
        since = await latecomers.of_units(tx, own)
        items = [replace(item, joined=_came_later(item, since)) for item in items]
    tonight = datetime.combine(tx.now.astimezone(desk.zone).date() + timedelta(days=1), time(), desk.zone)
    return sorted(items, key=lambda item: _urgency(item.directive, tonight))


async def _recognised(tx: Tx, items: list[OpenItem], own: Sequence[int], tree: Tree) -> list[OpenItem]:
    """What came from a unit that is no more, or was sent under another name, says so: few units have any."""
    changed = [tree[unit_id] for unit_id in own if unit_id in tree and tree[unit_id].former]
    if not changed:
        return items
    found = []
    for item in items:
        once = await recognising.remarks(tx, item.directive.id, tree)
        said = {unit.name: unit.name + once[unit.id] for unit in changed if unit.id in once}
        names = item.units or (tuple(said) if len(own) == 1 else ())
        found.append(replace(item, units=tuple(said.get(name, name) for name in names)))
    return found


def _came_later(item: OpenItem, since: Mapping[int, datetime]) -> bool:
    """Whether it was due before anybody of the unit was linked."""
    due, linked = item.directive.due_at, since.get(item.directive.id)
    return due is not None and linked is not None and due < linked


def _whose(unit_ids: Iterable[int], lent: Mapping[int, str]) -> str:
    """For whom a deputy answers where all of these units are lent; empty where one is the actor's own."""
    names = [lent.get(unit_id, "") for unit_id in unit_ids]
    return ", ".join(dict.fromkeys(names)) if all(names) else ""


def _owing(found: Sequence[Owing], own: Sequence[int], tree: Tree, lent: Mapping[int, str]) -> list[OpenItem]:
    """One item a directive, by its earliest due day; how many days are owed stands with it."""
    groups: dict[int, list[Owing]] = {}
    for each in found:
        groups.setdefault(each.directive.id, []).append(each)
    items = []
    for owed in groups.values():
        directive = replace(owed[0].directive, due_at=owed[0].due_at)
        names = _names(dict.fromkeys(each.unit_id for each in owed), tree) if len(own) > 1 else ()
        days = len({each.due_at for each in owed})
        returned, whose = any(each.returned for each in owed), _whose([each.unit_id for each in owed], lent)
        items.append(OpenItem(directive, names, True, returned, days, whose))
    return items


def _urgency(directive: Directive, tonight: datetime) -> tuple[bool, int, bool, float, int]:
    due = directive.due_at
    later = due is None or due >= tonight
    return later, -directive.urgency.rank, due is None, due.timestamp() if due else 0, directive.id


def _grouped(
    found: Sequence[tuple[Directive, int]], own: Sequence[int], tree: Tree, *, report: bool,
    lent: Mapping[int, str] = MappingProxyType({}),
) -> list[OpenItem]:  # fmt: skip
    """One item a directive; its units are named only to whoever answers for several."""
    units: dict[int, list[int]] = {}
    for directive, unit_id in found:
        units.setdefault(directive.id, []).append(unit_id)
    first = {directive.id: directive for directive, _ in found}
    return [
        OpenItem(first[key], _names(asked, tree) if len(own) > 1 else (), report, instead=_whose(asked, lent))
        for key, asked in units.items()
    ]


def _names(unit_ids: Iterable[int], tree: Tree) -> tuple[str, ...]:
    return tuple(tree[unit_id].name for unit_id in unit_ids if unit_id in tree)


async def reportable(tx: Tx, actor: Actor, page: int, desk: Desk) -> Message | int:
    """A page of what the actor's units may report on; the directive's id where there is exactly one."""
    own = holds(actor, *ANSWERING)
    items = _grouped(await search.reportable_for(tx, own), own, await desk.units(tx), report=True)
    if not items:
        return Message(h(report_words.NOTHING))
    if len(items) == 1:
        return items[0].directive.id
    page = min(page, (len(items) - 1) // PAGE)
    return lists.reportable(items[page * PAGE : (page + 1) * PAGE], len(items), page, tx.now, desk.zone)


async def asked_by_number(tx: Tx, actor: Actor, number: str) -> int:
    """The newest directive of this number that one of the actor's units answers for. Raises Refusal."""
    own = holds(actor, *ANSWERING)
    for directive in await directives.by_number(tx, number_key(number)):
        if await directives.asked_units(tx, directive.id, own):
            return directive.id
    raise Refusal(words.REPORT_NOT_FOUND.format(clip(squeeze(clean(number)), 40)))
