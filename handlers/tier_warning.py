"""What a coordinator should know before publishing: which superior unit would have no time for its roll-up."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import deadlines, tier_clashes
from domain.drafts import Draft
from domain.units import Tree
from domain.wording import rollup as words
from storage import calendar
from storage.store import Tx

SHOWN: Final = 3


async def warning(tx: Tx, draft: Draft, tree: Tree, zone: tzinfo) -> str:
    """A sentence for each of the first such units; empty when there is none."""
    found = tier_clashes.clashes(draft, tree, tx.now, zone, await calendar.calendar(tx))
    told = [
        words.too_early(
            clash.unit.name, deadlines.show(clash.due_at, zone), deadlines.show(clash.below_at, zone)
        )
        for clash in found[:SHOWN]
    ]
    return "\n".join([*told, *([words.more_too_early(len(found) - SHOWN)] if len(found) > SHOWN else [])])
