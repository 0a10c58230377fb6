"""Following a directive: its board, its silent units, and urging them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from domain import times
from domain.actions import Verb, encode
from domain.boards import SilentUnit
from domain.directives import Directive
from domain.drafts import number_key
from domain.drills import marked
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Lane, Message
from domain.people import (
    ANSWERING,
    Actor,
    Person,
    Role,
    Seat,
    coordinates,
    holds,
    is_admin,
    is_coordinator,
    scope,
)
from domain.text import clip
from domain.units import Tree
from domain.urgency import Urgency
from domain.wording import answering, arriving, labels
from domain.wording import boards as words
from domain.wording import drills as words_of_drills
from domain.wording import reminders as late_words
from handlers import drawing, numbers, recognising, sight
from handlers.desk import Desk
from handlers.remind import urge_late
from handlers.sight import Sight
from handlers.web_access import may_look
from storage import directives, extensions, journal, latecomers, outbox, people, reports, units
from storage.outbox import Owed
from storage.store import Tx

PAGE: Final = 20  # units a page of a list
PER_PAGE: Final = 5  # directives a page
URGE_PAUSE: Final = timedelta(hours=1)


async def allowed(tx: Tx, actor: Actor, directive_id: int) -> tuple[Directive, Tree, Sight]:
    """The directive, and which of its units the actor may follow. Raises Refusal when there is none."""
    directive = await directives.get(tx, directive_id)
    if directive is None:
        raise Refusal(words.NOT_FOUND)
    tree = await units.tree(tx)
    seen = await sight.followed(tx, actor, directive, tree)
    if seen is not None and not seen:
        raise Refusal(words.NOT_FOUND)
    return directive, tree, seen


async def board(tx: Tx, actor: Actor, directive_id: int, desk: Desk) -> Message:
    """The board as it stands now."""
    await allowed(tx, actor, directive_id)
    return await drawing.board(tx, directive_id, actor.person.id, desk)


async def silent_page(tx: Tx, actor: Actor, directive_id: int, page: int) -> Message:
    """The units that have not acknowledged, a page of them."""
    directive, tree, seen = await allowed(tx, actor, directive_id)
    silent = await drawing.silent_units(tx, directive_id, tree, seen)
    silent.sort(key=lambda unit: (not unit.reachable, not unit.linked))  # first those that can be urged
    if not silent:
        return Message(words.NOBODY_SILENT, (_back(directive_id),))
    named = _numbered(silent, page)
    ring = await numbers.shown(tx, actor, [unit.unit_id for _, unit in named if not unit.reachable], tree)
    lines = [f"{n}. {h(_with_number(unit.words, ring.get(unit.unit_id, '')))}" for n, unit in named]
    head = f"<b>{h(labels.SILENT)}: {len(silent)}</b>"
    shown = Message("\n".join([head, *lines]), _pager(Verb.SILENT, directive_id, page, len(silent)))
    return marked(shown) if directive.drill else shown


def _with_number(said: str, ring: str) -> str:
    return f"{said}: {ring}" if ring else said


async def unreported_page(tx: Tx, actor: Actor, directive_id: int, page: int) -> Message:
    """The units that have not reported, a page of them."""
    _, tree, seen = await allowed(tx, actor, directive_id)
    reported = await reports.units_reported(tx, directive_id)
    owing = {a.unit_id for a in await directives.answers(tx, directive_id) if a.state != "refused"} - reported
    owing &= owing if seen is None else seen
    remarks, once = await _remarks(tx, directive_id), await recognising.remarks(tx, directive_id, tree)
    silent = [
        SilentUnit(unit.id, unit.name + once.get(unit.id, "") + remarks.get(unit.id, ""), 1, 1)
        for unit in tree
        if unit.id in owing
    ]
    if not silent:
        return Message(words.NOBODY_UNREPORTED, (_back(directive_id),))
    lines = [f"{n}. {h(unit.name)}" for n, unit in _numbered(silent, page)]
    head = f"<b>{h(labels.UNREPORTED)}: {len(silent)}</b>"
    return Message("\n".join([head, *lines]), _pager(Verb.UNREPORTED, directive_id, page, len(silent)))


async def _remarks(tx: Tx, directive_id: int) -> dict[int, str]:
    """What stands behind the name of a unit that owes a report."""
    newest = await reports.newest_of_all(tx, directive_id)
    returned = {one.unit_id: words.RETURNED for one in newest if one.state == "returned"}
    asking = {one.unit_id: words.ASKING for one in await extensions.asked(tx, directive_id)}
    late = dict.fromkeys(await latecomers.of_directive(tx, directive_id), f" ({arriving.JOINED_LATE})")
    return late | returned | asking


async def behalf_page(tx: Tx, actor: Actor, directive_id: int, page: int) -> Message:
    """The silent units as buttons: a press records that one has received it."""
    _, tree, seen = await allowed(tx, actor, directive_id)
    silent = [
        unit
        for unit in await drawing.silent_units(tx, directive_id, tree, seen)
        if coordinates(actor, unit.unit_id, tree)
    ]
    if not silent:
        return Message(words.NOBODY_SILENT, (_back(directive_id),))
    rows: list[tuple[Button, ...]] = [
        (Button(unit.name, encode(Verb.BEHALF_UNIT, directive_id, unit.unit_id)),)
        for _, unit in _numbered(silent, page)
    ]
    ring = await numbers.shown(tx, actor, [unit.unit_id for _, unit in _numbered(silent, page)], tree)
    lines = [h(_with_number(tree[unit_id].name, said)) for unit_id, said in ring.items()]
    rows += _pager(Verb.BEHALF, directive_id, page, len(silent))
    return Message("\n".join([h(answering.BEHALF_ASK), *lines]), tuple(rows))


def _numbered(silent: list[SilentUnit], page: int) -> list[tuple[int, SilentUnit]]:
    start = min(page, (len(silent) - 1) // PAGE) * PAGE
    return list(enumerate(silent[start : start + PAGE], start + 1))


def _pager(verb: Verb, directive_id: int, page: int, count: int) -> tuple[tuple[Button, ...], ...]:
    last = (count - 1) // PAGE
    page = min(page, last)
    turn = [Button(labels.PREVIOUS, encode(verb, directive_id, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(verb, directive_id, page + 1))] if page < last else []
    return (tuple(turn), _back(directive_id)) if turn else (_back(directive_id),)


def _back(directive_id: int) -> tuple[Button, ...]:
    return (Button(labels.BOARD, encode(Verb.BOARD, directive_id)),)


async def urge(tx: Tx, actor: Actor, directive_id: int, desk: Desk) -> str:
    """Remind the people of the silent units, at most once an hour; what was done, in a sentence.

    All of them for its publisher and its monitors, else those that the actor coordinates. In the night the
    reminder of what is not very urgent waits for the morning, as the directive itself would.
    """
    directive, tree, seen = await allowed(tx, actor, directive_id)
    whole = directive.keeper == actor.person.id or await sight.monitors_it(tx, actor, directive)
    if not whole and not is_coordinator(actor):
        raise Refusal(words.MAY_NOT_URGE)
    if directive.state != "published":
        raise Refusal(answering.NOT_SENT if directive.state == "releasing" else words.NOBODY_TO_URGE)
    await _at_most_hourly(tx, directive_id, desk)
    receivers = await _silent_people(tx, actor, directive, tree, seen, whole=whole)
    late = await urge_late(tx, actor, directive, tree, desk.zone, whole=whole)
    if not receivers and late:
        return late_words.urged(late)
    if not receivers:
        silent = await drawing.silent_units(tx, directive_id, tree, seen)
        raise Refusal(words.ONLY_BY_TELEPHONE if silent else words.NOBODY_TO_URGE)
    quiet = times.quiet_until(tx.now, desk.zone) if directive.urgency.rank < Urgency.VERY_URGENT.rank else None
    urged = dict.fromkeys(person.id for person, _ in receivers)
    await outbox.owe(tx, [_reminder(directive, person, tx.stamp, quiet) for person in urged])
    data = {"people": len(urged), "held": quiet is not None}
    await journal.write(tx, "urged", actor.person.id, directive_id=directive_id, data=data)
    when = times.show(quiet, desk.zone) if quiet else ""
    return words.urged(len(urged), len({seat.unit_id for _, seat in receivers}), when)


def _reminder(directive: Directive, person_id: int, occasion: str, not_before: datetime | None) -> Owed:
    key = f"d{directive.id}:urge:{occasion}:p{person_id}"
    return Owed(key, "urge", Lane.REMINDER, person_id, directive.id, not_before=not_before)


async def _silent_people(
    tx: Tx, actor: Actor, directive: Directive, tree: Tree, seen: Sight, *, whole: bool
) -> list[tuple[Person, Seat]]:
    """Who can be reached in the silent units that are this actor's to urge; the ``whole`` audience, or part."""
    silent = await drawing.silent_units(tx, directive.id, tree, seen)
    mine = [unit.unit_id for unit in silent if whole or coordinates(actor, unit.unit_id, tree)]
    return [(person, seat) for person, seat in await people.seated(tx, mine) if person.reachable]


