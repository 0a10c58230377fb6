"""Screens on which one walks through the units: who is linked, who can be reached, whom to invite or revoke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain import group_cards, limits, times
from domain.actions import Verb, encode
from domain.lists import pager
from domain.markup import h
from domain.messages import Button, Message
from domain.people import Person, Role, Seat
from domain.text import clip, fold
from domain.units import Tree, Unit
from domain.wording import browsing as words
from domain.wording import enrol, handing, reforming, scheduling
from domain.wording import groups as group_words
from domain.wording import numbers as number_words
from domain.wording import tags as tag_words

PAGE: Final = limits.PICK_PAGE
PEOPLE_SHOWN: Final = 12  # by name on one screen
LABEL_MAX: Final = 26  # of a name on a button, so that a small phone shows what follows it, too
NOBODY: Final = (0, 0)
FORMER_SHOWN: Final = 4  # earlier names on one screen

Counts = Mapping[int, tuple[int, int]]
"""For each unit that anybody answers for: how many people, and how many of them reachable."""


@dataclass(frozen=True, slots=True)
class Place:
    """One unit as its screen shows it. ``parent`` is None where the reader may not go further up."""

    unit: Unit
    people: Sequence[tuple[Person, Seat]]
    parent: Unit | None
    may_change: bool  # invite, and revoke seats
    groups: Sequence[group_cards.Place] = ()
    may_reform: bool = False  # tag it, rename it, merge it …
    ring: str = ""  # whom to telephone, for those who may know
    taken_in: Sequence[str] = ()  # what ended in it, a remark each
    coming: Sequence[str] = ()  # what waits to happen to it, a sentence each
    waiting: int = 0  # decisions that wait for their day here or below, for those who may call them off


def unit_screen(place: Place, tree: Tree, counts: Counts, page: int, zone: tzinfo) -> Message:
    """One unit: its people, how the units below stand, and buttons to them."""
    lines = [*_head(place), *_people(place.people, zone)]
    lines += ["", h(place.ring[:1].upper() + place.ring[1:])] if place.ring else []
    if place.groups:
        lines += ["", h(group_words.LIST_HEAD), *map(h, group_cards.place_lines(place.groups, zone))]
    below = tree.children(place.unit.id)
    if below:
        lines += ["", h(_summary(tree.subtree(place.unit.id)[1:], counts))]
    if len(below) > PAGE:
        lines.append(h(words.FIND_HOW))
    rows: list[tuple[Button, ...]] = []
    if silent := gaps(place.unit, tree, counts):
        rows.append((Button(words.gaps(len(silent)), encode(Verb.GAPS, place.unit.id, 0)),))
    rows += _unit_buttons(below, counts, page, lambda unit: encode(Verb.UNITS, unit.id, 0))
    rows += _turns(len(below), page, lambda to: encode(Verb.UNITS, place.unit.id, to))
    rows += [(button,) for button in _changes(place)]
    rows += _kept(place)
    if place.parent:
        rows.append((_up(place.parent, encode(Verb.UNITS, place.parent.id, 0)),))
    return Message("\n".join(lines), tuple(rows))


def gaps(unit: Unit, tree: Tree, counts: Counts) -> list[Unit]:
    """The units below that no message reaches: nobody is linked, or nobody of them can be written to."""
    return [below for below in tree.subtree(unit.id)[1:] if not counts.get(below.id, NOBODY)[1]]


def gaps_screen(unit: Unit, tree: Tree, counts: Counts, page: int, ring: Mapping[int, str]) -> Message:
    """The units below that no message reaches, as buttons to each; and whom to ``ring`` there instead."""
    found = gaps(unit, tree, counts)
    rows = _unit_buttons(found, counts, page, lambda below: encode(Verb.UNITS, below.id, 0))
    rows += _turns(len(found), page, lambda to: encode(Verb.GAPS, unit.id, to))
    rows.append((_up(unit, encode(Verb.UNITS, unit.id, 0)),))
    numbers = [
        h(f"- {below.name}: {ring[below.id]}")
        for below in found[page * PAGE : (page + 1) * PAGE]
        if below.id in ring
    ]
    lines = [f"<b>{h(unit.name)}</b>", h(words.gaps(len(found))), *numbers]
    return Message("\n".join(lines), tuple(rows))


def top_screen(tops: Sequence[Unit], counts: Counts, page: int, verb: Verb, head: str) -> Message:
    """Several topmost units to begin from."""
    rows = _unit_buttons(tops, counts, page, lambda unit: encode(verb, unit.id, 0))
    rows += _turns(len(tops), page, lambda to: encode(verb, 0, to))
    return Message(f"<b>{h(head)}</b>", tuple(rows))


def invite_screen(unit: Unit, parent: Unit | None, tree: Tree, counts: Counts, page: int) -> Message:
    """Which unit to invite into: this one or one below."""
    here = Button(clip(f"{words.INVITE}: {unit.name}", 60), encode(Verb.INVITE_HERE, unit.id), style="primary")
    below = tree.children(unit.id)
    rows: list[tuple[Button, ...]] = [(here,)] if page == 0 else []
    rows += _unit_buttons(below, counts, page, lambda unit: _into(unit, tree))
    rows += _turns(len(below), page, lambda to: encode(Verb.INVITE, unit.id, to))
    if parent:
        rows.append((_up(parent, encode(Verb.INVITE, parent.id, 0)),))
    return Message(f"<b>{h(unit.name)}</b>\n{h(words.CHOOSE_UNIT)}", tuple(rows))


def found_screen(typed: str, found: Sequence[Unit], tree: Tree, *, invite: bool) -> Message:
    """The units that somebody's typed words fit."""
    shown = found[:PAGE]
    lines = [h(words.FOUND.format(typed))]
    if len(found) > len(shown):
        lines.append(h(words.TOO_MANY.format(len(found) - len(shown))))
    rows = []
    for unit in shown:
        data = encode(Verb.INVITE_HERE, unit.id) if invite else encode(Verb.UNITS, unit.id, 0)
        label = clip(tree.path(unit.id), 60)
        wanted = fold(typed)
        called = fold(" ".join((label, *unit.aliases, *unit.tags)))
        if unit.former and not all(word in called for word in wanted.split()):
            old = [name for name in unit.former if wanted in fold(name)] or list(unit.former[:1])
            lines.append(h(reforming.now_called(old[0], [unit.name])))
        rows.append((Button(label, data),))
    return Message("\n".join(lines), tuple(rows))


