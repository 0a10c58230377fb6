"""What a unit bears is changed, with a line of the journal; and goes on with the units that take its place."""

from __future__ import annotations

from collections.abc import Sequence

from domain import tags
from domain.reforms import Change
from domain.units import Unit
from storage import journal, unit_tags, units
from storage.store import Tx


async def keep(tx: Tx, by_id: int | None, unit: Unit, wanted: Sequence[str], **more: object) -> bool:
    """From now on the unit bears exactly these; written down with what it bore before. False: it did."""
    changed = await unit_tags.replace(tx, unit.id, wanted)
    if changed:
        data: dict[str, object] = {"from": list(unit.tags), "to": list(wanted), **more}
        await journal.write(tx, "unit.tagged", by_id, unit_id=unit.id, data=data)
    return changed


async def pass_on(tx: Tx, closed: Sequence[Change], by_id: int | None) -> None:
    """Who took the place of units that are no more bears what they bore, too; those keep theirs on record.

    A unit that took the place of several bears what any of them bore; each part of one that was divided, all.
    """
    tree = await units.tree(tx)
    wanted: dict[int, list[str]] = {}
    came: dict[int, list[int]] = {}
    for change in closed:
        for heir in change.successors if change.tags == "pass" else ():
            wanted.setdefault(heir, [*tree[heir].tags]).extend(tree[change.unit_id].tags)
            came.setdefault(heir, []).append(change.unit_id)
    for heir, every in wanted.items():
        await keep(tx, by_id, tree[heir], tags.once(every), of=came[heir])
