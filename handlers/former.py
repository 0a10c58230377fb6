"""Why somebody may no longer press what they once could: the seat was handed over."""

from __future__ import annotations

from datetime import tzinfo

from domain import times
from domain.wording import handing as words
from storage import handovers, units
from storage.store import Tx


async def why(tx: Tx, person_id: int, zone: tzinfo) -> str:
    """What became of the seat that this person held last; empty when there is nothing to say of it."""
    given = await handovers.last_seat(tx, person_id)
    if given is None:
        return ""
    unit_id, heir, at = given
    unit = await units.name(tx, unit_id) if unit_id else ""
    return words.gone(unit, heir, times.show_date(at.astimezone(zone).date()))