def roles_screen(unit: Unit, roles: Sequence[Role]) -> Message:
    """Which role to invite for."""
    known = tuple(Role)
    rows = [
        (Button(enrol.role(role).capitalize(), encode(Verb.INVITE_ROLE, unit.id, known.index(role))),)
        for role in roles
    ]
    return Message(h(words.CHOOSE_ROLE.format(unit.name)), tuple(rows))


def uses_screen(unit: Unit, role: Role) -> Message:
    """For how many people."""
    place = tuple(Role).index(role)
    row = tuple(
        Button(words.uses(count), encode(Verb.INVITE_USES, unit.id, place, count))
        for count in limits.INVITE_USES
    )
    return Message(h(words.CHOOSE_USES.format(unit.name, enrol.role(role))), (row,))


def seats_screen(unit: Unit, seats: Sequence[tuple[Person, Seat]], page: int) -> Message:
    """Whose seat is to be revoked."""
    shown = seats[page * PAGE : (page + 1) * PAGE]
    rows: list[tuple[Button, ...]] = [
        (Button(clip(f"{who.name} · {enrol.role(seat.role)}", 60), encode(Verb.REVOKE, seat.id)),)
        for who, seat in shown
    ]
    rows += _turns(len(seats), page, lambda to: encode(Verb.SEATS, unit.id, to))
    rows.append((_up(unit, encode(Verb.UNITS, unit.id, 0)),))
    return Message(f"<b>{h(unit.name)}</b>\n{h(words.REVOKE_WHOM)}", tuple(rows))


