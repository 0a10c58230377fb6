"""Whose answers somebody may follow: of another's directive only those of the units below the own seats."""

from __future__ import annotations

from domain.directives import Directive
from domain.people import ANSWERING, Actor, holds, is_admin, leads
from domain.units import Tree
from storage import directives, monitors, relays
from storage.store import Tx

Sight = frozenset[int] | None
"""Units of an audience; None: all of it."""


async def followed(tx: Tx, actor: Actor, directive: Directive, tree: Tree) -> Sight:
    """The units of its audience that the actor may follow: all for its publisher, its monitors and an admin."""
    if directive.keeper == actor.person.id or is_admin(actor) or await monitors_it(tx, actor, directive):
        return None
    asked = [answer.unit_id for answer in await directives.answers(tx, directive.id)]
    led = frozenset(unit_id for unit_id in asked if leads(actor, unit_id, tree))
    return None if led and len(led) == len(asked) else led


async def monitors_it(tx: Tx, actor: Actor, directive: Directive) -> bool:
    """Whether the actor answers for a unit charged to follow it up, or to follow up what it hands down."""
    mine = set(holds(actor, *ANSWERING))
    number: int | None = directive.id
    while mine and number is not None:
        if not mine.isdisjoint(await monitors.of(tx, number)):
            return True
        number = await relays.original(tx, number)
    return False
