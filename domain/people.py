"""People, the seats they hold, and what a seat allows. Rights come from here and from nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from domain.units import Tree


class Role(StrEnum):
    """What a seat lets its holder do: viewer < officer < leader; coordinator; admin."""

    VIEWER = "viewer"  # query the own subtree
    OFFICER = "officer"  # acknowledge and report for the own unit
    LEADER = "leader"  # as officer, plus approve
    COORDINATOR = "coordinator"  # publish to, and see, the subtree of the seat's unit
    ADMIN = "admin"  # everything


# Whose tap answers for the unit of the seat, and who therefore gets its cards.
ANSWERING: Final = (Role.OFFICER, Role.LEADER, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who has written to the bot. Unreachable: the chat is blocked or gone, why and since when."""

    id: int
    telegram_id: int
    name: str
    username: str = ""
    language: str = "vi"
    reachable: bool = True
    reach_reason: str = ""
    reach_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in a unit, held since an instant; without a unit an admin of the whole office."""

    id: int
    person_id: int
    unit_id: int | None
    role: Role
    since: datetime
    stands_for: str = ""  # held for a time, instead of whom


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the seats held now; without any seat a stranger."""

    person: Person
    seats: tuple[Seat, ...] = ()


def is_stranger(actor: Actor) -> bool:
    """Holds no seat at all."""
    return not actor.seats


def is_admin(actor: Actor) -> bool:
    """May do everything."""
    return any(seat.role is Role.ADMIN for seat in actor.seats)


def is_coordinator(actor: Actor) -> bool:
    """May publish somewhere."""
    return any(seat.role in (Role.COORDINATOR, Role.ADMIN) for seat in actor.seats)


def holds(actor: Actor, *roles: Role) -> tuple[int, ...]:
    """The units where the actor holds one of these roles, each once, oldest seat first."""
    units = (seat.unit_id for seat in actor.seats if seat.role in roles)
    return tuple(dict.fromkeys(unit for unit in units if unit is not None))


def may_acknowledge_for(actor: Actor, unit_id: int) -> bool:
    """Answers for the unit as one of its own people; recording on behalf is ``coordinates``."""
    return unit_id in holds(actor, *ANSWERING)


def coordinates(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """May publish to the unit, record on its behalf, invite into it."""
    return is_admin(actor) or _within(actor, unit_id, tree, Role.COORDINATOR)


def leads(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """May approve for the unit and see its board."""
    return is_admin(actor) or _within(actor, unit_id, tree, Role.LEADER, Role.COORDINATOR)


def sees(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """May ask about the unit: everybody about the subtree of every own seat, an admin about all."""
    return is_admin(actor) or _within(actor, unit_id, tree, *Role)


def scope(actor: Actor, tree: Tree) -> tuple[int, ...]:
    """The topmost units whose whole subtrees the actor may publish to; all roots for an admin."""
    if is_admin(actor):
        return tuple(unit.id for unit in tree.roots())
    return _topmost(holds(actor, Role.COORDINATOR), tree)


def horizon(actor: Actor, tree: Tree) -> tuple[int, ...]:
    """The topmost units whose whole subtrees the actor may see; all roots for an admin."""
    if is_admin(actor):
        return tuple(unit.id for unit in tree.roots())
    return _topmost(holds(actor, *Role), tree)


def may_give(actor: Actor, unit_id: int, role: Role, tree: Tree) -> bool:
    """May make someone hold this role in this unit: only an admin makes admins."""
    return is_admin(actor) or (role is not Role.ADMIN and coordinates(actor, unit_id, tree))


def _within(actor: Actor, unit_id: int, tree: Tree, *roles: Role) -> bool:
    return any(tree.is_within(unit_id, root) for root in holds(actor, *roles))


def _topmost(units: tuple[int, ...], tree: Tree) -> tuple[int, ...]:
    known = [unit for unit in units if unit in tree]
    return tuple(
        unit for unit in known if not any(unit != other and tree.is_within(unit, other) for other in known)
    )