def _people(people: Sequence[tuple[Person, Seat]], zone: tzinfo) -> list[str]:
    if not people:
        return [h(words.NOBODY.capitalize())]
    lines = [h(words.PEOPLE), *(_person(who, seat, zone) for who, seat in people[:PEOPLE_SHOWN])]
    rest = len(people) - PEOPLE_SHOWN
    return [*lines, h(words.more_people(rest))] if rest > 0 else lines


def _person(who: Person, seat: Seat, zone: tzinfo) -> str:
    line = f"- {who.name}, {enrol.role(seat.role)}"
    if not who.reachable:
        since = who.reach_since.astimezone(zone).date() if who.reach_since else None
        line += f"; {words.unreachable_since(times.show_date(since) if since else '', who.reach_reason)}"
    return h(line)


def _formerly(unit: Unit) -> list[str]:
    return [h(reforming.formerly(_some(unit.former)))] if unit.former else []


def _head(place: Place) -> list[str]:
    name = f"<b>{h(place.unit.name)}</b>"
    return [name, *_formerly(place.unit), *map(h, place.taken_in), *_tagged(place.unit), *_coming(place.coming)]


def _coming(said: Sequence[str]) -> list[str]:
    return ["", *map(h, said), ""] if said else []


def _tagged(unit: Unit) -> list[str]:
    return [h(tag_words.line(unit.tags))] if unit.tags else []


def _some(names: Sequence[str]) -> list[str]:
    rest = len(names) - FORMER_SHOWN
    return [*names[:FORMER_SHOWN], *([f"+{rest}"] if rest > 0 else [])]


def _summary(below: Sequence[Unit], counts: Counts) -> str:
    stand = [counts.get(unit.id, NOBODY) for unit in below]
    unlinked = sum(linked == 0 for linked, _ in stand)
    return words.counts(len(stand), unlinked, sum(linked > 0 and not live for linked, live in stand))


def _unit_buttons(
    units: Sequence[Unit], counts: Counts, page: int, data: Callable[[Unit], str]
) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    for unit in units[page * PAGE : (page + 1) * PAGE]:
        stand = words.linked(*counts.get(unit.id, NOBODY))
        rows.append((Button(f"{clip(unit.name, LABEL_MAX)} · {stand}", data(unit)),))
    return rows


def _turns(count: int, page: int, turn: Callable[[int], str]) -> list[tuple[Button, ...]]:
    turns = pager(page, (page + 1) * PAGE < count, turn)
    return [turns] if turns else []


def _changes(place: Place) -> tuple[Button, ...]:
    if not place.may_change:
        return ()
    invite = Button(words.INVITE, encode(Verb.INVITE_HERE, place.unit.id))
    revoke = Button(words.REVOKE, encode(Verb.SEATS, place.unit.id, 0))
    hand_over = Button(handing.SOMEBODY_ELSE, encode(Verb.HANDOVERS, place.unit.id, 0))
    phone = Button(number_words.BUTTON, encode(Verb.UNIT_PHONE, place.unit.id))
    return (invite, revoke, hand_over, phone) if place.people else (invite, phone)


def _kept(place: Place) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if place.may_change:
        rows.append((Button(group_words.BUTTON, encode(Verb.GROUPS, place.unit.id)),))
    if place.may_reform:
        rows.append((Button(tag_words.BUTTON, encode(Verb.UNIT_TAGS, place.unit.id, 0)),))
        rows.append((Button(reforming.CHANGE, encode(Verb.UNIT_CHANGE, place.unit.id)),))
    if place.waiting:
        rows.append((Button(scheduling.button(place.waiting), encode(Verb.AHEADS, place.unit.id)),))
    return rows


def _into(unit: Unit, tree: Tree) -> str:
    return encode(Verb.INVITE, unit.id, 0) if tree.children(unit.id) else encode(Verb.INVITE_HERE, unit.id)


def _up(unit: Unit, data: str) -> Button:
    return Button(words.UP.format(clip(unit.name, LABEL_MAX)), data)
