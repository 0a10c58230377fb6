"""The units that one is divided into."""

from __future__ import annotations

from domain.reform_plans import UnitPlan
from storage import units
from storage.store import Tx


async def parts(tx: Tx, plan: UnitPlan) -> list[int]:
    """They are made: of the old one's kind, where it stood; their ids in the order of their names."""
    tree = await units.tree(tx)
    old = tree[plan.unit_id]
    taken = {unit.code for unit in (*tree, *tree.gone())}
    codes = (code for number in range(1, 1000) if (code := f"{old.code}-{number}") not in taken)
    made = []
    for name, code in zip(plan.names, codes, strict=False):
        unit_id = await units.add(tx, code, old.kind, old.position)
        await units.rename(tx, unit_id, name)
        await units.move(tx, unit_id, old.parent_id)
        made.append(unit_id)
    return made
