"""Who somebody is here, what waits for them, and what they can do next."""

from __future__ import annotations

from domain.markup import h
from domain.menu import commands_for
from domain.messages import Message
from domain.people import ANSWERING, Actor, Role, Seat, holds, is_admin
from domain.units import Tree
from domain.wording import absences as absence_words
from domain.wording import enrol as enrol_words
from domain.wording import helping as help_words
from domain.wording import joining as words
from storage import people, search, units
from storage.store import Tx

SHOWN = 4  # commands in a greeting: the rest is in the menu and the help


async def greeting(tx: Tx, actor: Actor, first: str = "") -> Message:
    """The answer to START for somebody with a seat; ``first`` replaces its first line."""
    tree = await units.tree(tx)
    lines = [f"<b>{h(first or words.hello(actor.person.name))}</b>"]
    lines += map(h, _seats(actor, tree))
    if is_admin(actor):
        lines += ["", f"<b>{h(words.FIRST_STEPS)}</b>", *map(h, await _first_steps(tx, tree))]
    lines += map(h, await _work(tx, actor))
    lines += ["", h(words.NEXT)]
    lines += [h(f"/{command.shown}: {command.words}") for command in commands_for(actor)[:SHOWN]]
    return Message("\n".join([*lines, h(f"/{help_words.NAMES['trogiup']}: {help_words.COMMANDS['trogiup']}")]))


def _seats(actor: Actor, tree: Tree) -> list[str]:
    named = [seat_words(seat, tree) for seat in actor.seats]
    return named if len(named) == 1 else [words.YOUR_SEATS, *(f"- {name}" for name in named)]


def seat_words(seat: Seat, tree: Tree) -> str:
    """``Xã An Phú: cán bộ phụ trách``."""
    said = words.seat(enrol_words.role(seat.role), unit_name(seat.unit_id, tree))
    return absence_words.instead(said, seat.stands_for) if seat.stands_for else said


def unit_name(unit_id: int | None, tree: Tree) -> str:
    """The unit's present name; the whole office for None."""
    unit = None if unit_id is None else tree.get(unit_id)
    return unit.name if unit else enrol_words.WHOLE_OFFICE


async def _first_steps(tx: Tx, tree: Tree) -> list[str]:
    if not len(tree):
        return [f"1. {words.IMPORT_UNITS}", f"2. {words.INVITE_COORDINATORS}", f"3. {words.INVITE_UNITS}"]
    coordinators = await people.seated(tx, [unit.id for unit in tree], (Role.COORDINATOR,))
    steps = [words.SEE_UNITS] if coordinators else [words.INVITE_COORDINATORS, words.SEE_UNITS]
    return [words.units_there(len(tree)), *(f"{n}. {step}" for n, step in enumerate(steps, 1))]


async def _work(tx: Tx, actor: Actor) -> list[str]:
    own = holds(actor, *ANSWERING)
    if not own:
        return []
    silent = {directive.id for directive, _ in await search.silent_for(tx, own)}
    count = len(silent | {owing.directive.id for owing in await search.unreported_for(tx, own)})
    return ["", words.work(count) if count else words.NO_WORK]