async def _at_most_hourly(tx: Tx, directive_id: int, desk: Desk) -> None:
    last = await journal.last_of(tx, "urged", directive_id, tx.now - URGE_PAUSE)
    if last:
        at, person_id = last
        person = await people.get(tx, person_id) if person_id else None
        raise Refusal(words.urged_recently(person.name if person else "", times.show_clock(at, desk.zone)))


async def open_boards(tx: Tx, actor: Actor, page: int) -> Message:
    """The directives that the actor follows or whose units the actor leads, newest first, as buttons."""
    led = await _led(tx, actor)
    following = holds(actor, *ANSWERING)
    found = await directives.open_boards(tx, actor.person.id, led, following, PER_PAGE + 1, page * PER_PAGE)
    page_link = ((Button(labels.WALL, encode(Verb.WALL)),),) if may_look(actor) else ()
    if not found:
        return Message(words.NONE_OPEN, page_link)
    rows = [(Button(_line(directive), encode(Verb.BOARD, directive.id)),) for directive in found[:PER_PAGE]]
    turn = [Button(labels.PREVIOUS, encode(Verb.BOARDS, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(Verb.BOARDS, page + 1))] if len(found) > PER_PAGE else []
    week = (Button(labels.THIS_WEEK, encode(Verb.THIS_WEEK)),)
    return Message(f"<b>{h(words.CHOOSE)}</b>", (*rows, *((tuple(turn),) if turn else ()), week, *page_link))


async def _led(tx: Tx, actor: Actor) -> list[int]:
    tree = await units.tree(tx)
    tops = scope(actor, tree) if is_admin(actor) else holds(actor, Role.LEADER, Role.COORDINATOR)
    return list(dict.fromkeys(unit.id for top in tops for unit in tree.subtree(top)))


def _line(directive: Directive) -> str:
    title = f"{directive.number} {directive.subject}".strip()
    return clip(words_of_drills.titled(title) if directive.drill else title, 60)


async def find(tx: Tx, actor: Actor, number: str) -> Directive:
    """The newest directive of this number whose board the actor may see."""
    for directive in await directives.by_number(tx, number_key(number)):
        try:
            await allowed(tx, actor, directive.id)
        except Refusal:
            continue
        return directive
    raise Refusal(words.NOT_FOUND)
