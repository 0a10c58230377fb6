"""The units that have not answered, and whether a message can help."""

from __future__ import annotations

from domain.boards import SilentUnit
from domain.units import Tree, Unit
from handlers import recognising
from handlers.sight import Sight
from storage import directives, latecomers, people
from storage.people import Linked
from storage.store import Tx


async def silent_units(tx: Tx, directive_id: int, tree: Tree, seen: Sight) -> list[SilentUnit]:
    """Those of the units ``seen`` that have not answered, in the order of the tree."""
    counts = await people.linked_counts(tx)
    silent = await directives.silent_units(tx, directive_id)
    if seen is not None:
        silent &= seen
    new = await latecomers.of_directive(tx, directive_id)
    once = await recognising.remarks(tx, directive_id, tree)
    return [
        _silent(unit, counts.get(unit.id), unit.id in new, once.get(unit.id, ""))
        for unit in tree
        if unit.id in silent
    ]


def _silent(unit: Unit, linked: Linked | None, new: bool, once: str) -> SilentUnit:
    return SilentUnit(
        unit.id, unit.name + once, linked.linked if linked else 0, linked.reachable if linked else 0, new
    )
