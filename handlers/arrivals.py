"""Copies that were on their way while the directive changed: they have arrived, and are put right at once."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import recall
from handlers.copies import redraw_late
from storage import directives
from storage.copies import Copy
from storage.outbox import Claimed
from storage.store import Tx


async def check(tx: Tx, directive_id: int, arrived: Sequence[Copy]) -> None:
    """Make those that say something old say what holds now; of a recall their people are told, too."""
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    for copy in arrived:
        if directive.state == "published" and copy.revision == directive.revision:
            continue
        await redraw_late(tx, directive_id, copy, f"late:{directive.state}:r{directive.revision}")
        if directive.state == "recalled":
            await recall.came_after_all(tx, directive, copy.person_id)


async def perhaps(tx: Tx, claimed: Claimed) -> None:
    """A card that may have arrived: of a recall its receiver is told in any case."""
    if claimed.kind != "card" or claimed.directive_id is None:
        return
    directive = await directives.get(tx, claimed.directive_id)
    if directive and directive.state == "recalled":
        await recall.came_after_all(tx, directive, claimed.person_id)
