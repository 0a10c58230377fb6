"""Which open directives somebody follows, and how far the eyes reach in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.directives import Directive
from domain.people import ANSWERING, Actor, Role, holds, is_admin, scope
from domain.standings import Counts
from domain.units import Tree
from handlers import sight
from storage import directives, standings
from storage.store import Tx

OPEN_MAX: Final = 200  # open directives counted at once: an office that follows more closes none


@dataclass(frozen=True, slots=True)
class Following:
    """Open directives, newest first: ``whole`` are the ids of those followed in all their units.

    Of the others only the units ``led`` are seen.
    """

    directives: tuple[Directive, ...]
    whole: frozenset[int]
    led: frozenset[int]

    @property
    def counted(self) -> tuple[Directive, ...]:
        """Those that count: drills are measured by themselves."""
        return tuple(one for one in self.directives if not one.drill)

    def parts(self) -> list[tuple[list[int], frozenset[int] | None]]:
        """The ids with what is seen of them: all units (None), or some; nothing that would be empty."""
        whole = [one.id for one in self.counted if one.id in self.whole]
        rest = [one.id for one in self.counted if one.id not in self.whole]
        pairs: list[tuple[list[int], frozenset[int] | None]] = [(whole, None), (rest, self.led)]
        return [(ids, seen) for ids, seen in pairs if ids]


async def following(tx: Tx, actor: Actor, tree: Tree) -> Following:
    """What the actor published, monitors, or leads units of, and is still open."""
    tops = scope(actor, tree) if is_admin(actor) else holds(actor, Role.LEADER, Role.COORDINATOR)
    led = list(dict.fromkeys(unit.id for top in tops for unit in tree.subtree(top)))
    charged = holds(actor, *ANSWERING)
    found = await directives.open_boards(tx, actor.person.id, led, charged, OPEN_MAX, 0)
    whole = [one.id for one in found if await _is_whole(tx, actor, one)]
    return Following(tuple(found), frozenset(whole), frozenset(led))


async def _is_whole(tx: Tx, actor: Actor, directive: Directive) -> bool:
    mine = directive.keeper == actor.person.id or is_admin(actor)
    return mine or await sight.monitors_it(tx, actor, directive)


async def counts(tx: Tx, found: Following) -> dict[int, Counts]:
    """How each of the directives stands, as far as it is seen."""
    counted: dict[int, Counts] = {}
    for ids, seen in found.parts():
        counted |= await standings.counts(tx, ids, seen)
    return counted


async def counts_of_units(tx: Tx, found: Following) -> dict[int, Counts]:
    """How each unit stands over all the directives."""
    counted: dict[int, Counts] = {}
    for ids, seen in found.parts():
        for unit_id, one in (await standings.counts_of_units(tx, ids, seen)).items():
            counted[unit_id] = counted.get(unit_id, Counts()) + one
    return counted
