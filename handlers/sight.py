"""Whose answers somebody may follow: of another's directive only those of the units below the own seats."""

from __future__ import annotations

from domain.directives import Directive
from domain.people import Actor, is_admin, leads
from domain.units import Tree
from storage import directives, people
from storage.store import Tx

Sight = frozenset[int] | None
"""Units of an audience; None: all of it."""


async def followed(tx: Tx, actor: Actor, directive: Directive, tree: Tree) -> Sight:
    """The units of its audience that the actor may follow: all for its publisher and an admin."""
    if directive.published_by == actor.person.id or is_admin(actor):
        return None
    asked = [answer.unit_id for answer in await directives.answers(tx, directive.id)]
    led = frozenset(unit_id for unit_id in asked if leads(actor, unit_id, tree))
    return None if led and len(led) == len(asked) else led


async def of_person(tx: Tx, person_id: int, directive: Directive, tree: Tree) -> Sight:
    """``followed``, by the seats that the person holds now."""
    person = await people.get(tx, person_id)
    assert person is not None
    return await followed(tx, Actor(person, await people.seats_of(tx, person_id)), directive, tree)
